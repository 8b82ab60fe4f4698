"""Words for search: what people type, and the pages do not say.

A section's words stand at the end of its heading, as in `## The forward pass {data-words="logistic expit"}`. A note's
first section has those as well that `search/names.py` makes of its name and formulas. They become a field of their
own in the search index, which counts in a search and is never shown.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from html import unescape
from pathlib import Path, PurePosixPath

from search.index import INDEXES, page_of
from stems import ROOT, visible

HERE = Path(__file__).resolve().parent
INDEX = "search/search_index.json"
MADE_FOR = "see scripts/search/, which was made for that of Material for MkDocs 9.8"
NOTE_WORDS = "words.txt"
WORDS = r'\s+data-words="(?P<words>[^"<>]+)"'
HEADING = re.compile(rf"<h(?P<level>[1-6])\b(?P<before>[^>]*?){WORDS}(?P<after>[^>]*)>")
ID = re.compile(r'\bid="([^"]+)"')
WRITTEN = re.compile(r'#{1,6} .*\{[^{}]*\bdata-words="[^"<>{}]+"[^{}]*\}\s*')
EMPHASIS = re.compile(r"(?<!\*)(\*{1,3})(?!\*|\s)[^*]+(?<![\s*])\1(?!\*)")  # as Markdown reads stars, in words too


class NoWorkerError(Exception):
    """The theme's search is not where it was."""


def problems() -> Iterator[str]:
    """Where words for search are written so that they would not be read, as sentences with file and line."""
    for page in visible(ROOT / "docs", "*.md"):
        for number, line in enumerate(page.read_text("utf-8", "replace").splitlines(), 1):
            if re.search(r"\{[^`]*\bdata-word", line) and not WRITTEN.fullmatch(line):
                yield (
                    f"{page.relative_to(ROOT).as_posix()}, line {number}: words for search stand at the end of a "
                    'heading, as in ## The forward pass {data-words="logistic expit"}'
                )
            elif WRITTEN.fullmatch(line) and (stars := EMPHASIS.search(line)):
                yield (
                    f"{page.relative_to(ROOT).as_posix()}, line {number}: in words for search, {stars[0]} is read as "
                    "emphasis, and the heading would show them; write ^ for a power, and a space for *"
                )


def add_words(site: Path, generated: Path) -> None:
    """Give a built site's search its words, those of notes from the folder `generated`, and have it read them.

    The pages no longer hold them, whatever search there is. Raises NoWorkerError where the theme's is another one.
    """
    taken = {page: list(_taken_from(page)) for page in sorted(site.rglob("*.html"))}
    file = site / INDEX
    if not file.is_file():
        if any((site / other).is_file() for other in INDEXES):
            raise NoWorkerError(
                f"the site's search has no {INDEX}, and so it does without words for search; {MADE_FOR}"
            )
        return
    index = json.loads(file.read_text("utf-8"))
    words: dict[str, list[str]] = defaultdict(list)
    for page in dict.fromkeys(section["location"].partition("#")[0] for section in index["docs"]):
        for anchor, found in taken.get(page_of(page, site), []):
            words[page + anchor].append(found)
        note = generated / PurePosixPath(page).stem / NOTE_WORDS
        if page.startswith("notes/") and note.is_file():
            words[page].append(note.read_text("utf-8").strip())
    for section in index["docs"]:
        if section["location"] in words and "words" not in section:
            section["words"] = "; ".join(words[section["location"]])
    file.write_text(json.dumps(index, separators=(",", ":")), "utf-8")
    _read_by_the_worker(site)


def _taken_from(file: Path) -> Iterator[tuple[str, str]]:
    """The words that a page brings along, each with its section's anchor; a heading's are taken out of the page."""
    html = file.read_text("utf-8")
    for heading in (found := list(HEADING.finditer(html))):
        anchor = ID.search(heading[0])
        yield "" if heading["level"] == "1" or not anchor else f"#{anchor[1]}", unescape(heading["words"])
    if found:
        file.write_text(HEADING.sub(r"<h\g<level>\g<before>\g<after>>", html), "utf-8")


def _read_by_the_worker(site: Path) -> None:
    """Put `asked.js` at the head of the theme's search worker."""
    workers = list(site.glob("assets/javascripts/workers/search.*.min.js"))
    if len(workers) != 1:
        raise NoWorkerError(
            f"the theme's search worker is not at assets/javascripts/workers/search.*.min.js; {MADE_FOR}"
        )
    ours = re.sub(r"^\s*(?://.*\n)?", "", (HERE / "asked.js").read_text("utf-8"), flags=re.MULTILINE)
    theirs = workers[0].read_text("utf-8")
    if not theirs.startswith(ours):
        workers[0].write_text(ours + theirs, "utf-8")
