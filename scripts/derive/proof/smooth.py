"""Kinks that are none: where a function has a size in it, and is differentiable all the same, as x|x| is at 0."""

from __future__ import annotations

from collections.abc import Iterator

import sympy
from sympy import Expr, Symbol

from derive.forms import form as f
from derive.forms.functions import FUNCTIONS
from derive.forms.indexed import Placed
from derive.forms.trees import Meaningless, freed, walk
from derive.proof.normal_form import is_zero, moved
from derive.proof.signs import is_known
from derive.readings.value import value

Kink = tuple[f.Call, int]  # a call, and the number at which its function has a kink


def smooth_kinks(derivative: f.Derivative) -> frozenset[Kink]:
    """The kinks in what `derivative` differentiates that are none of the whole.

    A kink counts if the argument of its call is linear in the variable. Where the argument is at the kink, the whole is
    continued smoothly from either side, with u and with -u for |u|. Where the two have the same value there, and the
    same slope, it is the slope of the whole, for the difference quotients of both sides have it as their limit. All
    else in the whole must be smooth there: that is for the gate for the domain to ask.
    """
    if isinstance(derivative.by, Placed):
        return frozenset()
    letter, of = freed(derivative)
    whole, by = value(of), value(letter)
    found = set()
    for call, kink in _kinks(of if isinstance(derivative.by, f.Symbol) else derivative.of):
        try:
            argument = freed(f.Derivative(call.argument, derivative.by))[1]
        except Meaningless:
            continue
        if _is_smooth(whole, by, value(argument) - kink):
            found.add((call, kink))
    return frozenset(found)


def _kinks(of: f.Form) -> Iterator[Kink]:
    for part in walk(of):
        if isinstance(part, f.Named):
            yield from _kinks(part.definition)
        if isinstance(part, f.Call):
            yield from ((part, kink) for kink in FUNCTIONS[part.function].kinks)


def _is_smooth(whole: Expr, by: Symbol, u: Expr) -> bool:
    slope = sympy.expand(u.diff(by))
    if slope.has(by) or not is_known(slope, "non-zero"):
        return False
    place = sympy.expand(by - u / slope)
    beside = sympy.Dummy("beside", positive=True)
    right, left = (_continued(moved(whole, by, place + step), beside) for step in (beside, -beside))
    if place.has(by) or right is None or left is None:
        return False
    letter = sympy.Dummy("letter", real=True)
    right, left = right.xreplace({beside: letter}), left.xreplace({beside: -letter})
    pairs = ((right, left), (right.diff(letter), left.diff(letter)))
    return all(is_zero((one - other).subs(letter, 0)) for one, other in pairs)


def _continued(side: Expr, beside: Symbol) -> Expr | None:
    """What `side` is beside a place, if no size in it has a kink at that place: `beside` is the distance to it."""
    sizes = (part.args[0] for part in side.atoms(sympy.Abs, sympy.sign) if part.has(beside))
    return side if all(is_known(sympy.expand(u.subs(beside, 0)), "non-zero") for u in sizes) else None
