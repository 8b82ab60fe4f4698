"""A row of a card about a kink: how often the function can be differentiated there, shown without limits."""

from __future__ import annotations

from dataclasses import dataclass

import sympy

from derive.forms.form import Form
from derive.proof.gates import Refused
from derive.proof.normal_form import is_zero
from derive.proof.regions import Region, regions
from derive.proof.signs import is_shown
from derive.readings.slope import slope
from derive.readings.tex import tex
from derive.readings.value import value
from derive.written.row import About, Row, prove

HOW = ["continuous", "differentiable", "twice differentiable"]
NEXT = ["slope", "second derivative", "third derivative"]


@dataclass(frozen=True)
class Smoothness:
    """`how` smooth the function is at a kink: "continuous", "differentiable" or "twice differentiable", and no more.

    The next derivative is `left` from the one side and `right` from the other. Letters beside the variable may stand in
    all of it.
    """

    at: Form
    how: str
    left: Form
    right: Form


@prove.register
def _(row: Smoothness, about: About) -> Row:
    if row.at not in about.kinks:
        raise Refused(f"{tex(row.at)} is no kink of the card")
    if row.how not in HOW:
        raise Refused(f'a function is {", ".join(HOW)} at a kink, and not "{row.how}"')
    times = HOW.index(row.how)
    found = regions(about.of, about.by, *about.kinks)
    n = about.kinks.index(row.at)
    here, x = value(row.at), value(about.by)
    there = value(about.of).subs(x, here)
    for order in range(times + 1):
        one, other = (_end(region, order, here) for region in found[n : n + 2])
        if not (is_zero(one - other) and (order or is_zero(one - there))):
            raise Refused(f"the derivative of order {order} does not come to one value from both sides")
    for region, claim, side in zip(found[n : n + 2], (row.left, row.right), ("left", "right"), strict=True):
        if not is_zero(_end(region, times + 1, here) - value(claim)):
            raise Refused(f"the {NEXT[times]} is not {tex(claim)} from the {side}")
    if not is_shown(row.left - row.right, "non-zero"):
        raise Refused(f"it is not shown that {tex(row.left)} and {tex(row.right)} are two numbers")
    return Row(
        "Smoothness",
        f"{row.how} at ${tex(about.by)} = {tex(row.at)}$, where the {NEXT[times]} is ${tex(row.left)}$ from the "
        f"left and ${tex(row.right)}$ from the right",
        {f"smooth at {tex(row.at)}": row.how},
    )


def _end(region: Region, order: int, at: sympy.Expr) -> sympy.Expr:
    """What a derivative comes to at the end of a region: its value there, since it can be continued."""
    form: Form = region.of
    for _ in range(order):
        form = slope(form, region.by)
    found = value(form).subs(value(region.by), at)
    if not found.is_finite:
        raise Refused(f"what {tex(form)} comes to at the kink could not be shown")
    return found
