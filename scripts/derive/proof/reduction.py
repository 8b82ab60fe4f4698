"""Writing a value with letters, as a quotient of polynomials in them.

Each exponential e^m, each logarithm ln p, cos m and sin m, each root, each size |p| and each other function f(u) gets a
letter of its own. Equal letters stand for equal numbers, and all that is rewritten is an equation between numbers,
wherever the value is defined:

- e^(u + v) is e^u e^v, and e^(n ln p) is p^n; the exponents of one value are written over one denominator first, for
  then no sum of their monomials is another one's;
- u^v is e^(v ln u) where u is shown to be positive;
- ln of a quotient is the sum over its irreducible factors p of n ln|p|;
- a root of a quotient is the product of roots of its factors, |p| for those whose sign is not known, as long as the
  factors come in pairs;
- the n-th power of an n-th root is what it is the root of, |p|^2 is p^2, and sin^2 is 1 - cos^2;
- 1/(a + br) is (a - br)/(a^2 - b^2 r^2) for a square root r, where the new denominator is shown not to be zero.

cos and sin are real letters, and not exponentials of imaginary numbers: a logarithm of those would be no logarithm of a
positive number any more.
"""

from __future__ import annotations

from typing import Any

import sympy
from sympy import Dummy, Expr, cos, cosh, cot, exp, log, sin, sinh, tan, tanh

from derive.proof.constants import interval
from derive.proof.exponents import Exponents
from derive.proof.polynomial_signs import ALL, NEGATIVE, NOT_NEGATIVE, POSITIVE, Signs, polynomial_signs, signs

HYPERBOLIC = [sinh, cosh, tanh]
MOST = 12  # times that an argument of sin and cos is taken apart, as sin(2x) is into 2 sin(x) cos(x)
MOST_TERMS = 4  # of an argument of sin and cos that is taken apart
PASSES = 4  # an exponent inside an exponent has its letters one pass later
ONE = sympy.Integer(1)
Meaning = tuple[Any, ...]  # a kind of letter, or a function, and what it is of


class Undecided(Exception):
    """Why a value has no letters: it is no real number anywhere."""


