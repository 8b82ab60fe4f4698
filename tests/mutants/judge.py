"""Whether two forms are equal, by numbers alone: to 50 digits, at points of the judge's own.

It shares nothing with the proof, which is SymPy's; and its points lie between those of the gate for numbers.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from itertools import cycle, islice, product
from random import Random
from typing import Any

import mpmath

from derive.forms.form import Form, Symbol
from derive.forms.indexed import WHOLE, Size, Tensor
from derive.forms.trees import Meaningless, symbols
from derive.forms.unknowns import Unknowns, unknowns
from derive.readings.certain import FAILS, Uncertain, agree, certain
from derive.readings.number import Point, number

COUNT = 24
MOST_INDICES = 4  # that are seen to be equal or not in all ways
BEYOND = 8  # points at which sizes and indices are any
LARGEST = 4  # of the sizes
PARTS = 64  # of 1, so that a row that adds up to 1 does so exactly
SIMPLE = (0.0, 1.0, -1.0, 2.0, -2.0, 3.0)  # where poles are
HALF = 3.0  # half of the random numbers on a line lie within this distance of 0


def differs_at(form: Form, first: Form) -> Point | None:
    """The first of the judge's points at which `form` has not the number of `first`, if there is one.

    Raises Uncertain or ZeroDivisionError where `first` has no number, and Uncertain where only that of `form` is not
    known somewhere, and no point tells the two apart.
    """
    unknown = None
    found = unknowns(form, first)
    letters = symbols(form, first)
    for at in _tensor_points(found, letters) if found else _points(letters):
        expected = certain(first, at)
        try:
            if not agree(expected, certain(form, at)):
                return at
        except Uncertain as uncertain:
            unknown = uncertain
        except (Meaningless, *FAILS):
            return at
    if unknown:
        raise unknown
    return None


def _tensor_points(of: Unknowns, letters: Iterable[Symbol]) -> Iterator[Point]:
    """Points of several variables: any small sizes, any entries as they may be, and any indices.

    At the first ones, each index is 1 or 2, in all ways; of sizes that are 1, only at the others.
    """
    random = Random(1)
    ways = 2 ** min(len(of.free), MOST_INDICES)
    for at_point, symbols_at in enumerate(islice(cycle(_points(letters)), ways + BEYOND)):
        least = 1 if at_point >= ways else 2
        sizes = {size: random.randint(max(size.least, least), LARGEST) for size in of.sizes if size != WHOLE}
        at = filled(of, {**symbols_at, **sizes}, random)
        if at_point < ways:
            yield at | {index: 1 + (at_point >> place & 1) for place, index in enumerate(of.free)}
        else:
            yield at | {index: random.choice(_range(index.size, sizes, 1)) for index in of.free}


def filled(of: Unknowns, at: Mapping[Any, Any], random: Random) -> dict[Any, Any]:
    """A point with entries and lookups, of one that has sizes and symbols."""
    found = {**at, WHOLE: 2 * LARGEST} if WHOLE in of.sizes else {**at}
    for tensor in of.tensors:
        *rows, row = (_range(size, at, LARGEST // 2) for size in tensor.sizes)
        for places in product(*rows):
            entries = _row(tensor, len(row), random)
            found |= {(tensor, *places, last): entry for last, entry in zip(row, entries, strict=True)}
    for lookup in of.lookups:
        found |= {(lookup.name, each): random.randint(1, at[lookup.size]) for each in _range(lookup.at.size, at)}
    return found


def _range(size: Size, sizes: Mapping[Any, Any], far: int = 0) -> range:
    return range(-far, far + 1) if size == WHOLE else range(1, sizes[size] + 1)


def _row(tensor: Tensor, length: int, random: Random) -> list[Any]:
    if tensor.mask:
        there = random.randrange(1, 2**length)  # in binary, and never all 0
        return [mpmath.mpf(there >> each & 1) for each in range(length)]
    if tensor.adds_up:
        first = [random.randint(1, PARTS // length) for _ in range(length - 1)]
        return [mpmath.mpf(each) / PARTS for each in (*first, PARTS - sum(first))]
    return [mpmath.mpf(_coordinate(tensor.low, tensor.high, random)) for _ in range(length)]


def _points(letters: Iterable[Symbol]) -> Iterator[Point]:
    """Points in the letters' intervals, the same ones each time; one empty point for no letters."""
    random = Random(1)
    every = {*letters}
    every |= symbols(*(end for letter in every for end in (letter.low, letter.high) if isinstance(end, Form)))
    ordered = sorted(every, key=lambda letter: (_is_bound(letter), letter.name))
    for _ in range(COUNT if ordered else 1):
        at: dict[Symbol, Any] = {}
        for letter in ordered:
            at[letter] = mpmath.mpf(_coordinate(*_numbers(letter, at), random))
        yield at


def _is_bound(letter: Symbol) -> bool:
    """Whether the letter's interval depends on other letters, which come first."""
    return any(isinstance(end, Form) and symbols(end) for end in (letter.low, letter.high))


def _numbers(letter: Symbol, at: Point) -> tuple[float, float]:
    """The ends of the letter's interval, at a point that has the letters they depend on."""
    low, high = (float(number(end, at)) if isinstance(end, Form) else end for end in (letter.low, letter.high))
    return low, high


def _coordinate(low: float, high: float, random: Random) -> float:
    """A number in the interval: a simple one, or any, which may be far out or close to an end."""
    simple = [at for at in SIMPLE if low < at < high]
    if simple and random.random() < 1 / 4:
        return random.choice(simple)
    share = random.uniform(0.02, 0.98)
    if math.isfinite(low) and math.isfinite(high):
        return low + share * (high - low)
    if math.isfinite(low):
        return low + share / (1 - share)
    if math.isfinite(high):
        return high - share / (1 - share)
    return HALF / math.log(3) * math.log(share / (1 - share))
