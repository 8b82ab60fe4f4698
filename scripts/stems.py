"""Which notes there are, by file names alone, so that it costs nothing to ask; and how a file of an author is read.

A note is a module and a page of one name, its stem, on the same shelf, which is a folder: `scripts/notes/activations/
tanh.py` and `docs/notes/activations/tanh.md`. Its stem is its own on all shelves, so that it can stand for the note.
"""

from __future__ import annotations

import fnmatch
import os
import posixpath
import re
from collections import defaultdict
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent
ROOT = SCRIPTS.parent
MODULES, PAGES = SCRIPTS / "notes", ROOT / "docs" / "notes"
FOLDERS = {MODULES: "*.py", PAGES: "*.md"}  # and what belongs to a note there
NAME = re.compile(r"[a-z][a-z0-9_]*")  # which can stand in {{ }}, in an import and in an address


class NoteError(Exception):
    """What is wrong with notes and can be mended by their authors; each mistake is all that one needs to see."""

    def __init__(self, *mistakes: str) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


def places() -> dict[str, str]:
    """The place of each note by its stem: its shelf and its stem, as in "activations/tanh"."""
    modules, pages = map(_by_stem, FOLDERS)
    both = {stem: modules[stem] for stem in sorted(modules.keys() & pages.keys()) if modules[stem] == pages[stem]}
    return {stem: at[0] for stem, at in both.items() if len(at) == 1 and _is_named_well(at[0])}


def stems() -> list[str]:
    """The stems of all notes."""
    return list(places())


def module_of(stem: str) -> Path:
    """The module of a note."""
    return MODULES / f"{places()[stem]}.py"


def page_of(stem: str) -> Path:
    """The page of a note."""
    return PAGES / f"{places()[stem]}.md"


def link(stem: str, to: str) -> str:
    """The relative address, on a note's page, of a page of docs/, as in "method.md"."""
    return posixpath.relpath(to, posixpath.dirname(f"notes/{places()[stem]}"))


def link_to_note(stem: str, other: str) -> str:
    """The relative address, on a note's page, of another note's page."""
    return link(stem, f"notes/{places()[other]}.md")


def linked(stem: str, text: str) -> str:
    """A text of a note with its links to notes, which name their stems alone, as its page needs them."""
    at = places()
    return re.sub(
        r"\]\((\w+)\.md(?=[#)])",
        lambda found: f"]({link_to_note(stem, found[1])}" if found[1] in at else found[0],
        text,
    )


def misfits() -> list[str]:
    """What lies among the notes and is none, in sentences for its author."""
    modules, pages = map(_by_stem, FOLDERS)
    found = []
    for stem in sorted(modules.keys() | pages.keys()):
        at = list(dict.fromkeys([*modules[stem], *pages[stem]]))
        if badly := [place for place in at if not _is_named_well(place)]:
            found.append(
                f"the note {badly[0]}: names of notes and of their folders are made of a to z, digits and _, and begin "
                "with a letter"
            )
        elif len(at) > 1 and modules[stem] and pages[stem]:
            lie = " and ".join(_files(modules[stem], pages[stem]))
            found.append(f"there are {lie}: a note is a module and a page on one shelf, and its name is its own")
        elif not modules[stem] or not pages[stem]:
            (here,) = _files(modules[stem][:1], pages[stem][:1])
            (missing,) = _files(pages[stem][:1], modules[stem][:1])
            found.append(f"{here} has no partner: a note is a module and a page of one name, and {missing} is missing")
    return found


def _by_stem(folder: Path) -> dict[str, list[str]]:
    """The places below a folder where a note of that stem lies."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in _visible(folder, FOLDERS[folder]):
        name = posixpath.basename(path)
        if not name.startswith("_") and name != "index.md":
            place = posixpath.splitext(path)[0]
            found[posixpath.basename(place)].append(place)
    return found


def _is_named_well(place: str) -> bool:
    return all(map(NAME.fullmatch, place.split("/")))


def _files(modules: list[str], pages: list[str]) -> list[str]:
    return [*(f"scripts/notes/{place}.py" for place in modules), *(f"docs/notes/{place}.md" for place in pages)]


def written(path: Path) -> str:
    """The text of a file that an author wrote. Raises NoteError where it is not in UTF-8."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes().count(b"\n", 0, error.start) + 1
        raise NoteError(
            f"{path.relative_to(ROOT).as_posix()}, line {line}: a character here is not in UTF-8; save the file as "
            "UTF-8"
        ) from None


def visible(folder: Path, pattern: str) -> list[Path]:
    """The files below `folder` that match, without what editors and tools hide there."""
    return [folder / path for path in _visible(folder, pattern)]


def _visible(folder: Path, pattern: str) -> list[str]:
    """Their paths from there, as texts: builds ask for them hundreds of times, and Path objects take long to make."""
    found = []
    for at, folders, files in os.walk(folder):
        folders[:] = [each for each in folders if not each.startswith(".")]
        inside = at.removeprefix(str(folder)).replace(os.sep, "/").lstrip("/")
        found += [posixpath.join(inside, each) for each in fnmatch.filter(files, pattern) if not each.startswith(".")]
    return sorted(found)
