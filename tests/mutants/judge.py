"""Whether two forms are equal, by numbers alone: to 50 digits, at points of the judge's own.

It shares nothing with the proof, which is SymPy's; and its points lie between those of the gate for numbers.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from random import Random
from typing import Any

import mpmath

from derive.forms.form import Form, Symbol
from derive.forms.trees import Meaningless, symbols
from derive.readings.certain import FAILS, Uncertain, agree, certain
from derive.readings.number import Point, number

COUNT = 24
SIMPLE = (0.0, 1.0, -1.0, 2.0, -2.0, 3.0)  # where poles are
HALF = 3.0  # half of the random numbers on a line lie within this distance of 0


def differs_at(form: Form, first: Form) -> Point | None:
    """The first of the judge's points at which `form` has not the number of `first`, if there is one.

    Raises Uncertain or ZeroDivisionError where `first` has no number, and Uncertain where only that of `form` is not
    known somewhere, and no point tells the two apart.
    """
    unknown = None
    for at in _points(symbols(form, first)):
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
