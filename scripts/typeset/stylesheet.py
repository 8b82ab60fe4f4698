"""MathJax's stylesheet, made small: only rules and fonts in use, fonts cut to the glyphs in use, all in one text.

The fonts are in the stylesheet itself; `fonts` takes them out for a site that comes from a server.
"""

from __future__ import annotations

import re
from base64 import b64encode
from html import unescape
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font

RULE = re.compile(r"^(?P<selector>[^\s{}@][^{}]*) \{(?P<body>[^{}]*)\}", re.MULTILINE)
FONT_FACE = re.compile(r'@font-face /\* (?P<family>\S+) \*/ \{.*?url\("[^"]*?(?P<file>[^"/]+)"\)', re.DOTALL)
NAME = re.compile(r"\b(?:mjx|NCM)-[\w-]+")

# What shows until the fonts are there, a moment after the first paint: some font that the system has, with the metrics
# of MJX-NCM-ZERO, by which MathJax sets the height of a line. Without it, the page moves when the fonts arrive.
STILL = (
    '@font-face{font-family:MJX-STILL;src:local("Arial"),local("Liberation Sans"),local("Roboto"),local("Helvetica"),'
    'local("DejaVu Sans");ascent-override:50%;descent-override:50%;line-gap-override:0%}'
)


def stylesheet(css: str, markup: str, fonts: Path) -> str:
    """`css` with what `markup` uses, its fonts taken from the folder `fonts` and embedded."""
    used = set(NAME.findall(markup))
    glyphs = set(unescape(re.sub(r"<[^>]*>", "", markup)))
    rules = [_rule(found, used) for found in RULE.finditer(css)]
    needed = set(re.findall(r"MJX-[\w-]+", "".join(rules)))
    faces = [
        _face(found["family"], (fonts / found["file"]).read_bytes(), glyphs)
        for found in FONT_FACE.finditer(css)
        if found["family"] in needed
    ]
    return "\n".join([STILL, *faces, *filter(None, rules)]) + "\n"


def _rule(found: re.Match[str], used: set[str]) -> str:
    """A rule without the selectors that nothing can match, and empty if none is left."""
    selectors = [each.strip() for each in found["selector"].split(",") if set(NAME.findall(each)) <= used]
    body = re.sub(r"\s*([:;,])\s*", r"\1", found["body"].strip()).rstrip(";")
    body = re.sub(r"(font-family:MJX-NCM-ZERO,[\w-]+)", r"\1,MJX-STILL", body)
    return f"{','.join(selectors)}{{{body}}}" if selectors else ""


def _face(family: str, font: bytes, glyphs: set[str]) -> str:
    # MJX-NCM-ZERO has one glyph, which no formula shows: it is there for its metrics.
    data = b64encode(subset(font, {" "} if family == "MJX-NCM-ZERO" else glyphs)).decode()
    return f'@font-face{{font-family:{family};src:url("data:font/woff2;base64,{data}") format("woff2")}}'


def subset(font: bytes, characters: set[str]) -> bytes:
    """A WOFF2 font with nothing in it but `characters`."""
    options = Options(flavor="woff2", layout_features=[], hinting=False)
    options.drop_tables += ["ltag"]  # names of languages, which fontTools cannot cut
    cut = load_font(BytesIO(font), options)
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(characters)))
    subsetter.subset(cut)
    file = BytesIO()
    save_font(cut, file, options)
    return file.getvalue()
