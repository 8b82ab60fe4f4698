"""Formulas of one function, measured in one floating-point type over the whole of its range."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import mpmath
import numpy as np

from derive.form import Form, symbols
from derive.number import number
from floats.error import DIGITS, Exact, half_the_digits
from floats.evaluate import Computed, computed, intermediates
from floats.outcome import NUMBER, Stretch, outcome, stretches
from floats.types import Array, FloatType

DENSE = 4000  # points in the window where the function does what it is known for
EVERY = 0.5  # from here on up, a 16-bit type is measured at every number that it has
WIDE = 400  # points outside the window, from the smallest to the largest number on each side


@dataclass(frozen=True)
class Measured:
    """What was found out about one formula in one type.

    `worst` is its largest error for x < 0 and for x >= 0, in ulp, wherever the exact value is a normal number and
    what comes out is finite; `halved` is the x nearest to zero on each side at which half of the digits are gone;
    `absolute` the largest absolute error, in units of the exact function; `outcomes` and `overflows` are stretches
    of the whole range; `digits` how many decimal digits are right, at the survey's `points`.
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
    points: Array
    formulas: list[Measured]


def survey(reference: Form, formulas: Sequence[Form], kind: FloatType) -> Survey:
    """`formulas`, which must all have the value of `reference`, measured against it in `kind`.

    `reference` is computed to 60 digits, and must be a form that keeps them: one without cancellation.
    """
    (by,) = symbols(reference)

    def exactly(x: mpmath.mpf) -> mpmath.mpf:
        return number(reference, {by: x})

    window = math.ceil((kind.precision - kind.low) * math.log(2))  # beyond it, e^-|x| rounds to 0
    points = spread(kind, window)
    exact = Exact.of(exactly, points, kind)
    return Survey(kind, window, points, [_measured(form, exactly, exact, points, kind) for form in formulas])


def spread(kind: FloatType, window: float) -> Array:
    """Points to measure at, in order: dense within `window` of zero, wide beyond, zero and the largest included."""
    random = Random(0)
    dense = [random.uniform(-window, window) for _ in range(DENSE)]
    lowest, highest = math.log2(kind.smallest), math.log2(kind.largest)
    wide = np.exp2(np.linspace(lowest, highest, WIDE)[:-1]).tolist()
    chosen = [0.0, kind.largest, -kind.largest, *dense, *wide, *(-x for x in wide)]
    if kind.bits == 16:
        every = [kind.at_place(place) for place in range(kind.place(EVERY), kind.place(window) + 1)]
        chosen += [float(sign * x) for x in every for sign in (1, -1)]
    return np.unique(np.array(chosen, np.float64).astype(kind.dtype))


def _measured(
    form: Form, exactly: Callable[[mpmath.mpf], mpmath.mpf], exact: Exact, points: Array, kind: FloatType
) -> Measured:
    run = computed(form)
    found = run(points)
    errors = exact.errors(found)
    size = np.abs(exact.high)
    normal = (size >= 2.0 ** (kind.precision - 1)) & np.isfinite(errors)
    halved = normal & (errors > half_the_digits(kind) * size)
    below, above = points < 0, points >= 0
    absolute = np.ldexp(errors, exact.exponents)

    def outcome_at(x: Any) -> str:
        result = run(np.array([x], kind.dtype))[0]
        return outcome(result, result == 0 and _rounds_to_zero(exactly, x, kind))

    outcomes = [outcome(*pair) for pair in zip(found, exact.rounds_to_zero, strict=True)]
    parts = [computed(part) for part in intermediates(form)]

    return Measured(
        form,
        worst=(_largest(errors[normal & below]), _largest(errors[normal & above])),
        halved=(
            points[halved & below].max() if (halved & below).any() else None,
            points[halved & above].min() if (halved & above).any() else None,
        ),
        absolute=_largest(absolute[np.isfinite(absolute)]),
        outcomes=stretches(outcome_at, points, outcomes, kind),
        overflows=_overflows(parts, points, kind),
        digits=exact.digits(found, kind),
    )


def _overflows(parts: list[Computed], points: Array, kind: FloatType) -> list[Stretch]:
    """Where something on the way to the result is infinite."""

    def overflow_at(xs: Array) -> Array:
        infinite: Array = np.any([np.isinf(part(xs)) for part in parts], axis=0)
        return infinite

    def outcome_at(x: Any) -> str:
        return OVERFLOW if overflow_at(np.array([x], kind.dtype))[0] else NUMBER

    outcomes = [OVERFLOW if each else NUMBER for each in overflow_at(points)]
    found = stretches(outcome_at, points, outcomes, kind)
    return [stretch for stretch in found if stretch.outcome == OVERFLOW]


OVERFLOW = "overflow"


def _rounds_to_zero(exactly: Callable[[mpmath.mpf], mpmath.mpf], x: Any, kind: FloatType) -> bool:
    with mpmath.workdps(DIGITS):
        return bool(abs(exactly(mpmath.mpf(float(x)))) <= kind.smallest / 2)


def _largest(errors: Array) -> float:
    return float(errors.max()) if errors.size else 0.0
