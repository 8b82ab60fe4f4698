"""Formulas of one function, measured in one floating-point type over the whole of its range."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import mpmath
import numpy as np

from derive.forms.form import Form
from derive.forms.trees import symbols
from derive.readings.number import number
from floats.error import DIGITS, Exact, half_the_digits
from floats.evaluate import Computed, computed, intermediates
from floats.outcome import NUMBER, Stretch, outcome, stretches
from floats.types import Array, FloatType

DENSE = 4000  # points in the window where the function does what it is known for
NET = 1_000_000  # points of float32 at which only the size of the error is looked at
EVERY = 4  # from here on up, it is found out for every number of a 16-bit type what comes out
WIDE = 400  # points outside the window, from the smallest to the largest number on each side


@dataclass(frozen=True)
class Measured:
    """What was found out about one formula in one type.

    `worst` is its largest error for x < 0 and for x >= 0, in ulp, wherever the exact value is a normal number and
    what comes out is finite; `halved` is the x nearest to zero on each side at which half of the digits are gone;
    `absolute` the largest absolute error, in units of the exact function. These three are so for all numbers of a
    16-bit type, and otherwise for those that were looked at. `outcomes` and `overflows` are stretches of the whole
    range; `digits` how many decimal digits are right, at the survey's `points`.
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
    net = Net.of(reference, kind, window) if _is_small(kind) else None
    return Survey(kind, window, points, [_measured(form, exactly, exact, net, points, kind) for form in formulas])


def spread(kind: FloatType, window: float) -> Array:
    """Points to measure at, in order: dense within `window` of zero, wide beyond, zero and the largest included."""
    random = Random(0)
    # Errors are large where 1 + e^-|x| is not yet 1, which is a small part of float64's window.
    ends = (window,) if _is_small(kind) else (window, kind.precision)
    dense = [random.uniform(-end, end) for end in ends for _ in range(DENSE)]
    lowest, highest = math.log2(kind.smallest), math.log2(kind.largest)
    wide = np.exp2(np.linspace(lowest, highest, WIDE)[:-1]).tolist()
    chosen = [0.0, kind.largest, -kind.largest, *dense, *wide, *(-x for x in wide)]
    if kind.bits == 16:
        every = [kind.at_place(place) for place in range(kind.place(EVERY), kind.place(window) + 1)]
        chosen += [float(sign * x) for x in every for sign in (1, -1)]
    return np.unique(np.array(chosen, np.float64).astype(kind.dtype))


@dataclass(frozen=True)
class Net:
    """Many points of a type smaller than float64, with the exact values as float64 gives them.

    The reference form is right to a few ulp of float64, which is nothing beside an ulp of a smaller type. All
    numbers of a 16-bit type are in it; of float32, as many as take a second, spread evenly over the magnitudes from
    1/16 on: nearer to zero all is smooth.
    """

    points: Array
    exact: Array
    ulp: Array
    normal: Array

    @staticmethod
    def of(reference: Form, kind: FloatType, window: float) -> Net:
        last = kind.place(kind.largest if kind.bits == 16 else window)
        first = 0 if kind.bits == 16 else kind.place(2.0**-4)
        places = np.arange(last + 1) if kind.bits == 16 else np.random.default_rng(0).integers(first, last, NET)
        above = places.astype(f"u{kind.dtype.itemsize}").view(kind.dtype)
        points = np.concatenate([-above, above])
        exact = computed(reference)(points.astype(np.float64))
        exponents = np.maximum(np.frexp(exact)[1] - 1, kind.low)
        return Net(points, exact, np.ldexp(1.0, exponents - kind.precision + 1), exact >= 2.0**kind.low)

    def extremes(self, run: Computed, kind: FloatType) -> Extremes:
        """What the net catches of a formula."""
        off = np.abs(run(self.points).astype(np.float64) - self.exact)
        counts = np.isfinite(off) & self.normal
        return Extremes.of(self.points, counts, off / self.ulp, off, off > half_the_digits(kind) * self.exact)


@dataclass(frozen=True)
class Extremes:
    """The `worst`, `halved` and `absolute` of `Measured`, at some points."""

    worst: tuple[float, float]
    halved: tuple[Any, Any]
    absolute: float

    @staticmethod
    def of(points: Array, counts: Array, ulps: Array, off: Array, gone: Array) -> Extremes:
        """From errors at `points`, in ulp and absolute; they count where `counts`, and half is lost where `gone`."""
        below, above = points < 0, points >= 0
        lost = counts & gone
        return Extremes(
            (_largest(ulps[counts & below]), _largest(ulps[counts & above])),
            (
                points[lost & below].max() if (lost & below).any() else None,
                points[lost & above].min() if (lost & above).any() else None,
            ),
            _largest(off[np.isfinite(off)]),
        )

    def with_those_of(self, other: Extremes) -> Extremes:
        """Both together: the larger errors, and what is nearer to zero."""
        pairs = zip(self.halved, other.halved, strict=True)
        nearest = tuple(min((x for x in pair if x is not None), key=abs, default=None) for pair in pairs)
        below, above = map(max, zip(self.worst, other.worst, strict=True))
        return Extremes((below, above), (nearest[0], nearest[1]), max(self.absolute, other.absolute))


def _is_small(kind: FloatType) -> bool:
    """Whether float64 is exact beside the type."""
    return kind.precision <= 24


def _measured(
    form: Form,
    exactly: Callable[[mpmath.mpf], mpmath.mpf],
    exact: Exact,
    net: Net | None,
    points: Array,
    kind: FloatType,
) -> Measured:
    run = computed(form)
    found = run(points)
    errors = exact.errors(found)
    size = np.abs(exact.high)
    normal = (size >= 2.0 ** (kind.precision - 1)) & np.isfinite(errors)
    at_points = Extremes.of(
        points, normal, errors, np.ldexp(errors, exact.exponents), errors > half_the_digits(kind) * size
    )
    at_all = at_points.with_those_of(net.extremes(run, kind)) if net else at_points

    def outcome_at(x: Any) -> str:
        result = run(np.array([x], kind.dtype))[0]
        return outcome(result, result == 0 and _rounds_to_zero(exactly, x, kind))

    outcomes = [outcome(*pair) for pair in zip(found, exact.rounds_to_zero, strict=True)]
    parts = [computed(part) for part in intermediates(form)]

    return Measured(
        form,
        worst=at_all.worst,
        halved=at_all.halved,
        absolute=at_all.absolute,
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
