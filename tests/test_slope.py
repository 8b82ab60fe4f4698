"""The table of derivatives itself: a form, and its slope by x as it is printed."""

from __future__ import annotations

import pytest

from derive.forms.form import Derivative, Form, form
from derive.forms.functions import exp, ln
from derive.proof.normal_form import is_zero
from derive.readings.slope import slope
from derive.readings.tex import tex
from derive.readings.value import value
from moves import g, u, x, y

SLOPES: list[tuple[Form, str]] = [
    (form(3), "0"),
    (y, "0"),
    (x, "1"),
    (-x, "-1"),
    (x**2, "2x"),
    (x**-1, "-x^{-2}"),
    (x + y + 1, "1"),
    (exp(x) - exp(-x), "e^x + e^{-x}"),
    (x * exp(x), r"e^x + x \cdot e^x"),
    (x * y * exp(x), r"y \cdot e^x + x \cdot y \cdot e^x"),
    (x / u, r"\frac{1 + e^{-x} + x \cdot e^{-x}}{(1 + e^{-x})^2}"),
    (y / 2, "0"),
    (ln(1 + exp(x)), r"\frac{1}{1 + e^x} \cdot e^x"),
    ((1 + x) ** 3, "3(1 + x)^2"),
    (x ** (form(5) / 2), r"\frac{5}{2} \cdot x^{\frac{3}{2}}"),
    (x ** -(form(1) / 2), r"-\frac{1}{2} \cdot x^{-\frac{3}{2}}"),
    (exp(exp(x)), r"e^{e^x} \cdot e^x"),
    (g * x, r"-e^{-x} \cdot x + g"),
    (Derivative(x**3, x), r"3 \cdot 2x"),
]


@pytest.mark.parametrize(("of", "printed"), SLOPES, ids=[tex(of) for of, _ in SLOPES])
def test_slope(of: Form, printed: str) -> None:
    found = slope(of, x)
    assert tex(found) == printed
    assert is_zero(value(found) - value(of).diff(value(x)))


def test_a_power_whose_exponent_varies_is_refused() -> None:
    with pytest.raises(NotImplementedError, match="exponent varies"):
        slope(x**x, x)
