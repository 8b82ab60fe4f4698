"""The value of a form: what SymPy thinks of it, its look forgotten."""

from __future__ import annotations

import math
from functools import singledispatch
from itertools import pairwise

import sympy

from derive.forms import form as f
from derive.forms import indexed as x
from derive.forms.constants import CONSTANTS
from derive.forms.functions import FUNCTIONS
from derive.forms.trees import freed, freed_entry


@singledispatch
def value(form: f.Form) -> sympy.Expr:
    """`form` folded into a SymPy expression in its symbols alone: names are replaced by what they stand for.

    Raises Meaningless where a derivative is by a name that its function does not mention.
    """
    raise TypeError(f"no value is known for {type(form).__name__}")


@value.register
def _(form: f.Number) -> sympy.Expr:
    return sympy.Integer(form.digits)


@value.register
def _(form: f.Decimal) -> sympy.Expr:
    return sympy.Rational(form.text)


@value.register
def _(form: f.Constant) -> sympy.Expr:
    return CONSTANTS[form.name].value


@value.register
def _(form: f.Symbol) -> sympy.Expr:
    low, high = ends(form)
    positive, negative = low.is_nonnegative or None, high.is_nonpositive or None
    return sympy.Symbol(form.name, real=True, positive=positive, negative=negative)


@value.register
def _(form: f.Named) -> sympy.Expr:
    return value(form.definition)


@value.register
def _(form: f.Sum) -> sympy.Expr:
    return sympy.Add(*map(value, form.terms))


@value.register
def _(form: f.Negative) -> sympy.Expr:
    return -value(form.of)


@value.register
def _(form: f.Product) -> sympy.Expr:
    return sympy.Mul(*map(value, form.factors))


@value.register
def _(form: f.Fraction) -> sympy.Expr:
    return value(form.above) / value(form.below)


@value.register
def _(form: f.Power) -> sympy.Expr:
    return value(form.base) ** value(form.exponent)


@value.register
def _(form: f.Call) -> sympy.Expr:
    function = FUNCTIONS[form.function]
    if function.short_for:
        return value(function.short_for(form.argument))
    assert function.value
    return function.value(value(form.argument))


@value.register
def _(form: f.Max) -> sympy.Expr:
    return sympy.Max(*map(value, form.of))


@value.register
def _(form: f.Min) -> sympy.Expr:
    return sympy.Min(*map(value, form.of))


@value.register
def _(form: f.Cases) -> sympy.Expr:
    compared = value(form.compared)
    rows: list[tuple[sympy.Expr, sympy.Basic]] = []
    for (piece, following), end, at in zip(pairwise(form.pieces), form.ends, form.at, strict=True):
        rows.append((value(piece), compared <= value(end) if at == piece else compared < value(end)))
        if at not in (piece, following):
            rows.append((value(at), sympy.Eq(compared, value(end))))
    return sympy.Piecewise(*rows, (value(form.pieces[-1]), True))


@value.register
def _(form: x.Size) -> sympy.Expr:
    """The least that it can be, and a whole number from 0 on."""
    more = sympy.Symbol(form.name, integer=True, positive=True)
    return more + (form.least - 1)


@value.register
def _(form: x.Entry) -> sympy.Expr:
    return base(form.tensor)[tuple(map(place, form.places))]


@value.register
def _(form: x.Delta) -> sympy.Expr:
    return sympy.KroneckerDelta(place(form.one), place(form.other))


@value.register
def _(form: x.SumOver) -> sympy.Expr:
    bound = sympy.Dummy(place(form.over).name, integer=True)  # so that no free index is ever caught
    return sympy.Sum(value(form.of).xreplace({place(form.over): bound}), (bound, 1, value(form.over.size)))


@value.register
def _(form: x.Loss) -> sympy.Expr:
    return value(form.linear)


@value.register
def _(form: f.Derivative) -> sympy.Expr:
    if isinstance(form.by, x.Placed):
        entry, of = freed_entry(form)
        slope = sympy.diff(value(of), value(entry))
        return slope if entry == form.by else _with_members(slope, form.by, entry.tensor)
    letter, of = freed(form)
    return sympy.diff(value(of), value(letter)).subs(value(letter), value(form.by))


def _with_members(slope: sympy.Expr, by: f.Form, slots: x.Tensor) -> sympy.Expr:
    """A value with what a letter stands for at each entry that was free in its place."""
    assert isinstance(by, f.Named)
    general = by.general
    assert isinstance(general, x.Placed)
    definition, free = value(general.definition), tuple(map(place, general.places))

    def at(entry: sympy.Expr) -> sympy.Expr:
        return definition.xreplace(dict(zip(free, entry.indices, strict=True)))

    return slope.replace(lambda part: isinstance(part, sympy.Indexed) and part.base == base(slots), at)


def base(tensor: x.Tensor) -> sympy.IndexedBase:
    """What SymPy takes indices of; its label says what is assumed of rows, see `proof/components.py`."""
    positive, negative = tensor.low >= 0 or None, tensor.high <= 0 or None
    label = f"{tensor.name}{ADDS_UP}" if tensor.adds_up else tensor.name
    return sympy.IndexedBase(sympy.Symbol(label, real=True, positive=positive, negative=negative))


ADDS_UP = "=1"  # behind the label of a tensor whose rows do


def place(at: x.Place) -> sympy.Expr:
    """A place below a letter, as a value; the name of its size is a part of its own."""
    match at:
        case x.Lookup(name, index, size):
            return sympy.Function(f"{name}:{size.name}", integer=True)(place(index))
        case x.Shift(plus, minus):
            return sympy.Add(*map(place, plus)) - sympy.Add(*map(place, minus))
    return sympy.Symbol(f"{at.name}:{at.size.name}", integer=True)


def ends(symbol: f.Symbol) -> tuple[sympy.Expr, sympy.Expr]:
    """The two ends of a symbol's interval, as values: infinite ones, too."""
    low, high = (_exact(end) for end in (symbol.low, symbol.high))
    return low, high


def _exact(end: float | f.Form) -> sympy.Expr:
    if isinstance(end, f.Form):
        return value(end)
    return sympy.Rational(end) if math.isfinite(end) else sympy.oo * int(math.copysign(1, end))
