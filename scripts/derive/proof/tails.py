r"""What an expression does far out, proved for all x from some M on: that it has no zero there, and its limit.

The expression is written as a sum of terms c b x^i e^m, with a number c, a power i, a polynomial m in x, and a bounded
factor b that is known to lie in a ball for all x >= M. Of two such terms the one with the larger m, and then i, grows
faster. The quotient of another term and the dominant one is b x^i e^m again, and it falls for all x >= M where
i + x m'(x) <= 0 there; that is so where no coefficient of this polynomial is positive once it is written in x - M.
Then its size at M is the largest. Where the sizes at M of all these quotients add up to less than 1, the sum of the
terms has the sign of the dominant one for all x >= M; and its limit is that of the dominant term.

Other functions become such terms by the mean value theorem. For p with a dominant term d, p = d(1 + r), and r lies in a
ball R for all x >= M. Then ln p = ln d + b r with b = 1/(1 + t), and p^n = d^n (1 + b r) with b = n (1 + t)^(n - 1),
where t lies between 0 and r. For u toward infinity, arctan u = pi/2 - b/u with b = 1/(1 + t^2), where t lies between 0
and 1/u; and erf u = 1 - b e^(-u^2)/(u sqrt(pi)), where b lies between 1 - 1/(2u^2) and 1 (Abramowitz and Stegun,
Handbook of Mathematical Functions, 7.1.23 and 7.1.24). In each, b has a limit, which is kept with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cmp_to_key

import sympy
from flint import arb
from sympy import Dummy, Expr, atan, erf, exp, log, oo, pi

from derive.proof.balls import ball, constant_sign, exact, sign
from derive.proof.gates import Refused
from derive.proof.normal_form import is_zero
from derive.proof.quotients import parts

FARTHEST = 64  # the tail begins at 2^64 at the latest


class Unclear(Exception):
    """Why nothing is shown of a tail from a certain place on; farther out it may be."""


@dataclass(frozen=True)
class Growth:
    """x^power e^exponent, with a polynomial of x in the exponent."""

    power: Expr
    exponent: Expr

    def over(self, other: Growth) -> Growth:
        return Growth(self.power - other.power, sympy.expand(self.exponent - other.exponent))

    def of(self, x: Expr) -> Expr:
        return x**self.power * exp(self.exponent)

    def is_faster(self, y: Expr) -> int:
        """1 where it grows without bound, -1 where it goes to 0, and 0 where it is 1."""
        if self.exponent != 0:
            return constant_sign(sympy.Poly(self.exponent, y).LC())
        return constant_sign(self.power) if self.power != 0 else 0


def no_zero_from(value: Expr, y: Expr) -> Fraction:
    """An M such that `value` has no zero for `y` from M on.

    Raises Refused where no such number is found.
    """
    why = ""
    for doubled in range(FARTHEST + 1):
        start = Fraction(2) ** doubled
        try:
            far = _Far(y, start)
            far.dominated(far.written(value))
        except Unclear as unclear:
            why = str(unclear)
        else:
            return start
    raise Refused(f"the sign of ${sympy.latex(value)}$ far out could not be shown: {why}")


def limit(value: Expr, y: Expr) -> Expr:
    """The limit of `value` as `y` goes to infinity: a number, or an infinity. Raises Refused where none is shown."""
    if not value.has(y):
        return value
    (above, c), (below, d) = (_at_last(side, y) for side in parts(value))
    faster = above.over(below).is_faster(y)
    return oo * constant_sign(c) * constant_sign(d) if faster > 0 else c / d if not faster else sympy.Integer(0)


def _at_last(value: Expr, y: Expr) -> tuple[Growth, Expr]:
    """How an expression grows, and the number that its quotient by that growth comes close to."""
    far = _Far(y, no_zero_from(value, y))
    first = far.dominated(far.written(value))
    return first.growth, first.c.xreplace(far.limits)


@dataclass(frozen=True)
class Dominant:
    """A sum of terms as c x^i e^m (1 + r): c, x^i e^m, and r with a ball for it and for all between 0 and it."""

    growth: Growth
    c: Expr
    others: Expr
    within: arb


class _Far:
    """Expressions for all `y` from `start` on, as sums of terms; with the bounded factors in them, as letters."""

    def __init__(self, y: Expr, start: Fraction) -> None:
        self.y, self.start = y, start
        self.at = {y: ball(exact(start))}
        self.bounded: dict[Expr, arb] = {}
        self.limits: dict[Expr, Expr] = {}

    def written(self, value: Expr) -> Expr:
        """`value` as a sum of terms. Raises Refused where that cannot be done, Unclear where it may be farther out."""
        if value == self.y or not value.has(self.y):
            return value
        if value.is_Add or value.is_Mul:
            return value.func(*map(self.written, value.args))
        inner = self.written(value.exp if isinstance(value, exp) else value.args[0])
        if isinstance(value, exp):
            if not inner.is_polynomial(self.y) or inner.free_symbols != {self.y}:
                raise Refused(f"the exponent ${sympy.latex(inner)}$ is no polynomial")
            return exp(inner)
        if value.is_Pow and value.exp.is_Integer and value.exp > 0:
            return inner**value.exp
        first = self.dominated(inner)
        if first.c.is_number and (found := self._of_dominated(value, first)) is not None:
            return found
        raise Refused(f"what ${sympy.latex(value)}$ does far out is not known")

    def _of_dominated(self, value: Expr, first: Dominant) -> Expr | None:
        """A function of an expression with a dominant term."""
        c, growth = first.c, first.growth
        if value.is_Pow and value.exp.is_Rational:
            n = value.exp
            slope = self._bounded(ball(n) * (1 + first.within) ** ball(n - 1), n)
            return c**n * self.y ** (n * growth.power) * exp(n * growth.exponent) * (1 + slope * first.others)
        if isinstance(value, log) and growth.power == 0:
            return log(c) + growth.exponent + self._bounded(1 / (1 + first.within), sympy.Integer(1)) * first.others
        if first.others == 0 and self._falls(Growth(-growth.power, -growth.exponent)):
            side, u = constant_sign(c), abs(c) * self.y**growth.power * exp(growth.exponent)
            least = ball(u, self.at)
            if isinstance(value, atan):
                return side * (pi / 2 - self._bounded(1 / (1 + _hull(1 / least) ** 2), sympy.Integer(1)) / u)
            if isinstance(value, erf):
                near = self._bounded(1 - _hull(1 / (2 * least**2)), sympy.Integer(1))
                return side * (1 - near * exp(-(u**2)) / (u * sympy.sqrt(pi)))
        return None

    def dominated(self, value: Expr) -> Dominant:
        """A sum of terms by its dominant one. Raises Unclear where the others are not shown to be less from M on."""
        terms = self._terms(value)

        def slower_than(one: Growth, other: Growth) -> int:
            return -one.over(other).is_faster(self.y)

        growth, *slower = sorted(terms, key=cmp_to_key(slower_than))
        c, total, others = terms[growth], arb(0), sympy.Integer(0)
        size = ball(c, self.bounded)
        if not sign(size):
            raise Unclear(f"the factor ${sympy.latex(c)}$ of the dominant term may be 0")
        sizes = arb(0)
        for each in slower:
            ratio = each.over(growth)
            if not self._falls(ratio):
                raise Unclear("a quotient of two terms is not shown to fall")
            at_first = ball(terms[each], self.bounded) / size * ball(ratio.of(self.y), self.at)
            sizes += abs(at_first)
            total += _hull(at_first)
            others += terms[each] / c * ratio.of(self.y)
        if not sizes < 1:
            raise Unclear("the dominant term is not shown to be larger than the others together")
        return Dominant(growth, c, others, _hull(total))

    def _terms(self, value: Expr) -> dict[Growth, Expr]:
        """The factors of a sum's terms, by how they grow. Raises Refused where something is no such term."""
        found: dict[Growth, Expr] = {}
        for term in sympy.Add.make_args(sympy.expand(value)):
            power = exponent = sympy.Integer(0)
            c = sympy.Integer(1)
            for factor in sympy.Mul.make_args(term):
                base, raised = factor.as_base_exp()
                if not factor.has(self.y):
                    c *= factor
                elif isinstance(factor, exp):
                    exponent += factor.args[0]
                elif base == self.y and raised.is_Rational:
                    power += raised
                else:
                    raise Refused(f"how ${sympy.latex(factor)}$ grows is not known")
            growth = Growth(power, sympy.expand(exponent))
            found[growth] = found.get(growth, sympy.Integer(0)) + c
        kept = {growth: c for growth, c in found.items() if not (c.is_number and is_zero(c))}
        if not kept:
            raise Refused("an expression is 0 everywhere")
        return kept

    def _falls(self, ratio: Growth) -> bool:
        """Whether x^power e^exponent is shown to fall, or to stay, from the start on."""
        turned = ratio.power + self.y * sympy.diff(ratio.exponent, self.y)
        shifted = sympy.Poly(sympy.expand(turned.subs(self.y, self.y + exact(self.start))), self.y)
        return all(not c or constant_sign(c) < 0 for c in shifted.all_coeffs())

    def _bounded(self, within: arb, limit: Expr) -> Expr:
        """A letter for a factor that lies in a ball from the start on, and has a limit."""
        letter = Dummy()
        self.bounded[letter], self.limits[letter] = within, limit
        return letter


def _hull(of: arb) -> arb:
    """A ball with all numbers between 0 and those in a ball."""
    return of.union(arb(0))
