"""The ball of a form: its value as a middle and a radius that is proved to reach it, at a point or on an interval.

Source: F. Johansson, "Arb: Efficient Arbitrary-Precision Midpoint-Radius Interval Arithmetic", IEEE Transactions on
Computers 66 (2017). Where a letter stands for a ball with a radius, the form's ball has in it the values at all points
of that one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache, reduce, singledispatch
from typing import Any

from flint import arb, ctx

from derive.forms import form as f
from derive.forms.constants import CONSTANTS
from derive.forms.functions import FUNCTIONS
from derive.forms.trees import freed
from derive.readings.certain import Uncertain
from derive.readings.slope import slope

Balls = Mapping[Any, arb]  # by symbol, and by name where that is known
FIRST = 64  # binary digits beyond those asked for, with which the first ball is computed
MOST = 8192  # float64's largest number in an exponent asks for 1024


@singledispatch
def ball(form: f.Form, at: Balls) -> arb:
    """A ball with all values of `form` where its letters are in the balls `at`, in flint's current precision.

    It is not finite where the form may have no value there. Derivatives are taken by the school rules. Raises
    NotImplementedError where none is known, Meaningless where a derivative is by a name that its function does not
    mention.
    """
    raise TypeError(f"no ball is known for {type(form).__name__}")


def precise(form: f.Form, at: Balls, bits: int, least: arb | float = 0) -> arb:
    """The ball of `form` at a point, with a radius of at most 2^-`bits` of its size, or of `least`, if that is larger.

    The precision rises until it is so. Raises Uncertain where 8192 binary digits are not enough: the form has no value
    at the point, or may be 0 there.
    """
    precision = bits + FIRST
    while precision <= MOST:
        with ctx.workprec(precision):
            found = ball(form, at)
            if found.rel_accuracy_bits() >= bits or found.rad() <= arb((1, -bits)) * least:
                return found
        precision *= 2
    where = ", ".join(f"{letter.name} = {float(value):.15g}" for letter, value in at.items())
    raise Uncertain(f"a formula has no value at {where}, or one that {MOST} binary digits do not tell from 0")


@ball.register
def _(form: f.Number, at: Balls) -> arb:
    return arb(form.digits)


@ball.register
def _(form: f.Decimal, at: Balls) -> arb:
    return arb(form.text)


@ball.register
def _(form: f.Constant, at: Balls) -> arb:
    return CONSTANTS[form.name].ball()


@ball.register
def _(form: f.Symbol, at: Balls) -> arb:
    return at[form]


@ball.register
def _(form: f.Name, at: Balls) -> arb:
    return at[form] if form in at else ball(form.definition, at)


@ball.register
def _(form: f.Sum, at: Balls) -> arb:
    first, *rest = form.terms
    total = ball(first, at)
    for term in rest:
        total += ball(term, at)
    return total


@ball.register
def _(form: f.Negative, at: Balls) -> arb:
    return -ball(form.of, at)


@ball.register
def _(form: f.Product, at: Balls) -> arb:
    first, *rest = form.factors
    product = ball(first, at)
    for factor in rest:
        product *= ball(factor, at)
    return product


@ball.register
def _(form: f.Fraction, at: Balls) -> arb:
    return ball(form.above, at) / ball(form.below, at)


@ball.register
def _(form: f.Power, at: Balls) -> arb:
    base = ball(form.base, at)
    if isinstance(form.exponent, f.Number):
        return natural_power(base, form.exponent.digits)
    return base ** ball(form.exponent, at)


@ball.register
def _(form: f.Call, at: Balls) -> arb:
    return FUNCTIONS[form.function].ball(ball(form.argument, at))


@ball.register
def _(form: f.Max, at: Balls) -> arb:
    return reduce(arb.max, (ball(each, at) for each in form.of))


@ball.register
def _(form: f.Min, at: Balls) -> arb:
    return reduce(arb.min, (ball(each, at) for each in form.of))


@ball.register
def _(form: f.Cases, at: Balls) -> arb:
    return reduce(arb.union, (ball(each, at) for each in _possible(form, at)))


def _possible(form: f.Cases, at: Balls) -> Iterator[f.Form]:
    """The pieces that may hold somewhere on the ball."""
    compared = ball(form.compared, at)
    for piece, end, here in zip(form.pieces, form.ends, form.at, strict=False):  # the last piece has no end
        border = ball(end, at)
        if not compared >= border:
            yield piece
        if compared.overlaps(border):
            yield here
        if compared <= border:
            return
    yield form.pieces[-1]


@ball.register
def _(form: f.Derivative, at: Balls) -> arb:
    letter, of = _slope(form)
    still = {symbol: value for symbol, value in at.items() if isinstance(symbol, f.Symbol)}
    return ball(of, {**still, letter: ball(form.by, at)})


def natural_power(base: arb, times: int) -> arb:
    """A natural power, by squares: Arb's own power has no bound where the middle of `base` is 0."""
    if times < 2:
        return base if times else arb(1)
    square = natural_power(base * base, times // 2)
    return base * square if times % 2 else square


@lru_cache(maxsize=1000)  # it is asked for at each point
def _slope(form: f.Derivative) -> tuple[f.Symbol, f.Form]:
    letter, of = freed(form)
    return letter, slope(of, letter)
