"""A picture of a note: what draws it, and how it is opened and saved. Where it goes on a page: `inline`."""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import category

import matplotlib
import matplotlib.style
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from draw.colors import refuse_lost_colors
from draw.errors import FigureError

STYLE = Path(__file__).with_name("style.mplstyle")

BACKGROUNDS = re.compile(r'(<g id="(?:patch_1|plot)">\s*<path [^>]*?fill: )#\w+')  # of the figure, and of its axes

Curve = Callable[..., Any]  # from a NumPy array to one; values of parameters by name


@dataclass(frozen=True)
class Picture:
    """A figure of a function and its derivative.

    `draw` takes the two as NumPy functions and gives the figure. `title` and `description` say what a person
    sees in it, for those who cannot see it. `places` are points of the axis worth a visit, each with its name.
    """

    title: str
    description: str
    draw: Callable[[Curve, Curve], Figure]
    places: tuple[tuple[str, float], ...]

    def __post_init__(self) -> None:
        """Raises FigureError where a text is empty, or cannot be shown."""
        for text in (self.title, self.description, *(name for name, _ in self.places)):
            if not text.strip():
                raise FigureError("the title, the description or a place of the figure is empty; write what is to see")
            if control := next((letter for letter in text if category(letter) in ("Cc", "Cs")), None):
                raise FigureError(f"the text {text!r} has the control character {control!r}; is there a \\ to double?")


@dataclass(frozen=True)
class Drawn:
    """A picture's files: `svg` and `png` to download, and `bare`, the SVG without a background.

    Where there are axes, the box in `bare` whose id is `plot` spans the ranges `x` and `y`.
    """

    svg: str
    png: bytes
    bare: str
    x: tuple[float, float]
    y: tuple[float, float]


def drawn(title: str, draw: Callable[[], Figure]) -> Drawn:
    """The figure that `draw` gives, drawn in the house style. Raises FigureError where it cannot be shown right."""
    with matplotlib.rc_context(), _fresh_pyplot(), warnings.catch_warnings():
        warnings.filterwarnings("error", r"Glyph .* missing from font", UserWarning)
        warnings.filterwarnings("error", r"constrained_layout not applied", UserWarning)
        matplotlib.style.use(["default", STYLE])  # whatever a person's own settings are
        figure = draw()
        if not isinstance(figure, Figure):
            raise FigureError(f"draw() must return the figure; it returned {figure!r}")
        axes = _axes(figure)
        refuse_lost_colors(figure)
        for artist in figure.findobj():
            artist.set_gid(None)  # ids are the page's
        axes.patch.set_gid("plot")
        try:
            svg = _saved(figure, "svg", title).decode()
            return Drawn(
                svg=svg,
                png=_saved(figure, "png", title),
                bare=BACKGROUNDS.sub(r"\1none", svg),
                x=axes.get_xlim(),
                y=axes.get_ylim(),
            )
        except UserWarning as warning:
            if "constrained_layout" in str(warning):
                raise FigureError("its words leave no room for its axes: shorten its legend or its labels") from None
            code = int(re.sub(r"\D*(\d+).*", r"\1", str(warning)))
            raise FigureError(
                f"{chr(code)!r} is not in the font that draws the PNG: name a font that has it, or use other words"
            ) from None
        except Exception as error:  # what is drawn is drawn only now: mathematics that cannot be read, for one
            raise FigureError(f"matplotlib cannot draw it: {' '.join(str(error).split())}") from error


@contextmanager
def _fresh_pyplot() -> Iterator[None]:
    """Where pyplot is used, it begins with no figure of another note, and opens no window."""
    matplotlib.use("agg")
    try:
        _close_all()
        yield
    finally:
        _close_all()


def _close_all() -> None:
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close("all")


def _axes(figure: Figure) -> Axes:
    """The axes of a figure. Raises FigureError where they are not the two plain ones that a point can move along."""
    if len(figure.axes) != 1:
        raise FigureError(
            f"it has {len(figure.axes)} pairs of axes, and needs one: draw everything in axes = figure.subplots()"
        )
    (axes,) = figure.axes
    if axes.name != "rectilinear" or (axes.get_xscale(), axes.get_yscale()) != ("linear", "linear"):
        raise FigureError("its axes must be flat and linear, as axes = figure.subplots() gives them")
    if not axes.images and (axes.xaxis_inverted() or axes.yaxis_inverted()):  # an image is refused as such
        raise FigureError("its axes must grow to the right and upward: give the lower limit first")
    return axes


def _saved(figure: Figure, kind: str, title: str) -> bytes:
    dated = {"Date": None} if kind == "svg" else {}  # a date would make each build's bytes differ
    file = BytesIO()
    figure.savefig(file, format=kind, metadata={"Title": title, **dated})
    return file.getvalue()
