"""Rows of a card about signs: where a function is 0, rises, is convex, and where it and its slope turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from derive.proof.balls import Certain, compared
from derive.proof.gates import Refused
from derive.proof.normal_form import is_zero
from derive.proof.shape import Signs
from derive.readings.tex import tex
from derive.written.claims import Claim, check, listed, matches, shown
from derive.written.row import About, Listed, Row, name_of, prove

WORDS = {1: {1: "rises", -1: "falls", 0: "is constant"}, 2: {1: "convex", -1: "concave", 0: "straight"}}


class Zeros(Listed):
    """The places at which the function is 0, from left to right, and no others."""


class Monotone(Listed):
    """Where the function "rises", "falls" or "is constant", from left to right: `Monotone("falls", zero, "rises")`."""


class Convex(Listed):
    """Where it is "convex", "concave" or "straight", from left to right, with the places between."""


class Inflections(Listed):
    """The places at which the function's curve turns from one side to the other, and no others."""


class SlopeInflections(Listed):
    """The places at which the slope's curve does so."""


@dataclass(frozen=True)
class At:
    """A place, and the value there."""

    place: Claim
    value: Claim


@dataclass(frozen=True)
class Extrema:
    """Where the function is `lowest` and `highest` of all, and what is the least or the most nearby only."""

    lowest: At | None = None
    highest: At | None = None
    minima: tuple[At, ...] = ()
    maxima: tuple[At, ...] = ()


@name_of.register
def _(row: SlopeInflections) -> str:
    return "Inflections of the slope"


@name_of.register
def _(row: Inflections) -> str:
    return "Inflection" if len(row.entries) == 1 else "Inflections"


@prove.register
def _(row: Zeros, about: About) -> Row:
    signs = about.shape.signs(0)
    _refuse_flat(signs)
    found = [cut.place for cut in signs.cuts if not cut.kink or _is_zero_at(about, cut.place)]
    at = _places(row.entries, found, "the function is 0", about)
    return Row("Zeros", f"{'only ' * (len(found) == 1)}{at}" if found else "none")


def _is_zero_at(about: About, kink: Certain) -> bool:
    there = about.shape.at_kink(0, kink.exact)
    return there is not None and there.exact == 0


@prove.register
def _(row: Monotone, about: About) -> Row:
    if not about.shape.is_smooth(0):
        raise Refused("the function jumps at a kink, and its slope does not tell where it rises")
    turns = {"rises", "falls"} <= set(row.entries[::2])
    return Row("Monotonicity", _intervals(row, about, 1), {"monotone": not turns})


@prove.register
def _(row: Convex, about: About) -> Row:
    if not about.shape.is_smooth(1):
        raise Refused("the slope jumps at a kink, and the second derivative does not tell where the function is convex")
    return Row("Convexity", _intervals(row, about, 2))


@prove.register
def _(row: Inflections, about: About) -> Row:
    return Row(name_of(row), _turns(row, about, 2))


@prove.register
def _(row: SlopeInflections, about: About) -> Row:
    return Row(name_of(row), _turns(row, about, 3))


@prove.register
def _(row: Extrema, about: About) -> Row:
    shape = about.shape
    signs = shape.signs(1)
    _refuse_flat(signs)
    if not shape.is_smooth(0):
        raise Refused("the function jumps at a kink, and its slope does not tell where it turns")
    turns = [(cut.place, before) for cut, before in zip(signs.cuts, signs.of, strict=False) if cut in signs.turns()]
    claims = [("a minimum", at, -1) for at in row.minima] + [("a maximum", at, 1) for at in row.maxima]
    best = ("lowest", row.lowest, -1), ("highest", row.highest, 1)
    claims += [(word, at, side) for word, at, side in best if at is not None]
    says = [_extremum(word, at, side, turns, about) for word, at, side in claims]
    if len(says) < len(turns):
        raise Refused(f"the slope changes its sign at {len(turns)} places, and {len(says)} extrema are claimed")
    return Row("Extrema", "; ".join(says) or _no_extrema(signs), {"monotone": not turns})


def _extremum(word: str, at: At, side: int, turns: list[tuple[Certain, int]], about: About) -> str:
    """An extremum as it is printed. Raises Refused where the slope does not turn there, or where others are beyond."""
    shape, (a, x) = about.shape, (tex(about.of), tex(about.by))
    place = next((place for place, before in turns if before == side and matches(at.place, place)), None)
    if place is None:
        raise Refused(f"the slope does not change its sign, as it must, at the place claimed to be {word}")
    if word in ("lowest", "highest"):
        best = shape.largest(0) if side > 0 else shape.smallest(0)
        if all(compared(place, other, is_zero) for other in best.at):
            raise Refused(f"the function is not {word} there: it is, or comes close to, {shown(best.value)}")
    there = check(at.value, shape.at(0, place), f"the value of ${a}$")
    return f"{word} at ${x} = {check(at.place, place, 'the place')}$, where ${a} = {there}$"


def _no_extrema(signs: Signs) -> str:
    if signs.cuts:
        return "none: the slope does not change its sign"
    return f"none: the slope is {'positive' if signs.of[0] > 0 else 'negative'} everywhere"


def _refuse_flat(signs: Signs) -> None:
    if 0 in signs.of:
        raise Refused("on a whole interval it is 0, and there no single place can be named; leave the row out")


def _turns(row: Listed, about: About, order: int) -> str:
    """The places at which a derivative changes its sign, and the one below it is continuous."""
    signs = about.shape.signs(order)
    found = [
        cut.place for cut in signs.turns() if not cut.kink or about.shape.is_continuous(order - 1, cut.place.exact)
    ]
    return _places(row.entries, found, "the sign changes", about) if found or row.entries else "none"


def _places(claims: Sequence[Claim], found: list[Certain], what: str, about: About) -> str:
    """Places as they are printed. Raises Refused where those claimed are not those that were found."""
    if len(claims) != len(found):
        where = listed([shown(place) for place in found]) if found else "nowhere"
        raise Refused(f"{what} at {where}, and {len(claims)} places are claimed")
    x = tex(about.by)
    each = [f"${x} = {check(claim, place, 'the place')}$" for claim, place in zip(claims, found, strict=True)]
    return f"at {listed(each)}"


def _intervals(row: Listed, about: About, order: int) -> str:
    """Where a derivative has which sign, as it is printed. Zeros at which it does not change do not interrupt it."""
    words, claims = row.entries[::2], row.entries[1::2]
    signs = about.shape.signs(order)
    kept = [cut for cut, ends in zip(signs.cuts, pairwise(signs.of), strict=True) if ends[0] != ends[1]]
    runs = [sign for n, sign in enumerate(signs.of) if not n or signs.of[n - 1] != sign]
    if list(words) != (found := [WORDS[order][sign] for sign in runs]):
        raise Refused(f"from left to right, the words are {', '.join(found)}")
    if len(words) == 1:
        return f"{words[0]} everywhere"
    if len(claims) != len(kept):
        raise Refused("between two words stands a place, and a word comes first and last")
    ends = [check(claim, cut.place, "the place") for claim, cut in zip(claims, kept, strict=True)]
    x = tex(about.by)
    inner = [
        f"{word} for ${low} < {x} < {high}$" for word, (low, high) in zip(words[1:-1], pairwise(ends), strict=True)
    ]
    return ", ".join([f"{words[0]} for ${x} < {ends[0]}$", *inner, f"{words[-1]} for ${x} > {ends[-1]}$"])
