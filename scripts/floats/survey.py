"""Formulas of one function, measured in one floating-point type over the whole of its range."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import numpy as np

from derive.forms.form import Form
from floats.error import Exact, half_the_digits
from floats.evaluate import Computed, computed, intermediates
from floats.outcome import NUMBER, Stretch, outcomes, stretches
from floats.types import Array, FloatType

DENSE = 15_000  # points of a longer type in the window where the function does what it is known for, and in its middle
WIDE = 400  # points outside the window, from the smallest to the largest number on each side
NEIGHBORHOODS = 240  # of the window, in each of which the worst digits are kept


@dataclass(frozen=True)
class Measured:
    """What was found out about one formula in one type.

    `worst` is its largest error for x < 0 and for x >= 0, in ulp, wherever the exact value is a normal number and
    what comes out is finite; `halved` is the x nearest to zero on each side at which half of the digits are gone;
    `absolute` the largest absolute error, in units of the exact function. `outcomes` and `overflows` are stretches of
    the whole range; `digits` how many decimal digits are right, the fewest in each of the survey's neighborhoods. All
    of this is so for all numbers of a short type, and otherwise for those that were looked at.
    """

    form: Form
    worst: tuple[float, float]
    halved: tuple[Any, Any]
    absolute: float
    outcomes: list[Stretch]
    overflows: list[Stretch]
    digits: Array

    def where(self, what: str) -> list[Stretch]:
        """The stretches with one outcome."""
        return [stretch for stretch in self.outcomes if stretch.outcome == what]


@dataclass(frozen=True)
class Survey:
    """Formulas of one function in one type; `window` is how far from zero the function is not yet constant in it."""

    kind: FloatType
    window: float
    formulas: list[Measured]


def survey(reference: Form, formulas: Sequence[Form], kind: FloatType) -> Survey:
    """`formulas`, which must all have the value of `reference`, measured against it in `kind`.

    `reference` may be any form, as exact values are computed with as many digits as it asks for. Raises
    DerivationError where it has no value at more than a few numbers.
    """
    if not formulas:
        return Survey(kind, window(kind), [])
    points = spread(kind)
    exact = Exact.of(reference, points, kind)
    return Survey(kind, window(kind), [_measured(form, reference, exact, points, kind) for form in formulas])


def window(kind: FloatType) -> float:
    """How far from zero e^-|x| is not yet rounded to 0."""
    return math.ceil((kind.precision - kind.low) * math.log(2))


def spread(kind: FloatType) -> Array:
    """Points to measure at, in order: all numbers of a short type, and of another many, zero and the largest included.

    They are dense in the window, and once more where 1 + e^-|x| is not yet rounded to 1, as errors are large there.
    """
    if kind.is_short:
        return kind.numbers()
    random = Random(0)
    dense = [random.uniform(-end, end) for end in (window(kind), kind.precision) for _ in range(DENSE)]
    lowest, highest = math.log2(kind.smallest), math.log2(kind.largest)
    wide = np.exp2(np.linspace(lowest, highest, WIDE)[:-1]).tolist()
    chosen = [0.0, kind.largest, -kind.largest, *dense, *wide, *(-x for x in wide)]
    return np.unique(np.array(chosen, np.float64).astype(kind.dtype))


def middles(window: float) -> Array:
    """The middle of each neighborhood."""
    edges = np.linspace(-window, window, NEIGHBORHOODS + 1)
    found: Array = (edges[1:] + edges[:-1]) / 2
    return found


def _measured(form: Form, reference: Form, exact: Exact, points: Array, kind: FloatType) -> Measured:
    run = computed(form)
    found = run(points)
    errors, size = exact.errors(found), np.abs(exact.high)
    absolute = np.ldexp(errors, exact.exponents)
    counts = (size >= 2.0 ** (kind.precision - 1)) & np.isfinite(found.astype(np.float64))
    below, above = counts & (points < 0), counts & (points >= 0)
    gone = errors > half_the_digits(kind) * size

    def outcome_at(x: Any) -> str:
        at = np.array([x], kind.dtype)
        result = run(at)
        return str(outcomes(result, Exact.of(reference, at, kind).rounds_to_zero if result[0] == 0 else False)[0])

    return Measured(
        form,
        worst=(_largest(errors[below]), _largest(errors[above])),
        halved=(_first(points[below & gone][::-1]), _first(points[above & gone])),
        absolute=_largest(absolute[np.isfinite(absolute)]),
        outcomes=stretches(outcome_at, points, outcomes(found, exact.rounds_to_zero), kind),
        overflows=_overflows([computed(part) for part in intermediates(form)], points, kind),
        digits=_fewest(exact.digits(found, kind), points, window(kind)),
    )


def _fewest(digits: Array, points: Array, window: float) -> Array:
    """The fewest digits in each neighborhood; not a number where there is no point."""
    places = np.digitize(points.astype(np.float64), np.linspace(-window, window, NEIGHBORHOODS + 1)) - 1
    inside = (places >= 0) & (places < NEIGHBORHOODS)
    fewest = np.full(NEIGHBORHOODS, np.nan)
    np.fmin.at(fewest, places[inside], digits[inside])
    return fewest


def _overflows(parts: list[Computed], points: Array, kind: FloatType) -> list[Stretch]:
    """Where something on the way to the result is infinite."""

    def overflow_at(xs: Array) -> Array:
        infinite: Array = np.any([np.isinf(part(xs)) for part in parts], axis=0)
        return infinite

    def outcome_at(x: Any) -> str:
        return OVERFLOW if overflow_at(np.array([x], kind.dtype))[0] else NUMBER

    found = stretches(outcome_at, points, np.where(overflow_at(points), OVERFLOW, NUMBER), kind)
    return [stretch for stretch in found if stretch.outcome == OVERFLOW]


OVERFLOW = "overflow"


def _first(points: Array) -> Any:
    return points[0] if points.size else None


def _largest(errors: Array) -> float:
    return float(errors.max()) if errors.size else 0.0
