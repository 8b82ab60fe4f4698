"""Numbers with digits to rely on: a form at a point, computed with as many digits as its own sizes ask for.

Digits are lost where sizes differ: of 1 + t - 1 with t = 10^-300 nothing is left unless one works with more than 300.
So the sizes of all that is computed on the way are looked at first, and the digits are chosen by the widest; then
half as many more must give the same number. Where they do not, there is none: no line is called wrong for lack of
digits.

Where the sizes ask for more digits than can be had, most often nothing depends on them: that tanh(u) is less than 1 by
10^-20000 can be seen where 1 - tanh(u) is divided by something as small, and is not where 1 is added to it. So then
the number counts if it stays when all that is computed on the way is a little off.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from math import ceil
from typing import Any

import mpmath

from derive.forms.form import Call, Derivative, Form, Name, Symbol
from derive.forms.functions import FUNCTIONS
from derive.forms.indexed import Placed
from derive.forms.trees import Meaningless, freed, walk
from derive.readings.number import Point, Shaken, Watched, compute_names, key, number, with_names

AGREE = 50  # digits to which two numbers must agree
TINY = mpmath.mpf(10) ** -AGREE  # what is smaller is compared with this: a slope of 0 is found as 1e-150
WORKING = 150  # digits beyond that: taking a derivative loses half of what is left
MOST = 10_000
STEADY = 600  # digits where no number of them would be enough
ROUGH = 30  # digits that tell a size

FAILS = (ZeroDivisionError, OverflowError, ValueError)  # how mpmath says that there is no number
NONE = "its numbers could not be had: sizes differ too much"


class Uncertain(Exception):
    """Why no number of a form can be relied on."""


def certain(form: Form, at: Point) -> Any:
    """`form` at the point `at`, right to at least 50 digits.

    Raises Uncertain where 10,000 digits are not enough to know, ZeroDivisionError at a pole.
    """
    return _certain(form, tuple(at.items()))


@lru_cache(maxsize=1000)  # each line of a derivation is compared with the first
def _certain(form: Form, coordinates: tuple[tuple[Symbol | Name, Any], ...]) -> Any:
    at = dict(coordinates)
    digits = WORKING + _span(form, at)
    if digits > MOST:
        return _steady(form, at)
    while digits <= MOST:
        with mpmath.workdps(digits):
            try:
                once, again = _number(form, at), _with_more_digits(form, at, 3 * digits // 2)
            except ZeroDivisionError:
                if 2 * digits > MOST:
                    raise
            except FAILS:
                pass
            else:
                if agree(once, again):
                    return again
        digits *= 2
    raise Uncertain(NONE)


def _steady(form: Form, at: Point) -> Any:
    """`form` at a point, where no error in the last of many digits can be seen in the first fifty of them.

    Raises Uncertain where it can.
    """
    with suppress(*FAILS), mpmath.workdps(STEADY):
        found = _number(form, at)
        shaken = _number(form, Shaken(at, mpmath.mpf(10) ** (WORKING - STEADY)))
        if agree(found, shaken) and agree(found, _with_more_digits(form, at, 3 * STEADY // 2)):
            return found
    raise Uncertain(NONE)


def agree(one: Any, other: Any) -> bool:
    """Whether two numbers are the same to 50 digits; what is no number agrees with nothing."""
    return bool(abs(one - other) <= TINY * max(abs(one), TINY))


def _with_more_digits(form: Form, at: Point, digits: int) -> Any:
    with mpmath.workdps(digits):
        return _number(form, at)


def _number(form: Form, at: Point) -> Any:
    return number(form, with_names(form, at))


def _span(form: Form, at: Point) -> int:
    """Decimal digits from the largest to the smallest of 1 and all that is computed on the way, as far as it shows."""
    with mpmath.workdps(ROUGH):
        seen = dict(_computed(form, at))
        sizes = [0.0, *(size for part in seen for size in _sizes(part, seen))]
    return ceil(min(max(sizes) - min(sizes), MOST))


def _computed(form: Form, at: Point) -> Iterator[tuple[Form, Any]]:
    """What is computed on the way to `form`, with its number: as far as there is one, where it ends early."""
    for part in walk(form):
        if isinstance(part, Derivative):
            with suppress(Meaningless, *FAILS, KeyError):  # of an index that a sum binds
                letter, of = (part.by, part.of) if isinstance(part.by, Placed) else freed(part)
                yield from _computed(of, {**at, key(letter, at): number(part.by, at)})
    watched = Watched(at)
    try:
        compute_names(form, watched)
        number(form, watched)
    except FAILS:
        for part in walk(form):
            with suppress(*FAILS, KeyError):
                yield part, number(part, at)
    yield from watched.seen


def _sizes(part: Form, numbers: Mapping[Form, Any]) -> Iterator[float]:
    """The decimal exponents of a part's number, and of what may be hidden in it."""
    if isinstance(part, Derivative):
        return
    with suppress(*FAILS):
        size = abs(numbers[part])
        if not mpmath.isfinite(size) or not size:
            return
        yield float(mpmath.log10(size))
        if isinstance(part, Call) and part.argument in numbers:
            hidden = FUNCTIONS[part.function].hidden(numbers[part.argument])
            yield float(mpmath.log10(size) - hidden * mpmath.log10(mpmath.e))
