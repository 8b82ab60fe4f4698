"""Decimals in a form: exact in each of its readings, and for no cost."""

from __future__ import annotations

import mpmath
import sympy

from derive.forms.form import Decimal, Derivative, Negative, Number, Symbol
from derive.readings.cost import operations
from derive.readings.number import number
from derive.readings.slope import slope
from derive.readings.tree import tree
from derive.readings.value import value

x = Symbol("x")
TENTH = Decimal("0.10")


def test_a_decimal_has_its_exact_value() -> None:
    assert value(TENTH) == sympy.Rational(1, 10)
    assert value(Derivative(TENTH * x**2, x)) == value(x) / 5
    with mpmath.workdps(60):
        assert number(TENTH * 10, {}) == 1
        assert number(TENTH, {}) == mpmath.mpf(1) / 10


def test_a_decimal_is_a_constant() -> None:
    assert slope(TENTH, x) == Number(0)
    assert slope(TENTH * x, x) == TENTH
    assert operations(TENTH * x + Negative(TENTH)) == {"multiplications": 1, "additions and subtractions": 1}
    assert operations(Negative(TENTH)) == {}
    assert tree(TENTH * x) == ["*", 0.1, "x"]


def test_a_decimal_keeps_its_look() -> None:
    assert Decimal("0.1") != TENTH
