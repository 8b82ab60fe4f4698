"""Rows of a card about all of a function's values, and about what it comes close to at the ends of its interval."""

from __future__ import annotations

import math
from dataclasses import dataclass

import sympy

from derive.forms.arithmetic import ZERO
from derive.forms.form import Form
from derive.proof.balls import Certain
from derive.proof.gates import Refused
from derive.readings.tex import tex
from derive.readings.value import value
from derive.written.claims import Claim, check, in_short, infinity, listed
from derive.written.row import About, Row, prove


@dataclass(frozen=True)
class Range:
    """The ends of the interval that is made of all values; whether they are values themselves is found."""

    low: Claim
    high: Claim


@dataclass(frozen=True)
class Limits:
    """What the function comes close to at the two ends of its variable's interval."""

    low: Claim
    high: Claim


@dataclass(frozen=True)
class Asymptotes:
    """Lines that the function comes close to far out on the `left` and on the `right`."""

    left: Form | None = None
    right: Form | None = None


@prove.register
def _(row: Range, about: About) -> Row:
    shape = about.shape
    if not shape.is_smooth(0):
        raise Refused("the function jumps, and so its values need not be all that lie between two")
    low, high = shape.smallest(0), shape.largest(0)
    ends = check(row.low, low.value, "the lower end"), check(row.high, high.value, "the upper end")
    a = tex(about.of)
    under, over = (r"\le" if end.at else "<" for end in (low, high))
    bounded_below, bounded_above = (not _is_infinite(end.value) for end in (low, high))
    interval = f"{in_short(row.low, low.value)}, {in_short(row.high, high.value)}"
    short = {
        "range": rf"\left{'[' if low.at else '('}{interval}\right{']' if high.at else ')'}",
        "bounded": bounded_below and bounded_above,
    }
    if bounded_below and bounded_above:
        return Row("Range", f"${ends[0]} {under} {a} {over} {ends[1]}$", short)
    if bounded_below:
        above = r"\ge" if low.at else ">"
        return Row("Range", f"${a} {above} {ends[0]}$", short)
    return Row("Range", f"${a} {over} {ends[1]}$" if bounded_above else "all real numbers", short)


@prove.register
def _(row: Limits, about: About) -> Row:
    first, last = about.shape.regions[0], about.shape.regions[-1]
    a, x = tex(about.of), tex(about.by)
    says = []
    for claim, region, side, given, end in (
        (row.low, first, 1, about.by.low, first.low),
        (row.high, last, -1, about.by.high, last.high),
    ):
        found = region.end(0, side)
        place = tex(given) if isinstance(given, Form) else infinity(given) if math.isinf(given) else sympy.latex(end)
        says.append(rf"${a} \to {check(claim, found, f'the limit for {x} to {place}')}$ as ${x} \to {place}$")
        _second_witness(region.of(0), region.x, end, side, found)
    return Row("Limits", ", ".join(says), {"bounded": _is_bounded(about)})


def _is_bounded(about: About) -> bool:
    """Whether a function is shown to lie between two numbers: on each region it is continuous, and has limits."""
    try:
        ends = [region.end(0, side) for region in about.shape.regions for side in (1, -1)]
    except Refused:
        return False
    return not any(map(_is_infinite, ends))


@prove.register
def _(row: Asymptotes, about: About) -> Row:
    says = []
    for line, side in ((row.left, 1), (row.right, -1)):
        if line is not None:
            says.append(_asymptote(line, about, side))
    if not says:
        raise Refused("no line is given")
    return Row("Asymptotes" if len(says) > 1 else "Asymptote", listed(says))


def _asymptote(line: Form, about: About, side: int) -> str:
    x, a = tex(about.by), tex(about.of)
    region = about.shape.regions[0 if side > 0 else -1]
    if not (region.low if side > 0 else region.high).is_infinite:
        raise Refused(f"${x}$ does not go to infinity on this side")
    if not value(line).is_polynomial(value(about.by)) or sympy.degree(value(line), value(about.by)) > 1:
        raise Refused(f"${tex(line)}$ is no line")
    check(ZERO, region.end(0, side, less=value(line)), f"the limit of ${a}$ less ${tex(line)}$")
    return rf"${tex(line)}$ as ${x} \to {infinity(-side)}$"


def _second_witness(of: sympy.Expr, x: sympy.Expr, end: sympy.Expr, side: int, found: Certain) -> None:
    """Raises Refused where SymPy finds another limit."""
    other = sympy.limit(of, x, end, "+" if side > 0 else "-")
    if found.exact != other and not sympy.simplify(found.exact - other) == 0:
        raise Refused(f"SymPy finds ${sympy.latex(other)}$ as the limit, and not ${sympy.latex(found.exact)}$")


def _is_infinite(number: Certain) -> bool:
    return number.exact is not None and bool(number.exact.is_infinite)
