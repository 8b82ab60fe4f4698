"""An SVG made fit to stand inside a page: it takes its colors from the page and leaves the page alone."""

from __future__ import annotations

import re
from html import escape
from xml.etree import ElementTree

from draw.colors import on_page
from draw.errors import FigureError
from draw.picture import Drawn

SVG = "http://www.w3.org/2000/svg"
JUNK = {f"{{{SVG}}}{tag}" for tag in ("metadata", "style", "title")}
LINK = "{http://www.w3.org/1999/xlink}href"

# What matplotlib draws with these cannot follow the page.
PIXELS = {f"{{{SVG}}}{tag}" for tag in ("image", "filter", "linearGradient")}
WORDS = {f"{{{SVG}}}{tag}" for tag in ("text", "tspan")}

FINE = re.compile(r"\d+\.\d{3,}")  # than a hundredth of a pixel, which nobody sees and each reader would wait for


def inline(svg: str, name: str, title: str, description: str) -> str:
    """`svg`, as matplotlib saved it, for use inside HTML.

    Its ids are made the page's own with `name` in front, its stylesheet, which would apply to the whole page,
    is dropped, and `title` and `description` are what a screen reader reads. Raises FigureError where something
    in it would not be seen in one of the page's schemes.
    """
    root = ElementTree.fromstring(svg)
    _follow_page(root)
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
    root.set("fill", "currentColor")  # of what matplotlib leaves black, as SVG does
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", LINK[1:].partition("}")[0])
    return re.sub(r"\n\s*", "\n", ElementTree.tostring(root, encoding="unicode")).strip()


def _follow_page(element: ElementTree.Element, opacity: float = 1) -> None:
    """Give everything in `element`, all of which has this opacity, colors that follow the page. Raises FigureError."""
    if element.tag in PIXELS:
        raise FigureError(
            "it has an image or a color gradient (imshow, gouraud, rasterized), which cannot follow the page's colors: "
            "draw lines, or areas of one color"
        )
    style = _declarations(element.get("style", ""))
    opacity *= float(style.get("opacity", 1))
    is_text = element.tag in WORDS
    for name in {"fill", "stroke"} & set(style):
        if style[name].startswith("#"):
            is_line = name == "stroke" and style.get("fill") == "none"
            share = opacity * float(style.get(f"{name}-opacity", 1)) if is_text or is_line else 1
            style[name] = on_page(style[name], text=is_text, opacity=share)
    if is_text and "fill" not in style and opacity < 1:
        on_page("#000000", text=True, opacity=opacity)
    if style:
        element.set("style", "; ".join(f"{name}: {content}" for name, content in style.items()))
    for child in element:
        _follow_page(child, opacity)


def _declarations(style: str) -> dict[str, str]:
    declarations = (each.partition(":") for each in style.split(";") if ":" in each)
    return {name.strip(): content.strip() for name, _, content in declarations}


def _restyled(text: str, name: str) -> str:
    text = re.sub(r"(url\(#|^#)", rf"\g<1>{name}-", text)
    return re.sub(r"'DejaVu Sans'[^;]*", "inherit", text)


def markdown_figure(stem: str, drawn: Drawn, title: str, description: str, attributes: str = "") -> str:
    """A figure as HTML that stands in Markdown: no empty line in it, which would end it.

    Its files to download stand beside the page and are named `stem`.
    """
    return f"""\
<figure class="picture"{attributes}>
{inline(drawn.bare, f"{stem}-figure", title, description)}
<figcaption>{escape(title)}.
<span class="downloads">Download as <a href="{stem}.svg" download>SVG</a>
or <a href="{stem}.png" download>PNG</a></span>
</figcaption>
</figure>
"""
