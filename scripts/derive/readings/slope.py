"""Differentiation of forms by the school rules, one line a rule, in forms and not in values.

SymPy's derivative comes back rearranged; this one keeps the order of its terms, so that a reader can follow
it. The gates compare the two.
"""

from __future__ import annotations

from functools import singledispatch

from derive.forms import form as f
from derive.forms import indexed as x
from derive.forms.arithmetic import ONE, ZERO, lowered, minus, plus, raised, times
from derive.forms.functions import FUNCTIONS
from derive.forms.indices import bound_indices, free_indices, fresh_index, renamed_indices


@singledispatch
def slope(form: f.Form, by: f.Form) -> f.Form:
    """The derivative of `form` by `by`, zeros and ones left out and double signs resolved.

    Raises NotImplementedError where no rule is known.
    """
    raise NotImplementedError(f"no derivative is known for {type(form).__name__}")


@slope.register(f.Number)
@slope.register(f.Decimal)
@slope.register(f.Constant)
def _(form: f.Number | f.Decimal | f.Constant, by: f.Form) -> f.Form:
    return ZERO


@slope.register
def _(form: f.Symbol, by: f.Form) -> f.Form:
    return ONE if form == by else ZERO


@slope.register
def _(form: f.Named, by: f.Form) -> f.Form:
    if isinstance(form, x.Placed) and isinstance(by, f.Named) and form.general == by.general:
        return deltas(form, by)
    return ONE if form == by else slope(form.definition, by)


@slope.register
def _(form: x.Size, by: f.Form) -> f.Form:
    return ZERO


@slope.register
def _(form: x.Delta, by: f.Form) -> f.Form:
    return ZERO


@slope.register
def _(form: x.Entry, by: f.Form) -> f.Form:
    return deltas(form, by) if isinstance(by, x.Entry) and by.tensor == form.tensor else ZERO


@slope.register
def _(form: x.SumOver, by: f.Form) -> f.Form:
    inner = apart_from(form, by)
    moved = slope(inner.of, by)
    return ZERO if moved == ZERO else x.SumOver(moved, inner.over)


@slope.register
def _(form: x.Loss, by: f.Form) -> f.Form:
    return slope(form.linear, by)


def deltas(one: x.Placed, other: f.Form) -> f.Form:
    """The derivative of one variable of a tensor by another one: 1 where all their places are equal, and else 0."""
    assert isinstance(other, x.Placed)
    pairs = zip(one.places, other.places, strict=True)
    return times(*(x.Delta(mine, theirs) for mine, theirs in pairs if mine != theirs))


def apart_from(whole: x.SumOver, other: f.Form) -> x.SumOver:
    """The sum with another letter for its index, if that is free in `other`."""
    taken = free_indices(other)
    if whole.over.name not in {each.name for each in taken}:
        return whole
    fresh = fresh_index(whole.over, {*taken, *free_indices(whole.of), *bound_indices(whole.of)})
    return x.SumOver(renamed_indices(whole.of, {whole.over: fresh}), fresh)


@slope.register
def _(form: f.Sum, by: f.Form) -> f.Form:
    return plus(*(slope(term, by) for term in form.terms))


@slope.register
def _(form: f.Negative, by: f.Form) -> f.Form:
    return minus(slope(form.of, by))


@slope.register
def _(form: f.Product, by: f.Form) -> f.Form:
    first, rest = form.factors[0], times(*form.factors[1:])
    return plus(times(slope(first, by), rest), times(first, slope(rest, by)))


@slope.register
def _(form: f.Fraction, by: f.Form) -> f.Form:
    p, q = form.above, form.below
    above = plus(times(slope(p, by), q), minus(times(p, slope(q, by))))
    return ZERO if above == ZERO else above / q**2


@slope.register
def _(form: f.Power, by: f.Form) -> f.Form:
    if slope(form.exponent, by) != ZERO:
        raise NotImplementedError("no derivative is known for a power whose exponent varies; write it as e^...")
    return times(form.exponent, raised(form.base, lowered(form.exponent)), slope(form.base, by))


@slope.register
def _(form: f.Call, by: f.Form) -> f.Form:
    return times(FUNCTIONS[form.function].slope(form.argument), slope(form.argument, by))


@slope.register
def _(form: f.Derivative, by: f.Form) -> f.Form:
    return slope(slope(form.of, form.by), by)
