"""The value of a form: what SymPy thinks of it, its look forgotten."""

from __future__ import annotations

from functools import singledispatch

import sympy

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
    freed,
)
from derive.functions import FUNCTIONS


@singledispatch
def value(form: Form) -> sympy.Expr:
    """`form` folded into a SymPy expression in its symbols alone: names are replaced by what they stand for.

    Raises Meaningless where a derivative is by a name that its function does not mention.
    """
    raise TypeError(f"no value is known for {type(form).__name__}")


@value.register
def _(form: Number) -> sympy.Expr:
    return sympy.Integer(form.digits)


@value.register
def _(form: Decimal) -> sympy.Expr:
    return sympy.Rational(form.text)


@value.register
def _(form: Symbol) -> sympy.Expr:
    return sympy.Symbol(form.name, real=True, positive=form.low >= 0 or None, negative=form.high <= 0 or None)


@value.register
def _(form: Name) -> sympy.Expr:
    return value(form.definition)


@value.register
def _(form: Sum) -> sympy.Expr:
    return sympy.Add(*map(value, form.terms))


@value.register
def _(form: Negative) -> sympy.Expr:
    return -value(form.of)


@value.register
def _(form: Product) -> sympy.Expr:
    return sympy.Mul(*map(value, form.factors))


@value.register
def _(form: Fraction) -> sympy.Expr:
    return value(form.above) / value(form.below)


@value.register
def _(form: Power) -> sympy.Expr:
    return value(form.base) ** value(form.exponent)


@value.register
def _(form: Call) -> sympy.Expr:
    return FUNCTIONS[form.function].value(value(form.argument))


@value.register
def _(form: Derivative) -> sympy.Expr:
    letter, of = freed(form)
    return sympy.diff(value(of), value(letter)).subs(value(letter), value(form.by))
