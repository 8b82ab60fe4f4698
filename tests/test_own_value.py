"""A derivative in terms of the function's own value: what is found of each kind, and what is not claimed."""

from __future__ import annotations

import pytest
import sympy

from derive.errors import DerivationError
from derive.forms.constants import pi
from derive.forms.form import Decimal, Derivative, Form, Name, Symbol, form
from derive.forms.functions import cosh, erf, exp, ln, sigmoid, sinh, sqrt, tanh
from derive.forms.trees import renamed, rewrite
from derive.proof.gates import prove_equal
from derive.proof.in_terms import Found, in_terms
from derive.readings.tex import tex
from derive.readings.value import value
from derive.written.found import InTerms, as_form, in_terms_of_itself
from notes.activations import gelu as gelu_note
from parts.further import Further
from parts.note import Note
from parts.own_value import OwnValue

x, alpha = Symbol("x"), Symbol("alpha", low=0)
above, below = Symbol("x", low=0), Symbol("x", high=0)
u = sqrt(2 / pi) * (x + Decimal("0.044715") * x**3)
gelu, mish = x * (1 + tanh(u)) / 2, x * tanh(ln(1 + exp(x)))
FOUND = {
    "sigmoid": (1 / (1 + exp(-x)), x, "output", "a(1 - a)", False),
    "tanh": (tanh(x), x, "output", "1 - a^2", False),
    "ELU below 0": (alpha * (exp(x) - 1), x, "output", r"a + \alpha", False),
    "softsign above 0": (above / (1 + above), above, "output", "(1 - a)^2", False),
    "softplus": (ln(1 + exp(x)), x, "exponential", "1 - e^{-a}", False),
    "log-sigmoid": (-ln(1 + exp(-x)), x, "exponential", "1 - e^a", False),
    "SiLU": (x * sigmoid(x), x, "input and output", r"\frac{a(1 + x - a)}{x}", True),
    "tanhshrink": (x - tanh(x), x, "input and output", "(x - a)^2", False),
    "the Gaussian": (exp(-(x**2)), x, "input and output", "-2a x", False),
    "GELU's form with tanh": (
        gelu,
        x,
        "input and output",
        r"\frac{a\left(1 + 2\sqrt{\frac{2}{\pi}} (x - a)(1 + 3 0.044715x^2)\right)}{x}",
        True,
    ),
    "SiLU with a decimal in it": (
        x / (1 + exp(-Decimal("1.702") * x)),
        x,
        "input and output",
        r"\frac{a(1 + 1.702(x - a))}{x}",
        True,
    ),
    "tanh of a constant times x": (tanh(sqrt(3) * x), x, "output", r"\sqrt{3} - a^2\sqrt{3}", False),
    "a line": (3 * x + 1, x, "constant", "3", False),
    "a constant": (form(2), x, "constant", "0", False),
}


@pytest.mark.parametrize(("function", "by", "kind", "shown", "apart"), FOUND.values(), ids=FOUND)
def test_it_is_found_and_proved(function: Form, by: Symbol, kind: str, shown: str, apart: bool) -> None:
    found = in_terms_of_itself(Name("a", function), by)
    assert (found.kind, found.apart, found.root) == (kind, apart, False)
    assert _plain(found.form) == "".join(shown.split())


def _plain(form: Form | None) -> str:
    return "".join(tex(form).split()).replace(r"\cdot", "") if form else ""


ROOTS = {
    "Mish": (mish, x, "input and output", r"\frac{a + x^2 - a^2}{x} + (a - x)\sqrt{1 - \frac{a^2}{x^2}}", True),
    "Mish above 0": (
        above * tanh(ln(1 + exp(above))),
        above,
        "input and output",
        r"\frac{a + x^2 - a^2}{x} + \frac{(a - x)\sqrt{x^2 - a^2}}{x}",
        False,
    ),
    "Mish below 0": (
        below * tanh(ln(1 + exp(below))),
        below,
        "input and output",
        r"\frac{(x - a)\sqrt{x^2 - a^2}}{x} + \frac{a + x^2 - a^2}{x}",
        False,
    ),
    "one exponential twice": (exp(x) + exp(2 * x), x, "output", r"\frac{1}{2} + 2a - \frac{\sqrt{1 + 4a}}{2}", False),
    "a logarithm": (
        ln(1 + exp(x) + exp(2 * x)),
        x,
        "exponential",
        r"\frac{(4e^a - 3)e^{-a}}{2} - \frac{\sqrt{4e^a - 3}e^{-a}}{2}",
        False,
    ),
    "exponents of which neither is a multiple of the other": (
        (exp(above / 3) - 1) / (exp(above / 2) - 1),
        above,
        "output",
        r"\frac{(1 + 3a)(a - 1)}{12} + \frac{(1 - a)\sqrt{1 + 2a - 3a^2}}{12}",
        False,
    ),
    "sinh": (sinh(x), x, "output", r"\sqrt{1 + a^2}", False),
    "cosh above 0": (cosh(above), above, "output", r"\sqrt{a^2 - 1}", False),
    "cosh below 0": (cosh(below), below, "output", r"-\sqrt{a^2 - 1}", False),
}


