"""What happens where regions meet, proved without limits.

First the side: the piece is continued through the kink where it and its slope are defined there, and the function is
continuous from that side where the piece's value there is the function's. Only then the slope from that side is the
piece's own. Where the piece jumps, or has no continuation, the difference quotient itself is shown: it has no bound
where its reciprocal is defined at the distance 0, and is 0 there. Differentiable is the function where both sides have
slopes, and equal ones; that may be an equation in the parameters.
"""

from __future__ import annotations

from dataclasses import dataclass

import sympy

from derive.forms.arithmetic import ZERO
from derive.forms.form import Derivative, Form, Symbol
from derive.forms.trees import substituted, symbols
from derive.proof.gates import Refused, needs, prove_equal, told
from derive.proof.normal_form import is_zero
from derive.proof.regions import resolved
from derive.proof.signs import NEEDS, is_shown, on_intervals, signs_of
from derive.readings.slope import slope
from derive.readings.tex import tex
from derive.readings.value import value
from derive.written.derivation import Derivation
from derive.written.regions import QUOTIENT_BY, Kink, Regions, Unbounded


@dataclass(frozen=True)
class Side:
    """One side of a kink: its `piece`, whether it can be `continued`, and whether the function is `continuous`."""

    piece: Form
    continued: bool
    continuous: bool


@dataclass(frozen=True)
class Meeting:
    """A kink, proved: its sides, and whether the function is differentiable there: None where it depends."""

    kink: Kink
    left: Side
    right: Side
    differentiable: bool | None


def prove_kinks(whole: Regions) -> list[Meeting]:
    """All kinks of a function, proved. Raises DerivationError at the first that is not as its author says."""
    return [_prove(whole, *meeting) for meeting in whole.meetings]


def _prove(whole: Regions, kink: Kink, left: Derivation, right: Derivation) -> Meeting:
    step = f"the kink at {tex(kink.at)}"
    with told("domain", step=step):
        there = resolved(substituted(whole.of.definition, whole.by, kink.at))
    prove_equal(kink.value, there, step=f"{step}, its value")
    from_left = _side(whole, kink, left, kink.left, f"{step}, from the left")
    from_right = _side(whole, kink, right, kink.right, f"{step}, from the right")
    with told("claim", step=step):
        return Meeting(kink, from_left, from_right, _is_differentiable(kink))


def _side(whole: Regions, kink: Kink, column: Derivation, claimed: Form | Unbounded, step: str) -> Side:
    piece = column.of.definition
    with told("domain", step=step):
        continued = _is_continued(column, kink.at)
        end = substituted(piece, column.by, kink.at) if continued else None
        jump = end - kink.value if end is not None else None
        continuous = jump is not None and is_zero(value(jump))
        if jump is not None and not continuous and not is_shown(jump, "non-zero"):
            raise Refused(f"it is not shown whether {tex(end or ZERO)}, where the piece ends, is {tex(kink.value)}")
        if continuous and isinstance(claimed, Unbounded):
            raise Refused("the function is continuous from this side, and has the slope of its piece; state that")
        if not continuous and not isinstance(claimed, Unbounded):
            raise Refused(
                "there is no slope from this side, since the piece does not end at the function's value, or is not "
                "smooth at its end; state its difference quotient in h, as in Unbounded(1 / sqrt(h))"
            )
    if isinstance(claimed, Unbounded):
        _prove_unbounded(whole, kink, column, claimed.quotient, step)
        continuous = not claimed.jumps
    else:
        prove_equal(claimed, substituted(slope(piece, column.by), column.by, kink.at), step=f"{step}, its slope")
    return Side(piece, continued, continuous)


def _is_continued(column: Derivation, at: Form) -> bool:
    """Whether the piece and its slope are defined at the kink, and so in a neighborhood of it."""
    needed = needs(Derivative(column.of.definition, column.by))
    return all(is_shown(substituted(part, column.by, at), need) for part, need, _ in needed)


def _prove_unbounded(whole: Regions, kink: Kink, column: Derivation, quotient: Form, step: str) -> None:
    h = QUOTIENT_BY
    is_right = column.by.low == kink.at
    moved = kink.at + h if is_right else kink.at - h
    near = substituted(column.of.definition, column.by, moved)
    difference = near - kink.value if is_right else kink.value - near
    prove_equal(quotient, difference / h, step=f"{step}, its difference quotient")
    with told("claim", step=step):
        reciprocal = sympy.cancel(1 / value(quotient))
        at_zero = reciprocal.subs(value(h), 0)
        if not at_zero.is_finite or not is_zero(at_zero):
            raise Refused(f"it is not shown that {tex(quotient)} grows without bound as h comes to 0")


def _is_differentiable(kink: Kink) -> bool | None:
    """Whether the slopes from both sides are there, and equal; None where that depends on a parameter."""
    found = _agree(kink)
    if kink.only_for is None:
        if found is None:
            raise Refused(
                f"whether the slopes {_tex(kink.left)} and {_tex(kink.right)} agree depends on a letter: say for which "
                "value of it they do, as in only_for=(alpha, form(1))"
            )
        return found
    letter, only = kink.only_for
    if found is not None:
        raise Refused(f"whether there is a slope does not depend on {tex(letter)}; leave only_for out")
    if not _agree_only_for(kink, letter, only):
        raise Refused(f"it is not shown that the slopes agree for {tex(letter)} = {tex(only)} and for no other one")
    return None


def _agree(kink: Kink) -> bool | None:
    """Whether both sides have slopes, and the same, for all values of the parameters; None where neither is shown."""
    if isinstance(kink.left, Unbounded) or isinstance(kink.right, Unbounded):
        return False
    if is_zero(value(kink.left) - value(kink.right)):
        return True
    return False if is_shown(kink.left - kink.right, "non-zero") else None


def _agree_only_for(kink: Kink, letter: Symbol, only: Form) -> bool:
    assert isinstance(kink.left, Form)
    assert isinstance(kink.right, Form)
    apart = value(kink.left) - value(kink.right)
    ratio = sympy.cancel(apart / (value(letter) - value(only)))
    signs = signs_of(on_intervals(ratio, symbols(kink.left, kink.right, letter)))
    return is_zero(apart.subs(value(letter), value(only))) and signs <= NEEDS["non-zero"]


def _tex(slope: Form | Unbounded) -> str:
    return tex(slope.quotient if isinstance(slope, Unbounded) else slope)
