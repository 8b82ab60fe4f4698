"""MathJax's stylesheet, made small: only the fonts in use, cut to the glyphs in use, inside the file itself.

The fonts travel in the stylesheet so that no formula is ever shown in another font first and then moves.
"""

from __future__ import annotations

import re
from base64 import b64encode
from html import unescape
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font

FONT_FACE = re.compile(r'@font-face /\* (?P<family>\S+) \*/ \{.*?url\("[^"]*?(?P<file>[^"/]+)"\).*?\n\}\n*', re.DOTALL)
FAMILY_RULE = re.compile(r"\.(?P<name>NCM-[\w-]+) \{\n  font-family: .*?\n\}\n*")
WITHOUT_FACE = {"MJX-NCM-ZERO", "MJX-BRK"}  # families that no class names; both are under a kilobyte


def stylesheet(css: str, markup: str, fonts: Path) -> str:
    """`css` with what `markup` uses, its fonts taken from the folder `fonts` and embedded."""
    used = set(re.findall(r"NCM-[\w-]+", markup))
    glyphs = set(unescape(re.sub(r"<[^>]*>", "", markup)))

    def face(rule: re.Match[str]) -> str:
        family = rule["family"]
        if family not in WITHOUT_FACE and family.removeprefix("MJX-") not in used:
            return ""
        font = (fonts / rule["file"]).read_bytes()
        data = b64encode(font if family in WITHOUT_FACE else subset(font, glyphs)).decode()
        source = f'url("data:font/woff2;base64,{data}") format("woff2")'
        return f"@font-face {{ font-family: {family}; src: {source}; }}\n"

    def family(rule: re.Match[str]) -> str:
        return rule[0] if rule["name"] in used else ""

    return FONT_FACE.sub(face, FAMILY_RULE.sub(family, css)).strip() + "\n"


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
