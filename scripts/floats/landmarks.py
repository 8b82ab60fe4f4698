"""The few borders of a type that explain all others: where an exponential is lost, or overflows.

Each is found by halving, and predicted from the type's precision p, its largest number M and its smallest normal
number 2^m, so that a reader can do the arithmetic.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from math import log
from typing import Any

import numpy as np

from derive.forms.form import Form
from derive.forms.functions import exp
from floats.evaluate import computed
from floats.outcome import stretches
from floats.survey import spread
from floats.types import Array, FloatType


@dataclass(frozen=True)
class Landmark:
    """A border: what happens beyond it, the condition on paper, the border by that condition, and as found.

    `found` is the first number, counted from zero, where it happens.
    """

    what: str
    condition: str
    predicted: float
    found: Any


def explained(x: Form) -> Form:
    """The formula of `x` whose parts the landmarks are about."""
    return (1 + exp(-x)) ** 2


def landmarks(x: Form, kind: FloatType) -> dict[str, Landmark]:
    """The landmarks of the exponential of -`x` in `kind`, by name."""
    power, points = exp(-x), spread(kind)
    above, below = points[points >= 0], points[points <= 0][::-1]
    largest, lost, gone = log(kind.largest), kind.precision * log(2), (kind.precision - kind.low) * log(2)

    def first(form: Form, happens: Callable[[Any], Any], points: Array) -> Any:
        def outcomes(at: Array) -> Array:
            return np.where(happens(computed(form)(at)), "so", "not so")

        there = stretches(lambda at: str(outcomes(np.array([at], kind.dtype))[0]), points, outcomes(points), kind)
        return there[1].first

    return {
        "one": Landmark(
            "$1 + e^{-x}$ is rounded to 1", r"$x \ge p \ln 2$", lost, first(1 + power, lambda v: v == 1, above)
        ),
        "gone": Landmark(
            "$e^{-x}$ is rounded to 0", r"$x \ge (p - m) \ln 2$", gone, first(power, lambda v: v == 0, above)
        ),
        "square": Landmark(
            "$(1 + e^{-x})^2$ is infinite",
            r"$x < -\ln(\sqrt{M} - 1)$",
            -log(math.sqrt(kind.largest) - 1),
            first(explained(x), np.isinf, below),
        ),
        "overflow": Landmark("$e^{-x}$ is infinite", r"$x < -\ln M$", -largest, first(power, np.isinf, below)),
    }
