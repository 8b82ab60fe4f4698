"""Rows of a card about how large the slope and the second derivative become."""

from __future__ import annotations

from dataclasses import dataclass

from derive.proof.balls import below
from derive.proof.gates import Refused
from derive.readings.tex import tex
from derive.written.claims import Claim, check, in_short, shown
from derive.written.row import About, Row, name_of, prove


@dataclass(frozen=True)
class Steepest:
    """The one place where the slope has the largest size, and the slope there."""

    place: Claim
    slope: Claim


@dataclass(frozen=True)
class LipschitzConstant:
    """The smallest number L for which the values at any two places differ by no more than L times their distance.

    `at` are the places at which the slope is so large, where a closed form of those gives one of L.
    """

    value: Claim
    at: tuple[Claim, ...] = ()


@dataclass(frozen=True)
class SlopeLipschitzConstant:
    """That of the slope."""

    value: Claim
    at: tuple[Claim, ...] = ()


@name_of.register
def _(row: SlopeLipschitzConstant) -> str:
    return "Lipschitz constant of the slope"


@prove.register
def _(row: Steepest, about: About) -> Row:
    shape = about.shape
    steepest = shape.size(1)
    if len(steepest.at) != 1:
        places = ", ".join(map(shown, steepest.at)) or "no place"
        raise Refused(f"the slope has its largest size, {shown(steepest.value)}, at {places}, and not at one place")
    place = check(row.place, steepest.at[0], "the place")
    slope = check(row.slope, shape.at(1, steepest.at[0]), "the slope there")
    return Row("Steepest", f"at ${tex(about.by)} = {place}$, with slope ${slope}$")


@prove.register
def _(row: LipschitzConstant, about: About) -> Row:
    says = _constant(row.value, about, 0)
    found = about.shape.size(1).value
    short = {"steepest": in_short(row.value, found), "size": float(below(found.ball(64)))}
    return Row("Smallest Lipschitz constant", says, short)


@prove.register
def _(row: SlopeLipschitzConstant, about: About) -> Row:
    return Row("Smallest Lipschitz constant of the slope", _constant(row.value, about, 1))


def _constant(claim: Claim, about: About, order: int) -> str:
    """The largest size of the next derivative. It is the constant, by the mean value theorem, where nothing jumps."""
    if not about.shape.is_smooth(order):
        raise Refused("it jumps at a kink, and so has no Lipschitz constant")
    found = about.shape.size(order + 1).value
    if found.exact is not None and found.exact.is_infinite:
        raise Refused("its derivative grows without bound, and so it has no Lipschitz constant")
    return rf"$\displaystyle {check(claim, found, 'the constant')}$"
