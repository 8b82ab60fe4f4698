"""A value as a quotient of products: what may be 0 is then looked at factor by factor.

Each exponential and each other function becomes a letter, the quotient is factored as one of polynomials in those, and
the letters are put back. All that is rewritten is an equation between numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

import sympy
from sympy import Dummy, Expr, cosh, exp, sinh, tanh

from derive.proof.balls import constant_sign
from derive.proof.exponents import common


@dataclass(frozen=True)
class Quotient:
    """A product of factors over another one, with the sign of what stands before them."""

    sign: int
    above: tuple[Expr, ...]
    below: tuple[Expr, ...]


def quotient(value: Expr, x: Expr) -> Quotient:
    """`value` as a quotient of products of its irreducible factors that depend on `x`, exponentials left out.

    They are left out because they are positive, as constants are because they have no zeros; so the quotient has the
    sign and the zeros of `value`, and not its size.
    """
    numerator, denominator, letters = _fraction(value)
    sign = 1
    sides: list[tuple[Expr, ...]] = []
    for side in (numerator, denominator):
        constant, factors = sympy.factor_list(side)
        sign *= constant_sign(constant)
        kept: list[Expr] = []
        for factor, times in factors:
            put_back = factor.xreplace(letters)
            if not put_back.has(x):
                sign *= constant_sign(put_back) ** times
            elif not isinstance(put_back, exp):
                kept += [put_back] * times
        sides.append(tuple(kept))
    return Quotient(sign, *sides)


def parts(value: Expr) -> tuple[Expr, Expr]:
    """Numerator and denominator of `value`, polynomials in exponentials and other functions without a common factor."""
    numerator, denominator, letters = _fraction(value)
    return sympy.expand(numerator).xreplace(letters), sympy.expand(denominator).xreplace(letters)


def _fraction(value: Expr) -> tuple[Expr, Expr, dict[Expr, Expr]]:
    value = value.rewrite([sinh, cosh, tanh], exp)
    shares = _shares(value)
    letters: dict[Expr, Expr] = {}

    def lettered(part: Expr) -> Expr:
        if isinstance(part, exp):
            return sympy.Mul(*(power(term) for term in sympy.Add.make_args(sympy.expand(part.args[0]))))
        if part.is_Add or part.is_Mul or (part.is_Pow and part.exp.is_Integer):
            return part.func(*map(lettered, part.args))
        if part.is_Pow and part.exp.is_Rational:
            return letter(part.base ** sympy.Rational(1, part.exp.q)) ** part.exp.p
        return part if part.is_Symbol or part.is_Rational else letter(part)

    def power(term: Expr) -> Expr:
        ratio, monomial = term.as_coeff_Mul(rational=True)
        return letter(exp(monomial * shares[monomial])) ** (ratio / shares[monomial])

    def letter(of: Expr) -> Expr:
        return letters.setdefault(of, Dummy(positive=True if isinstance(of, exp) else None))

    numerator, denominator = sympy.fraction(sympy.cancel(sympy.together(lettered(value))))
    return numerator, denominator, {one: of for of, one in letters.items()}


def _shares(value: Expr) -> dict[Expr, Expr]:
    """What the monomials in exponents are multiplied by, so that all powers of e^m are whole ones of one letter.

    It is the largest such number: with 1.702x alone, e^1.702x is the letter, and no 851st power of another one.
    """
    found: dict[Expr, Expr] = {}
    for each in value.atoms(exp):
        for term in sympy.Add.make_args(sympy.expand(each.args[0])):
            ratio, monomial = term.as_coeff_Mul(rational=True)
            found[monomial] = common(found.get(monomial, ratio), ratio)
    return found
