"""The colors of a figure on pages light and dark: each follows the page, or is readable on both, or is refused."""

from __future__ import annotations

from typing import NamedTuple

from matplotlib.colors import CSS4_COLORS, TABLEAU_COLORS, to_hex, to_rgb, to_rgba
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.patches import Patch
from matplotlib.text import Text

from draw.errors import FigureError

PAGE = {"light": "#ffffff", "dark": "#1e2129"}
INK = {"light": "#212121", "dark": "#bec0c5"}  # the page's text, on those

PAPER = "var(--md-default-bg-color, #fff)"
MUTED = "var(--md-default-fg-color--light, currentColor)"

NEUTRAL = 16 / 255  # how far the channels of a gray can be apart
DARKEST = 0x40 / 255  # the ink of style.mplstyle: what is as dark is ink

ADVICE = 'use "C0", "C1", "C2", a gray or "black"'


class House(NamedTuple):
    """A color of style.mplstyle: the page's own that takes its place, and what that is. stepwise.css has the same."""

    variable: str
    dark: str
    light_text: str


HOUSE = {
    "#307ec7": House("--stepwise-function", "#6db1f2", "#1f66a8"),
    "#9621e2": House("--stepwise-slope", "#c78bff", "#9621e2"),
}


def on_page(color: str, *, text: bool = False, opacity: float = 1) -> str:
    """The CSS by which a line or an area of `color`, as matplotlib writes it, follows the page; or a text of it.

    Black is the page's ink, white its background, and grays lie between the two; `opacity` is for what must be
    readable by itself. Raises FigureError where the color cannot be told from the page in one of its schemes.
    """
    gray = _gray(color)
    if gray is not None:
        if text and opacity < 1:
            raise FigureError('a text is translucent and hard to read: leave out its alpha, or use the color "gray"')
        return _css_of_gray(gray, text=text)
    need = 4.5 if text else 3
    for scheme, page in PAGE.items():
        ratio = contrast(_mixed(_shown(color, scheme, text=text), page, opacity), page)
        if ratio < need:
            what = f"{_named(color)}{'' if opacity == 1 else f' with the alpha {opacity:g}'}"
            raise FigureError(
                f"the color {what} of a {'text' if text else 'line or area'} has a contrast of {ratio:.1f} on the "
                f"{scheme} page, and needs {need:g}: {ADVICE}"
            )
    return f"var({HOUSE[color].variable}, {color})" if color in HOUSE else color


def refuse_lost_colors(figure: Figure) -> None:
    """Raises FigureError where a figure has a background of its own, or a box in which words are hard to read."""
    for ground in (figure.patch, *(axes.patch for axes in figure.axes)):
        if _is_seen(ground) and to_hex(ground.get_facecolor()) != "#ffffff":
            raise FigureError("its background is the page's, light or dark: leave out its facecolor")
    boxed: list[tuple[Text, Patch | None]]
    boxed = [(text, text.get_bbox_patch()) for text in figure.findobj(Text)]
    for legend in figure.findobj(Legend):
        boxed += [(text, legend.get_frame()) for text in legend.findobj(Text) if legend.get_frame_on()]
    for text, box in boxed:
        if box and _is_seen(box):
            _refuse_unreadable(to_hex(text.get_color()), to_hex(box.get_facecolor()))


def _is_seen(patch: Patch) -> bool:
    return to_rgba(patch.get_facecolor())[3] > 0


def _refuse_unreadable(text: str, box: str) -> None:
    for scheme in PAGE:
        ratio = contrast(_shown(text, scheme, text=True), _shown(box, scheme))
        if ratio < 4.5:
            raise FigureError(
                f"a text of the color {_named(text)} in a box of the color {_named(box)} has a contrast of "
                f'{ratio:.1f} on the {scheme} page, and needs 4.5: use "black" in "white"'
            )


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors, as WCAG 2.2 defines it."""
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _gray(color: str) -> float | None:
    """How much ink there is in a gray, from 0 for white to 1 for black; None for other colors."""
    channels = to_rgb(color)
    if max(channels) - min(channels) > NEUTRAL:
        return None
    ink = (1 - sum(channels) / 3) / (1 - DARKEST)
    return 1.0 if ink > 0.95 else 0.0 if ink < 0.05 else ink


def _css_of_gray(ink: float, *, text: bool) -> str:
    if ink in (0, 1):
        return "currentColor" if ink else PAPER
    return MUTED if text else f"color-mix(in srgb, currentColor {ink:.0%}, {PAPER})"


def _shown(color: str, scheme: str, *, text: bool = False) -> str:
    """What a color of a figure becomes on the page of that scheme."""
    gray = _gray(color)
    if gray is not None:
        gray = 0.6 if text and 0 < gray < 1 else gray  # as the page mutes its own
        return _mixed(INK[scheme], PAGE[scheme], gray)
    if house := HOUSE.get(color):
        return house.dark if scheme == "dark" else house.light_text if text else color
    return color


def _mixed(color: str, page: str, share: float) -> str:
    channels = (share * c + (1 - share) * p for c, p in zip(to_rgb(color), to_rgb(page), strict=True))
    return "#" + "".join(f"{round(255 * each):02x}" for each in channels)


def _named(color: str) -> str:
    """A color as matplotlib wrote it, with the name that its author may have used."""
    names = [name for name in (*CSS4_COLORS, *TABLEAU_COLORS) if to_hex(name) == color]
    return f"{color} ({names[-1]})" if names else color
