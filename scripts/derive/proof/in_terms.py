"""A derivative in terms of the function's own value, found by elimination.

The function a and its derivative a' are written as rational functions of x and of letters: t for an exponential of
which all others are whole powers, W for an error function. Where t is the only letter, or x is, the resultant of both
equations, a = A(t) and a' = B(t), by t is a polynomial that a and a' satisfy. With x and t, it has x in it as well; and
where a is the logarithm of such a function, e^a takes the place of a.

The first equation is irreducible, as it is linear in a. So its roots t are conjugates, and the resultant is a power of
one irreducible polynomial in a', times what has no a' in it. If that is linear in a', it gives a' as a rational
function. If it is quadratic, the formula for its zeros has a square root, and only the function itself says which of
the zeros a' is. So what is found are candidates: their author proves one of them by the gates.

Constants, as sqrt(2/pi), come as letters of which nothing is known: what holds for all numbers holds for these.

That there is none in a and x is shown where x and all letters are algebraically independent and the Jacobian matrix of
(x, a, a') by them has rank 3: then x, a and a' are algebraically independent as well (the criterion is Jacobi's; see
Ehrenborg and Rota 1993, "Apolarity and canonical forms for homogeneous polynomials", theorem 2.2). Here constants are
what they are, since the rank may be smaller for them than for letters. x and e^q are independent for a polynomial q
that is no constant; and so are x, e^(-cx^2) and its integral, the error function, which is no elementary function
(Rosenlicht 1972, "Integration in finite terms").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce

import sympy

LARGEST = 40  # terms of a polynomial from which on nothing is looked for


@dataclass(frozen=True)
class Found:
    """What was found, which is nothing where `kind` is "".

    The other kinds are "constant", "output", "input and output", "exponential" and "independent". `slopes` are
    candidates for the derivative in the letters `a` and x; those with a square root are several.
    """

    kind: str
    slopes: tuple[sympy.Expr, ...] = ()

    @property
    def has_root(self) -> bool:
        """Whether there is a square root in the candidates."""
        return len(self.slopes) > 1


def in_terms(
    function: sympy.Expr, x: sympy.Symbol, a: sympy.Symbol, constants: Mapping[sympy.Symbol, sympy.Expr] | None = None
) -> Found:
    """How the derivative of `function` by x can be written with the letter `a` for the function's value.

    `constants` says what those letters in it are that stand for one.
    """
    slope = sympy.diff(function, x)
    if not slope.has(x):
        return Found("constant", (slope,))
    times, logarithm = function.as_coeff_Mul()
    if isinstance(logarithm, sympy.log) and times in (1, -1):
        of_power = _Letters(x, logarithm.args[0] ** times, slope)
        if found := of_power.eliminated(sympy.exp(a)):
            return Found("exponential", found)
    if found := _Letters(x, function, slope).eliminated(a):
        return Found("input and output" if found[0].has(x) else "output", found)
    known = _Letters(x, *(each.subs(constants or {}) for each in (function, slope)))
    return Found("independent") if known.are_independent() else Found("")


class _Letters:
    """Two expressions as rational functions of x and of letters for the other functions in them."""

    def __init__(self, x: sympy.Symbol, *values: sympy.Expr) -> None:
        self.x = x
        self.letters: dict[sympy.Expr, sympy.Symbol] = {}
        written = [_with_exponentials(each) for each in values]
        meant = {
            sympy.exp(exponent): self._letter(sympy.exp(share)) ** times
            for exponent, (share, times) in _exponents(x, written).items()
        }
        meant |= {each: self._letter(each) for value in written for each in value.atoms(sympy.erf)}
        self.function, self.slope = (sympy.cancel(each.xreplace(meant)) for each in written)
        self.is_rational = all(
            each.is_rational_function(x, *self.letters.values()) for each in (self.function, self.slope)
        )

    def _letter(self, value: sympy.Expr) -> sympy.Symbol:
        return self.letters.setdefault(value, sympy.Dummy())

    def eliminated(self, a: sympy.Expr) -> tuple[sympy.Expr, ...]:
        """The slope in terms of `a`, and of x where needed, which is the function's value: candidates, if there are."""
        s, value = sympy.Dummy(real=True), sympy.Dummy(real=True)
        known = [*self.letters.values()] or [self.x]
        if not self.is_rational or len(known) != 1:
            return ()
        (letter,) = known
        above, below = sympy.fraction(self.function)
        first = sympy.Poly(above - value * below, letter)
        above, below = sympy.fraction(self.slope)
        second = sympy.Poly(above - s * below, letter)
        if max(len(first.terms()), len(second.terms())) > LARGEST or first.degree() < 1:
            return ()
        eliminated = sympy.resultant(first.as_expr(), second.as_expr(), letter)
        for factor, _ in sympy.factor_list(eliminated, s)[1] if eliminated != 0 else ():
            if factor.has(s):
                return tuple(each.subs(value, a) for each in _zeros(sympy.Poly(factor, s), self.x))
        return ()

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


