"""The number of a form at a point: mpmath walks the form itself and never sees its SymPy value."""

from __future__ import annotations

from collections.abc import Mapping
from functools import singledispatch
from typing import Any

import mpmath

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

Point = Mapping[Symbol, Any]  # mpmath's numbers are untyped


@singledispatch
def number(form: Form, at: Point) -> Any:
    """`form` at the point `at`, in mpmath's current precision; derivatives by numeric differentiation.

    Raises ZeroDivisionError at a pole, Meaningless where a derivative is by a name that its function does not mention.
    """
    raise TypeError(f"no number is known for {type(form).__name__}")


@number.register
def _(form: Number, at: Point) -> Any:
    return mpmath.mpf(form.digits)


@number.register
def _(form: Decimal, at: Point) -> Any:
    return mpmath.mpf(form.text)


@number.register
def _(form: Symbol, at: Point) -> Any:
    return at[form]


@number.register
def _(form: Name, at: Point) -> Any:
    return number(form.definition, at)


@number.register
def _(form: Sum, at: Point) -> Any:
    return sum((number(term, at) for term in form.terms), mpmath.mpf(0))


@number.register
def _(form: Negative, at: Point) -> Any:
    return -number(form.of, at)


@number.register
def _(form: Product, at: Point) -> Any:
    result = mpmath.mpf(1)
    for factor in form.factors:
        result *= number(factor, at)
    return result


@number.register
def _(form: Fraction, at: Point) -> Any:
    return number(form.above, at) / number(form.below, at)


@number.register
def _(form: Power, at: Point) -> Any:
    return number(form.base, at) ** number(form.exponent, at)


@number.register
def _(form: Call, at: Point) -> Any:
    return FUNCTIONS[form.function].number(number(form.argument, at))


@number.register
def _(form: Derivative, at: Point) -> Any:
    letter, of = freed(form)
    return mpmath.diff(lambda moved: number(of, {**at, letter: moved}), number(form.by, at))
