"""How far apart two functions are: digits that are known, and what is refused."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sympy

from derive.proof.apart import farthest_apart
from derive.proof.balls import common_digits
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


DIGITS = [
    ("0.12345", "0.12349", 4, "0.1234"),
    ("0.12345", "0.12349", 5, ""),
    ("0.19", "0.21", 1, ""),
    ("-1.2784", "-1.2783", 3, "-1.278"),
    ("0.0001", "0.0002", 2, ""),  # nothing but zeros
]


@pytest.mark.parametrize(("low", "high", "places", "shown"), DIGITS)
def test_digits_are_those_of_both_bounds(low: str, high: str, places: int, shown: str) -> None:
    assert common_digits(Fraction(low), Fraction(high), places) == shown
