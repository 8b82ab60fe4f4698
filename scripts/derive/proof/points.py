"""Points at which forms are compared: beside the ends of each symbol's interval, in the middle, far out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import islice
from random import Random

import mpmath

from derive.forms.form import Symbol
from derive.readings.number import Point

FAR = 50.0  # e^-50 is 2e-22: far in the tail of a saturated activation, with digits to spare
NEAR = 6.0  # where activations do what they are known for
CLOSE = 2.0**-20
COUNT = 12


def points(symbols: Iterable[Symbol]) -> Iterator[Point]:
    """Twelve points in the symbols' intervals, the same ones each time; one empty point for no symbols."""
    random = Random(0)
    ordered = sorted(symbols, key=lambda symbol: symbol.name)
    columns = [islice(_coordinates(symbol, random), COUNT) for symbol in ordered]
    if not ordered:
        yield {}
    for row in zip(*columns, strict=True):
        yield {symbol: mpmath.mpf(coordinate) for symbol, coordinate in zip(ordered, row, strict=True)}


def _coordinates(symbol: Symbol, random: Random) -> Iterator[float]:
    """Simple ones first, since a counterexample is for a person to check; then the ends, then random ones."""
    low, high = _window(symbol, FAR)
    simple = [at for at in (1.0, 0.5, -1.0, 0.0, 2.0) if low < at < high]
    close = min(CLOSE, (high - low) / 4)
    below = low if symbol.low == -math.inf else low + close
    above = high if symbol.high == math.inf else high - close
    yield from [*random.sample(simple, len(simple)), below, above]
    low, high = _window(symbol, NEAR)
    while True:
        yield random.uniform(low, high)


def _window(symbol: Symbol, size: float) -> tuple[float, float]:
    """The symbol's interval, its infinite ends moved to within `size` of the finite one, or of zero."""
    low, high = symbol.low, symbol.high
    return (
        low if low > -math.inf else (high - size if high < math.inf else -size),
        high if high < math.inf else (low + size if low > -math.inf else size),
    )
