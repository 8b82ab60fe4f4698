"""Whether two forms are equal, by numbers alone: to 50 digits, at points of the judge's own.

It shares nothing with the proof, which is SymPy's; and its points lie between those of the gate for numbers.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from random import Random

import mpmath

from derive.forms.form import Form, Symbol
from derive.forms.trees import Meaningless, symbols
from derive.readings.certain import FAILS, Uncertain, agree, certain
from derive.readings.number import Point

COUNT = 24
SIMPLE = (0.0, 1.0, -1.0, 2.0, -2.0, 3.0)  # where poles are
HALF = 3.0  # half of the random numbers on a line lie within this distance of 0


def differs_at(form: Form, first: Form) -> Point | None:
    """The first of the judge's points at which `form` has not the number of `first`, if there is one.

    Raises Uncertain or ZeroDivisionError where `first` has no number.
    """
    return next((at for at in _points(symbols(form, first)) if not _agree_at(at, form, first)), None)


def _agree_at(at: Point, form: Form, first: Form) -> bool:
    expected = certain(first, at)
    try:
        return agree(expected, certain(form, at))
    except (Uncertain, Meaningless, *FAILS):
        return False


def _points(letters: Iterable[Symbol]) -> Iterator[Point]:
    """Points in the letters' intervals, the same ones each time; one empty point for no letters."""
    random = Random(1)
    ordered = sorted(letters, key=lambda letter: letter.name)
    for _ in range(COUNT if ordered else 1):
        yield {letter: mpmath.mpf(_coordinate(*_numbers(letter), random)) for letter in ordered}


def _numbers(letter: Symbol) -> tuple[float, float]:
    """The ends of the letter's interval. Raises TypeError where they depend on other letters."""
    if isinstance(letter.low, Form) or isinstance(letter.high, Form):
        raise TypeError(f"the judge knows no interval for {letter.name} that depends on other letters")
    return letter.low, letter.high


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
