"""What comes out of a formula in floats: a number, a zero where there should be none, infinity, or no number.

The borders between them are found by halving, and are right to the last representable number: on one side of a
border is one outcome, and at the very next number of the type the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from floats.types import Array, FloatType

NUMBER, ZERO, INFINITE, NONE = "number", "zero", "infinite", "nan"


@dataclass(frozen=True)
class Stretch:
    """Neighboring numbers of a type, `first` to `last`, where the same thing comes out."""

    outcome: str
    first: Any
    last: Any


def outcomes(computed: Array, rounds_to_zero: Array | bool) -> Array:
    """What each number of `computed` is; a zero counts as a number where the exact value rounds to zero."""
    values = computed.astype(np.float64)
    conditions = [np.isnan(values), np.isinf(values), (values == 0) & ~np.asarray(rounds_to_zero)]
    return np.select(conditions, [NONE, INFINITE, ZERO], NUMBER)


def stretches(outcome_at: Callable[[Any], str], points: Array, outcomes: Array, kind: FloatType) -> list[Stretch]:
    """The stretches of equal outcome from the first of `points` to the last, which are in order, up or down.

    `outcomes` are those at `points`; between two points that differ, the border is found by halving.
    """
    starts: list[tuple[str, Any]] = [(str(outcomes[0]), points[0])]
    ends: list[Any] = []
    for at in np.flatnonzero(outcomes[1:] != outcomes[:-1]):
        for last, first, after in _borders(outcome_at, points[at], points[at + 1], kind):
            ends.append(last)
            starts.append((after, first))
    ends.append(points[-1])
    return [Stretch(what, first, last) for (what, first), last in zip(starts, ends, strict=True)]


def _borders(outcome_at: Callable[[Any], str], low: Any, high: Any, kind: FloatType) -> Iterator[tuple[Any, Any, str]]:
    """The borders between `low` and `high`: the last number before each, the first one after, what is there."""
    end = outcome_at(high)
    while (before := outcome_at(low)) != end:
        inside, outside = kind.place(low), kind.place(high)
        while abs(outside - inside) > 1:
            middle = (inside + outside) // 2
            if outcome_at(kind.at_place(middle)) == before:
                inside = middle
            else:
                outside = middle
        low = kind.at_place(outside)
        yield kind.at_place(inside), low, outcome_at(low)
