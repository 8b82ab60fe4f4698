"""Differentiation of forms by the school rules, one line a rule, in forms and not in values.

SymPy's derivative comes back rearranged; this one keeps the order of its terms, so that a reader can follow
it. The gates compare the two.
"""

from __future__ import annotations

from functools import singledispatch

from derive.forms import form as f
from derive.forms.functions import FUNCTIONS

ZERO, ONE = f.Number(0), f.Number(1)


@singledispatch
def slope(form: f.Form, by: f.Symbol | f.Name) -> f.Form:
    """The derivative of `form` by `by`, zeros and ones left out and double signs resolved.

    Raises NotImplementedError where no rule is known.
    """
    raise NotImplementedError(f"no derivative is known for {type(form).__name__}")


@slope.register(f.Number)
@slope.register(f.Decimal)
@slope.register(f.Constant)
def _(form: f.Number | f.Decimal | f.Constant, by: f.Symbol | f.Name) -> f.Form:
    return ZERO


@slope.register
def _(form: f.Symbol, by: f.Symbol | f.Name) -> f.Form:
    return ONE if form == by else ZERO


@slope.register
def _(form: f.Name, by: f.Symbol | f.Name) -> f.Form:
    return ONE if form == by else slope(form.definition, by)


@slope.register
def _(form: f.Sum, by: f.Symbol | f.Name) -> f.Form:
    return plus(*(slope(term, by) for term in form.terms))


@slope.register
def _(form: f.Negative, by: f.Symbol | f.Name) -> f.Form:
    return minus(slope(form.of, by))


@slope.register
def _(form: f.Product, by: f.Symbol | f.Name) -> f.Form:
    first, rest = form.factors[0], times(*form.factors[1:])
    return plus(times(slope(first, by), rest), times(first, slope(rest, by)))


@slope.register
def _(form: f.Fraction, by: f.Symbol | f.Name) -> f.Form:
    p, q = form.above, form.below
    above = plus(times(slope(p, by), q), minus(times(p, slope(q, by))))
    return ZERO if above == ZERO else above / q**2


@slope.register
def _(form: f.Power, by: f.Symbol | f.Name) -> f.Form:
    if slope(form.exponent, by) != ZERO:
        raise NotImplementedError("no derivative is known for a power whose exponent varies; write it as e^...")
    return times(form.exponent, raised(form.base, lowered(form.exponent)), slope(form.base, by))


@slope.register
def _(form: f.Call, by: f.Symbol | f.Name) -> f.Form:
    return times(FUNCTIONS[form.function].slope(form.argument), slope(form.argument, by))


@slope.register
def _(form: f.Derivative, by: f.Symbol | f.Name) -> f.Form:
    return slope(slope(form.of, form.by), by)


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
