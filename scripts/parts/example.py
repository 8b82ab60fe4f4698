"""An example with small numbers as a part of a note: letters and gradients, computed at one point."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import product
from typing import Any

import mpmath

from derive.errors import DerivationError
from derive.forms.alphabet import letter_tex
from derive.forms.form import Form, Symbol
from derive.forms.indexed import WHOLE, Index, Size, Tensor
from derive.forms.trees import symbols
from derive.forms.unknowns import unknowns
from derive.readings.number import number
from parts.note import Made, Pieces, add_pieces, forms_of

DIGITS = 4  # behind the point
PRECISION = 30  # digits that are computed with, so that a number without more than those shown is known to be one
Given = Mapping[
    Tensor | Symbol | str, Any
]  # nested lists of a tensor's entries, numbers, and what is looked up, from 1


@dataclass(frozen=True)
class Shown:
    """A form of the example: its letter as TeX, and its indices, of which the first is the row.

    Indices that run through all whole numbers are shown from 0 on, as far as the numbers of the tensor `like` go.
    """

    letter: str
    form: Form
    indices: tuple[Index, ...] = ()
    like: Tensor | None = None


class Example:
    """The numbers `given` for tensors, symbols and lookups, and what is `shown` of them, in this order.

    Where the places of a tensor run through all whole numbers, its numbers are those from place 0 on, and all others 0.
    """

    def __init__(self, given: Given, *shown: Shown) -> None:
        """Raises DerivationError where a tensor's numbers are not as many as their sizes say, or one is missing."""
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
    given = [f"{letter_tex(_name(of))} = {_given(numbers)}" for of, numbers in part.given.items()]
    rows = [_row(each.letter, values_of(each, part.point)) for each in part.shown]
    lines = r" \\ ".join(rows)
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
    with mpmath.workdps(PRECISION):
        return bool(abs(number - mpmath.mpf(_rounded(number))) < mpmath.mpf(10) ** -20)


def point_of_given(given: Given, *forms: Form) -> dict[Any, Any]:
    """The point that is `given`, for `number`. Raises DerivationError where it lacks what the forms depend on."""
    at: dict[Any, Any] = {}
    for of, numbers in given.items():
        match of:
            case Tensor():
                sizes = _shape(numbers)
                if len(sizes) != len(of.sizes):
                    raise DerivationError(f"{of.name} has {len(of.sizes)} indices, and its numbers {len(sizes)}")
                for size, length in zip(of.sizes, sizes, strict=True):
                    if size == WHOLE:
                        at[size] = at.get(size, 0) + length  # sums reach as far as all tensors together
                    elif at.setdefault(size, length) != length:
                        raise DerivationError(f"the size {size.name} of the example is {at[size]} and {length}")
                for places in product(*map(range, sizes)):
                    there = (each + _first(size) for each, size in zip(places, of.sizes, strict=True))
                    at[of, *there] = mpmath.mpf(str(_at(numbers, places)))
            case str():
                at |= {(of, place): number for place, number in enumerate(numbers, 1)}
            case _:
                at[of] = mpmath.mpf(str(numbers))
    found = unknowns(*forms)
    lookups = {each.name: each.at.size for each in found.lookups}
    at |= {size: len(given[name]) for name, size in lookups.items() if name in given and size not in at}
    letters: list[Size | Symbol] = [*found.sizes, *symbols(*forms)]
    missing = [each.name for each in letters if each not in at]
    missing += [each.name for each in found.tensors if not any(_is_entry(key) and key[0] == each for key in at)]
    missing += [name for name in lookups if name not in given]
    if missing:
        raise DerivationError(f"the example has no numbers for {', '.join(missing)}")
    return at


def _name(of: Tensor | Symbol | str) -> str:
    return of if isinstance(of, str) else of.name


def _shape(numbers: Any) -> tuple[int, ...]:
    if isinstance(numbers, str) or not isinstance(numbers, Sequence):
        return ()
    rows = {_shape(each) for each in numbers}
    if len(rows) != 1:
        raise DerivationError("the example has rows of numbers that are not all of one length")
    return (len(numbers), *rows.pop())


def _at(numbers: Any, places: tuple[int, ...]) -> Any:
    for each in places:
        numbers = numbers[each]
    return numbers


def _is_entry(key: Any) -> bool:
    return isinstance(key, tuple)


def _first(size: Size) -> int:
    """The first place of a tensor's numbers."""
    return 0 if size == WHOLE else 1


def values_of(shown: Shown, point: Mapping[Any, Any]) -> Any:
    """The numbers of a form at all values of its indices, nested."""
    given = [places for of, *places in filter(_is_entry, point) if of == shown.like]

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
    shown = f"{Decimal(mpmath.nstr(number, 25)):.{DIGITS}f}"
    whole, _, digits = shown.partition(".")
    return shown if digits.strip("0") else "0" if whole == "-0" else whole


def _given(numbers: Any) -> str:
    match numbers:
        case [[*_], *_]:
            rows = r" \\ ".join(" & ".join(map(str, row)) for row in numbers)
            return rf"\begin{{pmatrix}} {rows} \end{{pmatrix}}"
        case [*_]:
            return f"({', '.join(map(str, numbers))})"
    return str(numbers)
