"""Which notes there are, by file names alone, so that it costs nothing to ask; and how a file of an author is read."""

from __future__ import annotations

from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent
ROOT = SCRIPTS.parent


class NoteError(Exception):
    """Something in a note that its author can mend; the message is all that they need to see."""


def stems() -> list[str]:
    """The stems of all notes. Raises NoteError where a module has no prose, or prose no module."""
    modules = {path.stem for path in visible(SCRIPTS / "notes", "*.py") if not path.stem.startswith("_")}
    pages = {path.stem for path in visible(ROOT / "docs" / "notes", "*.md")} - {"index"}
    for stem in sorted(modules ^ pages):
        here, missing = f"scripts/notes/{stem}.py", f"docs/notes/{stem}.md"
        if stem in pages:
            here, missing = missing, here
        raise NoteError(f"{here} has no partner: a note is a module and a page of one name, and {missing} is missing")
    return sorted(modules)


def written(path: Path) -> str:
    """The text of a file that an author wrote. Raises NoteError where it is not in UTF-8."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        where = path.relative_to(ROOT).as_posix()
        line = path.read_bytes().count(b"\n", 0, error.start) + 1
        raise NoteError(f"{where}, line {line}: a character here is not in UTF-8; save the file as UTF-8") from None


def visible(folder: Path, pattern: str) -> list[Path]:
    """The files below `folder` that match, without what editors and tools hide there."""
    found = (path for path in folder.rglob(pattern) if path.is_file())
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))
