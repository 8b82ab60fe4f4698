"""How far apart two functions are: digits that are known, and what is refused."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sympy

from derive.proof.apart import digits, farthest_apart
from derive.proof.gates import Refused

x = sympy.Symbol("x", real=True)
# The largest difference, its place, both known in closed form.
KNOWN = {
    "a bell": (sympy.exp(-(x**2)), sympy.Integer(0), 1, 0),
    "a bell to the right": (3 * sympy.exp(-((x - 2) ** 2)) + x, x, 3, 2),
    "a bell upside down": (x, x + sympy.exp(-((x + 1) ** 2)) / 4, sympy.Rational(1, 4), -1),
    "two of one size": (
        x * sympy.exp(-(x**2)),
        sympy.Integer(0),
        sympy.exp(-sympy.Rational(1, 2)) / sympy.sqrt(2),
        None,
    ),
}


@pytest.mark.parametrize(("one", "other", "most", "place"), KNOWN.values(), ids=KNOWN)
def test_the_largest_difference_lies_between_the_bounds(
    one: sympy.Expr, other: sympy.Expr, most: sympy.Expr, place: float | None
) -> None:
    low, high, at = farthest_apart(one, other, x, Fraction(1, 1000))
    assert low <= sympy.N(most, 30) <= high
    assert high - low <= low / 1000
    assert place is None or abs(at - place) < Fraction(1, 10)


def test_a_difference_that_stays_is_refused() -> None:
    with pytest.raises(Refused, match="does not go to 0"):
        farthest_apart(sympy.tanh(x), sympy.Integer(0), x, Fraction(1, 100))


def test_digits_are_those_of_both_bounds() -> None:
    assert [*digits(Fraction("0.12345"), Fraction("0.12349"))] == ["0.1", "0.12", "0.123", "0.1234"]
    assert [*digits(Fraction("0.19"), Fraction("0.21"))] == []
