"""A derivative in terms of the function's own value, found by elimination.

The function a and its derivative a' are written as rational functions of x and of letters: t for an exponential whose
rational powers are all the others, W for an error function. Where t is the only letter, or x is, the resultant of
both equations, a = A(t) and a' = B(t), by t is a polynomial that a and a' satisfy; a factor of it that is linear in
a' gives a' as a rational function of a. With x and t, eliminating t gives one of a and x; and where a is the logarithm
of such a function, e^a takes the place of a. What is found is only a candidate: its author proves it by the gates.

That there is none in a and x is shown where x and all letters are algebraically independent and the Jacobian matrix of
(x, a, a') by them has rank 3: then x, a and a' are algebraically independent as well (the criterion is Jacobi's; see
Ehrenborg and Rota 1993, "Apolarity and canonical forms for homogeneous polynomials", theorem 2.2). x and e^q are
independent for a polynomial q that is no constant; and so are x, e^(-cx^2) and its integral, the error function, which
is no elementary function (Rosenlicht 1972, "Integration in finite terms").
"""

from __future__ import annotations

from dataclasses import dataclass

import sympy

LARGEST = 40  # terms of a polynomial from which on nothing is looked for


@dataclass(frozen=True)
class Found:
    """What was found, which is nothing where `kind` is "".

    The other kinds are "constant", "output", "input and output", "exponential" and "independent". `slope` is the
    derivative in the letters `a` and x.
    """

    kind: str
    slope: sympy.Expr | None = None


def in_terms(function: sympy.Expr, x: sympy.Symbol, a: sympy.Symbol) -> Found:
    """How the derivative of `function` by x can be written with the letter `a` for the function's value."""
    slope = sympy.diff(function, x)
    if not slope.has(x):
        return Found("constant", slope)
    times, logarithm = function.as_coeff_Mul()
    if isinstance(logarithm, sympy.log) and times in (1, -1):
        letters = _Letters(x, logarithm.args[0] ** times, slope)
        if (found := letters.eliminated(sympy.exp(a))) is not None:
            return Found("exponential", found)
    letters = _Letters(x, function, slope)
    if (found := letters.eliminated(a)) is not None:
        return Found("input and output" if found.has(x) else "output", found)
    return Found("independent") if letters.are_independent() else Found("")


class _Letters:
    """Two expressions as rational functions of x and of letters for the other functions in them."""

    def __init__(self, x: sympy.Symbol, function: sympy.Expr, slope: sympy.Expr) -> None:
        self.x = x
        self.letters: dict[sympy.Expr, sympy.Symbol] = {}
        self.exponent: sympy.Expr | None = None
        self.function, self.slope = (sympy.cancel(self._replaced(each)) for each in (function, slope))
        self.is_rational = all(
            each.is_rational_function(x, *self.letters.values()) for each in (self.function, self.slope)
        )

    def _replaced(self, value: sympy.Expr) -> sympy.Expr:
        value = sympy.powsimp(value.rewrite([sympy.tanh, sympy.sinh, sympy.cosh], sympy.exp))
        return value.replace(lambda part: isinstance(part, sympy.exp) and part.has(self.x), self._exponential).replace(
            lambda part: isinstance(part, sympy.erf), lambda part: self._letter(part)
        )

    def _exponential(self, value: sympy.exp) -> sympy.Expr:
        exponent = sympy.expand(value.args[0])
        if self.exponent is None:
            self.exponent = -exponent if exponent.could_extract_minus_sign() else exponent
        ratio = sympy.radsimp(sympy.simplify(exponent / self.exponent))
        if ratio.is_Integer:
            return self._letter(sympy.exp(self.exponent)) ** ratio
        return self._letter(value)

    def _letter(self, value: sympy.Expr) -> sympy.Symbol:
        return self.letters.setdefault(value, sympy.Dummy())

    def eliminated(self, a: sympy.Expr) -> sympy.Expr | None:
        """The slope as a rational function of `a`, and of x where needed, which is the function's value; or None."""
        s, value = sympy.Dummy(), sympy.Dummy()
        known = [*self.letters.values()] or [self.x]
        if not self.is_rational or len(known) != 1:
            return None
        (letter,) = known
        above, below = sympy.fraction(self.function)
        first = sympy.Poly(above - value * below, letter)
        above, below = sympy.fraction(self.slope)
        second = sympy.Poly(above - s * below, letter)
        if max(len(first.terms()), len(second.terms())) > LARGEST or first.degree() < 1:
            return None
        eliminated = sympy.resultant(first.as_expr(), second.as_expr(), letter)
        for factor, _ in sympy.factor_list(eliminated, s)[1] if eliminated != 0 else ():
            if sympy.degree(factor, s) == 1:
                rest, of_s = factor.subs(s, 0), sympy.Poly(factor, s).coeff_monomial(s)
                return sympy.factor(-rest / of_s).subs(value, a)
        return None

    def are_independent(self) -> bool:
        """Whether x, the function and the slope are shown to satisfy no polynomial equation."""
        if not self.is_rational or not self._is_known_to_be_free():
            return False
        free = [self.x, *self.letters.values()]
        matrix = sympy.Matrix([[sympy.diff(row, by) for by in free] for row in (self.x, self.function, self.slope)])
        return bool(matrix.rank(simplify=sympy.cancel) == 3)

    def _is_known_to_be_free(self) -> bool:
        """Whether the letters are an exponential of a polynomial, and at most the error function that goes with it."""
        kinds = {type(each): each for each in self.letters}
        if len(kinds) != len(self.letters) or not set(kinds) <= {sympy.exp, sympy.erf} or sympy.exp not in kinds:
            return False
        exponent = kinds[sympy.exp].args[0]
        if not exponent.is_polynomial(self.x) or not sympy.degree(exponent, self.x):
            return False
        return sympy.erf not in kinds or sympy.expand(kinds[sympy.erf].args[0] ** 2) in (exponent, -exponent)
