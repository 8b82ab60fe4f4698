"""Points at which forms are compared: beside the ends of each symbol's interval, in the middle, far out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import islice
from random import Random

import mpmath

from derive.forms.form import Form, Symbol
from derive.forms.trees import symbols as symbols_of
from derive.readings.number import Point, ends_at

FAR = 50.0  # e^-50 is 2e-22: far in the tail of a saturated activation, with digits to spare
NEAR = 6.0  # where activations do what they are known for
CLOSE = 2.0**-20
COUNT = 12


def points(symbols: Iterable[Symbol]) -> Iterator[Point]:
    """Twelve points in the symbols' intervals, the same ones each time; one empty point for no symbols."""
    random = Random(0)
    ordered = with_ends(symbols)
    free, bound = ([each for each in ordered if _is_bound(each) is which] for which in (False, True))
    columns = [islice(_coordinates(*_ends(symbol, {}), random), COUNT) for symbol in free]
    if not ordered:
        yield {}
    for n, row in enumerate(zip(*columns, strict=True)):
        at = {symbol: mpmath.mpf(coordinate) for symbol, coordinate in zip(free, row, strict=True)}
        for symbol in bound:
            low, high = _ends(symbol, at)
            if not low < high:
                break
            at[symbol] = mpmath.mpf(next(islice(_coordinates(low, high, Random(n)), n, None)))
        else:
            yield at


def with_ends(symbols: Iterable[Symbol]) -> list[Symbol]:
    """The symbols and those that the ends of their intervals depend on, by name, none before one that it depends on."""
    found: dict[Symbol, None] = {}
    for symbol in sorted(symbols, key=lambda symbol: symbol.name):
        needed = {each for end in (symbol.low, symbol.high) if isinstance(end, Form) for each in symbols_of(end)}
        found |= dict.fromkeys([*with_ends(needed), symbol])
    return list(found)


def _ends(symbol: Symbol, at: Point) -> tuple[float, float]:
    low, high = map(float, ends_at(symbol, at))
    return low, high


def _is_bound(symbol: Symbol) -> bool:
    """Whether the symbol's interval depends on other symbols; an end may be a form without any."""
    return any(isinstance(end, Form) and symbols_of(end) for end in (symbol.low, symbol.high))


def _coordinates(low: float, high: float, random: Random) -> Iterator[float]:
    """Simple ones first, since a counterexample is for a person to check; then the ends, then random ones."""
    first, last = _window(low, high, FAR)
    simple = [at for at in (1.0, 0.5, -1.0, 0.0, 2.0) if first < at < last]
    close = min(CLOSE, (last - first) / 4)
    below = first if low == -math.inf else first + close
    above = last if high == math.inf else last - close
    yield from [*random.sample(simple, len(simple)), below, above]
    first, last = _window(low, high, NEAR)
    while True:
        yield random.uniform(first, last)


def _window(low: float, high: float, size: float) -> tuple[float, float]:
    """An interval, its infinite ends moved to within `size` of the finite one, or of zero."""
    return (
        low if low > -math.inf else (high - size if high < math.inf else -size),
        high if high < math.inf else (low + size if low > -math.inf else size),
    )
