"""Exponents, and angles, as sums of whole multiples of monomials, so that equal ones are written in one way only."""

from __future__ import annotations

from collections.abc import Iterator

import sympy
from sympy import Expr

ONE = sympy.Integer(1)


class Exponents:
    """The exponents of one value, their fractions over one denominator, known once all of them have been seen.

    Each is divided by it; no monomial of what is left is a multiple of its first one, and so none is a sum of others.
    Of each monomial in the numerators, e to a share of it gets a letter: one of which all its multiples are whole
    ones. With 1.702x alone that is 1.702x itself, and with x and x/2 it is x/2. The angles of cos and sin are the same.
    """

    def __init__(self) -> None:
        self._below: Expr = ONE
        self._shares: dict[Expr, Expr] = {}
        self._seen_below: Expr = ONE
        self._seen: dict[Expr, Expr] = {}

    def terms(self, exponent: Expr) -> Iterator[tuple[Expr, int]]:
        """Exponents that have letters, with how often each of them is in `exponent`, a quotient of polynomials."""
        above, below = sympy.fraction(exponent)
        number, factors = sympy.factor_list(below)
        several = sympy.Mul(*(base**power for base, power in factors if base.is_Add))
        whole = number * sympy.Mul(*(base**power for base, power in factors if not base.is_Add))
        for of, shared in self._divided(above, several):
            for term in sympy.Add.make_args(sympy.expand(of)):
                ratio, monomial = (term / whole).as_coeff_Mul(rational=True)
                if ratio != 0:
                    yield self._share(ratio, monomial / shared)

    def _divided(self, above: Expr, below: Expr) -> list[tuple[Expr, Expr]]:
        """A quotient as a polynomial, and what is left over the denominator of all exponents."""
        if below == 1:
            return [(above, ONE)]
        self._seen_below = sympy.lcm(self._seen_below, below)
        more = sympy.cancel(self._below / below)
        if sympy.fraction(more)[1] == 1:
            above, below = above * more, self._below
        letters = sorted(above.free_symbols | below.free_symbols, key=lambda letter: letter.sort_key())
        quotient, rest = sympy.div(sympy.expand(above), sympy.expand(below), *letters)
        return [(quotient, ONE), (rest, below)]

    def _share(self, ratio: Expr, monomial: Expr) -> tuple[Expr, int]:
        self._seen[monomial] = common(self._seen.get(monomial, ratio), ratio)
        share = self._shares.setdefault(monomial, abs(ratio))
        if not (ratio / share).is_Integer:
            share = abs(ratio)
        return monomial * share, int(ratio / share)

    def are_settled(self) -> bool:
        """Whether what is known now was known when the exponents were written; if not, they are to be written again."""
        shares = {monomial: share for monomial, share in self._shares.items() if monomial in self._seen}
        is_so = self._below == sympy.expand(self._seen_below) and shares == self._seen
        self._below, self._shares = sympy.expand(self._seen_below), self._seen
        self._seen_below, self._seen = ONE, {}
        return is_so


def common(one: Expr, other: Expr) -> Expr:
    """The largest number of which both ratios are whole multiples."""
    below = sympy.ilcm(one.q, other.q)
    return sympy.Rational(sympy.igcd(one * below, other * below), below)
