"""Differentiation of forms by the school rules, one line a rule, in forms and not in values.

SymPy's derivative comes back rearranged; this one keeps the order of its terms, so that a reader can follow
it. The gates compare the two.
"""

from __future__ import annotations

from functools import singledispatch

from derive.form import (
    Call,
    Decimal,
    Derivative,
    Form,
    Fraction,
    Name,
    Negative,
    Number,
    Power,
    Product,
    Sum,
    Symbol,
)
from derive.functions import FUNCTIONS

ZERO, ONE = Number(0), Number(1)


@singledispatch
def slope(form: Form, by: Symbol | Name) -> Form:
    """The derivative of `form` by `by`, zeros and ones left out and double signs resolved.

    Raises NotImplementedError where no rule is known.
    """
    raise NotImplementedError(f"no derivative is known for {type(form).__name__}")


@slope.register(Number)
@slope.register(Decimal)
def _(form: Number | Decimal, by: Symbol | Name) -> Form:
    return ZERO


@slope.register
def _(form: Symbol, by: Symbol | Name) -> Form:
    return ONE if form == by else ZERO


@slope.register
def _(form: Name, by: Symbol | Name) -> Form:
    return ONE if form == by else slope(form.definition, by)


@slope.register
def _(form: Sum, by: Symbol | Name) -> Form:
    return plus(*(slope(term, by) for term in form.terms))


@slope.register
def _(form: Negative, by: Symbol | Name) -> Form:
    return minus(slope(form.of, by))


@slope.register
def _(form: Product, by: Symbol | Name) -> Form:
    first, rest = form.factors[0], times(*form.factors[1:])
    return plus(times(slope(first, by), rest), times(first, slope(rest, by)))


@slope.register
def _(form: Fraction, by: Symbol | Name) -> Form:
    p, q = form.above, form.below
    above = plus(times(slope(p, by), q), minus(times(p, slope(q, by))))
    return ZERO if above == ZERO else above / q**2


@slope.register
def _(form: Power, by: Symbol | Name) -> Form:
    if slope(form.exponent, by) != ZERO:
        raise NotImplementedError("no derivative is known for a power whose exponent varies; write it as e^...")
    return times(form.exponent, raised(form.base, lowered(form.exponent)), slope(form.base, by))


@slope.register
def _(form: Call, by: Symbol | Name) -> Form:
    return times(FUNCTIONS[form.function].slope(form.argument), slope(form.argument, by))


@slope.register
def _(form: Derivative, by: Symbol | Name) -> Form:
    return slope(slope(form.of, form.by), by)


def plus(*terms: Form) -> Form:
    """The sum of `terms` without its zeros, sums among them spelled out."""
    flat = [part for term in terms for part in (term.terms if isinstance(term, Sum) else (term,))]
    first, *rest = [term for term in flat if term != ZERO] or [ZERO]
    return Sum((first, *rest)) if rest else first


def minus(of: Form) -> Form:
    match of:
        case Number(0):
            return of
        case Negative(inner):
            return inner
    return Negative(of)


def times(*factors: Form) -> Form:
    """The product of `factors` without its ones, products among them spelled out, all signs drawn to the front."""
    flat: list[Form] = []
    negative = False
    for factor in factors:
        if isinstance(factor, Negative):
            factor, negative = factor.of, not negative
        flat.extend(factor.factors if isinstance(factor, Product) else (factor,))
    if ZERO in flat:
        return ZERO
    first, *rest = [factor for factor in flat if factor != ONE] or [ONE]
    product = Product((first, *rest)) if rest else first
    return minus(product) if negative else product


def lowered(exponent: Form) -> Form:
    """`exponent` less one, worked out for whole numbers."""
    match exponent:
        case Number(n):
            return Number(n - 1) if n else Negative(ONE)
        case Negative(Number(n)):
            return Negative(Number(n + 1))
    return exponent - 1


def raised(base: Form, exponent: Form) -> Form:
    match exponent:
        case Number(0):
            return ONE
        case Number(1):
            return base
    return Power(base, exponent)
