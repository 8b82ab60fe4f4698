"""Deciding whether a value is zero, by reduction to a normal form.

Each exponential e^m and each logarithm ln p becomes a letter of its own, so that the value becomes a quotient
of polynomials; it is zero if the numerator is the zero polynomial. Equal letters stand for equal numbers, so
a yes is a proof. The exponentials of linearly independent monomials satisfy no polynomial relation (Ax 1971,
"On Schanuel's conjectures"), so for what these notes print a no means that the values differ; but nothing
here leans on that, and a no is reported as "not proved" until a number refutes the line.
"""

from __future__ import annotations

from math import lcm

import sympy
from sympy import Dummy, Expr, cosh, exp, log, sinh, tanh


def is_zero(value: Expr) -> bool:
    """Whether `value` reduces to zero. True is a proof, wherever the value is defined; False is not a refutation.

    Where `value` has the size |x| of a symbol, it is proved for x > 0 and for x < 0 apart; at 0 it follows, since
    what forms are made of is continuous.
    """
    if sizes := [size.args[0] for size in value.atoms(sympy.Abs) if size.args[0].is_Symbol]:
        above = Dummy(positive=True)
        return all(is_zero(value.subs(sizes[0], side)) for side in (above, -above))
    numerator, _ = sympy.fraction(sympy.together(_Letters().of(value)))
    return bool(sympy.expand(numerator) == 0)


class _Letters:
    """The letters given so far, one to each exponential and logarithm."""

    def __init__(self) -> None:
        self.letters: dict[Expr, Expr] = {}

    def of(self, value: Expr) -> Expr:
        """`value` as a rational function of its symbols and of letters."""
        value = value.rewrite([sinh, cosh, tanh], exp)
        self._share_exponents(value)
        return self._replaced(value)

    def _share_exponents(self, value: Expr) -> None:
        """Give e^m one letter for all its rational powers: with e^(x/2) = t, e^(-x) is t^(-2)."""
        denominators: dict[Expr, int] = {}
        for power in value.atoms(exp):
            for term in sympy.Add.make_args(sympy.expand(power.args[0])):
                ratio, monomial = term.as_coeff_Mul(rational=True)
                denominators[monomial] = lcm(denominators.get(monomial, 1), ratio.q)
        self.denominators = denominators

    def _replaced(self, value: Expr) -> Expr:
        if isinstance(value, exp):
            return sympy.Mul(*map(self._exponential, sympy.Add.make_args(sympy.expand(value.args[0]))))
        if isinstance(value, log):
            return self._logarithm(value.args[0])
        if value is sympy.E:
            return self._exponential(sympy.Integer(1))
        if not value.args:
            return value
        if isinstance(value, sympy.Add | sympy.Mul) or (value.is_Pow and value.exp.is_Integer):
            return value.func(*map(self._replaced, value.args))
        return self._letter(value)

    def _exponential(self, term: Expr) -> Expr:
        """e^term as a whole power of a letter."""
        ratio, monomial = term.as_coeff_Mul(rational=True)
        shared = self.denominators.get(monomial, ratio.q)
        return self._letter(exp(monomial / shared)) ** (ratio * shared)

    def _logarithm(self, of: Expr) -> Expr:
        """ln of a positive quotient, as the sum over its irreducible factors p of n ln|p|."""
        above, below = map(sympy.factor_list, sympy.fraction(sympy.together(self._replaced(of))))
        primes = [(sympy.Integer(prime), power) for prime, power in sympy.factorrat(abs(above[0] / below[0])).items()]
        factors = [*primes, *above[1], *((base, -power) for base, power in below[1])]
        return sympy.Add(*(power * self._log_of(base) for base, power in factors))

    def _log_of(self, factor: Expr) -> Expr:
        for known, letter in self.letters.items():
            if letter == factor and isinstance(known, exp):
                return self._replaced(known.args[0])
        size = -factor if factor.could_extract_minus_sign() else factor
        return sympy.Integer(0) if size == 1 else self._letter(log(size))

    def _letter(self, value: Expr) -> Expr:
        return self.letters.setdefault(value, Dummy())
