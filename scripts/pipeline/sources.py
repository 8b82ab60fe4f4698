"""The sources as a site generator takes them, with numbers in the prose and figures beside the pages.

MkDocs asks for them file by file. A generator without hooks gets a folder of its own: `prepare`.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

import disk
from generate import folder, prose
from pipeline.menu import FRONT_MATTER, front_matter, heading, menu, note_title
from pipeline.menu import problems as menu_problems
from pipeline.places import PageError, place
from search.words import problems as word_problems
from stems import ROOT, SCRIPTS, NoteError, misfits, stems, visible, written
from typeset.leftovers import in_front_matter

MKDOCS_ALONE = re.compile(r"^(hooks|watch): .*\n", re.MULTILINE)
MADE = ("mkdocs.yml", "docs", ".generated", "scripts")


def picture(source: str) -> str | None:
    """The picture of a page below docs/ in link previews, by its address in the site; None if it has none."""
    page = PurePosixPath(source)
    name = f"{page.stem}.png"
    drawn = page.parts[0] == "notes" and (folder.FOLDER / page.stem / name).is_file()
    return str(page.with_suffix("") / name) if drawn else None


def implied(source: str, text: str) -> dict[str, str]:
    """What the front matter of a page below docs/ need not say, as it would say it.

    A note's title is that of its heading, since the menu has a shorter one, see `menu`.
    """
    found = {"title": heading(text) if note_title(source) else None, "picture": picture(source)}
    return {key: value for key, value in found.items() if value}


def front_matter_problems(source: str, meta: Mapping[str, object]) -> Iterator[str]:
    """What in a page's front matter would be shown as TeX, in sentences."""
    yield from (f"{place(source, words)}: {said}" for words, said in in_front_matter(meta))


def check() -> None:
    """See to it that notes and pages fit together. Raises NoteError."""
    if mistakes := [*misfits(), *prose.problems(), *word_problems(), *menu_problems()]:
        raise NoteError(*mistakes)


def prepare(to: Path) -> None:
    """Write the sources into a folder, whole, for a generator that runs no hooks; what was there before is replaced.

    Raises PageError and NoteError where the pages are wrong, or the folder is not one that was prepared.
    """
    check()
    if to.is_dir() and (others := {each.name for each in to.iterdir()} - {*MADE, "site", ".cache"}):
        raise PageError(f"{to} has {min(others)} in it, which prepare.py did not make; give it a folder of its own")
    for name in MADE:
        disk.remove(to / name)
    shutil.copytree(ROOT / "docs", to / "docs", ignore=shutil.ignore_patterns(".*"))
    shutil.copytree(folder.FOLDER, to / ".generated", ignore=shutil.ignore_patterns("*.part"))
    shutil.copytree(SCRIPTS / "theme", to / "scripts" / "theme")
    plain = MKDOCS_ALONE.sub("", (ROOT / "mkdocs.yml").read_text("utf-8"))
    disk.write(to / "mkdocs.yml", f"{plain}\nnav: {json.dumps(menu(), ensure_ascii=False)}\n".encode())
    notes, wrong = set(stems()), list[str]()
    for page in visible(ROOT / "docs", "*.md"):
        source = page.relative_to(ROOT / "docs")
        text = written(page)
        wrong += front_matter_problems(source.as_posix(), front_matter(text))
        disk.write(to / "docs" / source, _with(implied(source.as_posix(), text), prose.filled(text)).encode())
        if source.parts[0] == "notes" and page.stem in notes:
            for figure in folder.figures(page.stem):
                disk.write(to / "docs" / source.with_suffix("") / figure.name, figure.read_bytes())
    if wrong:
        raise PageError(*wrong)


def _with(implied: Mapping[str, str], text: str) -> str:
    """A page that says in its front matter what it leaves to us."""
    given = front_matter(text)
    added = "".join(f"{key}: {json.dumps(value)}\n" for key, value in implied.items() if key not in given)
    if not added:
        return text
    return f"---\n{added}" + (text.removeprefix("---\n") if FRONT_MATTER.match(text) else f"---\n\n{text}")