def _with_exponentials(value: sympy.Expr) -> sympy.Expr:
    """`value` with exponentials for hyperbolic functions, in one way for each."""
    value = value.replace(sympy.tanh, lambda u: 1 - 2 / (sympy.exp(2 * u) + 1))
    return sympy.powsimp(value.rewrite([sympy.sinh, sympy.cosh], sympy.exp))


def _exponents(x: sympy.Symbol, values: Iterable[sympy.Expr]) -> dict[sympy.Expr, tuple[sympy.Expr, int]]:
    """Each exponent with x in it as another one and how often that is in it, the same for all rational multiples."""
    families: dict[sympy.Expr, dict[sympy.Expr, sympy.Rational]] = {}
    exponentials = sorted(set().union(*(value.atoms(sympy.exp) for value in values)), key=sympy.default_sort_key)
    for exponent in (each.args[0] for each in exponentials if each.has(x)):
        for first, ratios in families.items():
            if (ratio := sympy.cancel(exponent / first)).is_Rational:
                ratios[exponent] = ratio
                break
        else:
            first = sympy.expand(-exponent if exponent.could_extract_minus_sign() else exponent)
            families[first] = {exponent: sympy.cancel(exponent / first)}
    found: dict[sympy.Expr, tuple[sympy.Expr, int]] = {}
    for first, ratios in families.items():
        share = reduce(sympy.gcd, ratios.values())
        found |= {exponent: (share * first, int(ratio / share)) for exponent, ratio in ratios.items()}
    return found


def _zeros(polynomial: sympy.Poly, x: sympy.Symbol) -> tuple[sympy.Expr, ...]:
    """The zeros of a polynomial, if its degree is 1 or 2.

    Those with the root of a D with x in it are also written with x times the root of D/x^2: where x is negative, that
    has the other sign, and so may be one formula for both sides of 0 where the root of D is none.
    """
    if polynomial.degree() == 1:
        first, constant = polynomial.all_coeffs()
        return (sympy.factor(-constant / first),)
    if polynomial.degree() != 2:
        return ()
    first, middle, last = polynomial.all_coeffs()
    outside, inside = _root(middle**2 - 4 * first * last)
    roots = [(outside, inside)]
    if inside.has(x):
        roots.append((outside * x, sympy.expand(inside / x**2)))
    return tuple(
        sympy.factor(-middle / (2 * first)) + sympy.factor(sign * before / (2 * first)) * sympy.sqrt(under)
        for before, under in roots
        for sign in (1, -1)
    )


def _root(polynomial: sympy.Expr) -> tuple[sympy.Expr, sympy.Expr]:
    """Two polynomials, of which the first times the root of the second is a root of `polynomial`."""
    number, factors = sympy.factor_list(polynomial)
    outside, rest = sympy.sqrt(abs(number)).as_coeff_Mul()
    outside *= sympy.Mul(*(factor ** (times // 2) for factor, times in factors))
    inside = sympy.sign(number) * rest**2 * sympy.Mul(*(factor for factor, times in factors if times % 2))
    return outside, sympy.expand(inside)
