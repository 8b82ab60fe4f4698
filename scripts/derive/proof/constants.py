"""Numbers between which a constant lies, by interval arithmetic, which rounds outward."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import mpmath
import sympy
from sympy import Expr

DIGITS = 60
CALLED = {sympy.cos: mpmath.iv.cos, sympy.sin: mpmath.iv.sin}


def interval(of: Expr, meanings: Mapping[Expr, tuple[object, ...]]) -> tuple[Any, Any] | None:
    """The ends of an interval in which a polynomial in letters for constants lies, if it is one and they are known."""
    before, mpmath.iv.dps = mpmath.iv.dps, DIGITS
    try:
        found = _interval(of, meanings)
        return found.a, found.b
    except (_Unknown, ValueError, ZeroDivisionError, OverflowError, NotImplementedError):
        return None
    finally:
        mpmath.iv.dps = before


class _Unknown(Exception):
    """There is something in it of which no interval is known."""


def _interval(of: Expr, meanings: Mapping[Expr, tuple[object, ...]]) -> Any:
    def inside(part: Any) -> Any:
        return _interval(part, meanings)

    if of.is_Rational:
        return mpmath.iv.mpf(int(of.p)) / mpmath.iv.mpf(int(of.q))
    if of is sympy.pi:
        return mpmath.iv.pi
    if of.is_Add:
        return sum(map(inside, of.args), mpmath.iv.mpf(0))
    if of.is_Mul:
        result = mpmath.iv.mpf(1)
        for factor in of.args:
            result *= inside(factor)
        return result
    if of.is_Pow and of.exp.is_Integer:
        return inside(of.base) ** int(of.exp)
    match meanings.get(of):
        case ("exp", exponent):
            return mpmath.iv.exp(inside(exponent))
        case ("log", base):
            return mpmath.iv.log(abs(inside(base)))
        case ("root", base, int(degree)):
            return mpmath.iv.exp(mpmath.iv.log(inside(base)) / degree)
        case ("size", inner):
            return abs(inside(inner))
        case (function, angle) if function in CALLED:
            return CALLED[function](inside(angle))
    raise _Unknown
