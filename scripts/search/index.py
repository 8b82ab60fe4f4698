"""The index of a site's search, as generators write it down."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import escape, unescape
from pathlib import Path

INDEXES = {
    "search/search_index.json": "docs",
    "search.json": "items",
}  # MkDocs's and Zensical's, and where sections are
TEX = re.compile(r"\\\((?P<inline>.*?)\\\)|\\\[(?P<display>.*?)\\\]", re.DOTALL)


def page_of(location: str, site: Path) -> Path:
    """The file of the page that a section of the index is on."""
    page = location.partition("#")[0]
    return site / (page if page.endswith(".html") else f"{page}index.html")


def in_plain_characters(site: Path, words: Mapping[Path, Mapping[str, str]]) -> None:
    """Put plain characters in the place of TeX in a site's index, by the `words` of each page's formulas."""
    for name, sections in INDEXES.items():
        if not (site / name).is_file():
            continue
        index = json.loads((site / name).read_text("utf-8"))
        for section in index[sections]:
            section["text"] = _plain(section["text"], words.get(page_of(section["location"], site), {}))
        (site / name).write_text(json.dumps(index, separators=(",", ":")), "utf-8")


def _plain(text: str, words: Mapping[str, str]) -> str:
    by_letters = {"".join(tex.split()): plain for tex, plain in words.items()}  # an index has its own spaces

    def replaced(found: re.Match[str]) -> str:
        tex = "".join(unescape(found["inline"] or found["display"] or "").split())
        return escape(by_letters[tex], quote=False) if tex in by_letters else found[0]

    return TEX.sub(replaced, text)
