"""Deciding whether a value is zero, by reduction to a normal form.

The value becomes a quotient of polynomials in letters (`reduction.py`); it is zero if the numerator is the zero
polynomial, once the powers of letters that are something else have been written so. Equal letters stand for equal
numbers, and all that is rewritten is an equation between numbers, so a yes is a proof. The exponentials of linearly
independent monomials satisfy no polynomial relation (Ax 1971, "On Schanuel's conjectures"), so for what these notes
print a no means that the values differ; but nothing here leans on that, and a no is reported as "not proved" until a
number refutes the line.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import sympy
from sympy import Dummy, Expr, Symbol

from derive.proof.components import Components
from derive.proof.reduction import Undecided

MOST_KINKS = 4  # each makes two values of one

# What has no jump where it is defined, but for sign(u) at u = 0.
CONTINUOUS = (
    sympy.Abs, sympy.exp, sympy.log, sympy.sin, sympy.cos, sympy.tan, sympy.cot, sympy.sinh, sympy.cosh, sympy.tanh,
    sympy.atan, sympy.asinh, sympy.erf, sympy.Max, sympy.Min,
)  # fmt: skip
UNDEFINED = (sympy.nan, sympy.zoo, sympy.oo, -sympy.oo)  # what SymPy makes of a division by zero, and of ln 0


def is_zero(value: Expr) -> bool:
    """Whether `value` reduces to zero. True is a proof, wherever the value is defined; False is not a refutation.

    Where `value` has the size |u| or the sign of a u = ax + b, for a symbol x, or the larger or the smaller of two that
    differ by such a u, it is proved for u > 0 and for u < 0 apart. At u = 0 it then follows, if all that the value is
    made of is continuous, and else it is proved there, too.
    """
    return _is_zero(value, MOST_KINKS)


def _is_zero(value: Expr, most: int) -> bool:
    for symbol, at in kinks(value) if most else ():
        beside = Dummy("beside", positive=True)  # a distance of its own for each kink
        sides = moved(value, symbol, at + beside), moved(value, symbol, _before(at, beside, symbol, value))
        there = moved(value, symbol, at)
        follows = _is_continuous(value) or there.has(*UNDEFINED)
        return all(_is_zero(part, most - 1) for part in (*sides, *([] if follows else [there])))
    letters = Components(by_exponentials=not value.has(sympy.Indexed))  # of entries, tanh is told by its letter alone
    try:
        return letters.vanishes(letters.of(value))
    except (Undecided, sympy.PolynomialError):
        return False


def _before(at: Expr, beside: Dummy, symbol: Symbol, value: Expr) -> Expr:
    """What is less than `at`; of a symbol that is positive it stays so where extremes of it lie in one another."""
    if symbol.is_positive and at.is_positive and value.has(sympy.Max, sympy.Min):
        return at * beside / (1 + beside)
    return at - beside


def kinks(value: Expr) -> Iterator[tuple[Symbol, Expr]]:
    """Where what is linear in a symbol, and has its size or sign taken, or compared, is 0: the symbol and its value."""
    found = {part.args[0] for part in value.atoms(sympy.Abs, sympy.sign)}
    compared = (pair for part in value.atoms(sympy.Max, sympy.Min) for pair in combinations(part.args, 2))
    for u in sorted(found | {one - other for one, other in compared}, key=lambda u: u.sort_key()):
        if u.has(sympy.Indexed) and value.has(sympy.Sum, sympy.KroneckerDelta):
            continue  # one of many numbers, which may be others of the value as well
        if place := _zero(u):
            yield place


def moved(value: Expr, symbol: Symbol, place: Expr) -> Expr:
    """`value` with something for a symbol, in which sizes, signs and extremes that are then known are written out."""
    there = value.subs(symbol, place)
    there = there.replace(lambda part: isinstance(part, sympy.Abs | sympy.sign), _expanded)
    return there.replace(lambda part: isinstance(part, sympy.Max | sympy.Min), _extreme)


def _expanded(of: Expr) -> Expr:
    return of.func(sympy.expand(of.args[0]))


def _extreme(of: Expr) -> Expr:
    """The one that is nowhere less than the others, or nowhere more, where that is known."""
    side = 1 if isinstance(of, sympy.Max) else -1
    for one in of.args:
        if all(sympy.cancel(side * (one - other)).is_nonnegative for other in of.args):
            return one
    return of


def _zero(u: Expr) -> tuple[Symbol, Expr] | None:
    """A symbol in which u is linear, and where u is 0; one is preferred that has a number before it."""
    candidates = []
    for symbol in sorted(u.free_symbols, key=lambda symbol: symbol.sort_key()):
        slope = sympy.expand(u.diff(symbol))
        if slope.is_nonzero and not slope.has(symbol):
            candidates.append((not slope.is_Rational, symbol, sympy.expand(symbol - u / slope)))
    return min(candidates, key=lambda each: each[0])[1:] if candidates else None


def _is_continuous(value: Expr) -> bool:
    """Whether all that `value` is made of is continuous where it is defined."""
    plain = (sympy.Add, sympy.Mul, sympy.Pow, sympy.Symbol, sympy.Number, sympy.NumberSymbol, *CONTINUOUS)
    return all(isinstance(part, plain) for part in sympy.preorder_traversal(value))
