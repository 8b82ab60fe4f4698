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
        yield {letter: mpmath.mpf(_coordinate(letter, random)) for letter in ordered}


def _coordinate(letter: Symbol, random: Random) -> float:
    """A number in the letter's interval: a simple one, or any, which may be far out or close to an end."""
    simple = [at for at in SIMPLE if letter.low < at < letter.high]
    if simple and random.random() < 1 / 4:
        return random.choice(simple)
    share = random.uniform(0.02, 0.98)
    if math.isfinite(letter.low) and math.isfinite(letter.high):
        return letter.low + share * (letter.high - letter.low)
    if math.isfinite(letter.low):
        return letter.low + share / (1 - share)
    if math.isfinite(letter.high):
        return letter.high - share / (1 - share)
    return HALF / math.log(3) * math.log(share / (1 - share))
