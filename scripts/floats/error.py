"""How far off a computed number is, in units in the last place (ulp) of the exact one.

Source: J.-M. Muller et al., Handbook of Floating-Point Arithmetic, 2nd ed., 2018, section 2.3.2: |computed - exact|
divided by the distance of the type's numbers at the exact value. Correct rounding is at most half an ulp off.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import mpmath
import numpy as np

from floats.types import Array, FloatType

DIGITS = 60  # float64 has 16 and is measured to a small part of its last one; the rest is for the way there


@dataclass(frozen=True)
class Exact:
    """Exact values at points of a type: in units in the last place, as sums of two doubles, and their logarithm.

    A value times 2^-`exponents` is `high` + `low`, which keeps 100 bits where one double has 53.
    """

    high: Array
    low: Array
    exponents: Array
    rounds_to_zero: Array

    @staticmethod
    def of(function: Callable[[mpmath.mpf], mpmath.mpf], points: Array, kind: FloatType) -> Exact:
        """The values of `function` at `points`."""
        rows = []
        with mpmath.workdps(DIGITS):
            for x in points.astype(np.float64).tolist():
                exact = function(mpmath.mpf(x))
                exponent = kind.ulp_exponent(exact)
                units = mpmath.ldexp(exact, -exponent)
                high = float(units)
                rows.append((high, float(units - high), exponent, bool(abs(exact) <= kind.smallest / 2)))
        high_column, low, exponents, zero = (np.array(column) for column in zip(*rows, strict=True))
        return Exact(high_column, low, exponents, zero)

    def errors(self, computed: Array) -> Array:
        """How far each computed number is off, in ulp; not a number where it is none, infinite where it is."""
        units = np.ldexp(computed.astype(np.float64), -self.exponents)
        errors: Array = np.abs((units - self.high) - self.low)
        return errors

    def digits(self, computed: Array, kind: FloatType) -> Array:
        """How many decimal digits of each computed number are right, from 0 to what the type has.

        -log10 of the relative error, which is not smaller than half an ulp of 1 however lucky a number is.
        """
        with np.errstate(divide="ignore", invalid="ignore"):
            relative = self.errors(computed) / np.abs(self.high)
        most = kind.precision * np.log10(2)
        relative = np.where(np.isfinite(relative), relative, 1)
        right: Array = np.clip(-np.log10(np.maximum(relative, 10**-most)), 0, most)
        return right


def half_the_digits(kind: FloatType) -> Any:
    """The relative error at which half of the type's digits are lost."""
    return 2.0 ** (-kind.precision / 2)
