"""The menu: the pages of a folder in the order in which they are read, then the folders below it.

A page's front matter says which page of its folder it is read after, by that page's stem: `after: softplus`. A page is
followed by those that are read after it. In the menu a note has its note's title, which is shorter than its heading;
any other page, and a note with a `title` in its front matter, has its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import PurePosixPath
from typing import Any

import yaml

import disk
from generate.folder import FOLDER, TITLE
from stems import ROOT, NoteError, stems, visible, written

FRONT_MATTER = re.compile(r"\A---\n(?P<yaml>.*?\n)---\n", re.DOTALL)
HEADING = re.compile(r"^# (?P<words>.+?)(?: \{[^{}]*\})?[ \t]*$", re.MULTILINE)
FIRST = ("index.md", "README.md")

Menu = list[Any]  # as `nav` in mkdocs.yml: a page, a page by another name, or a menu below a name


@cache
def front_matter(text: str) -> Mapping[str, Any]:
    """What stands at the head of a page's Markdown; nothing where that cannot be read."""
    front = FRONT_MATTER.match(text)
    try:
        found = yaml.safe_load(front["yaml"]) if front else {}
    except yaml.YAMLError:
        return {}
    return found if isinstance(found, dict) else {}


def note_title(source: str) -> str | None:
    """The title of the note whose page below docs/ this is; None where it is no note's."""
    page = PurePosixPath(source)
    title = disk.read(FOLDER / page.stem / TITLE) if page.parts[0] == "notes" and page.stem in stems() else None
    return title.decode() if title else None


def heading(text: str) -> str | None:
    """The first heading of a page, in its words."""
    found = HEADING.search(FRONT_MATTER.sub("", text))
    return found["words"] if found else None


def menu() -> Menu:
    """The menu of all pages in docs/, as `nav` in mkdocs.yml has it. `problems` has seen to their order."""
    pages = _pages()
    return _of_folder(pages, PurePosixPath())


def problems() -> Iterator[str]:
    """Where the order of pages is not one, in sentences with file and line."""
    pages = _pages()
    for source in pages:
        after, stems_there = _after(pages, source), _shelf(pages, PurePosixPath(source).parent)
        if after is None:
            continue
        said = f"{_line(source, pages[source])}: this page is to be read after"
        if after not in stems_there:
            near = get_close_matches(after, stems_there, 3, 0.4) or sorted(stems_there)
            yield f'{said} "{after}", and there is no such page in its folder; there are {", ".join(near)}'
        elif PurePosixPath(source).stem in (before := _before(pages, source)):
            yield f"{said} itself, by way of {', '.join(before)}; give one of them another page in `after`, or none"


def _pages() -> dict[str, str]:
    """The Markdown of all pages, by their places below docs/."""
    found = {}
    for page in visible(ROOT / "docs", "*.md"):
        try:
            found[page.relative_to(ROOT / "docs").as_posix()] = written(page)
        except NoteError:
            continue  # which is told with what is wrong with prose
    return found


def _shelf(pages: Mapping[str, str], folder: PurePosixPath) -> dict[str, str]:
    """The pages of a folder by their stems."""
    there = [source for source in pages if PurePosixPath(source).parent == folder]
    return {PurePosixPath(source).stem: source for source in there}


def _after(pages: Mapping[str, str], source: str) -> str | None:
    after = front_matter(pages[source]).get("after")
    return None if after is None else str(after)


def _before(pages: Mapping[str, str], source: str) -> list[str]:
    """The stems of all pages before one, up to the first, or to one that was there before."""
    shelf, before = _shelf(pages, PurePosixPath(source).parent), list[str]()
    while (stem := _after(pages, source)) in shelf and stem not in before:
        before.append(str(stem))
        source = shelf[str(stem)]
    return before


def _of_folder(pages: Mapping[str, str], folder: PurePosixPath) -> Menu:
    shelf = _shelf(pages, folder)
    followers: dict[str | None, list[str]] = defaultdict(list)
    for source in sorted(
        shelf.values(), key=lambda source: (not source.endswith(FIRST), _title(pages, source).lower())
    ):
        followers[_after(pages, source)].append(source)

    def walk(after: str | None) -> Iterator[str]:
        for source in followers[after]:
            yield source
            yield from walk(PurePosixPath(source).stem)

    below = sorted(
        {each for source in pages for each in PurePosixPath(source).parents if each.parent == folder != each}
    )
    return [
        *(_entry(pages, source) for source in walk(None)),
        *({_name(each): _of_folder(pages, each)} for each in below),
    ]


def _entry(pages: Mapping[str, str], source: str) -> str | dict[str, str]:
    title = note_title(source)
    return {title: source} if title and "title" not in front_matter(pages[source]) else source


def _title(pages: Mapping[str, str], source: str) -> str:
    text = pages[source]
    return str(front_matter(text).get("title") or note_title(source) or heading(text) or source)


def _name(folder: PurePosixPath) -> str:
    """A folder's name as MkDocs makes it a title."""
    words = folder.name.replace("-", " ").replace("_", " ")
    return words.capitalize() if words.lower() == words else words


def _line(source: str, text: str) -> str:
    line = next((n for n, each in enumerate(text.splitlines(), 1) if each.startswith("after:")), 1)
    return f"docs/{source}, line {line}"
