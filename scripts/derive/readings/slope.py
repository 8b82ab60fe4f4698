"""Differentiation of forms by the school rules, one line a rule, in forms and not in values.

SymPy's derivative comes back rearranged; this one keeps the order of its terms, so that a reader can follow
it. The gates compare the two.
"""

from __future__ import annotations

from functools import singledispatch

from derive.forms import form as f
from derive.forms.arithmetic import ONE, ZERO, lowered, minus, plus, raised, times
from derive.forms.functions import FUNCTIONS


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
