"""Where formulas stand in a page's HTML.

A page's formulas are what arithmatex leaves: TeX in a `span` of class arithmatex, or in a `div` for a display.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from typeset.leftovers import leftovers, loses
from typeset.mathjax import Formula

# attr_list may have added classes and attributes to the element.
ELEMENT = r'<(?P<tag>span|div) (?P<attributes>class="arithmatex[^>]*?){}</(?P=tag)>'
RAW = re.compile(ELEMENT.format(r">\\[(\[](?P<tex>.*?)\\[)\]]"), re.DOTALL)
CODE = re.compile(r"<(code|pre|script|style)\b.*?</\1>|<!--.*?-->", re.DOTALL)
DATA = re.compile(r"\sdata-[\w-]+=\"[^\"]*\"")  # for scripts, and shown to nobody
HEADING = re.compile(r"<h[1-6][^>]*>(?:(?!</h[1-6]>).)*</h[1-6]>", re.DOTALL)
WITHIN_DOLLARS = re.compile(rf"(?<=\$){RAW.pattern}(?=\$)", re.DOTALL)  # what is left of $$...$$ within a line
LEFT = re.compile(r'\$\$|\\begin\{\w+\*?\}|class="arithmatex')
LINE = re.compile(r"[^<\n]*\w[^<\n]*")


def formulas(html: str) -> list[Formula]:
    """The formulas of a page that was not typeset yet, in the order of the page."""
    return [formula(found) for found in RAW.finditer(html)]


def formula(found: re.Match[str]) -> Formula:
    """The formula of an element that matches RAW."""
    return Formula(unescape(found["tex"]).strip(), display=found["tag"] == "div")


def element(found: re.Match[str], content: str, attribute: str = "") -> str:
    """An element with other content, and one more attribute."""
    return f"<{found['tag']} {found['attributes']}{attribute}>{content}</{found['tag']}>"


def problems(html: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the formulas of a page that was not typeset yet: some words of the place, and a sentence."""
    html = DATA.sub("", CODE.sub("", html))
    for heading in HEADING.finditer(html):
        if inside := RAW.search(heading[0]):
            said = "there is a formula in a heading; menus and titles cannot show it, so say it in words"
            yield formula(inside).tex, said
    said = (
        "there is a formula that was not recognized; "
        "put empty lines around each $$...$$ and none into it, end it as it begins, "
        "and put dollars that are text into backticks"
    )
    for found in RAW.finditer(html):
        if lost := loses(formula(found).tex, display=formula(found).display):
            yield formula(found).tex, lost
    rest = RAW.sub("\0", html)
    if inside := WITHIN_DOLLARS.search(html):
        yield formula(inside).tex, said
    elif left := LEFT.search(rest):
        line = LINE.search(rest, left.end())
        yield unescape(line[0]).strip() if line else "", said
    else:
        yield from leftovers(rest)
