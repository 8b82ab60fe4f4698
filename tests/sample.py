"""Which pages are looked at thoroughly: few, that together have every kind of piece and of element that any page has.

A kind of piece is what pages take in under one name (`card`, `exercises`, `back`); a kind of element is a tag, an
attribute or a class in the article. So a piece or an element of a new kind is looked at without being named here.
"""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from generate.prose import SNIPPET


@dataclass(frozen=True)
class Sample:
    """The sampled pages, and the kinds of pieces that each is looked at for."""

    pieces: dict[str, list[str]]

    def __str__(self) -> str:
        return "; ".join(f"{', '.join(kinds) or 'its elements'} on {path}" for path, kinds in self.pieces.items())


class Elements(HTMLParser):
    """The kinds of elements in the article of a page; of formulas only that there are some."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.kinds: set[str] = set()
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._inside = self._inside or tag == "article"
        if self._inside and not tag.startswith("mjx-"):
            named = dict(attributes)
            classes = (named.get("class") or "").split()
            own = (name for name in named if not name.startswith("data-mjx"))
            self.kinds |= {f"<{tag}>", *own, *(f".{each}" for each in classes if not each.startswith("mjx"))}

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "article"


def pieces(markdown: str) -> set[str]:
    """The kinds of pieces that a page takes in; a derivation is all its steps.

    A folder with a derivation or a kink has the name that its author gave it, and is no kind.
    """
    taken = [found["path"].removesuffix(".md").split("/") for found in SNIPPET.finditer(markdown)]
    named = {path[1] for path in taken if path[2:] and path[-1] in ("derivation", "kink")}
    kinds = {path[-1] if path[-2] in named else path[1] for path in taken if path[1:]}
    kinds |= {path[0] for path in taken if not path[1:]}
    return {"steps" if kind == "derivation" else kind for kind in kinds}


def sample(pages: dict[str, tuple[str, str]]) -> Sample:
    """Of pages, given as Markdown and HTML by path, those that together have every kind; the richest first."""
    of_pieces = {path: pieces(markdown) for path, (markdown, _) in pages.items()}
    kinds = {path: of_pieces[path] | Elements(html).kinds for path, (_, html) in pages.items()}
    left = set().union(*kinds.values())
    sampled = {}
    while left:
        richest = max(kinds, key=lambda path: len(kinds[path] & left))
        sampled[richest] = sorted(of_pieces[richest] & left)
        left -= kinds[richest]
    return Sample(sampled)


def markdown_of(docs: Path, path: str) -> Path:
    """The file of a page with the address `path`."""
    file = docs / path.strip("/")
    return file / "index.md" if file.is_dir() else file.with_suffix(".md")
