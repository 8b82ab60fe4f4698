"""A derivative in terms of the function's own value: what is found of each kind, and what is not claimed."""

from __future__ import annotations

import pytest
import sympy

from derive.forms.form import Form, Name, Symbol, form
from derive.forms.functions import erf, exp, ln, sigmoid, sqrt, tanh
from derive.proof.in_terms import in_terms
from derive.readings.tex import tex
from derive.readings.value import value
from derive.written.found import as_form, in_terms_of_itself

x, alpha = Symbol("x"), Symbol("alpha", low=0)
above = Symbol("x", low=0)
FOUND = {
    "sigmoid": (1 / (1 + exp(-x)), x, "output", "a - a^2", False),
    "tanh": (tanh(x), x, "output", "1 - a^2", False),
    "ELU below 0": (alpha * (exp(x) - 1), x, "output", r"a + \alpha", False),
    "softsign above 0": (above / (1 + above), above, "output", "(1 - a)^2", False),
    "softplus": (ln(1 + exp(x)), x, "exponential", "1 - e^{-a}", False),
    "log-sigmoid": (-ln(1 + exp(-x)), x, "exponential", "1 - e^a", False),
    "SiLU": (x * sigmoid(x), x, "input and output", r"\frac{a(1 + x - a)}{x}", True),
    "tanhshrink": (x - tanh(x), x, "input and output", "(x - a)^2", False),
    "the Gaussian": (exp(-(x**2)), x, "input and output", "-2a x", False),
    "a line": (3 * x + 1, x, "constant", "3", False),
    "a constant": (form(2), x, "constant", "0", False),
}


@pytest.mark.parametrize(("function", "by", "kind", "shown", "apart"), FOUND.values(), ids=FOUND)
def test_it_is_found_and_proved(function: Form, by: Symbol, kind: str, shown: str, apart: bool) -> None:
    found = in_terms_of_itself(Name("a", function), by)
    assert (found.kind, found.apart) == (kind, apart)
    assert found.form is not None
    assert "".join(tex(found.form).split()).replace(r"\cdot", "") == "".join(shown.split())


INDEPENDENT = {
    "GELU": (x * (1 + erf(x / sqrt(2))) / 2, "independent"),
    "x e^x, where there is one": (x * exp(x), "input and output"),
    "one exponential twice, and so a root in the formula": (exp(x) + exp(2 * x), ""),
    "two exponentials, of which nothing is known": (x * exp(x**2) + exp(x), ""),
    "an error function with another exponential": (x * erf(x) * exp(x), ""),
    "x and an exponential, and a slope by both": (exp(x) + x * exp(2 * x), ""),
}


@pytest.mark.parametrize(("function", "kind"), INDEPENDENT.values(), ids=INDEPENDENT)
def test_that_there_is_none_is_said_only_where_it_is_shown(function: Form, kind: str) -> None:
    assert in_terms(value(function), value(x), sympy.Symbol("a")).kind == kind


def test_what_is_no_rational_expression_has_no_form() -> None:
    with pytest.raises(TypeError, match="cannot be written"):
        as_form(sympy.sin(value(x)), {value(x): x})
