"""The signs that a polynomial in real letters can have, where the letters' own signs are known.

A sign is -1, 0 or 1, and what is not known is a set of several. A set of signs is right if it has the polynomial's sign
for all numbers that the letters stand for; a smaller set says more, and all signs are always right. Each way below to
find such a set is a proof, and so the signs that all of them allow are right as well:

- terms: a product has the product of its factors' signs, an even power none but 0 and 1, and a sum of what is not
  negative is not negative, and positive if one of its terms is; the same with the coefficients of one letter's powers;
- numbers: interval arithmetic rounds outward, and so an interval without 0 has the number's sign (Moore, Interval
  Analysis, 1966);
- one letter: Sturm's theorem counts the zeros of a polynomial with rational coefficients where the letter may be, and
  one without zeros has the sign that it has at any one place (Basu, Pollack, Roy, Algorithms in Real Algebraic
  Geometry, 2nd ed., theorem 2.62);
- a square completed: 4a(at^2 + bt + c) = (2at + b)^2 - (b^2 - 4ac), so that a negative discriminant leaves a's sign;
- a square root r of R: a + br has the sign of b where b^2 R > a^2, and that of a where b^2 R < a^2;
- an exponential is above 1 where its exponent is positive, and below where it is negative.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Protocol

import sympy
from sympy import Expr

Signs = frozenset[int]
ALL: Signs = frozenset({-1, 0, 1})
POSITIVE: Signs = frozenset({1})
NEGATIVE: Signs = frozenset({-1})
NOT_NEGATIVE: Signs = frozenset({0, 1})
NOT_ZERO: Signs = frozenset({-1, 1})

DEEPEST = 7  # polynomials whose signs are asked for in order to know that of another one, one for the next
MOST_POLYNOMIALS = 200  # of them in all; no line of a note has needed thirty
MOST_TERMS = 60
HIGHEST = 24  # degree of what is factored, and of what Sturm's theorem is asked about


class Known(Protocol):
    """What is known of letters: their signs, their powers that are something else, and the numbers among them.

    Of polynomials it keeps the signs, each with the depth at which they were asked for: less deep, more may be found.
    """

    powers: dict[Expr, tuple[int, Expr]]
    known_polynomials: dict[Expr, tuple[int, Signs]]
    polynomials_left: int  # that may be looked at for the one that was asked about

    def signs_of(self, letter: Expr) -> Signs: ...
    def interval(self, letter: Expr) -> tuple[Expr, Expr] | None: ...
    def from_one(self, letter: Expr) -> Expr | None: ...
    def reduced(self, polynomial: Expr) -> Expr: ...


def signs(quotient: Expr, known: Known, depth: int = 0) -> Signs:
    """The signs that a quotient of polynomials in letters can have, wherever it is defined."""
    above, below = sympy.fraction(sympy.together(quotient))
    return product([polynomial_signs(above, known, depth), polynomial_signs(below, known, depth) - {0}])


def polynomial_signs(polynomial: Expr, known: Known, depth: int = 0) -> Signs:
    """The signs that a polynomial in letters can have."""
    whole = known.reduced(polynomial)
    if whole == 0:
        return frozenset({0})
    if depth == 0:
        known.polynomials_left = MOST_POLYNOMIALS
    deep, found = known.known_polynomials.get(whole, (DEEPEST + 1, ALL))
    if deep > depth:
        known.polynomials_left -= 1
        found = _newly_found(whole, known, depth)
        known.known_polynomials[whole] = depth, found
    return found


def _newly_found(whole: Expr, known: Known, depth: int) -> Signs:
    found = _by_terms(whole, known)
    if len(found) == 1 or depth >= DEEPEST or known.polynomials_left < 0 or not _is_small(whole):
        return found
    number, factors = sympy.factor_list(whole)
    each = [power(_of_factor(factor, known, depth), times) for factor, times in factors]
    return found & product([frozenset({int(sympy.sign(number))}), *each])


def product(several: Iterable[Signs]) -> Signs:
    return reduce(lambda one, other: frozenset(a * b for a in one for b in other), several, POSITIVE)


def power(of: Signs, exponent: int) -> Signs:
    return frozenset(int(sign**exponent) for sign in of)


def total(several: Iterable[Signs]) -> Signs:
    """The signs of a sum of what has these signs."""
    each = list(several)
    together = frozenset[int]().union(*each)
    for sign in (1, -1):
        if together <= {0, sign}:
            return frozenset({sign}) if frozenset({sign}) in each else together
    return ALL


def _is_small(polynomial: Expr) -> bool:
    letters = sorted(polynomial.free_symbols | polynomial.atoms(sympy.NumberSymbol), key=str)
    if not letters:
        return True
    taken = sympy.Poly(polynomial, *letters)
    return len(taken.terms()) <= MOST_TERMS and taken.total_degree() <= HIGHEST


def _by_terms(polynomial: Expr, known: Known) -> Signs:
    return total(_of_term(term, known) for term in sympy.Add.make_args(sympy.expand(polynomial)))


def _of_term(term: Expr, known: Known) -> Signs:
    factors = (factor.as_base_exp() for factor in sympy.Mul.make_args(term))
    return product(power(_of_letter(base, known), int(exponent)) for base, exponent in factors)


def _of_letter(letter: Expr, known: Known) -> Signs:
    return frozenset({int(sympy.sign(letter))}) if letter.is_Rational else known.signs_of(letter)


def _of_factor(factor: Expr, known: Known, depth: int) -> Signs:
    found = _by_terms(factor, known)
    for way in (_by_number, _by_zeros, _by_root, _by_coefficients, _by_square, _by_exponent):
        for more in way(factor, known, depth + 1):
            found &= more
            if len(found) == 1:
                return found
    return found


def _letters(polynomial: Expr) -> list[Expr]:
    """Its letters, the last ones first, for those may be roots of what the others make."""
    return sorted(polynomial.free_symbols, key=lambda letter: letter.sort_key(), reverse=True)


def _by_number(factor: Expr, known: Known, depth: int) -> Iterator[Signs]:
    if enclosed := known.interval(factor):
        low, high = enclosed
        yield POSITIVE if low > 0 else frozenset({-1}) if high < 0 else ALL


def _by_zeros(factor: Expr, known: Known, depth: int) -> Iterator[Signs]:
    letters = _letters(factor)
    if len(letters) != 1 or factor.atoms(sympy.NumberSymbol):
        return
    taken, where = sympy.Poly(factor, *letters), known.signs_of(letters[0])
    low, high = (0, None) if where <= NOT_NEGATIVE else (None, 0) if where <= {0, -1} else (None, None)
    zeros = taken.count_roots(low, high)
    if taken.eval(0) == 0 and low != high:
        zeros -= 0 not in where
    if not zeros:
        yield frozenset({int(sympy.sign(taken.eval(-1 if high == 0 else 1)))})


def _by_root(factor: Expr, known: Known, depth: int) -> Iterator[Signs]:
    """a + br, with r not negative."""
    for root in _letters(factor):
        degree, radicand = known.powers.get(root, (0, root))
        taken = sympy.Poly(factor, root)
        if degree != 2 or taken.degree() != 1 or not known.signs_of(root) <= NOT_NEGATIVE:
            continue
        b, a = taken.all_coeffs()
        which = polynomial_signs(b**2 * radicand - a**2, known, depth)
        if which != ALL:
            yield frozenset[int]().union(
                *(polynomial_signs(b, known, depth) - {0} for sign in which if sign == 1),
                *(polynomial_signs(a, known, depth) - {0} for sign in which if sign == -1),
                *(polynomial_signs(b, known, depth) | {0} for sign in which if sign == 0),
            )


def _by_coefficients(factor: Expr, known: Known, depth: int) -> Iterator[Signs]:
    letters = _letters(factor)
    for letter in letters if len(letters) > 1 or factor.atoms(sympy.NumberSymbol) else []:
        terms = sympy.Poly(factor, letter).terms()
        each = (product([power(known.signs_of(letter), n), polynomial_signs(of, known, depth)]) for (n,), of in terms)
        yield total(each)


def _by_square(factor: Expr, known: Known, depth: int) -> Iterator[Signs]:
    for letter in _letters(factor):
        taken = sympy.Poly(factor, letter)
        if taken.degree() == 2:
            a, b, c = taken.all_coeffs()
            of_a = polynomial_signs(a, known, depth)
            discriminant = polynomial_signs(b**2 - 4 * a * c, known, depth)
            if discriminant == {-1}:
                yield of_a - {0}
            elif discriminant <= {-1, 0} and 0 not in of_a:
                yield of_a | {0}


def _by_exponent(factor: Expr, known: Known, depth: int) -> Iterator[Signs]:
    for letter in _letters(factor):
        if (other := known.from_one(letter)) is not None:
            yield signs(factor.subs(letter, other), known, depth)
