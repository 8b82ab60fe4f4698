"""An SVG made fit to stand inside a page: it takes its colors from the page and leaves the page alone."""

from __future__ import annotations

import re
from xml.etree import ElementTree

SVG = "http://www.w3.org/2000/svg"
JUNK = {f"{{{SVG}}}{tag}" for tag in ("metadata", "style", "title")}
LINK = "{http://www.w3.org/1999/xlink}href"

# The colors of style.mplstyle, and the page's own that take their place; the fallback is for pages without ours.
COLORS = {
    "#307ec7": "var(--stepwise-function, #307ec7)",
    "#9621e2": "var(--stepwise-slope, #9621e2)",
    "#3c4043": "currentColor",
}

FINE = re.compile(r"\d+\.\d{3,}")  # than a hundredth of a pixel, which nobody sees and each reader would wait for


def inline(svg: str, name: str, title: str, description: str) -> str:
    """`svg`, as matplotlib saved it, for use inside HTML.

    Its ids are made the page's own with `name` in front, its stylesheet, which would apply to the whole page,
    is dropped, and `title` and `description` are what a screen reader reads.
    """
    root = ElementTree.fromstring(svg)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in JUNK:
                parent.remove(child)
    for element in root.iter():
        if old := element.get("id"):
            element.set("id", f"{name}-{old}")
        for attribute in ("style", "clip-path", LINK):
            if text := element.get(attribute):
                element.set(attribute, _restyled(text, name))
        if path := element.get("d"):
            element.set("d", " ".join(FINE.sub(lambda number: f"{float(number[0]):.2f}", path).split()))
    del root.attrib["width"], root.attrib["height"], root.attrib["version"]
    root.set("role", "img")
    root.set("data-search-exclude", "")  # its labels are no sentences
    root.set("aria-label", f"{title}. {description}")  # an element desc would be read once more
    root.set("stroke-linejoin", "round")
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", LINK[1:].partition("}")[0])
    return re.sub(r"\n\s*", "\n", ElementTree.tostring(root, encoding="unicode")).strip()


def _restyled(text: str, name: str) -> str:
    text = re.sub(r"(url\(#|^#)", rf"\g<1>{name}-", text)
    text = re.sub(r"'DejaVu Sans'[^;]*", "inherit", text)
    return re.sub("|".join(COLORS), lambda color: COLORS[color[0]], text)
