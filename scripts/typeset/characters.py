"""Whether the math fonts have all characters of a formula, by the fonts' own tables."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape
from pathlib import Path

from typeset.stylesheet import FAMILY, Needs

CHARACTER = re.compile(r'<mjx-c class="[^" ]+(?: (?P<font>NCM-[\w-]+))?[^>]*>(?P<text>[^<]+)')
UNKNOWN = re.compile(r"<mjx-utext[^>]*>(?P<text>[^<]*)")  # what MathJax leaves to the fonts of the reader's system
NORMAL = "NCM-N"


def missing(page: Needs, fonts: Path) -> Callable[[str], str]:
    """A function from the markup of a formula on `page` to its characters that are not in the font that it names."""
    files = dict(page.files)
    families = {selector[1:]: FAMILY.findall(body) for selector, body in page.rules if selector.startswith(".NCM-")}

    def has(character: str, name: str) -> bool:
        return any(ord(character) in _codes(fonts / files[family]) for family in families[name])

    def lost(markup: str) -> str:
        unknown = "".join(unescape(found["text"]) for found in UNKNOWN.finditer(markup))
        without = "".join(
            each
            for found in CHARACTER.finditer(markup)
            for each in unescape(found["text"])
            if each.isprintable() and not has(each, found["font"] or NORMAL)
        )
        return "".join(dict.fromkeys((unknown + without).replace(" ", "")))

    return lost


@lru_cache
def _codes(font: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont  # takes a tenth of a build to import

    return frozenset(TTFont(font, lazy=True).getBestCmap())
