"""All zeros of an expression of one variable on an interval, infinite ends included: found, and shown to be all.

Far out, `tails` shows that there are none. Between, an interval is halved until a ball around the values there has no 0
in it; or until a ball around the slopes has none, and then there is one zero or none, as the signs at its ends tell.
Near a zero that is known exactly, the lowest derivative that is not 0 there is shown to have no zero, and so, by
Taylor's theorem, the expression has no other one. Where nothing of this shows anything, the search is given up.

Source: W. Tucker, "Validated Numerics: A Short Introduction to Rigorous Computations" (2011), chapter 5.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import sympy
from flint import arb
from sympy import Expr

import progress
from derive.proof.balls import BITS, Certain, above, ball, below, between, exact, sign
from derive.proof.gates import Refused
from derive.proof.normal_form import is_zero
from derive.proof.tails import no_zero_from

CELLS = 20_000  # intervals that are looked at; most searches need some dozens
NARROWEST = 200  # a zero's neighborhood is halved so often
FINE = 512  # binary digits where neighborhoods may be that narrow
ROUGH = 32  # binary digits to which a zero is known at first; one that has fewer is met on the way
ORDERS = 12  # a zero where so many derivatives are 0 is given up


@dataclass(frozen=True)
class Zero:
    """The only zero of an expression between two fractions, and where it is."""

    low: Fraction
    high: Fraction
    place: Certain


class _Found(Exception):
    """A zero, found by chance at the end of an interval."""

    def __init__(self, at: Expr) -> None:
        self.at = at


def zeros(of: Expr, x: Expr, low: Expr, high: Expr, known: Iterable[Expr] = (), cells: int = CELLS) -> list[Zero]:
    """The zeros of `of` from `low` to `high`, from left to right; `known` are numbers that may be zeros.

    Where a zero is not among those, it must be a simple one. Raises Refused where a zero may have been missed, as where
    more than so many `cells` would have to be looked at.
    """
    with progress.within(f"the zeros of {of}"):
        window = _end(of, x, low, -1), _end(of, x, high, 1)
        candidates = [*(each for each in known), *(end for end in (low, high) if end.is_finite)]
        roots = [each for each in candidates if _is_within(each, *window) and is_zero(of.subs(x, each))]
        while True:
            try:
                return _Search(of, x, roots, window, cells).zeros()
            except _Found as found:
                roots.append(found.at)


def _end(of: Expr, x: Expr, end: Expr, side: int) -> Fraction:
    """Where the search begins or ends: at a fraction, behind which there is no zero of the interval."""
    if end.is_infinite:
        y = sympy.Dummy("x", positive=True)
        return side * no_zero_from(of.subs(x, side * y), y)
    return (above if side > 0 else below)(ball(end))


def _is_within(number: Expr, low: Fraction, high: Fraction) -> bool:
    place = ball(number)
    return bool(place >= ball(exact(low)) and place <= ball(exact(high))) or number in (exact(low), exact(high))


class _Search:
    """A search between two fractions, with some zeros known."""

    def __init__(self, of: Expr, x: Expr, roots: list[Expr], window: tuple[Fraction, Fraction], cells: int) -> None:
        self.of, self.x, self.window = of, x, window
        self.slope = sympy.diff(of, x)
        self.known = [self._alone(root) for root in roots]
        self.left = cells

    def zeros(self) -> list[Zero]:
        """Raises _Found where a zero is met that should have been known."""
        known: list[Zero] = []
        for zero in sorted(self.known, key=lambda zero: zero.low):
            if not known or known[-1].high < zero.low:  # two names of one number have one neighborhood
                known.append(zero)
        ends = [self.window[0], *(end for zero in known for end in (zero.low, zero.high)), self.window[1]]
        gaps = list(pairwise(ends))[::2]
        found = [zero for low, high in gaps if low < high for zero in self._between(low, high)]
        return sorted([*known, *found], key=lambda zero: zero.low)

    def _alone(self, root: Expr) -> Zero:
        """A known zero, with a neighborhood in which there is no other one."""
        derivative = self.of
        for _ in range(ORDERS):
            derivative = sympy.diff(derivative, self.x)
            if not is_zero(derivative.subs(self.x, root)):
                break
        middle, radius = below(ball(root, bits=FINE)), Fraction(1)
        for _ in range(NARROWEST):
            low, high = max(middle - radius, self.window[0]), min(middle + radius, self.window[1])
            if sign(ball(derivative, {self.x: between(low, high, FINE)}, FINE)):
                return Zero(low, high, Certain.of(root))
            radius /= 2
        raise Refused(f"it could not be shown that ${sympy.latex(self.of)}$ has one zero near {_shown(middle)}")

    def _between(self, low: Fraction, high: Fraction) -> Iterator[Zero]:
        """The zeros of an interval at whose ends there is none."""
        cells = [(low, high)]
        while cells:
            low, high = cells.pop()
            self.left -= 1
            if not self.left:
                raise Refused(
                    f"whether ${sympy.latex(self.of)}$ is 0 near {_shown(low)} could not be shown; if it is, claim the "
                    "place in closed form"
                )
            whole = between(low, high)
            if sign(ball(self.of, {self.x: whole})):
                continue
            if sign(ball(self.slope, {self.x: whole})):
                if self._sign_at(low) != self._sign_at(high):
                    yield self._simple(*self._halved(low, high, ROUGH))
                continue
            middle = (low + high) / 2
            cells += [(low, middle), (middle, high)]

    def _sign_at(self, point: Fraction) -> int:
        digits = max(BITS, 2 * point.denominator.bit_length())
        for bits in (digits, 2 * digits):
            if found := sign(ball(self.of, {self.x: ball(exact(point), bits=bits)}, bits)):
                return found
        if is_zero(self.of.subs(self.x, exact(point))):
            raise _Found(exact(point))
        raise Refused(f"the sign of ${sympy.latex(self.of)}$ at {_shown(point)} could not be shown")

    def _simple(self, low: Fraction, high: Fraction) -> Zero:
        def narrowed(bits: int) -> arb:
            try:
                return between(*self._halved(low, high, bits), bits + ROUGH)
            except _Found as found:
                return ball(found.at, bits=bits)

        return Zero(low, high, Certain(narrowed))

    def _halved(self, low: Fraction, high: Fraction, bits: int) -> tuple[Fraction, Fraction]:
        """Two fractions nearer to the one zero between two others, at most 2^-`bits` apart."""
        rising = self._sign_at(high)
        while (high - low) * 2**bits > 1:
            middle = (low + high) / 2
            low, high = (low, middle) if self._sign_at(middle) == rising else (middle, high)
        return low, high


def _shown(point: Fraction) -> str:
    return f"{float(point):.6g}"
