"""An example with small numbers as a part of a note: letters and gradients, computed at one point."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

import mpmath

from derive.errors import DerivationError
from derive.forms.alphabet import letter_tex
from derive.forms.form import Form
from derive.forms.indexed import WHOLE, Index, Tensor
from derive.forms.indices import free_indices, listed
from derive.readings.number import number
from parts.note import Made, Pieces, add_pieces, forms_of
from parts.point import Given, is_entry, name_of, point_of_given

DIGITS = 4  # behind the point
PRECISION = 30  # digits that are computed with, so that a number without more than those shown is known to be one


@dataclass(frozen=True)
class Shown:
    """A form of the example: its letter as TeX, and its indices, of which the first is the row.

    Indices that run through all whole numbers are shown from 0 on, as far as the numbers of the tensor `like` go.
    """

    letter: str
    form: Form
    indices: tuple[Index, ...] = ()
    like: Tensor | None = None

    def __post_init__(self) -> None:
        """Raises DerivationError where the indices are not those of the form."""
        if not isinstance(self.indices, tuple):
            raise DerivationError(f'the indices of {self.letter} are a tuple, as in Shown("x", x[i], (i,))')
        if free_indices(self.form) - {*self.indices}:
            has, given = listed(free_indices(self.form)), listed(self.indices) or "none"
            raise DerivationError(f"{self.letter} has the indices {has}, and is shown with {given}")


class Example:
    """The numbers `given` for tensors, symbols and lookups, and what is `shown` of them, in this order.

    Where the places of a tensor run through all whole numbers, its numbers are those from place 0 on, and all others 0.
    """

    def __init__(self, given: Given, *shown: Shown) -> None:
        """Raises DerivationError where numbers are missing, or not as their letter says, or nothing can be shown."""
        if not shown:
            raise DerivationError("the example shows nothing; give it what is computed of its numbers, as Shown")
        for each in shown:
            if each.like not in given and any(index.size == WHOLE for index in each.indices):
                raise DerivationError(f"how far {each.letter} goes is not said; give it a tensor that it is like")
        self.given, self.shown = given, shown
        with mpmath.workdps(PRECISION):
            self.point = point_of_given(given, *(each.form for each in shown))


@forms_of.register
def _(part: Example) -> Iterator[Form]:
    yield from (each.form for each in part.shown)


@add_pieces.register
def _(part: Example, pieces: Pieces) -> None:
    pieces.add("the example", partial(_example, part))


def _example(part: Example) -> Made:
    given = [f"{letter_tex(name_of(of))} = {_given(numbers)}" for of, numbers in part.given.items()]
    rows = [_row(each.letter, values_of(each, part.point)) for each in part.shown]
    lines = r" \\[0.5em] ".join(rows)
    whole = r",\quad ".join(given)
    return {"example.md": f"$$\n{whole}\n$$\n\n$$\n\\begin{{aligned}} {lines} \\end{{aligned}}\n$$\n"}


def _row(letter: str, values: Any) -> str:
    equals = "=" if all(_is_exact(each) for each in _flat(values)) else r"\approx"
    return f"{letter} &{equals} {_tex(values)}"


def _flat(values: Any) -> Iterator[Any]:
    if isinstance(values, list):
        for each in values:
            yield from _flat(each)
    else:
        yield values


def _is_exact(number: Any) -> bool:
    """Whether a number has no more digits than are shown."""
    return _is(number, _digits(number))


def _is(number: Any, shown: str) -> bool:
    with mpmath.workdps(PRECISION):
        return bool(abs(number - mpmath.mpf(shown)) < mpmath.mpf(10) ** -20)


def values_of(shown: Shown, point: Mapping[Any, Any]) -> Any:
    """The numbers of a form at all values of its indices, nested."""
    given = [places for of, *places in filter(is_entry, point) if of == shown.like]

    def along(axis: int) -> list[int]:
        size = shown.indices[axis].size
        return sorted({places[axis] for places in given}) if size == WHOLE else list(range(1, point[size] + 1))

    def at(axis: int, there: Mapping[Any, Any]) -> Any:
        if axis == len(shown.indices):
            return number(shown.form, there)
        return [at(axis + 1, {**there, shown.indices[axis]: each}) for each in along(axis)]

    with mpmath.workdps(PRECISION):
        return at(0, point)


def _tex(values: Any) -> str:
    match values:
        case [[*_], *_]:
            rows = r" \\ ".join(" & ".join(map(_rounded, row)) for row in values)
            return rf"\begin{{pmatrix}} {rows} \end{{pmatrix}}"
        case [*_]:
            return f"({', '.join(map(_rounded, values))})"
    return _rounded(values)


def _rounded(number: Any) -> str:
    """A number as it is shown: without a point where it is a whole one, and not where it only rounds to one."""
    shown = _digits(number)
    whole = shown.partition(".")[0]
    return ("0" if whole == "-0" else whole) if _is(number, whole) else shown


def _digits(number: Any) -> str:
    return f"{Decimal(mpmath.nstr(number, 25)):.{DIGITS}f}"


def _given(numbers: Any) -> str:
    match numbers:
        case [[*_], *_]:
            rows = r" \\ ".join(" & ".join(map(str, row)) for row in numbers)
            return rf"\begin{{pmatrix}} {rows} \end{{pmatrix}}"
        case [*_]:
            return f"({', '.join(map(str, numbers))})"
    return str(numbers)
