"""The shape of a function of one variable: where it and its derivatives are positive or negative, and their extremes.

Between two neighboring zeros of a continuous function, all of which `zeros` has found, its sign is that of its value
anywhere there. From the signs of the slope follow the intervals on which a function rises or falls, and so its range:
the smallest and the largest of its limits and of its values where the slope changes its sign. mpmath's number of the
form itself, differentiated by the school rules, is a second witness of each sign.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cmp_to_key, reduce
from itertools import pairwise

import mpmath
import sympy
from flint import arb
from sympy import Expr, oo

from derive.forms.form import Form, Name, Symbol
from derive.forms.trees import symbols
from derive.proof.balls import Certain, above, ball, below, compared, exact, sign
from derive.proof.gates import Refused
from derive.proof.normal_form import is_zero
from derive.proof.quotients import quotient
from derive.proof.regions import regions
from derive.proof.tails import limit
from derive.proof.zeros import CELLS, zeros
from derive.readings.certain import Uncertain, certain
from derive.readings.slope import slope
from derive.readings.tex import tex
from derive.readings.value import ends, value

# Where a sign is asked for in passing: what is larger may take long to be factored.
FEW_CELLS, FEW_OPERATIONS = 500, 20

ZERO = sympy.Integer(0)


@dataclass(frozen=True)
class Cut:
    """Where an interval on which a function has one sign ends and the next one begins: at a zero, or at a kink."""

    place: Certain
    kink: bool = False


@dataclass(frozen=True)
class Signs:
    """The signs of a function from left to right, and the cuts between them; 0 where it is 0 on a whole interval."""

    of: tuple[int, ...]
    cuts: tuple[Cut, ...]

    def turns(self) -> list[Cut]:
        """The cuts at which the sign changes."""
        return [cut for cut, (one, next_one) in zip(self.cuts, pairwise(self.of), strict=True) if one * next_one < 0]


@dataclass(frozen=True)
class Extreme:
    """The largest value of a function, or what its values come as near to as one likes; `at` is where it is taken."""

    value: Certain
    at: tuple[Certain, ...]


class Shape:
    """A function of one variable, and its derivatives by their order, region by region between its kinks."""

    def __init__(self, of: Name, by: Symbol, kinks: Iterable[Form] = (), known: Iterable[Form] = ()) -> None:
        """`known` are places at which something may be 0. Raises Refused where there are other letters than `by`."""
        if others := sorted(symbol.name for symbol in symbols(of) - {by}):
            raise Refused(
                f"{', '.join(others)} stands in {tex(of)} beside {tex(by)}, and signs are found for numbers only; put "
                "numbers in, or leave the row out"
            )
        self.x = sympy.Symbol(by.name, real=True)
        self.regions = [
            Region(each.of, each.by, value(each.of).xreplace({value(each.by): self.x}), self.x)
            for each in regions(of, by, *kinks)
        ]
        self.whole = value(of).xreplace({value(by): self.x})
        self.kinks = {left.high: (left, right) for left, right in pairwise(self.regions)}
        self.known = tuple(value(each) for each in known)
        self.signs, self.largest = cache(self._signs), cache(self._largest)
        self.smallest, self.size = cache(self._smallest), cache(self._size)

    def _signs(self, order: int) -> Signs:
        """The signs of the derivative of an order; the function itself has order 0."""
        signs: list[int] = []
        cuts: list[Cut] = []
        for n, region in enumerate(self.regions):
            found = region.signs(order, self.known)
            cuts += [Cut(Certain.of(region.low), kink=True)] * bool(n) + list(found.cuts)
            signs += found.of
        return Signs(tuple(signs), tuple(cuts))

    def _largest(self, order: int) -> Extreme:
        """The largest value of a derivative."""
        return _largest([each for region in self.regions for each in self._candidates(region, order)])

    def _smallest(self, order: int) -> Extreme:
        found = _largest([(at, -each) for region in self.regions for at, each in self._candidates(region, order)])
        return Extreme(-found.value, found.at)

    def _size(self, order: int) -> Extreme:
        """The largest size of a derivative."""
        found = [each for region in self.regions for each in self._candidates(region, order)]
        return _largest([*found, *((at, -each) for at, each in found)])

    def _candidates(self, region: Region, order: int) -> Iterator[tuple[Certain | None, Certain]]:
        """Values of a derivative that may be the largest on a region, each with its place if it is taken there."""
        slopes = region.signs(order + 1, self.known)
        for cut in slopes.turns():
            yield cut.place, region.at(order, cut.place)
        yield None, region.end(order, 1)
        yield None, region.end(order, -1)
        if slopes.of == (0,):
            yield Certain.of(region.inside), region.end(order, 1)
        if region.high in self.kinks and (there := self.at_kink(order, region.high)) is not None:
            yield Certain.of(region.high), there

    def at(self, order: int, place: Certain) -> Certain:
        """The value of a derivative at a place at which it has one."""
        if place.exact is not None and place.exact in self.kinks:
            found = self.at_kink(order, place.exact)
            assert found is not None
            return found
        inside = (each for each in self.regions if not _is_outside(place, each))
        return next(inside).at(order, place)

    def at_kink(self, order: int, kink: Expr) -> Certain | None:
        """The value of a derivative at a kink, if it has one: what it comes to from both sides (mean value theorem).

        The function itself has a value in any case.
        """
        if order == 0:
            return Certain.of(self.whole.subs(self.x, kink))
        return self.kinks[kink][0].end(order, -1) if self.is_continuous(order, kink) else None

    def is_continuous(self, order: int, kink: Expr) -> bool:
        """Whether a derivative, and each one below it, comes to its value from both sides of a kink."""
        if order and not self.is_continuous(order - 1, kink):
            return False
        left, right = self.kinks[kink]
        one, other = left.end(order, -1), right.end(order, 1)
        there = one if order else self.at_kink(0, kink)
        assert there is not None
        return not compared(one, there, is_zero) and not compared(other, there, is_zero)

    def is_smooth(self, order: int) -> bool:
        """Whether a derivative is continuous everywhere."""
        return all(self.is_continuous(order, kink) for kink in self.kinks)


class Region:
    """An open interval on which a function has all its derivatives."""

    def __init__(self, form: Form, by: Symbol, of: Expr, x: Expr, cells: int = CELLS) -> None:
        self.form, self.by, self.x, self.cells = form, by, x, cells
        self.low, self.high = ends(by)
        self.of = cache(lambda order: sympy.diff(of, x, order))
        self.forms = cache(lambda order: slope(self.forms(order - 1), by) if order else form)
        self.signs, self.end = cache(self._signs), cache(self._end)

    def _signs(self, order: int, known: tuple[Expr, ...]) -> Signs:
        of = self.of(order)
        if is_zero(of):
            return Signs((0,), ())
        parts = quotient(of, self.x)
        for factor in dict.fromkeys(parts.below):
            if self._zeros(factor, known):
                raise Refused(f"${sympy.latex(factor)}$ is 0 somewhere, and something is divided by it")
        cuts = [place for factor in dict.fromkeys(parts.above) for place in self._zeros(factor, known)]
        cuts.sort(key=cmp_to_key(lambda one, other: compared(one, other, is_zero)))
        apart = [place for n, place in enumerate(cuts) if not n or compared(cuts[n - 1], place, is_zero)]
        points = [_between(*ends) for ends in pairwise([Certain.of(self.low), *apart, Certain.of(self.high)])]
        return Signs(tuple(self._sign_at(order, each) for each in points), tuple(map(Cut, apart)))

    def _zeros(self, of: Expr, known: tuple[Expr, ...]) -> list[Certain]:
        found = (zero.place for zero in zeros(of, self.x, self.low, self.high, known, self.cells))
        return [place for place in found if place.exact is None or self.low < place.exact < self.high]

    def _sign_at(self, order: int, point: Fraction) -> int:
        """Raises Refused where Arb and mpmath do not agree."""
        found = sign(ball(self.of(order), {self.x: ball(exact(point))}))
        try:
            number = certain(self.forms(order), {self.by: mpmath.mpf(point.numerator) / point.denominator})
        except Uncertain as uncertain:
            raise Refused(str(uncertain)) from None
        if mpmath.sign(number) != found or not found:
            raise Refused(
                f"the sign of a derivative is not clear: mpmath finds {mpmath.nstr(number, 8)}",
                f"at {self.by.name} = {float(point):.8g}",
            )
        return found

    def at(self, order: int, place: Certain) -> Certain:
        """The value of a derivative at a place."""
        if place.exact is not None:
            return Certain.of(self.of(order).subs(self.x, place.exact))
        return Certain(lambda bits: ball(self.of(order), {self.x: place.ball(bits)}, bits))

    def _end(self, order: int, side: int, less: Expr = ZERO) -> Certain:
        """What a derivative comes close to at the lower end, or where `side` is -1, at the upper one.

        What is `less` by an expression of the variable is subtracted first.
        """
        of = self.of(order) - less.xreplace({value(self.by): self.x})
        end = self.low if side > 0 else self.high
        if end in (oo, -oo):
            y = sympy.Dummy(positive=True)
            return Certain.of(limit(of.subs(self.x, -side * y), y))
        found = of.subs(self.x, end)
        if not ball(of, {self.x: ball(end)}).is_finite():  # SymPy's own value of arctan(1/0) is an interval
            raise Refused(f"what happens close to ${tex(self.by)} = {sympy.latex(end)}$ could not be shown")
        return Certain.of(found)

    @property
    def inside(self) -> Expr:
        return exact(_between(Certain.of(self.low), Certain.of(self.high)))


def _largest(found: list[tuple[Certain | None, Certain]]) -> Extreme:
    """The largest of some values, each with its place, if it is taken.

    Of values that cannot be told apart, none is called the largest; but a ball around the largest is known. Raises
    Refused where it is then not known, either, whether that is taken.
    """
    top = [found[0]]
    for place, each in found[1:]:
        signs = [_compared(each, other) for _, other in top]
        if -1 not in signs:
            top = [known for known, sign in zip(top, signs, strict=True) if sign != 1] + [(place, each)]
    values = sorted((each for _, each in top), key=lambda each: each.exact is None)
    places = [place for place, _ in top if place is not None]
    if all(_compared(values[0], other) == 0 for other in values[1:]):
        return Extreme(values[0], _distinct(places))
    if len(places) < len(top):
        raise Refused("it could not be shown whether the largest value is taken, or only approached")
    return Extreme(Certain(lambda bits: reduce(arb.max, (each.ball(bits) for each in values))), _distinct(places))


def _is_outside(place: Certain, region: Region) -> bool:
    low, high = Certain.of(region.low), Certain.of(region.high)
    return compared(place, low, is_zero) < 0 or compared(place, high, is_zero) > 0


def _compared(one: Certain, other: Certain) -> int | None:
    """The sign of a difference, or None where it is not shown."""
    try:
        return compared(one, other, is_zero)
    except Refused:
        return None


def _distinct(places: list[Certain]) -> tuple[Certain, ...]:
    distinct: list[Certain] = []
    for place in places:
        if all(_compared(place, other) for other in distinct):
            distinct.append(place)
    return tuple(distinct)


def _between(low: Certain, high: Certain) -> Fraction:
    """A fraction between two numbers, of which one or both may be infinite."""
    if low.exact == -oo and high.exact == oo:
        return Fraction(1, 3)
    if low.exact == -oo:
        return below(high.ball(64)) - 1
    if high.exact == oo:
        return above(low.ball(64)) + 1
    bits = 64
    while not (first := above(low.ball(bits))) < (last := below(high.ball(bits))):
        bits *= 2
    return (first + last) / 2


def is_shown_everywhere(form: Form, need: str) -> bool:
    """Whether a form of one variable is "positive", "non-zero" or "non-negative" on the whole of its interval.

    False means that it could not be shown, or is not so.
    """
    if len(letters := symbols(form)) != 1:
        return False
    (by,) = letters
    if sympy.count_ops(value(form)) > FEW_OPERATIONS:
        return False
    x = sympy.Symbol(by.name, real=True)
    try:
        signs = Region(form, by, value(form).xreplace({value(by): x}), x, FEW_CELLS).signs(0, ())
    except Refused:
        return False
    if need == "non-negative":
        return -1 not in signs.of
    return not signs.cuts and (signs.of[0] > 0 or (need == "non-zero" and signs.of != (0,)))
