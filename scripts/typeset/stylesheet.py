"""MathJax's stylesheets, made small: only rules and fonts in use, fonts cut to the glyphs in use, all in one text.

The fonts are in the stylesheet itself; `fonts` takes them out for a site that comes from a server.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

RULE = re.compile(r"^(?P<selector>[^\s{}@][^{}]*) \{(?P<body>[^{}]*)\}", re.MULTILINE)
FONT_FACE = re.compile(
    r'@font-face [^{]*\{\s*font-family: (?P<family>[\w-]+);.*?url\("[^"]*?(?P<file>[^"/]+)"\)', re.DOTALL
)
NAME = re.compile(r"\b(?:mjx|NCM)-[\w-]+")
FAMILY = re.compile(r"MJX-[\w-]+")
EMPTY = "MJX-NCM-ZERO"  # has one glyph, which no formula shows: it is there for its metrics

# What shows until the fonts are there, a moment after the first paint: some font that the system has, with the metrics
# of MJX-NCM-ZERO, by which MathJax sets the height of a line. Without it, the page moves when the fonts arrive.
STILL = (
    '@font-face{font-family:MJX-STILL;src:local("Arial"),local("Liberation Sans"),local("Roboto"),local("Helvetica"),'
    'local("DejaVu Sans");ascent-override:50%;descent-override:50%;line-gap-override:0%}'
)


@dataclass(frozen=True)
class Needs:
    """What the formulas of one page need: rules in MathJax's order, files of fonts, names of elements, and glyphs."""

    rules: list[tuple[str, str]]
    files: list[tuple[str, str]]
    names: list[str]
    glyphs: str


def needs(css: str, markup: str) -> Needs:
    """What of the stylesheet `css` the formulas in `markup` need."""
    names = set(NAME.findall(markup))
    rules = [(found["selector"], found["body"]) for found in RULE.finditer(css) if _selectors(found["selector"], names)]
    families = set(FAMILY.findall("".join(body for _, body in rules)))
    files = [(found["family"], found["file"]) for found in FONT_FACE.finditer(css) if found["family"] in families]
    return Needs(rules, files, sorted(names), "".join(sorted(set(unescape(re.sub(r"<[^>]*>", "", markup))))))


def stylesheet(pages: Sequence[Needs], fonts: Path) -> str:
    """One stylesheet for all `pages`, its fonts taken from the folder `fonts` and embedded."""
    names = {name for page in pages for name in page.names}
    glyphs = {glyph for page in pages for glyph in page.glyphs}
    rules = [_rule(selector, body, names) for selector, body in _merged(page.rules for page in pages)]
    faces = [
        _face(family, (fonts / file).read_bytes(), glyphs) for family, file in _merged(page.files for page in pages)
    ]
    return "\n".join([STILL, *faces, *rules]) + "\n"


def _selectors(selector: str, names: Set[str]) -> list[str]:
    """The parts of a selector that can match something where there are elements and classes of these names."""
    return [each.strip() for each in selector.split(",") if set(NAME.findall(each)) <= names]


def _merged(pages: Iterable[Sequence[T]]) -> list[T]:
    """All that is in one of the lists, once, and in the order that it has there."""
    merged: list[T] = []
    known: set[T] = set()
    for page in pages:
        place = 0
        for each in page:
            if each not in known:
                known.add(each)
                merged.insert(place, each)
            elif merged[place : place + 1] != [each]:
                place = merged.index(each)
            place += 1
    return merged


def _rule(selector: str, body: str, names: Set[str]) -> str:
    body = re.sub(r"\s*([:;,])\s*", r"\1", body.strip()).rstrip(";")
    body = re.sub(rf"(font-family:{EMPTY},[\w-]+)", r"\1,MJX-STILL", body)
    return f"{','.join(_selectors(selector, names))}{{{body}}}"


def _face(family: str, font: bytes, glyphs: set[str]) -> str:
    data = b64encode(subset(font, {" "} if family == EMPTY else glyphs)).decode()
    return f'@font-face{{font-family:{family};src:url("data:font/woff2;base64,{data}") format("woff2")}}'


def subset(font: bytes, characters: set[str]) -> bytes:
    """A WOFF2 font with nothing in it but `characters`."""
    from fontTools.subset import Options, Subsetter, load_font, save_font  # takes a tenth of a build to import

    options = Options(flavor="woff2", layout_features=[], hinting=False)
    options.drop_tables += ["ltag"]  # names of languages, which fontTools cannot cut
    cut = load_font(BytesIO(font), options)
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(characters)))
    subsetter.subset(cut)
    file = BytesIO()
    save_font(cut, file, options)
    return file.getvalue()
