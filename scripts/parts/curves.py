"""The curves of a figure as NumPy functions: a kink is seen as one, and nothing is drawn where nothing is."""

from __future__ import annotations

from functools import cache
from typing import Any

import mpmath
import numpy as np
import sympy

from derive.forms.alphabet import letter_python
from derive.forms.form import Form, Symbol
from derive.readings.number import Point, ends_at, number
from derive.readings.value import value
from derive.written.regions import Kink, Unbounded
from draw.picture import Curve
from parts.parameters import Parameters, shown
from parts.subject import Subject


@cache
def curves(about: Subject, parameters: Parameters) -> tuple[Curve, Curve]:
    """The function and its derivative, lambdified from their forms, as functions of an array.

    Parameters have the values that are shown, or others, by name, as in `slope(x, alpha=2)`. Neither is a number
    outside the variable's interval; the slope is none at a kink, nor the function at a jump, so that no line crosses
    it.
    """
    return _curve(about, about.of, parameters, jumps), _curve(about, about.slope, parameters, _has_no_slope)


def slope_at_kink(kink: Kink, at: Point) -> Any:
    """The slope at a kink for some values of the parameters: None where its sides differ."""
    if isinstance(kink.left, Unbounded) or isinstance(kink.right, Unbounded):
        return None
    left, right = number(kink.left, at), number(kink.right, at)
    return left if mpmath.almosteq(left, right) else None


def is_inside(by: Symbol, at: Point) -> bool:
    """Whether a point is within the variable's interval."""
    low, high = ends_at(by, at)
    return bool(low < at[by] < high)


def jumps(kink: Kink, at: Point) -> bool:
    """Whether one side does not come to the function's value at a kink; one that ends upright does."""
    return any(isinstance(side, Unbounded) and side.jumps for side in (kink.left, kink.right))


def _has_no_slope(kink: Kink, at: Point) -> bool:
    return slope_at_kink(kink, at) is None


def _curve(about: Subject, form: Form, parameters: Parameters, breaks: Any) -> Curve:
    letters = {letter_python(each.letter.name): each.letter for each in parameters}
    computed = sympy.lambdify([value(about.by), *map(value, letters.values())], value(form))
    usual = shown(parameters)

    @np.errstate(all="ignore")  # what is not defined is not drawn
    def curve(x: Any, /, **others: float) -> Any:
        values = usual | others
        at = {letters[name]: mpmath.mpf(given) for name, given in values.items()}
        y = np.zeros_like(x, dtype=float) + computed(x, *values.values())  # an array also where the value is a constant
        low, high = map(float, ends_at(about.by, at))
        nowhere = (x < low) | (x > high)
        near = np.diff(x).min() / 2 if np.size(x) > 1 else 0.0
        for kink in about.kinks:
            if breaks(kink, at):
                nowhere |= np.abs(x - float(number(kink.at, at))) <= near
        return np.where(nowhere, np.nan, y)

    return curve
