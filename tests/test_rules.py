"""Each rule by its look (before, rule, after) and by its truth (the value stays)."""

from __future__ import annotations

import inspect
import re

import pytest

from derive.forms.constants import pi
from derive.forms.form import Call, Derivative, Form, Name, Sum, Symbol, form
from derive.forms.functions import (
    FUNCTIONS,
    atan,
    cos,
    cosh,
    erf,
    exp,
    ln,
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
from derive.rules import algebra, calculus, naming
from derive.rules.algebra import (
    add_and_subtract,
    as_square,
    cancel_common_factor,
    cancel_signs,
    factor_out,
    negative_power_below,
    power_of_the_fraction,
    reciprocal_as_power,
    split_after,
)
from derive.rules.calculus import chain_rule, differentiate, quotient_rule
from derive.rules.naming import name, put_back, recognize
from derive.rules.rule import DoesNotFit, Rule, then

x, y, z = Symbol("x"), Symbol("y", low=0), Symbol("z", low=0)
u = 1 + exp(-x)
g = Name("g", u)
a = Name("a", 1 / u)
p, q = Name("p", exp(x)), Name("q", 1 + exp(x))

MOVES: list[tuple[Form, Rule, Form]] = [
    (1 / u, reciprocal_as_power(), u**-1),
    (x + 1 / u + 1 / x, reciprocal_as_power(), x + u**-1 + x**-1),
    (-u * -x, cancel_signs(), u * x),
    (x ** (-2) * exp(x), negative_power_below(), exp(x) / x**2),
    (u**-1 * x, negative_power_below(), x / u),
    (exp(-x) / u, add_and_subtract(1), (1 + exp(-x) - 1) / u),
    (x / u, add_and_subtract(y), (y + x - y) / u),
    ((1 + exp(-x) - 1) / x, split_after(u), u / x - 1 / x),
    ((x + y) / u, split_after(x), x / u + y / u),
    ((x + y - 1) / u, split_after(x), x / u + (y - 1) / u),
    (u / u**2, cancel_common_factor(), 1 / u),
    (x - u**2 / u**2, cancel_common_factor(), x - 1),
    (1 / u**2, power_of_the_fraction(), (1 / u) ** 2),
    (x**2 / u**2, power_of_the_fraction(), (x / u) ** 2),
    (x * x - y * y, as_square(), x**2 - y**2),
    (a - a**2, factor_out(a), a * (1 - a)),
    (u**-1, name(g), g**-1),
    (1 / u - x / u, recognize(a), a - x / u),
    (g + g**2, put_back(g), Sum((u, u**2))),
    (Derivative(g**-1, x), chain_rule(g), Derivative(g**-1, g) * Derivative(g, x)),
    (Derivative(p / q, x), quotient_rule(), (Derivative(p, x) * q - p * Derivative(q, x)) / q**2),
    (Derivative(g, x), differentiate(), -exp(-x)),
    (Derivative(g**-1, g), differentiate(), -(g**-2)),
    (Derivative(y, x) + 1, differentiate(), form(0) + 1),
    (1 / u**2 + u / u**2, then(cancel_common_factor(), power_of_the_fraction()), (1 / u) ** 2 + 1 / u),
]


# The table of derivatives itself: a form, and its slope by x as it is printed.
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
    (sigmoid(x), r"\sigma(x) \cdot (1 - \sigma(x))"),
    (relu(x), r"\frac{\max(x, 0)}{x}"),
]

MISFITS: list[tuple[Form, Rule, str]] = [
    (x / u, reciprocal_as_power(), "1/u = u^(-1)"),
    (-x * u, cancel_signs(), "fits nowhere"),
    (x, add_and_subtract(1), "fits nowhere"),
    ((1 + exp(-x) - 1) / x, split_after(x), "fits nowhere"),
    (u / u**3, cancel_common_factor(), "fits nowhere"),
    (a - x**2, factor_out(a), "fits nowhere"),
    (x, recognize(a), "fits nowhere"),
    (Derivative(x**-1, x), chain_rule(g), "fits nowhere"),
    (Derivative(g * x, x), chain_rule(g), "fits nowhere"),
    (x * x, Rule("Do nothing", "u = u", lambda whole: whole), "changes nothing"),
    (a - a**2, then(factor_out(a), factor_out(a)), "fits nowhere"),
]


@pytest.mark.parametrize(("before", "rule", "after"), MOVES, ids=[f"{r.label}: {tex(b)}" for b, r, _ in MOVES])
def test_rule(before: Form, rule: Rule, after: Form) -> None:
    assert tex(rule(before)) == tex(after)
    assert rule(before) == after
    assert is_zero(value(before) - value(after))


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


@pytest.mark.parametrize(("form", "rule", "reason"), MISFITS, ids=[f"{r.label}: {tex(f)}" for f, r, _ in MISFITS])
def test_rule_that_does_not_fit(form: Form, rule: Rule, reason: str) -> None:
    with pytest.raises(DoesNotFit, match=re.escape(reason)):
        rule(form)


def test_every_rule_has_a_row() -> None:
    rooms = (algebra, calculus, naming)
    rules = [each for room in rooms for each in vars(room).values() if getattr(each, "__module__", "") == room.__name__]
    identities = {inspect.getdoc(each) for each in rules if not each.__name__.startswith("_")}
    assert identities
    assert None not in identities
    assert identities <= {rule.identity for _, rule, _ in MOVES}


def test_a_label_says_what_its_rule_was_given() -> None:
    assert add_and_subtract(1).label == "Add and subtract $1$"
    assert then(name(p), name(q)).label == "Write $p$ for a part; write $q$ for a part"


def test_a_power_whose_exponent_varies_is_refused() -> None:
    with pytest.raises(NotImplementedError, match="exponent varies"):
        slope(x**x, x)
