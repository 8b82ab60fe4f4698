"""How far off a computed number is, in units in the last place (ulp) of the exact one.

Source: J.-M. Muller et al., Handbook of Floating-Point Arithmetic, 2nd ed., 2018, section 2.3.2: |computed - exact|
divided by the distance of the type's numbers at the exact value. Correct rounding is at most half an ulp off.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from flint import arb, ctx

from derive.errors import DerivationError
from derive.forms.form import Form, Name, Symbol
from derive.forms.trees import rewrite, symbols
from derive.readings.ball import precise
from derive.readings.certain import Uncertain
from floats.types import Array, FloatType

BITS = 100  # float64 has 53 and is measured to a small part of its last one
LARGE = 2000  # an exponent beyond those of all types
FEW = 8  # numbers at which a function may have no value, as a slope has none at a kink


@dataclass(frozen=True)
class Exact:
    """Exact values at points of a type: in units in the last place, as sums of two doubles.

    A value times 2^-`exponents` is `high` + `low`, which keeps 100 bits where one double has 53. What is far too
    large for any type is infinite; where there is no value, `high` is not a number.
    """

    high: Array
    low: Array
    exponents: Array
    rounds_to_zero: Array

    @staticmethod
    def of(form: Form, points: Array, kind: FloatType) -> Exact:
        """The values of `form` at `points`, each from a ball that proves its digits.

        Raises DerivationError where it has none at more than a few of them.
        """
        (by,) = symbols(form)
        form = _unfolded(form)
        rows, missing = [], []
        for x in points.astype(np.float64).tolist():
            try:
                rows.append(_row(form, by, x, kind))
            except Uncertain as reason:
                missing.append(reason)
                rows.append((math.nan, 0.0, kind.low, True))
                if len(missing) > FEW:
                    raise DerivationError(
                        f"{missing[0]}, and so it is at other numbers of {kind.name}; a survey takes all numbers"
                    ) from None
        high, low, exponents, zero = (np.array(column) for column in zip(*rows, strict=True))
        return Exact(high, low, exponents, zero)

    def errors(self, computed: Array) -> Array:
        """How far each computed number is off, in ulp; not a number where it is none, infinite where it is."""
        units = np.ldexp(computed.astype(np.float64), -self.exponents)
        with np.errstate(invalid="ignore"):
            errors: Array = np.abs((units - self.high) - self.low)
        return errors

    def digits(self, computed: Array, kind: FloatType) -> Array:
        """How many decimal digits of each computed number are right, from 0 to what the type has.

        -log10 of the relative error, which is not smaller than half an ulp of 1 however lucky a number is. Not a number
        where there is no exact value.
        """
        errors = self.errors(computed)
        with np.errstate(divide="ignore", invalid="ignore"):
            relative = np.where(errors == 0, 0, errors / np.abs(self.high))
        most = kind.precision * np.log10(2)
        relative = np.where(np.isfinite(relative), relative, 1)
        right = np.clip(-np.log10(np.maximum(relative, 10**-most)), 0, most)
        return np.where(np.isnan(self.high), np.nan, right)


def _row(form: Form, by: Symbol, x: float, kind: FloatType) -> tuple[float, float, int, bool]:
    """What `Exact` keeps of the value at x. Raises Uncertain where there is none."""
    half = arb((1, kind.low - kind.precision))  # of the smallest number: what is not larger is rounded to zero
    value = precise(form, {by: arb(x)}, BITS, half).mid()
    exponent = min(kind.ulp_exponent(value), LARGE)
    with ctx.workprec(2 * BITS):
        units = value * arb((1, -exponent))
        high = float(units)
        low = float(units - high) if math.isfinite(high) else 0.0
        return high, low, exponent, bool(abs(value) <= half)


def _unfolded(form: Form) -> Form:
    """`form` without names: it is computed at many points, and a name is looked up at each."""
    return rewrite(form, lambda part: _unfolded(part.definition) if isinstance(part, Name) else None)


def half_the_digits(kind: FloatType) -> Any:
    """The relative error at which half of the type's digits are lost."""
    return 2.0 ** (-kind.precision / 2)
