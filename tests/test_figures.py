"""What an author draws: in which colors it stands on a page light and dark, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from matplotlib import pyplot
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from playwright.sync_api import Browser

from draw import colors
from draw.errors import FigureError
from draw.inline import inline
from draw.picture import Picture, drawn
from test_notes import contrast

SPEC = find_spec("material")
assert SPEC and SPEC.origin
STYLESHEETS = Path(SPEC.origin).parent / "templates" / "assets" / "stylesheets"
OURS = Path(__file__).parents[1] / "docs" / "assets" / "stepwise.css"
CSS = [*STYLESHEETS.glob("main.*.css"), *STYLESHEETS.glob("palette.*.css"), OURS]

x = np.linspace(-6, 6, 5)


def shown(draw: Callable[[Axes], object]) -> str:
    def figure() -> Figure:
        figure = Figure()
        draw(figure.subplots())
        return figure

    return inline(drawn("T", figure).bare, "it", "T", "D")


# What is drawn, and the color that it has on the page.
FOLLOWS: dict[str, tuple[Callable[[Axes], object], str]] = {
    "the first curve": (lambda axes: axes.plot(x), "stroke: var(--stepwise-function, #307ec7)"),
    "a faint area of the house": (lambda axes: axes.axvspan(0, 1, color="C1", alpha=0.2), "fill: var(--stepwise-slope"),
    "a black line": (lambda axes: axes.axhline(0, color="black"), "stroke: currentColor; stroke-width: 3"),
    "a nearly black line": (lambda axes: axes.axhline(0, color="#222326"), "stroke: currentColor; stroke-width: 3"),
    "a black area": (lambda axes: axes.axvspan(0, 1, color="k", lw=0), 'fill="currentColor"'),
    "a grid": (
        lambda axes: axes.grid(True),
        "stroke: color-mix(in srgb, currentColor 41%, var(--md-default-bg-color, #fff)); stroke-width: 0.8",
    ),
    "gray words": (lambda axes: axes.text(0, 0, "w", color="gray"), "fill: var(--md-default-fg-color--light, currentC"),
    "a white box": (lambda axes: axes.text(0, 0, "w", bbox={"fc": "w"}), "fill: var(--md-default-bg-color, #fff); str"),
    "the frame of a legend": (
        lambda axes: (axes.plot(x, label="x"), axes.legend(frameon=True)),
        "fill: var(--md-default-bg-color, #fff); opacity: 0.8; stroke: color-mix(",
    ),
    "white words in a bar": (
        lambda axes: (axes.bar([0], [1]), axes.text(0, 0, "w", color="white")),
        "fill: var(--md-default-bg-color, #fff)",
    ),
    "black in gray": (lambda axes: axes.text(0, 0, "w", bbox={"fc": "lightgray"}), "fill: color-mix(in srgb, currentC"),
    "a color that both schemes bear": (lambda axes: axes.plot(x, color="red"), "stroke: #ff0000"),
    "an area of it, faint": (lambda axes: axes.fill_between(x, x, color="red", alpha=0.3), "fill: #ff0000"),
    "mathematics": (lambda axes: axes.text(0, 0, "$\\frac{1}{2}$"), "fill: currentColor"),
}


@pytest.mark.parametrize(("draw", "css"), FOLLOWS.values(), ids=FOLLOWS)
def test_color_follows_the_page(draw: Callable[[Axes], object], css: str) -> None:
    assert css in shown(draw)


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_what_is_drawn_can_be_read(browser: Browser, scheme: str) -> None:
    """As the browser computes it, with Material's stylesheets."""
    page = browser.new_page()
    figures = "".join(f'<figure class="picture">{shown(draw)}</figure>' for draw, _ in FOLLOWS.values())
    page.set_content(f"""<body data-md-color-scheme="{scheme}" data-md-color-primary="indigo"><div class="md-container">
        <article class="md-typeset">{figures}</article></div>""")
    for sheet in CSS:
        page.add_style_tag(content=re.sub(r"@import[^;]*;|url\([^)]*\)", "", sheet.read_text("utf-8")))
    seen = page.evaluate("""() => {
        const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
        const paint = (...colors) => {
            for (const color of colors) { canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); }
            return "#" + [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
                .map((channel) => channel.toString(16).padStart(2, "0")).join("");
        };
        const page = getComputedStyle(document.body).backgroundColor;
        const all = (selector, name) => [...document.querySelectorAll(selector)]
            .map((each) => [each.textContent.trim(), paint(page, getComputedStyle(each)[name])]);
        return [paint(page), all("text:not(:has(tspan)), tspan", "fill"),
            all("path[style*='fill: none'][style*='stroke-width: 3']", "stroke")];
    }""")
    ground, words, lines = seen
    assert ground == colors.PAGE["light" if scheme == "default" else "dark"]
    assert len(words) > 30 and len(lines) > 5
    paper = [color for word, color in words if color == ground]
    assert len(paper) == 1  # the white word in its bar
    for word, color in words:
        assert color == ground or contrast(color, ground) >= 4.5, word
    for _, color in lines:
        assert contrast(color, ground) >= 3
    page.close()