@pytest.mark.parametrize(("function", "by", "kind", "shown", "apart"), ROOTS.values(), ids=ROOTS)
def test_the_gates_choose_among_those_with_a_root(
    function: Form, by: Symbol, kind: str, shown: str, apart: bool
) -> None:
    found = in_terms_of_itself(Name("a", function), by)
    assert (found.kind, found.apart, found.root) == (kind, apart, True)
    assert _plain(found.form) == "".join(shown.split())


NOT_PROVED = {
    "one branch left of 0 and the other one right of it": cosh(x),
    "one branch below some number, and the other one above it": exp(2 * x) - exp(x),
    "the root of a square whose sign is not shown": exp(x) + x * exp(2 * x),
    "constants in whose letters there is none": x * exp(-(x**2)) + (x * sqrt(8) - 2 * x * sqrt(2)) * erf(x),
    "third degree": exp(x) + exp(3 * x),
}


@pytest.mark.parametrize("function", NOT_PROVED.values(), ids=NOT_PROVED)
def test_what_no_gate_lets_pass_is_not_said(function: Form) -> None:
    assert in_terms_of_itself(Name("a", function), x) == InTerms("")


NEAR = {
    "another constant": (gelu, Decimal("0.044715"), Decimal("0.044714")),
    "its letter for another one": (gelu, sqrt(2 / pi), sqrt(form(3) / pi)),
    "the other branch": (mish, Name("a", mish) - x, x - Name("a", mish)),
}


@pytest.mark.parametrize("side", [above, below])
@pytest.mark.parametrize(("function", "right", "wrong"), NEAR.values(), ids=NEAR)
def test_what_is_nearly_the_slope_is_refused(function: Form, right: Form, wrong: Form, side: Symbol) -> None:
    slope = in_terms_of_itself(a := Name("a", function), x).form
    assert slope
    miss = rewrite(slope, lambda part: wrong if part == right else None)
    assert miss != slope
    with pytest.raises(DerivationError, match="this line is wrong"):
        prove_equal(renamed(miss, x, side), renamed(Derivative(a, x), x, side), step="near")


def test_that_a_slope_is_refused_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("derive.written.found.in_terms", lambda function, x, a, constants: Found("output", (a,)))
    with pytest.raises(DerivationError, match="this line is wrong"):
        in_terms_of_itself.__wrapped__(Name("a", tanh(x)), x)  # what was found before is remembered


INDEPENDENT = {
    "GELU": (x * (1 + erf(x / sqrt(2))) / 2, "independent"),
    "x e^x, where there is one": (x * exp(x), "input and output"),
    "an exponential with itself cubed": (exp(x) + exp(3 * x), ""),
    "two exponentials, of which nothing is known": (x * exp(x**2) + exp(x), ""),
    "an error function with another exponential": (x * erf(x) * exp(x), ""),
    "x and an exponential, and a slope by both": (exp(x) + x * exp(3 * x), ""),
}


@pytest.mark.parametrize(("function", "kind"), INDEPENDENT.values(), ids=INDEPENDENT)
def test_that_there_is_none_is_said_only_where_it_is_shown(function: Form, kind: str) -> None:
    assert in_terms(value(function), value(x), sympy.Symbol("a")).kind == kind


def test_a_further_derivation_that_there_is_not_is_told() -> None:
    with pytest.raises(DerivationError, match="there is no further derivation erf-form, of which OwnValue"):
        Note("GELU", gelu_note.derivation, gelu_note.note.part(Further), OwnValue(further=("tanh-form", "erf-form")))


def test_what_is_no_rational_expression_has_no_form() -> None:
    with pytest.raises(TypeError, match="cannot be written"):
        as_form(sympy.sin(value(x)), {value(x): x})
