"""Zeros, signs, extremes and limits on the whole line: each is found, and what cannot be shown is refused."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest
import sympy
from flint import arb
from sympy import Expr, Rational, atan, cos, erf, exp, log, oo, pi, sin, sqrt, tanh

from derive.forms.form import Form, Name, Symbol, form
from derive.forms.functions import atan as arctan
from derive.forms.functions import exp as e
from derive.forms.functions import ln, size
from derive.forms.functions import sin as sine
from derive.proof import shape, tails, zeros
from derive.proof.balls import Certain, ball, between, compared
from derive.proof.gates import Refused
from derive.proof.normal_form import is_zero
from derive.proof.quotients import quotient
from derive.proof.shape import Shape, is_shown_everywhere

x = sympy.Symbol("x", real=True)
y = sympy.Dummy("y", positive=True)
TINY = Rational(1, 10**15)
letter = Symbol("x")

# An expression, numbers that may be zeros of it, and its zeros.
ZEROS: dict[str, tuple[Expr, list[Expr], list[float]]] = {
    "none": (1 + exp(x), [], []),
    "one at a fraction that halving meets": (x - Rational(3, 4), [], [0.75]),
    "one without a closed form": (1 + exp(x) + x, [], [-1.2784645427610738]),
    "one at a root": (x**2 - 2, [-sqrt(2), sqrt(2)], [-(2**0.5), 2**0.5]),
    "one named twice": (x**2 - 2, [sqrt(2), sqrt(8) / 2], [-(2**0.5), 2**0.5]),
    "one far out": (x - 10**6, [], [1e6]),
    "two near each other": (x**2 - TINY**2, [TINY], [-1e-15, 1e-15]),
    "none, but nearly": (x**2 + TINY, [], []),
    "one that only touches": (exp(x) - 1 - x, [sympy.Integer(0)], [0]),
    "one of order 3": (sin(x) - x + x**5, [sympy.Integer(0)], [-0.40656441084448686, 0, 0.40656441084448686]),
}  # fmt: skip


@pytest.mark.parametrize(("of", "known", "expected"), ZEROS.values(), ids=ZEROS)
def test_all_zeros_are_found(of: Expr, known: list[Expr], expected: list[float]) -> None:
    found = zeros.zeros(of, x, *((-oo, oo) if not of.has(sin) else (sympy.Integer(-2), sympy.Integer(2))), known)
    assert [float(zero.place.ball(200).mid()) for zero in found] == pytest.approx(expected, rel=1e-7)
    assert all(float(zero.place.ball(200).rad()) < 1e-50 for zero in found)


# What is not shown, and why.
NOT_SHOWN: dict[str, tuple[Expr, str]] = {
    "a zero that only touches, not known": (exp(x) - 1 - x, "claim the place in closed form"),
    "no zero, but for all that is seen": (exp(x) - 1 - x + Rational(1, 10**4000), "could not be shown"),
    "no end of zeros": (sin(x), "what .* does far out is not known"),
    "terms that cannot be compared": (x**2 * log(x**2 + 1) + x, "not known"),
    "an exponent that is no polynomial": (exp(exp(x)) - 2, "no polynomial"),
    "nothing but 0": (sympy.Integer(0) * x, "0 everywhere"),
}  # fmt: skip


@pytest.mark.parametrize(("of", "why"), NOT_SHOWN.values(), ids=NOT_SHOWN)
def test_what_is_not_shown_is_refused(of: Expr, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zeros, "CELLS", 500)
    with pytest.raises(Refused, match=why):
        zeros.zeros(of, x, -oo, oo)


LIMITS: list[tuple[Expr, Expr]] = [
    (1 / (1 + exp(-y)), sympy.Integer(1)),
    (tanh(y), sympy.Integer(1)),
    (y / (1 + exp(y)), sympy.Integer(0)),
    (log(1 + exp(y)) - y, sympy.Integer(0)),
    (log(1 + exp(y)) / y, sympy.Integer(1)),
    (y / sqrt(1 + y**2), sympy.Integer(1)),
    (y * (y - sqrt(1 + y**2)), -Rational(1, 2)),
    (atan(y), pi / 2),
    (y * (1 - erf(y)), sympy.Integer(0)),
    (exp(y**2) * y * (1 - erf(y)), 1 / sqrt(pi)),
    ((1 - erf(-y)) / 3, Rational(2, 3)),
    (y**2 - y**3, -oo),
    (exp(y) / y**9, oo),
]


@pytest.mark.parametrize(("of", "expected"), LIMITS)
def test_limits_far_out(of: Expr, expected: Expr) -> None:
    found = tails.limit(of, y)
    assert found == expected or is_zero(found - expected)


TAILS: list[tuple[Expr, int]] = [(y - 10**6, 2**20), (y - 3, 4), (exp(y) - y**4, 16), (y**2 + y, 2)]


@pytest.mark.parametrize(("of", "start"), TAILS)
def test_a_tail_begins_behind_the_last_zero(of: Expr, start: int) -> None:
    """The dominant term outweighs the others there, and not before."""
    assert tails.no_zero_from(of, y) == start


def test_what_is_bounded_only_is_not_taken_for_its_limit() -> None:
    """The error function's tail is the term that is known of it, times a factor that only comes close to 1."""
    with pytest.raises(Refused, match="of the dominant term may be 0"):
        tails.no_zero_from(exp(y**2) * (1 - erf(y)) * y * sqrt(pi) - 1, y)


