"""Numbers that are given for letters, as a point at which their forms can be computed."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

import mpmath

from derive.errors import DerivationError
from derive.forms.form import Form, Symbol
from derive.forms.indexed import WHOLE, Size, Tensor
from derive.forms.trees import symbols
from derive.forms.unknowns import unknowns

Given = Mapping[Tensor | Symbol | str, Any]  # nested rows of a tensor's entries, numbers, and places looked up, from 1
CLOSE = mpmath.mpf(10) ** -12  # of what adds up to 1


def point_of_given(given: Given, *forms: Form) -> dict[Any, Any]:
    """The point that is `given`, for `number`. Raises DerivationError where it lacks what the forms depend on."""
    at: dict[Any, Any] = {}
    for of, numbers in given.items():
        match of:
            case Tensor():
                sizes = _shape(of.name, numbers)
                if len(sizes) != len(of.sizes):
                    raise DerivationError(
                        f"{of.name} has {len(of.sizes)} indices, and its numbers have {len(sizes)}; one row of numbers "
                        "is written (1, 2), and a row of one is (1,)"
                    )
                for size, length in zip(of.sizes, sizes, strict=True):
                    if size == WHOLE:
                        at[size] = at.get(size, 0) + length  # sums reach as far as all tensors together
                    elif at.setdefault(size, length) != length:
                        others = f"the size {size.name} is {at[size]} by other numbers"
                        raise DerivationError(f"{others}, and {length} by those of {of.name}")
                firsts = [_first(size) for size in of.sizes]
                for rows in product(*map(range, sizes[:-1])):
                    row = [_number(of, each) for each in _at(numbers, rows)]
                    _refuse_row(of, row)
                    for last, number in enumerate(row):
                        at[of, *map(sum, zip((*rows, last), firsts, strict=True))] = number
            case str():
                at |= {(of, place): number for place, number in enumerate(numbers, 1)}
            case _:
                at[of] = _number(of, numbers)
    found = unknowns(*forms)
    lookups = {each.name: each.at.size for each in found.lookups}
    at |= {size: len(given[name]) for name, size in lookups.items() if name in given and size not in at}
    letters: list[Size | Symbol] = [*found.sizes, *symbols(*forms)]
    missing = [each.name for each in letters if each not in at]
    missing += [each.name for each in found.tensors if not any(is_entry(key) and key[0] == each for key in at)]
    missing += [name for name in lookups if name not in given]
    if missing:
        raise DerivationError(f"there are no numbers for {', '.join(missing)}")
    used = {*found.tensors, *symbols(*forms), *lookups}
    if unused := [name_of(of) for of in given if of not in used]:
        raise DerivationError(f"there are numbers for {', '.join(unused)}, and nothing is shown of them")
    for lookup in found.lookups:
        for place in given[lookup.name]:
            if place not in range(1, at[lookup.size] + 1):
                last = at[lookup.size]
                raise DerivationError(f"{lookup.name} looks up the place {place}, and they go from 1 to {last}")
    return at


def _number(of: Tensor | Symbol, given: Any) -> mpmath.mpf:
    """Raises DerivationError where what is given for a letter is no number, or is none of its interval."""
    try:
        found = mpmath.mpf(str(given))
    except (ValueError, TypeError):
        raise DerivationError(f"{given!r} is given for {of.name}, and is no number") from None
    low = of.low if isinstance(of.low, int | float) else -math.inf  # a form depends on other letters
    high = of.high if isinstance(of.high, int | float) else math.inf
    if not mpmath.isfinite(found) or not low <= found <= high:
        raise DerivationError(f"{given} is given for {of.name}, which goes from {low} to {high}")
    return found


def _refuse_row(of: Tensor, row: list[mpmath.mpf]) -> None:
    """Raises DerivationError where a row is not as the tensor's rows are said to be."""
    if of.adds_up and abs(sum(row) - 1) > CLOSE:
        raise DerivationError(
            f"rows of {of.name} add up to 1, and one is given that adds up to {mpmath.nstr(sum(row), 8)}"
        )
    if of.mask and not ({*row} <= {0, 1} and any(row)):
        raise DerivationError(f"{of.name} is a mask: its numbers are 0 or 1, and not all of a row are 0")


def name_of(of: Tensor | Symbol | str) -> str:
    """What a letter is called."""
    return of if isinstance(of, str) else of.name


def _shape(name: str, numbers: Any) -> tuple[int, ...]:
    if isinstance(numbers, str) or not isinstance(numbers, Sequence):
        return ()
    if not numbers:
        raise DerivationError(f"there are no numbers for {name}")
    rows = {_shape(name, each) for each in numbers}
    if len(rows) > 1:
        raise DerivationError(f"the rows of {name} are not all of one length")
    return (len(numbers), *rows.pop())


def _at(numbers: Any, places: tuple[int, ...]) -> Any:
    for each in places:
        numbers = numbers[each]
    return numbers


def is_entry(key: Any) -> bool:
    """Whether a coordinate of a point is an entry, or a place that is looked up."""
    return isinstance(key, tuple)


def _first(size: Size) -> int:
    """The first place of a tensor's numbers."""
    return 0 if size == WHOLE else 1
