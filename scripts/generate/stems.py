"""Which notes there are, by file names alone, so that it costs nothing to ask; and how a file of an author is read."""

from __future__ import annotations

import re
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent
ROOT = SCRIPTS.parent
FOLDERS = {SCRIPTS / "notes": "*.py", ROOT / "docs" / "notes": "*.md"}  # and what belongs to a note there
NAME = re.compile(r"[a-z][a-z0-9_]*")  # which can stand in {{ }}, in an import and in an address


class NoteError(Exception):
    """What is wrong with notes and can be mended by their authors; each mistake is all that one needs to see."""

    def __init__(self, *mistakes: str) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


def stems() -> list[str]:
    """The stems of all notes, each of them a module with its page."""
    modules, pages = _by_stem()
    return sorted(stem for stem in modules.keys() & pages.keys() if NAME.fullmatch(stem))


def misfits() -> list[str]:
    """What lies among the notes and is none, in sentences for its author."""
    modules, pages = _by_stem()
    found = [
        f"{_relative(path)}: notes lie side by side in {_relative(folder)}/, and not in folders below it"
        for folder, pattern in FOLDERS.items()
        for path in visible(folder, pattern)
        if path.parent != folder
    ]
    for stem in sorted(modules.keys() | pages.keys()):
        if not NAME.fullmatch(stem):
            found.append(f"the note {stem}: a note's name is made of a to z, digits and _, and begins with a letter")
        elif stem not in modules or stem not in pages:
            here, missing = f"scripts/notes/{stem}.py", f"docs/notes/{stem}.md"
            if stem in pages:
                here, missing = missing, here
            found.append(f"{here} has no partner: a note is a module and a page of one name, and {missing} is missing")
    return found


def _by_stem() -> list[dict[str, Path]]:
    """The modules and the pages of notes."""
    return [
        {path.stem: path for path in visible(folder, pattern) if path.parent == folder and _is_note(path)}
        for folder, pattern in FOLDERS.items()
    ]


def _is_note(path: Path) -> bool:
    return not path.name.startswith("_") and path.name != "index.md"


def _relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def written(path: Path) -> str:
    """The text of a file that an author wrote. Raises NoteError where it is not in UTF-8."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes().count(b"\n", 0, error.start) + 1
        raise NoteError(
            f"{_relative(path)}, line {line}: a character here is not in UTF-8; save the file as UTF-8"
        ) from None


def visible(folder: Path, pattern: str) -> list[Path]:
    """The files below `folder` that match, without what editors and tools hide there."""
    found = (path for path in folder.rglob(pattern) if path.is_file())
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))
