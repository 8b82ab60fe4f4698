"""A picture of a note: what draws it, and how it is opened and saved. Where it goes on a page: `inline`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib
import matplotlib.style
from matplotlib.figure import Figure

STYLE = Path(__file__).with_name("style.mplstyle")

Curve = Callable[[Any], Any]  # from NumPy arrays to NumPy arrays


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
    """The figure that `draw` gives, drawn in the house style."""
    with matplotlib.rc_context():
        matplotlib.style.use(["default", STYLE])  # whatever a person's own settings are
        figure = draw()
        if not isinstance(figure, Figure):
            raise TypeError(f"draw() must return the figure; it returned {figure!r}")
        axes = figure.axes[0]
        axes.patch.set_gid("plot")
        return Drawn(
            svg=_saved(figure, "svg", title).decode(),
            png=_saved(figure, "png", title),
            bare=_saved(figure, "svg", title, transparent=True).decode(),
            x=axes.get_xlim(),
            y=axes.get_ylim(),
        )


def _saved(figure: Figure, kind: str, title: str, *, transparent: bool = False) -> bytes:
    dated = {"Date": None} if kind == "svg" else {}  # a date would make each build's bytes differ
    file = BytesIO()
    figure.savefig(file, format=kind, transparent=transparent, metadata={"Title": title, **dated})
    return file.getvalue()
