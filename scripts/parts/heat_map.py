"""Vectors and matrices of forms as tables of colored numbers, as a part of a note; on the page, sliders change them.

Attention's weights, which are softmax of the scores row by row, where each query may look at the first keys only:

    HeatMap(
        "The weights of three queries",
        "Each row adds up to 1. What is masked has the weight 0.",
        {Q: ((1, 0), (0, 1), (1, 1)), K: ((2, 0), (0, 2), (1, -1)), M: ((1, 0, 0), (1, 1, 0), (1, 1, 1))},
        Sliders(Q, -4, 4),
        Shown("P", P[a, i], (a, i)),
    )
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from html import escape
from itertools import count
from typing import Any

from derive.errors import DerivationError
from derive.forms.alphabet import letter_plain
from derive.forms.form import Form, Symbol
from derive.forms.indexed import Index, Size, Tensor
from derive.readings.tree import tree
from derive.written.wording import refuse_no_sentence, refuse_no_title
from parts.example import Shown, values_of
from parts.note import Made, Note, Pieces, add_pieces, forms_of, refuse_odd
from parts.point import Given, point_of_given

COLORS = "Blue is above 0 and orange below, and the stronger the color, the further away."


@dataclass(frozen=True)
class Sliders:
    """A slider for each entry of a tensor, from `low` to `high`."""

    of: Tensor
    low: float = -6
    high: float = 6


class HeatMap:
    """The numbers of what is `shown`, in this order, at the point that is `given` at first: the piece `heat_map.md`."""

    def __init__(self, title: str, description: str, given: Given, sliders: Sliders, *shown: Shown) -> None:
        """Raises DerivationError where a number is missing, or beyond its slider, or something cannot be shown."""
        self.title, self.description = title, description
        self.given, self.sliders, self.shown = given, sliders, shown
        if not shown or not all(len(each.indices) in (1, 2) for each in shown):
            raise DerivationError("a heat map shows vectors and matrices, which have one index or two")
        self.point = point_of_given(given, *(each.form for each in shown))
        if sliders.of not in given:
            raise DerivationError(f"the heat map has sliders for {sliders.of.name}, and no numbers to begin with")
        if not all(sliders.low <= each <= sliders.high and _is_step(each) for _, each in _entries(given[sliders.of])):
            raise DerivationError(
                f"the numbers of {sliders.of.name} begin at tenths from {sliders.low} to {sliders.high}"
            )


@refuse_odd.register
def _(part: HeatMap, note: Note) -> None:
    refuse_no_title(part.title, "the heat map's title")
    refuse_no_sentence(part.description, "the heat map's description")


@forms_of.register
def _(part: HeatMap) -> Iterator[Form]:
    yield from (each.form for each in part.shown)


@add_pieces.register
def _(part: HeatMap, pieces: Pieces) -> None:
    pieces.add("the heat map", partial(_heat_map, pieces.stem, part))


def _heat_map(stem: str, part: HeatMap) -> Made:
    told = escape(json.dumps(_told(part), ensure_ascii=False))
    tables = "\n".join(_table(each, values_of(each, part.point)) for each in part.shown)
    return {
        "heat_map.md": f"""\
<figure class="picture heat" data-heat="{told}">
<div data-search-exclude>
<div class="sliders">
{_sliders(stem, part)}
</div>
{tables}
</div>
<figcaption>{escape(part.title)}. {escape(part.description)} {COLORS}</figcaption>
</figure>
"""
    }


def _told(part: HeatMap) -> dict[str, Any]:
    """What `docs/assets/heat_map.js` is told: see there."""
    sizes = {letter_plain(each.name): number for each, number in part.point.items() if isinstance(each, Size)}
    given = {
        letter_plain(each.name): numbers for each, numbers in part.given.items() if isinstance(each, Tensor | Symbol)
    }
    return {
        "letter": letter_plain(part.sliders.of.name),
        "given": sizes | given,
        "shown": [
            {"form": tree(each.form), "indices": [letter_plain(index.name) for index in each.indices]}
            for each in part.shown
        ],
    }


def _sliders(stem: str, part: HeatMap) -> str:
    """Those of the entries, which a script brings to life; the page keeps their place."""
    letter, low, high = letter_plain(part.sliders.of.name), part.sliders.low, part.sliders.high
    return "\n".join(
        f'<p class="explorer-slide"><label for="{stem}-heat-{n}"><i>{letter}</i><sub>{places}</sub></label>'
        f'<input id="{stem}-heat-{n}" type="range" min="{low}" max="{high}" step="0.1" value="{number}" '
        f'autocomplete="off" disabled><span>{_shown(number, 1)}</span></p>'
        for n, (places, number) in zip(count(1), _entries(part.given[part.sliders.of]), strict=False)
    )


def _entries(numbers: Any, places: str = "") -> Iterator[tuple[str, Any]]:
    """The entries of a tensor with their places, row by row."""
    if not isinstance(numbers, list | tuple):
        yield places, numbers
        return
    for n, each in enumerate(numbers, 1):
        yield from _entries(each, f"{places}{n}")


def _is_step(number: float) -> bool:
    """Whether a slider can stand there."""
    return abs(number * 10 - round(number * 10)) < 1e-9


def _table(shown: Shown, values: Any) -> str:
    letter = rf'<span class="arithmatex">\({shown.letter}\)</span>'
    if len(shown.indices) == 1:
        rows = _row(letter, values)
    else:
        row, column = shown.indices
        heads = "".join(f'<th scope="col">{_place(column, n)}</th>' for n in range(1, len(values[0]) + 1))
        body = [_row(_place(row, n), each) for n, each in enumerate(values, 1)]
        rows = "\n".join([f"<tr><th>{letter}</th>{heads}</tr>", *body])
    return f'<table class="heat-map">\n{rows}\n</table>'


def _row(head: str, numbers: Any) -> str:
    cells = (_shown(each, 2) for each in numbers)
    marked = "".join(f'<td style="--of:{each.replace("−", "-")}">{each}</td>' for each in cells)
    return f'<tr><th scope="row">{head}</th>{marked}</tr>'


def _place(index: Index, number: int) -> str:
    return f"<i>{letter_plain(index.name)}</i> = {number}"


def _shown(number: Any, digits: int) -> str:
    return f"{float(number):z.{digits}f}".replace("-", "−")
