"""The table of derivatives itself: a form, and its slope by x as it is printed."""

from __future__ import annotations

import pytest

from derive.forms.constants import pi
from derive.forms.form import Call, Derivative, Form, form
from derive.forms.functions import (
    FUNCTIONS,
    atan,
    cos,
    cosh,
    erf,
    erfc,
    exp,
    expm1,
    ln,
    log1p,
    relu,
    sigmoid,
    sin,
    sinh,
    size,
    sqrt,
    tan,
    tanh,
)
from derive.forms.trees import symbols
from derive.proof.normal_form import is_zero
from derive.readings.slope import slope
from derive.readings.tex import tex
from derive.readings.value import value
from moves import g, u, x, y, z

SLOPES: list[tuple[Form, str]] = [
    (form(3), "0"),
    (y, "0"),
    (x, "1"),
    (-x, "-1"),
    (x**2, "2x"),
    (x**-1, "-x^{-2}"),
    (x + y + 1, "1"),
    (exp(x) - exp(-x), "e^x + e^{-x}"),
    (x * exp(x), r"e^x + xe^x"),
    (x * y * exp(x), r"ye^x + x \cdot ye^x"),
    (x / u, r"\frac{1 + e^{-x} + xe^{-x}}{(1 + e^{-x})^2}"),
    (y / 2, "0"),
    (ln(1 + exp(x)), r"\frac{1}{1 + e^x} \cdot e^x"),
    ((1 + x) ** 3, "3(1 + x)^2"),
    (x ** (form(5) / 2), r"\frac{5}{2} \cdot x^{\frac{3}{2}}"),
    (x ** -(form(1) / 2), r"-\frac{1}{2} \cdot x^{-\frac{3}{2}}"),
    (exp(exp(x)), r"e^{e^x} \cdot e^x"),
    (g * x, r"-e^{-x} \cdot x + g"),
    (Derivative(x**3, x), r"3 \cdot 2x"),
    (pi, "0"),
    (pi * x**2, r"\pi \cdot 2x"),
    (sin(pi * x), r"\cos(\pi x) \cdot \pi"),
    (erf(x / 2), r"\frac{2}{\sqrt{\pi}} \cdot e^{-\left(\frac{x}{2}\right)^2} \cdot \frac{2}{2^2}"),
]

# A row for each function: its slope; that of the logarithm and of the root by a positive letter.
SLOPES_OF_FUNCTIONS: list[tuple[Form, str]] = [
    (exp(x), "e^x"),
    (ln(z), r"\frac{1}{z}"),
    (log1p(z), r"\frac{1}{1 + z}"),
    (expm1(x), "e^x"),
    (sqrt(z), r"\frac{1}{2\sqrt{z}}"),
    (sin(x), r"\cos(x)"),
    (cos(x), r"-\sin(x)"),
    (tan(x), r"1 + \tan^2(x)"),
    (atan(x), r"\frac{1}{1 + x^2}"),
    (sinh(x), r"\cosh(x)"),
    (cosh(x), r"\sinh(x)"),
    (tanh(x), r"1 - \tanh^2(x)"),
    (size(x), r"\frac{x}{\left|x\right|}"),
    (erf(x), r"\frac{2}{\sqrt{\pi}} \cdot e^{-x^2}"),
    (erfc(x), r"-\frac{2}{\sqrt{\pi}} \cdot e^{-x^2}"),
    (sigmoid(x), r"\sigma(x) \cdot (1 - \sigma(x))"),
    (relu(x), r"\frac{\max(x, 0)}{x}"),
]


@pytest.mark.parametrize(("of", "printed"), SLOPES, ids=[tex(of) for of, _ in SLOPES])
def test_slope(of: Form, printed: str) -> None:
    found = slope(of, x)
    assert tex(found) == printed
    assert is_zero(value(found) - value(of).diff(value(x)))


def test_every_function_has_a_slope() -> None:
    assert [row.function for row, _ in SLOPES_OF_FUNCTIONS if isinstance(row, Call)] == list(FUNCTIONS)


@pytest.mark.parametrize(("of", "printed"), SLOPES_OF_FUNCTIONS, ids=[tex(of) for of, _ in SLOPES_OF_FUNCTIONS])
def test_slope_of_a_function(of: Form, printed: str) -> None:
    (by,) = symbols(of)
    assert tex(slope(of, by)) == printed
    for each in (of, by * of, (1 - of) ** 2, exp(of)):
        assert is_zero(value(slope(each, by)) - value(each).diff(value(by)))


def test_a_power_whose_exponent_varies_is_refused() -> None:
    with pytest.raises(NotImplementedError, match="exponent varies"):
        slope(x**x, x)
