"""How far apart two functions are at most, with certain digits.

Far out their difference has a derivative without a zero (`tails`), so that it falls to its limit, which must be 0: it
is nowhere larger there than where that begins. In between, intervals are halved, those first that may hold the largest
size; on each, by the mean value theorem, the difference lies in its value in the middle plus its derivative's ball
times the distance. What is found lies between the largest size seen and the largest that any interval left may have.
"""

from __future__ import annotations

from fractions import Fraction
from heapq import heapify, heappop, heappush
from itertools import count

import sympy
from sympy import Expr

from derive.proof.balls import above, ball, below, between
from derive.proof.gates import Refused
from derive.proof.quotients import parts
from derive.proof.tails import limit, no_zero_from

MOST = 200_000  # intervals


def farthest_apart(one: Expr, other: Expr, x: Expr, share: Fraction) -> tuple[Fraction, Fraction, Fraction]:
    """Two bounds of the largest difference in size, their distance a `share` of it, and a place where it is so large.

    Raises Refused where the difference does not go to 0 far out, or too many intervals are needed.
    """
    apart = (one - other).rewrite([sympy.tanh, sympy.sinh, sympy.cosh], sympy.exp)
    slope = sympy.diff(apart, x)
    ends = []
    for side in (-1, 1):
        far, far_slope = (each.subs(x, side * x) for each in (apart, slope))
        if limit(far, x) != 0:
            raise Refused("the difference does not go to 0 far out")
        ends.append(side * max(no_zero_from(part, x) for part in parts(far_slope) if part.has(x)))
    return _largest(apart, slope, x, Fraction(ends[0]), Fraction(ends[1]), share)


def _largest(
    apart: Expr, slope: Expr, x: Expr, low: Fraction, high: Fraction, share: Fraction
) -> tuple[Fraction, Fraction, Fraction]:
    order = count()
    least, place = Fraction(0), low
    waiting = [(-size, next(order), first, last) for size, first, last in [_bounded(apart, slope, x, low, high)]]
    heapify(waiting)
    for _ in range(MOST):
        most, _, first, last = heappop(waiting)
        if least and -most - least <= share * least:
            return least, -most, place
        middle = (first + last) / 2
        seen = below(abs(ball(apart, {x: between(middle, middle)})))
        if seen > least:
            least, place = seen, middle
        for half in ((first, middle), (middle, last)):
            size, *_ = _bounded(apart, slope, x, *half)
            if size > least:
                heappush(waiting, (-size, next(order), *half))
    raise Refused(f"{MOST} intervals are not enough to know how far apart they are")


def _bounded(apart: Expr, slope: Expr, x: Expr, low: Fraction, high: Fraction) -> tuple[Fraction, Fraction, Fraction]:
    """A bound of the difference's size on an interval, and the interval."""
    middle, within = (low + high) / 2, between(low, high)
    straight = abs(ball(apart, {x: within}))
    from_middle = within - (between(low, low) + between(high, high)) / 2
    by_slope = abs(ball(apart, {x: between(middle, middle)}) + ball(slope, {x: within}) * from_middle)
    sizes = [above(each) for each in (straight, by_slope) if each.is_finite()]
    if not sizes:
        raise Refused("something in the difference is not defined on an interval")
    return min(sizes), low, high
