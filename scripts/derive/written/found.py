"""A derivative in terms of the function's own value, as a form: found by elimination, and proved by the gates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import sympy

from derive.errors import DerivationError
from derive.forms import form as f
from derive.forms.arithmetic import minus, plus, times
from derive.forms.functions import exp
from derive.forms.trees import renamed, symbols
from derive.proof.gates import prove_equal
from derive.proof.in_terms import in_terms
from derive.readings.value import value

Letters = Mapping[sympy.Expr, f.Form]


@dataclass(frozen=True)
class InTerms:
    """What was found of a derivative: `kind` as in `proof.in_terms`, and its `form`, where there is one.

    `apart` says that it is proved for all x but 0, by which it divides.
    """

    kind: str
    form: f.Form | None = None
    apart: bool = False


@cache
def in_terms_of_itself(of: f.Name, by: f.Symbol) -> InTerms:
    """How the derivative of a function can be written with its value; what is found is proved.

    Raises DerivationError where the gates do not let it pass.
    """
    letter = sympy.Dummy(of.name, real=True)
    found = in_terms(value(of), value(by), letter)
    if found.slope is None:
        return InTerms(found.kind)
    letters = {letter: of, **{value(symbol): symbol for symbol in symbols(of, by)}}
    form = min((as_form(each(found.slope), letters) for each in (sympy.factor, sympy.expand)), key=_length)
    try:
        prove_equal(form, f.Derivative(of, by), step="the derivative in terms of the function's value")
        return InTerms(found.kind, form)
    except DerivationError:
        if found.kind != "input and output":
            raise
    for side in (f.Symbol(by.name, high=0), f.Symbol(by.name, low=0)):
        here = renamed(f.Derivative(of, by), by, side)
        prove_equal(renamed(form, by, side), here, step="the derivative in terms of the function's value")
    return InTerms(found.kind, form, apart=True)


def _length(form: f.Form) -> int:
    return len(repr(form))


def as_form(expression: sympy.Expr, letters: Letters) -> f.Form:
    """A rational expression in letters and exponentials as a form. Raises TypeError where it is none."""
    if expression in letters:
        return letters[expression]
    if expression.is_Rational:
        size = f.Number(abs(expression.p))
        return _signed(expression < 0, size if expression.q == 1 else size / f.Number(expression.q))
    if isinstance(expression, sympy.exp):
        return exp(as_form(expression.args[0], letters))
    if expression.is_Add:
        terms = sorted(expression.as_ordered_terms(), key=lambda term: (term.could_extract_minus_sign(), str(term)))
        return plus(*(as_form(term, letters) for term in terms))
    if expression.is_Pow and expression.exp.is_Integer and expression.exp > 0:
        is_turned = expression.exp.is_even and expression.base.as_coeff_Add()[0] < 0  # (a - 1)^2 is (1 - a)^2
        base = -expression.base if is_turned else expression.base
        return as_form(base, letters) ** f.Number(int(expression.exp))
    if expression.is_Pow or expression.is_Mul:
        above, below = sympy.fraction(expression, exact=True)  # e^-a stays one
        if below != 1:
            return as_form(above, letters) / as_form(below, letters)
    if expression.is_Mul:
        negative, factors = False, []
        for factor in expression.as_ordered_factors():
            if factor.is_Add and factor.could_extract_minus_sign():
                factor, negative = -factor, not negative
            if factor.is_Rational and factor < 0:
                factor, negative = -factor, not negative
            factors.append(as_form(factor, letters))
        return _signed(negative, times(*factors))
    raise TypeError(f"{expression} cannot be written as a form")


def _signed(negative: bool, form: f.Form) -> f.Form:
    return minus(form) if negative else form
