"""The gate for the domain: what must hold for a line, and for each function, and what shows that it does."""

from __future__ import annotations

import pytest

from derive.forms.cases import minimum
from derive.forms.constants import pi
from derive.forms.form import Derivative, Form, Name, Symbol, form
from derive.forms.functions import (
    FUNCTIONS,
    Function,
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
from derive.proof.gates import Refused, domain
from derive.proof.smooth import smooth_kinks

x, alpha = Symbol("x"), Symbol("alpha", low=0)
u = 1 + exp(-x)
y = Symbol("y", low=3)
DOMAINS: list[tuple[Form, bool]] = [
    (1 / u, True),
    (1 / (2 - u), False),
    (1 / x, False),
    (1 / alpha, True),
    (x**-2, False),
    (x**2, True),
    (alpha ** (form(1) / 2), True),
    (x ** (form(1) / 2), False),
    ((1 + x**2) ** (form(-1) / 2), True),
    (x ** exp(x), False),
    (ln(1 + exp(x)), True),
    (ln(-(1 + exp(x))), False),
    (ln(x), False),
    (ln(alpha), True),
    (ln(y), True),
    (ln(Name("h", x)), False),
    (Derivative(ln(x), x), False),
    (exp(ln(x)) / u, False),
    (1 / (1 + 1 / x), False),
    (ln(ln(x - 1)), False),
    (ln(Symbol("n", low=10) - 10), True),
    (ln(Symbol("n", low=10) - 11), False),
    (Derivative((1 + x**2) ** (form(1) / 2), x), True),
    (Derivative((x**2) ** (form(1) / 2), x), False),  # defined at 0, but with a kink there
]


# A row for each function: arguments where it is defined, and has a slope; where it has none; where it is not defined.
CALLS: list[tuple[Function, list[Form], list[Form], list[Form]]] = [
    (exp, [x], [], []),
    (ln, [alpha, 1 + x**2], [], [x, x**2]),
    (log1p, [alpha, x**2], [], [x, x - 1]),
    (expm1, [x], [], []),
    (sqrt, [alpha, 1 + x**2], [x**2, size(x)], [x, x - 1]),
    (sin, [x], [], []),
    (cos, [x], [], []),
    (tan, [atan(x), form(1), pi / 3], [], [x, pi / 2]),
    (atan, [x], [], []),
    (sinh, [x], [], []),
    (cosh, [x], [], []),
    (tanh, [x], [], []),
    (size, [alpha, -(1 + x**2)], [x, x - 1], []),
    (erf, [x], [], []),
    (erfc, [x], [], []),
    (sigmoid, [x], [], []),
    (relu, [alpha, -(1 + x**2)], [x, x - 1], []),
]


def test_every_function_has_a_row() -> None:
    assert [function.name for function, *_ in CALLS] == list(FUNCTIONS)


@pytest.mark.parametrize(
    ("function", "smooth", "rough", "nowhere"), CALLS, ids=[function.name for function, *_ in CALLS]
)
def test_domain_of_a_function(function: Function, smooth: list[Form], rough: list[Form], nowhere: list[Form]) -> None:
    for argument in (*smooth, *rough):
        domain(x * function(argument), function(argument))
    for argument in smooth:
        domain(Derivative((2 + x) * function(argument), x), function(argument))
    for argument in rough:
        with pytest.raises(Refused, match="everywhere"):
            domain(Derivative((2 + x) * function(argument), x), x)
    for argument in nowhere:
        with pytest.raises(Refused, match="everywhere"):
            domain(x * function(argument), x)


def test_where_a_kink_is_is_told() -> None:
    with pytest.raises(Refused, match="x must be non-zero everywhere, and is not; there is a kink") as refused:
        domain(Derivative(relu(x), x), x)
    assert refused.value.point == "at x = 0.0"


def test_what_has_not_the_letter_needs_not_be_smooth() -> None:
    w = Symbol("w")
    whole = relu(x) + w * minimum(0, x)
    domain(Derivative(whole, w), w)
    domain(Derivative(sqrt(size(x)) * w, w), w)
    for kinked in (Derivative(whole, x), Derivative(Derivative(whole, w), x), Derivative(Name("g", relu(x)) * w, x)):
        with pytest.raises(Refused, match="there is a kink"):
            domain(kinked, w)


def test_what_a_tangent_needs_is_told() -> None:
    with pytest.raises(Refused, match=r"\\cos\(x\) must be non-zero everywhere, which could not be shown"):
        domain(tan(x), x)


# What is known of the signs of functions is enough to show it, or is not.
SIGNS: list[tuple[Form, bool]] = [
    (1 / (1 + relu(x)), True),
    (1 / relu(x), False),
    (1 / (relu(x) - 1), False),
    (ln(1 + sqrt(size(sin(x)))), True),
    (ln(sigmoid(x) * cosh(x) + relu(x)), True),
    (ln(sigmoid(x) + relu(x) * sin(x)), False),
    (1 / Name("h", 2 + relu(x) * relu(-x)), True),
    (sqrt(relu(x) * 2), True),
    (sqrt(-relu(x)), False),
    (1 / (sigmoid(x) - sigmoid(x)), False),
    (1 / Derivative(exp(sigmoid(x)), x), True),
    (1 / (1 - Derivative(5 * sigmoid(x), x)), False),
    (1 / Derivative(sigmoid(x) ** 2 - sigmoid(x), x), False),
]


@pytest.mark.parametrize(("line", "is_defined"), [*DOMAINS, *SIGNS])
def test_domain(line: Form, is_defined: bool) -> None:
    if is_defined:
        domain(line, line)
    else:
        with pytest.raises(Refused, match="everywhere"):
            domain(line, line)


def test_a_kink_is_none_only_where_nothing_else_has_one_there() -> None:
    product = x * size(x)
    assert smooth_kinks(Derivative(product, x))
    assert not smooth_kinks(Derivative(product + x * size(exp(x) - 1), x))
