from pathlib import Path


def missing(site: Path, other: Path) -> list[str]:
    return []
