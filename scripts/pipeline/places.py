"""Where a mistake that is seen in a page stands in what people wrote."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from stems import ROOT


class PageError(Exception):
    """What is wrong with pages, in sentences for their authors, each with its place."""

    def __init__(self, *mistakes: str) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


def source_of(page: str) -> str | None:
    """The Markdown below docs/ of a page of the site, in whichever way the generator names pages; None for a guest."""
    path = PurePosixPath(page)
    named = [path.with_suffix(".md")]
    if path.name == "index.html":
        named += [path.with_name("README.md")]
        named += [path.parent.with_name(f"{path.parent.name}.md")] if path.parent.name else []
    return next((str(each) for each in named if (ROOT / "docs" / each).is_file()), None)


def place(source: str, words: str, occurrence: int = 0) -> str:
    """Where a page or its note has these words, as "file, line n"; or the page, if they are not found."""
    sources = [f"docs/{source}", f"scripts/{Path(source).with_suffix('.py').as_posix()}"]
    texts = {each: (ROOT / each).read_text("utf-8") for each in sources if (ROOT / each).is_file()}
    in_python = words.replace("\\", "\\\\")
    for written in (f"${words}$", words, f"${in_python}$", in_python) if words else ():
        for each, text in texts.items():
            if places := [found.start() for found in re.finditer(re.escape(written), text)]:
                line = text.count("\n", 0, places[min(occurrence, len(places) - 1)]) + 1
                return f"{each}, line {line}"
    return sources[0]


def place_of_finished(name: str, words: str) -> str:
    """Where a finished page or stylesheet has these words from."""
    if source := source_of(name):
        return place(source, words)
    return f"docs/{name}" if (ROOT / "docs" / name).is_file() else name
