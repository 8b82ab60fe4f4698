"""Balls around the values of a SymPy expression in one variable: what holds of a ball holds of each number in it.

`readings.ball` walks a form as it is printed. Here it is a value that SymPy has reduced, in which what cancels is gone:
of the slope of tanh as it stands, balls far from 0 would tell nothing.

Source: F. Johansson, "Arb: Efficient Arbitrary-Precision Midpoint-Radius Interval Arithmetic", IEEE Transactions on
Computers 66 (2017).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from operator import add, mul
from typing import Any

import sympy
from flint import arb, ctx, fmpq
from sympy import Expr

from derive.forms.constants import CONSTANTS
from derive.forms.functions import FUNCTIONS
from derive.proof.gates import Refused
from derive.readings.ball import natural_power

BITS = 128  # binary digits that balls are computed with at first
MOST = 512

_FUNCTIONS = {function.value: function.ball for function in FUNCTIONS.values() if function.value}
_CONSTANTS = {known.value: known.ball for known in CONSTANTS.values()}


@dataclass(frozen=True)
class Certain:
    """A real number: a ball around it with any number of binary digits, and the number itself where it is known."""

    ball: Callable[[int], arb]
    exact: Expr | None = None

    @staticmethod
    def of(exact: Expr) -> Certain:
        return Certain(lambda bits: ball(exact, bits=bits), exact)

    def __neg__(self) -> Certain:
        return Certain(lambda bits: -self.ball(bits), None if self.exact is None else -self.exact)


def ball(value: Expr, at: dict[Expr, arb] | None = None, bits: int = BITS) -> arb:
    """A ball with the values of `value` where its letters are in the balls `at`; not finite where there may be none.

    Raises Refused where something in `value` has no ball.
    """
    with ctx.workprec(bits):
        return _ball(value, dict(at or {}))


def _ball(value: Expr, known: dict[Expr, arb]) -> arb:
    if value not in known:
        known[value] = _computed(value, known)
    return known[value]


def _computed(value: Expr, known: dict[Expr, arb]) -> arb:
    if value.is_Rational:
        return arb(fmpq(int(value.p), int(value.q)))
    if value.is_infinite:
        return arb.pos_inf() if value > 0 else arb.neg_inf()
    if value in _CONSTANTS:
        return _CONSTANTS[value]()
    if value is sympy.E:
        return arb(1).exp()
    parts = [_ball(part, known) for part in value.args]
    if value.is_Add:
        return reduce(add, parts)
    if value.is_Mul:
        return reduce(mul, parts)
    if value.func in _FUNCTIONS:
        return _FUNCTIONS[value.func](*parts)
    if value.is_Pow and value.exp.is_Rational:
        root = parts[0] if value.exp.q == 1 else parts[0].root(int(value.exp.q))
        power = natural_power(root, abs(int(value.exp.p)))
        return power if value.exp > 0 else 1 / power
    if value.is_Pow:
        return (parts[1] * parts[0].log()).exp()
    raise Refused(f"no ball is known for ${sympy.latex(value)}$")


def exact(point: Fraction) -> Expr:
    return sympy.Rational(point.numerator, point.denominator)


def between(low: Fraction, high: Fraction, bits: int = BITS) -> arb:
    """A ball with all numbers from `low` to `high`."""
    with ctx.workprec(bits):
        one, other = (arb(fmpq(end.numerator, end.denominator)) for end in (low, high))
        return one.union(other)


def below(of: arb) -> Fraction:
    """A fraction that is not above any number in the ball."""
    return _fraction(of.lower())


def above(of: arb) -> Fraction:
    return _fraction(of.upper())


def _fraction(of: arb) -> Fraction:
    mantissa, exponent = of.mid().man_exp()
    return Fraction(int(mantissa)) * Fraction(2) ** int(exponent)


def sign(of: arb) -> int:
    """1 or -1 where each number in the ball is above or below 0, and else 0."""
    return int(bool(of > 0)) - int(bool(of < 0))


def common_digits(low: Fraction, high: Fraction, places: int) -> str:
    """The decimal digits of two numbers up to so many behind the point, cut off; empty where they are not the same."""
    first, last = (math.trunc(end * 10**places) for end in (low, high))
    if first != last or not first:
        return ""
    whole, behind = divmod(abs(first), 10**places)
    return f"{'-' * (first < 0)}{whole}.{behind:0{places}d}"


def precisions(bits: int = BITS) -> Iterator[int]:
    """Numbers of binary digits to try one after the other."""
    while bits <= MOST:
        yield bits
        bits *= 2


def constant_sign(constant: Expr) -> int:
    """The sign of a number that is not 0. Raises Refused where it is not shown."""
    for bits in precisions():
        if found := sign(ball(constant, bits=bits)):
            return found
    raise Refused(f"the sign of ${sympy.latex(constant)}$ could not be shown")


def compared(one: Certain, other: Certain, is_zero: Callable[[Any], bool]) -> int:
    """The sign of `one` less `other`; 0 where they are shown to be equal. Raises Refused where neither is shown.

    Both may be infinite.
    """
    if one is other or (one.exact is not None and one.exact == other.exact):
        return 0
    for bits in precisions():
        if found := sign(one.ball(bits) - other.ball(bits)):
            return found
        if bits == BITS and one.exact is not None and other.exact is not None and is_zero(one.exact - other.exact):
            return 0
    about = one.ball(BITS).str(8, radius=False)
    raise Refused(f"it could not be shown whether two numbers near {about} are equal, or which one is larger")