def test_the_stylesheet_has_the_colors_that_are_reckoned_with() -> None:
    css = OURS.read_text("utf-8")
    for light, house in colors.HOUSE.items():
        told = re.findall(rf"{house.variable}: (#\w+)", css)
        assert set(told) == {light, house.dark, house.light_text}


def test_contrast_is_that_of_wcag() -> None:
    for one, other in (("#ffffff", "#000000"), ("#ff0000", "#1e2129"), ("#757575", "#ffffff")):
        assert colors.contrast(one, other) == pytest.approx(contrast(one, other))


REFUSED: dict[str, tuple[Callable[[Axes], object], str]] = {
    "yellow": (
        lambda axes: axes.plot(x, color="yellow"),
        "the color #ffff00 (yellow) of a line or area has a contrast of 1.1 on the light page, and needs 3: "
        'use "C0", "C1", "C2", a gray or "black"',
    ),
    "navy": (
        lambda axes: axes.plot(x, color="navy"),
        "#000080 (navy) of a line or area has a contrast of 1.0 on the dark",
    ),
    "red words": (
        lambda axes: axes.text(0, 0, "w", color="red"),
        "#ff0000 (red) of a text has a contrast of 4.0 on the",
    ),
    "a faint line": (lambda axes: axes.plot(x, color="red", alpha=0.3), "#ff0000 (red) with the alpha 0.3 of a line"),
    "a faint curve": (lambda axes: axes.plot(x, alpha=0.3), "#307ec7 with the alpha 0.3 of a line"),
    "faint words": (lambda axes: axes.text(0, 0, "w", alpha=0.5), "a text is translucent"),
    "faint black words": (lambda axes: axes.text(0, 0, "w", color="k", alpha=0.5), "a text is translucent"),
    "a color map": (lambda axes: axes.scatter(x, x, c=x), "on the dark page"),
    "an image": (lambda axes: axes.imshow([[0, 1]]), "it has an image or a color gradient"),
    "rasterized": (lambda axes: axes.plot(x, rasterized=True), "it has an image or a color gradient"),
    "a ground": (lambda axes: axes.set_facecolor("lightyellow"), "its background is the page's"),
    "words in a dark box": (
        lambda axes: axes.text(0, 0, "w", bbox={"fc": "gray"}),
        "a text of the color #3c4043 in a box of the color #808080 (grey) has a contrast of",
    ),
    "a legend in a dark box": (
        lambda axes: (axes.plot(x, label="x"), axes.legend(frameon=True, facecolor="green")),
        "in a box of the color #008000 (green)",
    ),
    "another alphabet": (lambda axes: axes.text(0, 0, "导"), "'导' is not in the font that draws the PNG"),
    "a control character": (lambda axes: axes.text(0, 0, "\x07lpha"), r"'\x07' is not in the font"),
    "mathematics that is none": (lambda axes: axes.text(0, 0, r"$\fraction$"), "matplotlib cannot draw it: "),
    "words without end": (
        lambda axes: axes.set_ylabel("very " * 99, rotation="horizontal"),
        "its words leave no room for its axes",
    ),
    "axes twice": (lambda axes: axes.twinx(), "it has 2 pairs of axes, and needs one"),
    "no axes": (lambda axes: axes.figure.clear(), "it has 0 pairs of axes, and needs one"),
    "in space": (
        lambda axes: ((figure := axes.figure).clear(), figure.add_subplot(projection="3d")),
        "its axes must be flat and linear",
    ),
    "logarithms": (lambda axes: axes.set_yscale("log"), "its axes must be flat and linear"),
    "backward": (lambda axes: axes.set_xlim(6, -6), "its axes must grow to the right and upward"),
}


@pytest.mark.parametrize(("draw", "says"), REFUSED.values(), ids=REFUSED)
def test_figure_is_refused(draw: Callable[[Axes], object], says: str) -> None:
    with pytest.raises(FigureError, match=re.escape(says)) as refusal:
        shown(draw)
    assert "\n" not in str(refusal.value)


def test_pyplot_is_as_good_and_remembers_nothing() -> None:
    def draw() -> Figure:
        pyplot.plot(x, label="x")
        return pyplot.gcf()

    once, again = (drawn("T", draw) for _ in range(2))
    assert once == again
    assert pyplot.get_fignums() == []


def test_ids_are_the_pages() -> None:
    svg = shown(lambda axes: [axes.plot(x, gid=gid) for gid in ("plot", "two words")])
    ids = re.findall(r' id="([^"]*)"', svg)
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"it-[\w.]+", each) for each in ids)


def test_texts_of_a_figure_are_only_texts() -> None:
    text = "</svg><script>alert(1)</script> & \"'"
    figure = Figure()
    figure.subplots()
    svg = inline(drawn(text, lambda: figure).bare, "it", text, text)
    assert "<script" not in svg
    for wrong in ("", "a\tb", "a\x00"):
        with pytest.raises(FigureError):
            Picture(wrong, "D", lambda *_: Figure(), ())
        with pytest.raises(FigureError):
            Picture("T", "D", lambda *_: Figure(), ((wrong, 0),))
