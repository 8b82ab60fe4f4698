"""Balls of forms: they agree with mpmath at points, and have in them all that a form is on an interval."""

from __future__ import annotations

import random

import mpmath
import pytest
from flint import arb, ctx

from derive.forms import form as f
from derive.forms.cases import cases, maximum, minimum
from derive.forms.constants import CONSTANTS, pi
from derive.forms.form import Constant, Decimal, Derivative, Form, Name, Symbol, form
from derive.forms.functions import FUNCTIONS, Function, erf, exp, ln, log1p, relu, sigmoid, sin, size, sqrt, tanh
from derive.readings.ball import ball, precise
from derive.readings.certain import Uncertain
from derive.readings.number import number

x, y = Symbol("x"), Symbol("y")
g = Name("g", 1 + x**2)
POINTS = (-3, -0.75, -0.0625, 0.125, 0.5, 2.75, 17)
BITS = 200


def exactly(mp: mpmath.mpf) -> arb:
    """An mpmath number as a ball without a radius."""
    sign, mantissa, exponent, _ = mp._mpf_
    return arb((int(-mantissa if sign else mantissa), int(exponent)))


def near(found: arb, number: mpmath.mpf, bits: int = BITS - 10) -> bool:
    """Whether a small ball has a number in it, but for the number's own last digits."""
    off = abs(found - exactly(number))
    return bool(off <= arb((1, -bits)) * max(abs(exactly(number)), arb((1, -bits))))


def is_real(function: Function, at: float) -> bool:
    try:
        return not isinstance(function.number(mpmath.mpf(at)), mpmath.mpc)
    except ValueError:
        return False


@pytest.mark.parametrize("function", FUNCTIONS.values(), ids=FUNCTIONS)
def test_a_function_in_arb_is_mpmaths(function: Function) -> None:
    points = [at for at in POINTS if is_real(function, at)]
    assert len(points) >= 4
    for at in points:
        with mpmath.workprec(BITS), ctx.workprec(BITS):
            assert near(precise(function(x), {x: arb(at)}, BITS), function.number(mpmath.mpf(at))), at


@pytest.mark.parametrize("constant", CONSTANTS, ids=CONSTANTS)
def test_a_constant_in_arb_is_mpmaths(constant: str) -> None:
    with mpmath.workprec(BITS), ctx.workprec(BITS):
        assert near(precise(Constant(constant), {}, BITS), CONSTANTS[constant].number())


FORMS: list[Form] = [
    1 + x - 1,
    -x / 3,
    Decimal("0.1") * x * y,
    x**3,
    (2 + y) ** (form(1) / 3),
    (1 + x**2) ** (x / 2),
    2**-x,
    1 / (1 + exp(-x)) - sigmoid(y),
    pi * x / (1 + size(x)),
    relu(x) + log1p(exp(-size(x))),
    g * ln(g),
    maximum(x, y - x),
    minimum(maximum(x, -1), form(1) / 3),
    cases(x, (exp(x) - 1, "<=", 0), otherwise=x),
    cases(x, (y, "<", -1), (x**2, "<=", form(1) / 2), otherwise=3 - x),
    Derivative(ln(1 + exp(x)), x),
    Derivative(g**2, g),
    Derivative(Derivative(sin(x * y), x), y),
]


@pytest.mark.parametrize("of", FORMS, ids=str)
@pytest.mark.parametrize("at", [(-1.5, 0.25), (0.5, 3.0)])
def test_a_form_in_arb_is_mpmaths(of: Form, at: tuple[float, float]) -> None:
    digits = 15 if "Derivative" in str(of) else 60  # mpmath takes derivatives by numbers alone
    with mpmath.workdps(3 * digits), ctx.workprec(BITS):
        found = precise(of, dict(zip((x, y), map(arb, at), strict=True)), BITS)
        theirs = number(of, dict(zip((x, y), map(mpmath.mpf, at), strict=True)))
        assert near(found, theirs, 3 * digits)


