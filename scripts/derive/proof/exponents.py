"""Exponents as sums of whole multiples of monomials, so that equal exponents are so in one way only."""

from __future__ import annotations

from collections.abc import Iterator

import sympy
from sympy import Expr

ONE = sympy.Integer(1)


class Exponents:
    """The exponents of one value, over one denominator, which is known once all of them have been seen.

    Of each monomial in the numerators, e to a share of it gets a letter: one of which all its multiples are whole
    ones. With 1.702x alone that is 1.702x itself, and with x and x/2 it is x/2.
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
        self._seen_below = sympy.lcm(self._seen_below, several)
        more = sympy.cancel(self._below / several)
        shared = self._below if sympy.fraction(more)[1] == 1 else several
        above = sympy.expand(above * (more if shared is self._below else 1))
        whole = number * sympy.Mul(*(base**power for base, power in factors if not base.is_Add))
        for term in sympy.Add.make_args(above):
            ratio, monomial = (term / whole).as_coeff_Mul(rational=True)
            if ratio == 0:
                continue
            monomial /= shared
            self._seen[monomial] = _common(self._seen.get(monomial, ratio), ratio)
            share = self._shares.setdefault(monomial, abs(ratio))
            if not (ratio / share).is_Integer:
                share = abs(ratio)
            yield monomial * share, int(ratio / share)

    def are_settled(self) -> bool:
        """Whether what is known now was known when the exponents were written; if not, they are to be written again."""
        shares = {monomial: share for monomial, share in self._shares.items() if monomial in self._seen}
        is_so = self._below == self._seen_below and shares == self._seen
        self._below, self._shares = self._seen_below, self._seen
        self._seen_below, self._seen = ONE, {}
        return is_so


def _common(one: Expr, other: Expr) -> Expr:
    """The largest number of which both ratios are whole multiples."""
    below = sympy.ilcm(one.q, other.q)
    return sympy.Rational(sympy.igcd(one * below, other * below), below)
