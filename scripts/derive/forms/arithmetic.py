"""Sums, products and powers of forms with what is idle left out: zeros, ones, and the minus of a minus."""

from __future__ import annotations

from derive.forms import form as f

ZERO, ONE = f.Number(0), f.Number(1)


def plus(*terms: f.Form) -> f.Form:
    """The sum of `terms` without its zeros, sums among them spelled out."""
    flat = [part for term in terms for part in (term.terms if isinstance(term, f.Sum) else (term,))]
    first, *rest = [term for term in flat if term != ZERO] or [ZERO]
    return f.Sum((first, *rest)) if rest else first


def minus(of: f.Form) -> f.Form:
    match of:
        case f.Number(0):
            return of
        case f.Negative(inner):
            return inner
    return f.Negative(of)


def times(*factors: f.Form) -> f.Form:
    """The product of `factors` without its ones, products among them spelled out, all signs drawn to the front."""
    flat: list[f.Form] = []
    negative = False
    for factor in factors:
        if isinstance(factor, f.Negative):
            factor, negative = factor.of, not negative
        flat.extend(factor.factors if isinstance(factor, f.Product) else (factor,))
    if ZERO in flat:
        return ZERO
    first, *rest = [factor for factor in flat if factor != ONE] or [ONE]
    product = f.Product((first, *rest)) if rest else first
    return minus(product) if negative else product


def lowered(exponent: f.Form) -> f.Form:
    """`exponent` less one, worked out for whole numbers and fractions of them."""
    match exponent:
        case f.Number(n):
            return f.Number(n - 1) if n else f.Negative(ONE)
        case f.Negative(f.Number(n)):
            return f.Negative(f.Number(n + 1))
        case f.Fraction(f.Number(n), f.Number(m)) if n != m:
            less = f.Fraction(f.Number(abs(n - m)), f.Number(m))
            return less if n > m else f.Negative(less)
        case f.Negative(f.Fraction(f.Number(n), f.Number(m))):
            return f.Negative(f.Fraction(f.Number(n + m), f.Number(m)))
    return exponent - 1


def raised(base: f.Form, exponent: f.Form) -> f.Form:
    match exponent:
        case f.Number(0):
            return ONE
        case f.Number(1):
            return base
    return f.Power(base, exponent)
