"""The drawing of a small network: a circle for each unit, an arrow for each weight, both with their numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import hypot

from matplotlib.figure import Figure
from matplotlib.patches import Circle

RADIUS = 0.36
APART = 3.2  # from column to column
SPREAD = 2.0  # from circle to circle in a column


def network(
    columns: Sequence[Sequence[str]], under: Mapping[str, str], arrows: Mapping[tuple[str, str], str], color: str
) -> Figure:
    """Columns of circles, left to right, each with its name inside and its number under it; arrows with their numbers.

    `color` is that of the numbers.
    """
    figure = Figure()
    axes = figure.subplots()
    places = {
        name: (APART * column, SPREAD * ((len(names) - 1) / 2 - row))
        for column, names in enumerate(columns)
        for row, name in enumerate(names)
    }
    for (start, end), number in arrows.items():
        (x, y), (to_x, to_y) = places[start], places[end]
        length = hypot(to_x - x, to_y - y)
        right, up = (to_x - x) / length, (to_y - y) / length
        tail = (x + RADIUS * right, y + RADIUS * up)
        tip = (to_x - RADIUS * right, to_y - RADIUS * up)
        axes.annotate("", tip, tail, arrowprops={"arrowstyle": "-|>", "color": "C2", "shrinkA": 0, "shrinkB": 0})
        near = 0.3 * length  # before the place where arrows cross
        axes.text(
            x + near * right - 0.27 * up,
            y + near * up + 0.27 * right,
            number,
            color=color,
            ha="center",
            va="center",
        )
    for name, (x, y) in places.items():
        axes.add_patch(Circle((x, y), RADIUS, fill=False, linewidth=2, color="C2"))
        axes.text(x, y, name, ha="center", va="center")
        axes.text(x, y - RADIUS - 0.08, under[name], color=color, ha="center", va="top")
    axes.set_xlim(-0.8, APART * (len(columns) - 1) + 0.8)
    axes.set_ylim(-1.9, 1.6)
    axes.set_aspect("equal")
    axes.set_axis_off()
    return figure
