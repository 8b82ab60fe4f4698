"""Sums as bags of terms and products as bags of factors: what a rule looks for is found among others, in any order."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from math import gcd

from derive.forms import form as f
from derive.forms.arithmetic import ONE, lowered, minus, plus, raised
from derive.forms.form import factors, terms

Parts = tuple[f.Form, ...]


def product(*pieces: f.Form) -> f.Form:
    """The product of `pieces` without its ones, products among them spelled out; minus signs stay where they are."""
    left = [factor for piece in pieces for factor in factors(piece) if factor != ONE]
    return f.Product(tuple(left)) if len(left) > 1 else left[0] if left else ONE


def quotient(above: f.Form, below: f.Form) -> f.Form:
    """`above` over `below`, which is left out where it is 1."""
    return above if below == ONE else f.Fraction(above, below)


def sign_and_size(whole: f.Form) -> tuple[bool, f.Form]:
    """Whether there is a minus in front, and what is behind it."""
    return (True, whole.of) if isinstance(whole, f.Negative) else (False, whole)


def signed(negative: bool, size: f.Form) -> f.Form:
    """`size` with a minus in front, if `negative`."""
    return minus(size) if negative else size


def positions(wanted: Iterable[f.Form], among: Parts) -> list[int] | None:
    """Where each of `wanted` stands among these parts, each in a place of its own; None where one is not there."""
    found: list[int] = []
    for each in wanted:
        place = next((at for at, part in enumerate(among) if part == each and at not in found), None)
        if place is None:
            return None
        found.append(place)
    return found


def exchanged(parts: Parts, taken: Collection[int], *new: f.Form) -> Parts:
    """The parts without those that were taken, and with the new ones where the first of them stood."""
    first = min(taken)
    return tuple(
        piece
        for at, part in enumerate(parts)
        for piece in (new if at == first else () if at in taken else (part,))
    )  # fmt: skip


def sum_with(parts: Parts, taken: Collection[int], new: f.Form) -> f.Form:
    """The sum of the parts with `new` for those that were taken; a 0 among others is left out."""
    left = exchanged(parts, taken, *(() if new == f.Number(0) else terms(new)))
    return f.Sum(left) if len(left) > 1 else left[0] if left else f.Number(0)


def product_with(parts: Parts, taken: Collection[int], new: f.Form) -> f.Form:
    """The product of the parts with `new` for those that were taken; a 1 among others is left out."""
    left = exchanged(parts, taken, *(() if new == ONE else factors(new)))
    return f.Product(left) if len(left) > 1 else left[0] if left else ONE


def replaced(whole: f.Form, old: f.Form, new: f.Form) -> f.Form | None:
    """`whole` with `new` for `old`, or minus `new` for minus `old`, also among other terms or factors.

    None where `old` is not seen there.
    """
    if whole == old:
        return new
    if whole == minus(old):
        return minus(new)
    match whole:
        case f.Sum(parts) if isinstance(old, f.Sum):
            for negative in (False, True):
                taken = positions((signed(negative, term) for term in old.terms), parts)
                if taken:
                    return sum_with(parts, taken, signed(negative, new))
        case f.Product(parts) if isinstance(old, f.Product):
            mine, others = [sign_and_size(each) for each in parts], [sign_and_size(each) for each in old.factors]
            if taken := positions((size for _, size in others), tuple(size for _, size in mine)):
                signs = sum(mine[at][0] for at in taken) + sum(negative for negative, _ in others)
                return product_with(parts, taken, signed(signs % 2 == 1, new))
    return None


def without(whole: f.Form, factor: f.Form) -> f.Form | None:
    """What is left of `whole` when `factor` is taken out of it; None where it is not seen to be a factor.

    u is u · 1 and u^n is u · u^(n-1); a fraction has the factors of its numerator.
    """
    if whole == factor:
        return ONE
    if factor == ONE:
        return whole
    match factor:
        case f.Negative(of):
            left = without(whole, of)
            return None if left is None else minus(left)
        case f.Product(each):
            left = whole
            for one in each:
                left = None if left is None else without(left, one)
            return left
    match whole, factor:
        case f.Negative(of), _:
            left = without(of, factor)
            return None if left is None else minus(left)
        case f.Number(n), f.Number(m) if m > 1 and n and n % m == 0:
            return f.Number(n // m)
        case f.Power(base, f.Number(n)), _ if base == factor and n > 1:
            return raised(base, lowered(f.Number(n)))
        case f.Power(base, f.Number(n)), f.Power(same, f.Number(m)) if base == same and n > m > 0:
            return raised(base, f.Number(n - m))
        case f.Product(parts), _:
            return _without_one(parts, factor)
        case f.Fraction(above, below), f.Fraction(over, under):
            top = above if over == ONE else without(above, over)
            bottom = without(below, under)
            return None if top is None or bottom is None else quotient(top, bottom)
        case f.Fraction(above, below), _:
            left = without(above, factor)
            return None if left is None else f.Fraction(left, below)
    return None


def _without_one(parts: Parts, factor: f.Form) -> f.Form | None:
    for at, part in enumerate(parts):
        left = without(part, factor)
        if left is not None:
            negative, size = sign_and_size(left)
            return signed(negative, product(*parts[:at], size, *parts[at + 1 :]))
    return None


def common(above: f.Form, below: f.Form) -> f.Form | None:
    """A factor other than 1 that is seen in both: the first of the one's in the other; None where there is none."""
    for factor in factors(sign_and_size(above)[1]):
        for other in factors(sign_and_size(below)[1]):
            if shared := _shared(sign_and_size(factor)[1], sign_and_size(other)[1]):
                return shared
    return None


def _shared(one: f.Form, other: f.Form) -> f.Form | None:
    match one, other:
        case f.Number(n), f.Number(m):
            return f.Number(gcd(n, m)) if gcd(n, m) > 1 else None
        case f.Power(base, f.Number(n)), f.Power(same, f.Number(m)) if base == same:
            return raised(base, f.Number(min(n, m))) if min(n, m) else None
        case f.Power(base, f.Number(n)), _ if base == other and n:
            return base
        case _, f.Power(base, f.Number(n)) if base == one and n:
            return base
    return one if one == other else None


def added(parts: Iterable[f.Form]) -> f.Form:
    """The sum of the parts without zeros, sums among them spelled out."""
    return plus(*parts)
