"""Deciding whether a value is zero, by reduction to a normal form.

Each exponential e^m and each logarithm ln p becomes a letter of its own, and so do cos m and sin m, each root, and
each other function f(u), so that the value becomes a quotient of polynomials in letters and in pi; it is zero if the
numerator is the zero polynomial, once sin^2 is written as 1 - cos^2, and the n-th power of an n-th root as what it is
the root of. Equal letters stand for equal numbers, and all that is rewritten is an equation between numbers, so a yes
is a proof. cos and sin are real letters, and not exponentials of imaginary numbers: a logarithm of those would be no
logarithm of a positive number any more. The exponentials of linearly independent monomials satisfy no polynomial
relation (Ax 1971, "On Schanuel's conjectures"), so for what these notes print a no means that the values differ; but
nothing here leans on that, and a no is reported as "not proved" until a number refutes the line.
"""

from __future__ import annotations

from math import lcm

import sympy
from sympy import Dummy, Expr, cos, cosh, cot, exp, log, sin, sinh, tan, tanh

MOST = 12  # times that an argument of sin and cos is taken apart, as sin(2x) is into 2 sin(x) cos(x)


def is_zero(value: Expr) -> bool:
    """Whether `value` reduces to zero. True is a proof, wherever the value is defined; False is not a refutation.

    Where `value` has the size |x| of a symbol, it is proved for x > 0 and for x < 0 apart; at 0 it follows, since
    what forms are made of is continuous.
    """
    if sizes := [size.args[0] for size in value.atoms(sympy.Abs) if size.args[0].is_Symbol]:
        above = Dummy(positive=True)
        return all(is_zero(value.subs(sizes[0], side)) for side in (above, -above))
    letters = _Letters()
    return bool(letters.numerator(letters.of(value)) == 0)


class _Letters:
    """The letters given so far, and `powers`: the power of a letter that is something else, as sin^2 is 1 - cos^2."""

    def __init__(self) -> None:
        self.letters: dict[object, Expr] = {}
        self.powers: dict[Expr, tuple[int, Expr]] = {}

    def numerator(self, quotient: Expr) -> Expr:
        """The numerator of a quotient of polynomials, without those powers: those of the last letters come first."""
        numerator = _numerator(quotient)
        for letter, (power, equal) in reversed(self.powers.items()):
            if numerator.has(letter):
                terms = sympy.Poly(numerator, letter).terms()
                reduced = (of * letter ** (n % power) * equal ** (n // power) for (n,), of in terms)
                numerator = _numerator(sympy.Add(*reduced))
        return numerator

    def of(self, value: Expr) -> Expr:
        """`value` as a rational function of its symbols and of letters."""
        value = value.rewrite([sinh, cosh, tanh], exp)
        value = value.replace(tan, lambda u: sin(u) / cos(u)).replace(cot, lambda u: cos(u) / sin(u))
        self.of_exponents = _denominators(value.atoms(exp))
        self.of_angles = _denominators(value.atoms(sin, cos))
        return self._replaced(value)

    def _replaced(self, value: Expr) -> Expr:
        if isinstance(value, exp):
            return sympy.Mul(*map(self._exponential, sympy.Add.make_args(sympy.expand(value.args[0]))))
        if isinstance(value, log):
            return self._logarithm(value.args[0])
        if isinstance(value, cos | sin):
            return self._cos_and_sin(value.args[0])[isinstance(value, sin)]
        if value is sympy.E:
            return self._exponential(sympy.Integer(1))
        if not value.args:
            return value
        if isinstance(value, sympy.Add | sympy.Mul) or (value.is_Pow and value.exp.is_Integer):
            return value.func(*map(self._replaced, value.args))
        if value.is_Pow and value.exp.is_Rational:
            return self._root(self._canonical(value.base), value.exp.q) ** value.exp.p
        if isinstance(value, sympy.Function) and len(value.args) == 1:
            return self._function(value.func, self._canonical(value.args[0]))
        if value.is_Pow:
            return self._letter((sympy.Pow, self._canonical(value.base), self._canonical(value.exp)))
        return self._letter(value)

    def _exponential(self, term: Expr) -> Expr:
        """e^term as a whole power of a letter."""
        ratio, monomial = term.as_coeff_Mul(rational=True)
        shared = self.of_exponents.get(monomial, ratio.q)
        return self._letter(exp(monomial / shared)) ** (ratio * shared)

    def _cos_and_sin(self, of: Expr) -> tuple[Expr, Expr]:
        """cos and sin of a sum, by the addition theorems, from those of shares of its terms."""
        cosine, sine = sympy.Integer(1), sympy.Integer(0)
        for term in sympy.Add.make_args(sympy.expand(of)):
            ratio, monomial = term.as_coeff_Mul(rational=True)
            share = monomial / self.of_angles.get(monomial, ratio.q)
            times = term / share
            if abs(times) > MOST:
                share, times = term, 1
            if share.could_extract_minus_sign():
                share, times = -share, -times
            c, s = self._pair(share)
            for _ in range(abs(times)):
                cosine, sine = cosine * c - sine * s * sympy.sign(times), sine * c + cosine * s * sympy.sign(times)
        return cosine, sine

    def _pair(self, angle: Expr) -> tuple[Expr, Expr]:
        """cos and sin of what is taken apart no more; where SymPy knows them, as of pi/3, what they are."""
        if not isinstance(cos(angle), cos):
            return self._replaced(cos(angle)), self._replaced(sin(angle))
        pair = self._letter((cos, angle)), self._letter((sin, angle))
        self.powers.setdefault(pair[1], (2, 1 - pair[0] ** 2))
        return pair

    def _root(self, of: Expr, degree: int) -> Expr:
        root = self._letter((of, degree))
        self.powers.setdefault(root, (degree, of))
        return root

    def _function(self, function: type[sympy.Function], of: Expr) -> Expr:
        """A letter for f(u), which is that of f(-u) too where SymPy knows that f is odd, as erf is, or even."""
        mirrored, any_number = sympy.Integer(0), Dummy()
        if of.could_extract_minus_sign():
            mirrored = function(-any_number) / function(any_number)
        return mirrored * self._letter((function, -of)) if mirrored in (1, -1) else self._letter((function, of))

    def _canonical(self, of: Expr) -> Expr:
        """What stands inside a root or a function, as a quotient of polynomials without common factors."""
        return sympy.cancel(self._replaced(of))

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
        return sympy.Integer(0) if size == 1 else self._letter((log, size))

    def _letter(self, value: object) -> Expr:
        return self.letters.setdefault(value, Dummy())


def _denominators(functions: set[Expr]) -> dict[Expr, int]:
    """What the monomials in the arguments are divided by, so that e^m has one letter for all its rational powers.

    With e^(x/2) = t, e^(-x) is t^(-2); so it is with cos and sin.
    """
    denominators: dict[Expr, int] = {}
    for function in functions:
        for term in sympy.Add.make_args(sympy.expand(function.args[0])):
            ratio, monomial = term.as_coeff_Mul(rational=True)
            denominators[monomial] = lcm(denominators.get(monomial, 1), ratio.q)
    return denominators


def _numerator(quotient: Expr) -> Expr:
    return sympy.expand(sympy.fraction(sympy.together(quotient))[0])
