"""A still figure of numbers that are computed from a note's forms, as a part of the note."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from derive.forms.form import Form
from derive.written.wording import refuse_no_sentence, refuse_no_title
from draw.inline import markdown_figure
from draw.picture import drawn
from parts.example import Shown, values_of
from parts.note import Made, Note, Pieces, add_pieces, forms_of, refuse_odd
from parts.point import Given, point_of_given

Numbers = NDArray[np.float64]


class Still:
    """The figure that `draw` makes of the numbers of what is `shown`, NumPy arrays in this order: `still.md`."""

    def __init__(self, title: str, description: str, draw: Callable[..., Figure], given: Given, *shown: Shown) -> None:
        """Raises DerivationError where a number is missing."""
        self.title, self.description, self.draw, self.shown = title, description, draw, shown
        self.point = point_of_given(given, *(each.form for each in shown))


@refuse_odd.register
def _(part: Still, note: Note) -> None:
    refuse_no_title(part.title, "the figure's title")
    refuse_no_sentence(part.description, "the figure's description")


@forms_of.register
def _(part: Still) -> Iterator[Form]:
    yield from (each.form for each in part.shown)


@add_pieces.register
def _(part: Still, pieces: Pieces) -> None:
    pieces.add("the still figure", partial(_still, pieces.stem, part))


def _still(stem: str, part: Still) -> Made:
    numbers = [np.array(values_of(each, part.point), dtype=float) for each in part.shown]
    made = drawn(part.title, lambda: part.draw(*numbers))
    return {
        "still.md": markdown_figure(stem, made, part.title, part.description),
        f"{stem}.svg": made.svg,
        f"{stem}.png": made.png,
    }