class Letters:
    """The letters given so far, what they stand for, and what is known of their powers and signs.

    `powers` has the power of a letter that is something else, as |p|^2 is p^2.
    """

    def __init__(self, *, by_exponentials: bool = True) -> None:
        """Hyperbolic functions are written by exponentials, or have letters as other functions do."""
        self.by_exponentials = by_exponentials
        self.letters: dict[Meaning, Expr] = {}
        self.meanings: dict[Expr, Meaning] = {}
        self.powers: dict[Expr, tuple[int, Expr]] = {}
        self.replaced: dict[Expr, Expr] = {}
        self.exponents, self.angles = Exponents(), Exponents()
        self.from_ones: dict[Expr, Expr | None] = {}
        self.known_signs: dict[Expr, Signs] = {}
        self.known_polynomials: dict[Expr, tuple[int, Signs]] = {}
        self.polynomials_left = 0

    def of(self, value: Expr) -> Expr:
        """`value` as a quotient of polynomials in its symbols and in letters. Raises Undecided."""
        if value.has(sympy.I, sympy.nan, sympy.zoo, sympy.oo, -sympy.oo, sympy.DiracDelta):
            raise Undecided(f"{value} is no real number")
        if self.by_exponentials:
            value = value.rewrite(HYPERBOLIC, exp)
        value = value.replace(tan, lambda u: sin(u) / cos(u)).replace(cot, lambda u: cos(u) / sin(u))
        for _ in range(PASSES):
            self.replaced = {}
            found = self._replaced(value)
            if all([self.exponents.are_settled(), self.angles.are_settled()]):
                break
        return found

    def reduced(self, polynomial: Expr) -> Expr:
        """A polynomial without those powers of letters that are something else; those of the last letters go first."""
        reduced = sympy.expand(polynomial)
        for letter, (power, equal) in reversed(self.powers.items()):
            if reduced.has(letter):
                terms = sympy.Poly(reduced, letter).terms()
                less = (of * letter ** (n % power) * equal ** (n // power) for (n,), of in terms)
                reduced = sympy.expand(sympy.Add(*less))
        return reduced

    def signs_of(self, letter: Expr) -> Signs:
        """The signs that a letter can have."""
        if letter not in self.known_signs:
            self.known_signs[letter] = self._signs_of(letter)
        return self.known_signs[letter]

    def polynomial_signs(self, of: Expr) -> Signs:
        """The signs that a polynomial in letters can have."""
        return polynomial_signs(of, self)

    def from_one(self, letter: Expr) -> Expr | None:
        """An exponential as 1 + t, or as 1/(1 + t), with a positive t, if its exponent has a known sign."""
        if letter not in self.from_ones:
            self.from_ones[letter] = None
            match self.meanings.get(letter):
                case ("exp", exponent) if (sign := signs(exponent, self)) in (POSITIVE, NEGATIVE):
                    more = 1 + Dummy("beyond", positive=True)
                    self.from_ones[letter] = more if sign == POSITIVE else 1 / more
        return self.from_ones[letter]

    def interval(self, of: Expr) -> tuple[Expr, Expr] | None:
        """Two numbers between which a polynomial in constants lies; None where it is no constant, or none are known."""
        return interval(of, self.meanings)

    def _signs_of(self, letter: Expr) -> Signs:
        match self.meanings.get(letter, ()):
            case ("exp", _):
                return POSITIVE
            case ("root", of, _) | ("size", of):
                return NOT_NEGATIVE if 0 in self.polynomial_signs(of) else POSITIVE
            case ("log", of):
                return signs(of - 1, self) if self.polynomial_signs(of) == POSITIVE else ALL
            case (sympy.erf | sympy.atan | sympy.asinh, of):
                return signs(of, self)
        known = letter.is_negative, letter.is_zero, letter.is_positive
        return frozenset(sign for sign, is_so in zip((-1, 0, 1), known, strict=True) if is_so is not False)

    def _replaced(self, value: Expr) -> Expr:
        if value not in self.replaced:  # a value has its parts many times over
            self.replaced[value] = self._newly_replaced(value)
        return self.replaced[value]

    def _newly_replaced(self, value: Expr) -> Expr:
        if isinstance(value, exp):
            return self._exponential(self._replaced(value.args[0]))
        if isinstance(value, log):
            return self._logarithm(self._replaced(value.args[0]))
        if isinstance(value, cos | sin):
            return self._cos_and_sin(value.args[0])[isinstance(value, sin)]
        if value is sympy.E:
            return self._exponential(ONE)
        if not value.args:
            return value
        if isinstance(value, sympy.Add | sympy.Mul) or (value.is_Pow and value.exp.is_Integer):
            return value.func(*map(self._replaced, value.args))
        if isinstance(value, sympy.Abs):
            return self._size(self._canonical(self._replaced(value.args[0])))
        if value.is_Pow:
            return self._power(self._canonical(self._replaced(value.base)), value.exp)
        if isinstance(value, sympy.Function) and len(value.args) == 1:
            return self._function(value.func, self._canonical(self._replaced(value.args[0])))
        return self._letter(value.func, *value.args)

    def _exponential(self, exponent: Expr) -> Expr:
        """e^exponent, as powers of letters, and of what the exponent has logarithms of."""
        above, below = sympy.fraction(self._canonical(exponent))
        result = ONE
        for letter in sorted(above.free_symbols, key=lambda letter: letter.sort_key()):
            match self.meanings.get(letter):
                case ("log", of) if not below.has(letter):
                    times = _constant(sympy.Poly(above, letter).coeff_monomial(letter), below)
                    result *= self._root(self._size(of), times.q) ** times.p
                    above = sympy.expand(above - times * below * letter)
        for monomial, times in self.exponents.terms(sympy.cancel(above / below)):
            result *= self._letter("exp", monomial) ** times
        return result

    def _power(self, of: Expr, exponent: Expr) -> Expr:
        """u^v, where v is no whole number: of a u that is not negative, if v is a ratio."""
        if exponent.is_Rational:
            return self._rational_power(of, exponent)
        varying = self._canonical(self._replaced(exponent))
        if signs(of, self) == POSITIVE:
            return self._exponential(varying * self._logarithm(of))
        return self._letter(sympy.Pow, of, varying)

    def _rational_power(self, of: Expr, exponent: Expr) -> Expr:
        result, rest = ONE, _sign(of)
        for factor, times in _factors(of):
            known = self.polynomial_signs(factor)
            odd = times % 2 if len(known - {0}) == 2 else 0
            rest *= factor**odd * (-1 if known <= {0, -1} and times % 2 else 1)
            ratio = (times - odd) * exponent
            result *= self._root(self._size(factor), ratio.q) ** ratio.p
        return result * self._root(self.reduced(rest), exponent.q) ** exponent.p

    def _root(self, of: Expr, degree: int) -> Expr:
        """The root of something that is not negative."""
        if degree == 1 or of == 1:
            return of
        match self.meanings.get(of):
            case ("exp", exponent):
                return self._exponential(exponent / degree)
        root = self._letter("root", of, degree)
        self.powers.setdefault(root, (degree, of))
        return root

    def _size(self, of: Expr) -> Expr:
        return sympy.Mul(*(self._size_of(factor) ** times for factor, times in _factors(of)))

    def _size_of(self, factor: Expr) -> Expr:
        known = self.polynomial_signs(factor)
        if known <= NOT_NEGATIVE or known <= {-1, 0}:
            return factor if known <= NOT_NEGATIVE else sympy.expand(-factor)
        size = self._letter("size", _with_one_sign(factor))
        self.powers.setdefault(size, (2, self.reduced(factor**2)))
        return size

    def _logarithm(self, of: Expr) -> Expr:
        """ln of a positive quotient, as the sum over its irreducible factors p of n ln|p|."""
        return sympy.Add(*(times * self._log_of(factor) for factor, times in _factors(self._canonical(of))))

    def _log_of(self, factor: Expr) -> Expr:
        match self.meanings.get(factor):
            case ("exp", exponent):
                return exponent
            case ("root", of, degree):
                return self._logarithm(of) / degree
            case ("size", of):
                return self._log_of(of)
        size = sympy.expand(-factor) if self.polynomial_signs(factor) <= {-1, 0} else _with_one_sign(factor)
        if size == 1:
            return sympy.Integer(0)
        for conjugate, norm in self._conjugates(size):
            for mirrored in (conjugate, sympy.expand(-conjugate)):
                if ("log", mirrored) in self.letters:
                    return self._logarithm(norm) - self._letter("log", mirrored)
        return self._letter("log", size)

    def _function(self, function: type[sympy.Function], of: Expr) -> Expr:
        """A letter for f(u), which is that of f(-u) too where SymPy knows that f is odd, as erf is, or even."""
        above, below = sympy.fraction(of)
        mirrored, any_number = sympy.Integer(0), Dummy()
        if above.could_extract_minus_sign():
            mirrored = function(-any_number) / function(any_number)
        if mirrored in (1, -1):
            return mirrored * self._letter(function, sympy.expand(-above) / below)
        return self._letter(function, of)

    def _canonical(self, of: Expr) -> Expr:
        """A quotient of polynomials without common factors, nor square roots in its denominator, if that can be."""
        above, below = (self.reduced(part) for part in sympy.fraction(sympy.cancel(of)))
        for conjugate, norm in self._conjugates(below):
            if 0 not in self.polynomial_signs(norm):
                return self._canonical(self.reduced(above * conjugate) / norm)
        above, below = sympy.fraction(sympy.cancel(above / below))
        return sympy.expand(above) / sympy.expand(below)

    def _conjugates(self, polynomial: Expr) -> list[tuple[Expr, Expr]]:
        """For each square root r in a + br, a - br, and the product of the two, if it is not zero."""
        found = []
        for root in polynomial.free_symbols & self.powers.keys():
            degree, radicand = self.powers[root]
            taken = sympy.Poly(polynomial, root)
            if degree == 2 and taken.degree() == 1:
                b, a = taken.all_coeffs()
                found.append((sympy.expand(a - b * root), self.reduced(a**2 - b**2 * radicand)))
        return [(conjugate, norm) for conjugate, norm in found if norm != 0]

    def _cos_and_sin(self, of: Expr) -> tuple[Expr, Expr]:
        """cos and sin of a sum, by the addition theorems, from those of shares of its terms."""
        cosine, sine = ONE, sympy.Integer(0)
        terms = list(self.angles.terms(self._canonical(self._replaced(of))))
        if len(terms) > MOST_TERMS:
            terms = [(sympy.Add(*(share * times for share, times in terms)), 1)]
        for share, times in terms:
            if abs(times) > MOST:
                share, times = share * times, 1
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
        pair = self._letter(cos, angle), self._letter(sin, angle)
        self.powers.setdefault(pair[1], (2, 1 - pair[0] ** 2))
        return pair

    def _letter(self, *meaning: Any) -> Expr:
        letter = self.letters.setdefault(meaning, Dummy("letter", real=True))
        self.meanings[letter] = meaning
        return letter


def _factors(quotient: Expr) -> list[tuple[Expr, int]]:
    """The irreducible factors of a quotient with their powers, and the primes of its number; its sign is lost."""
    above, below = (sympy.factor_list(sympy.expand(part)) for part in sympy.fraction(sympy.together(quotient)))
    primes = [(sympy.Integer(prime), power) for prime, power in sympy.factorrat(abs(above[0] / below[0])).items()]
    return [*primes, *above[1], *((base, -power) for base, power in below[1])]


def _sign(quotient: Expr) -> Expr:
    """The sign of a quotient's number, which is what its irreducible factors leave."""
    above, below = sympy.fraction(sympy.together(quotient))
    return sympy.sign(sympy.factor_list(sympy.expand(above))[0] / sympy.factor_list(sympy.expand(below))[0])


def _with_one_sign(factor: Expr) -> Expr:
    return sympy.expand(-factor) if factor.could_extract_minus_sign() else factor


def _constant(above: Expr, below: Expr) -> Expr:
    """The number in what is left when one polynomial is divided by another."""
    letters = sorted(above.free_symbols | below.free_symbols, key=lambda letter: letter.sort_key())
    if not letters:
        return above / below if (above / below).is_Rational else sympy.Integer(0)
    number = sympy.Poly(sympy.div(above, below, *letters)[0], *letters).coeff_monomial(1)
    return number if number.is_Rational else sympy.Integer(0)