@pytest.mark.parametrize("of", [*FORMS, *(function(x) for function in FUNCTIONS.values())], ids=str)
@pytest.mark.parametrize(("middle", "radius"), [(0.5, 0.25), (0.5, 1.0), (-2.0, 0.125)])
def test_a_ball_has_in_it_what_is_on_the_interval(of: Form, middle: float, radius: float) -> None:
    whole = ball(of, {x: arb(middle, radius), y: arb(0.5)})
    if not whole.is_finite():  # as of a logarithm on an interval with 0 in it
        return
    inside = random.Random(0)
    for at in (
        middle - radius,
        middle + radius,
        *(inside.uniform(middle - radius, middle + radius) for _ in range(20)),
    ):
        assert whole.contains(precise(of, {x: arb(at), y: arb(0.5)}, BITS)), at


@pytest.mark.parametrize(("of", "middle", "radius", "most"), [
    (sigmoid(x), 0, 1, 0.25), (ln(x), 2, 1, 0.6), (exp(x), 0, 0.125, 0.15), (relu(x), -2, 1, 0), (x**2, 3, 1, 7),
    (x**2, 0, 1, 1), (x**5, 0, 1, 1), (x**0, 0, 1, 0),
])  # fmt: skip
def test_a_ball_is_not_much_wider_than_it_must_be(of: Form, middle: float, radius: float, most: float) -> None:
    assert ball(of, {x: arb(middle, radius)}).rad() <= most * 1.01


@pytest.mark.parametrize(("of", "at"), [
    (ln(x), 0), (ln(x), -1), (sqrt(x), -1), (1 / x, 0), (x / size(x), 0), (sin(pi) * x, 1), (x**-1, 0),
], ids=str)  # fmt: skip
def test_where_there_is_no_value_no_ball_is_precise(of: Form, at: float) -> None:
    with pytest.raises(Uncertain, match=rf"no value at x = {at}, or one that 8192 binary digits do not tell from 0"):
        precise(of, {x: arb(at)}, 60)


# What float64 has not one digit of: the digits of these are lost, or their parts are beyond its range.
@pytest.mark.parametrize(("of", "at", "found"), [
    (exp(x) - 1 - x, 2.0**-60, "3.76158192263132e-37"),
    (1 - erf(x), 20.0, "5.39586561160790e-176"),
    (ln(1 + exp(x)), 1e308, "1.00000000000000e+308"),
    (1 / (1 + exp(-x)), -1e4, "1.13548386531474e-4343"),
    (x - tanh(x), 1e-100, "3.33333333333333e-301"),
])  # fmt: skip
def test_precision_rises_until_the_digits_are_there(of: Form, at: float, found: str) -> None:
    assert precise(of, {x: arb(at)}, 60).str(15, radius=False) == found


@pytest.mark.parametrize(("middle", "radius", "inside", "outside"), [
    (-2, 0.5, (5,), (0, 1, 2)), (-1, 0, (7,), (0, 1, 2, 5)), (0, 0.5, (1,), (2, 5, 7)), (1, 0, (1,), (2, 5, 7)),
    (1, 0.25, (1, 2), (5, 7)), (1.5, 0.25, (2,), (1, 5, 7)), (0, 2, (1, 2, 5, 7), ()),
])  # fmt: skip
def test_the_cases_that_may_hold_are_in_a_ball(
    middle: float, radius: float, inside: tuple[int, ...], outside: tuple[int, ...]
) -> None:
    steps = f.Cases(x, (form(5), form(1), form(2)), (form(-1), form(1)), (form(7), form(1)))
    whole = ball(steps, {x: arb(middle, radius)})
    assert all(whole.contains(each) for each in inside)
    assert not any(whole.contains(each) for each in outside)


def test_what_is_small_beside_the_least_needs_no_digits() -> None:
    assert precise(sin(pi) * x, {x: arb(1)}, 60, least=1e-300).contains(0)


def test_a_name_may_be_known_by_its_own_ball() -> None:
    a = Name("a", sigmoid(x))
    quarter = ball(a * (1 - a), {a: arb(0.5, 0.5)})
    assert quarter.contains(0.25)
    assert quarter.contains(0)


def test_what_is_no_form_has_no_ball() -> None:
    with pytest.raises(TypeError, match="no ball is known for int"):
        ball(1, {})  # type: ignore[arg-type]