def test_a_quotient_that_still_grows_is_no_bound() -> None:
    """e^y is above y^20 at 1 already, and then below it for long."""
    start = tails.no_zero_from(exp(y) - y**20 / 10**3, y)
    assert start >= 90
    assert exp(start) > start**20 / 10**3


def test_a_ball_holds_all_values() -> None:
    whole = between(Fraction(-1), Fraction(1, 2))
    for of, values in (
        (x**2, (0, 0.25, 1)),
        (x**3, (-1, 0.125)),
        (sqrt(2 + x), (1, 2.5**0.5)),
        (1 / (2 + x), (0.4, 1)),
    ):
        assert all(ball(of, {x: whole}).overlaps(arb(each)) for each in values)
    assert not ball(1 / x, {x: whole}).is_finite()
    with pytest.raises(Refused, match="no ball is known"):
        ball(sympy.zeta(x), {x: whole})


def test_numbers_are_equal_only_where_it_is_shown() -> None:
    one, other = sqrt(2) * sqrt(3), sqrt(6)
    assert compared(Certain.of(one), Certain.of(other), is_zero) == 0
    assert compared(Certain.of(one), Certain.of(other + TINY), is_zero) == -1
    assert compared(Certain.of(oo), Certain.of(one), is_zero) == 1
    with pytest.raises(Refused, match="equal, or which one is larger"):
        compared(Certain.of(one), Certain(lambda bits: ball(other, bits=bits)), is_zero)


def test_an_exponential_of_a_decimal_is_one_letter_and_no_power_of_a_smaller_one() -> None:
    whole = exp(sympy.Rational(851, 500) * x) + 1
    assert quotient(whole, x).above == (whole,)
    halves = quotient(exp(x) - exp(x / 2), x)
    assert halves.above == (exp(x / 2) - 1,)


def test_a_quotient_keeps_sign_and_zeros() -> None:
    found = quotient(-(exp(x) * (x - 1) ** 2) / (3 + exp(-x)), x)
    assert found.sign == -1
    assert found.above == (x - 1, x - 1)
    assert not quotient(cos(1) + 0 * x, x).above


SIGNS: dict[str, tuple[Form, tuple[int, ...], int]] = {
    "touches without crossing": ((letter - 1) ** 2, (1, 1), 0),
    "crosses": ((letter - 1) ** 3, (-1, 1), 1),
    "two factors with one zero": (letter * (e(letter) - 1), (1, 1), 0),
    "nothing": (letter - letter, (0,), 0),
    "far away": (letter - 10**6, (-1, 1), 1),
}  # fmt: skip


@pytest.mark.parametrize(("of", "expected", "turns"), SIGNS.values(), ids=SIGNS)
def test_signs_between_zeros(of: Form, expected: tuple[int, ...], turns: int) -> None:
    found = Shape(Name("a", of), letter).signs(0)
    assert found.of == expected
    assert len(found.turns()) == turns


def test_a_pole_is_refused() -> None:
    with pytest.raises(Refused, match="something is divided by it"):
        Shape(Name("a", 1 / (letter - 1)), letter).signs(0)


HALF = Symbol("x", low=0)


@pytest.mark.parametrize("of", [ln(HALF), arctan(1 / HALF), HALF * arctan(1 / HALF), HALF * ln(HALF)])
def test_a_function_without_a_value_at_its_end_is_refused(of: Form) -> None:
    with pytest.raises(Refused, match="what happens close to"):
        Shape(Name("a", of), HALF).regions[0].end(0, 1)


def test_a_number_of_another_sign_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second witness of each sign."""
    monkeypatch.setattr(shape, "certain", lambda *_: mpmath.mpf(-1))
    with pytest.raises(Refused, match="mpmath finds -1"):
        Shape(Name("a", e(letter)), letter).signs(0)


def test_a_value_that_may_be_approached_only_is_not_called_taken() -> None:
    """Two values that cannot be told apart, one of which is a limit."""
    close = Certain(lambda bits: between(Fraction(-1, 2**600), Fraction(1, 2**600), bits))
    with pytest.raises(Refused, match="taken, or only approached"):
        shape._largest([(None, Certain.of(sympy.Integer(0))), (Certain.of(sympy.Integer(1)), close)])
    tied = shape._largest([(close, close), (Certain.of(sympy.Integer(1)), Certain.of(sympy.Integer(0)))])
    assert tied.value.exact is None
    assert len(tied.at) == 2


EVERYWHERE: list[tuple[Form, str, bool]] = [
    (letter**2 + letter + 1, "positive", True),
    (letter**2 + letter, "positive", False),
    (letter**2 * (1 + e(letter)), "non-negative", True),
    (letter**2, "non-zero", False),
    (-e(letter) - letter**2, "non-zero", True),
    (letter - letter, "non-zero", False),
    (e(letter) - letter, "positive", True),
    (letter * Symbol("w"), "positive", False),
    (sine(letter) + 2, "positive", False),
    (1 + size(letter), "positive", False),
    (form(2) - Symbol("x", low=0, high=1), "positive", True),
]


@pytest.mark.parametrize(("of", "need", "shown"), EVERYWHERE)
def test_what_holds_everywhere(of: Form, need: str, shown: bool) -> None:
    assert is_shown_everywhere(of, need) is shown
