"""The regions between a function's kinks, and what it is on each: no size, maximum, minimum or case is left there."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from derive.forms import form as f
from derive.forms.arithmetic import ZERO, minus
from derive.forms.trees import renamed, rewrite
from derive.proof.gates import Refused, told
from derive.proof.signs import is_shown
from derive.readings.interval import as_form
from derive.readings.tex import tex

POSITIVE, NOT_NEGATIVE = "positive", "non-negative"


@dataclass(frozen=True)
class Region:
    """An open interval between neighboring kinks: the variable there, and the function as it is there."""

    by: f.Symbol
    of: f.Name


def regions(of: f.Name, by: f.Symbol, *kinks: f.Form | int) -> tuple[Region, ...]:
    """The regions of a function of `by`, whose kinks are given from left to right.

    Raises DerivationError where the kinks do not rise, or where on one of the regions it is not shown which case of
    the function holds.
    """
    places = list(pairwise([by.low, *map(f.form, kinks), by.high]))
    with told("domain", step=f"the regions of {tex(of)}"):
        for low, high in places:
            if not _rises(low, high):
                raise Refused(
                    f"{_shown(high)} is not shown to lie right of {_shown(low)}; give the kinks from left to right, "
                    "and within the interval of the variable"
                )
        letters = [f.Symbol(by.name, low, high) for low, high in places]
        return tuple(Region(on, f.Name(of.name, on_region(of.definition, by, on))) for on in letters)


def _rises(low: float | f.Form, high: float | f.Form) -> bool:
    """Whether there are numbers between the ends of an interval, infinite ones too."""
    if low == -math.inf or high == math.inf:
        return True
    first, last = map(as_form, (low, high))
    return is_shown(last - first, POSITIVE)


def _shown(end: float | f.Form) -> str:
    return tex(as_form(end))


def on_region(form: f.Form, by: f.Symbol, on: f.Symbol) -> f.Form:
    """A form of `by`, resolved for the same letter on a part of its interval. Raises Refused where that fails."""
    return resolved(renamed(form, by, on))


def resolved(form: f.Form) -> f.Form:
    """`form` with each size, maximum, minimum and case replaced by what it is on the whole of its letters' intervals.

    Raises Refused where it is not shown which one holds.
    """

    def move(part: f.Form) -> f.Form | None:
        match part:
            case f.Name(name, definition):
                return f.Name(name, resolved(definition))
            case f.Call("abs", u):
                return _larger(part, resolved(u), minus(resolved(u)))
            case f.Call("relu", u):
                return _larger(part, resolved(u), ZERO)
            case f.Max(of):
                return _larger(part, *map(resolved, of))
            case f.Min(of):
                return minus(_larger(part, *(minus(resolved(each)) for each in of)))
            case f.Cases():
                return resolved(_case(part))
        return None

    return rewrite(form, move)


def _larger(whole: f.Form, *of: f.Form) -> f.Form:
    """The one that is nowhere less than any other."""
    for one in of:
        if all(is_shown(one - other, NOT_NEGATIVE) for other in of if other is not one):
            return one
    raise Refused(f"it is not shown what {tex(whole)} is here; a kink is missing, or an interval")


def _case(form: f.Cases) -> f.Form:
    """The case that holds: `compared` lies between two neighboring ends, or is one of them."""
    for piece, end, here in zip(form.pieces, form.ends, form.at, strict=False):  # the last piece has no end
        if is_shown(end - form.compared, POSITIVE):
            return piece
        if form.compared == end:
            return here
        if not is_shown(form.compared - end, POSITIVE):
            raise Refused(
                f"it is not shown on which side of {tex(end)} {tex(form.compared)} is; a kink is missing there"
            )
    return form.pieces[-1]
