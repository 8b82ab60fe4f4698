"""Rules for sums: terms put together, pulled apart, and put in another order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import prod

from derive.forms import form as f
from derive.forms.form import factors, terms
from derive.rules.bags import (
    Parts,
    added,
    exchanged,
    positions,
    product,
    replaced,
    sign_and_size,
    signed,
    sum_with,
    without,
)
from derive.rules.rule import rule


@rule("Factor out {0}", "The terms have the factor {0} in common, and it goes in front of what is left of them.")
def factor_out(part: f.Form, factor: f.Form | int) -> f.Form | None:
    """uv ± uw = u(v ± w), where u = u · 1 and u^n = u · u^(n-1)"""
    if not isinstance(part, f.Sum):
        return None
    left = {at: rest for at, term in enumerate(part.terms) if (rest := without(term, f.form(factor))) is not None}
    if len(left) < 2:
        return None
    negative, outside = sign_and_size(f.form(factor))
    return sum_with(part.terms, left, signed(negative, product(outside, added(left.values()))))


@rule("Add like terms", "Terms that differ in a number alone are added, number by number.")
def like_terms(part: f.Form) -> f.Form | None:
    """nu + mu = (n + m)u, and u - u = 0"""
    new = with_like_terms_added(part.terms) if isinstance(part, f.Sum) else part
    return None if new == part else new


def with_like_terms_added(parts: Iterable[f.Form]) -> f.Form:
    """The sum of the parts, like terms among them added; what adds up to 0 is left out."""
    left = dict(enumerate(parts))
    alike: dict[frozenset[tuple[f.Form, int]], list[int]] = {}
    for at, term in left.items():
        alike.setdefault(frozenset(Counter(_counted(term)[1]).items()), []).append(at)
    for first, *others in alike.values():
        if others:
            count = sum(_counted(left[at])[0] for at in (first, *others))
            sized = product(f.Number(abs(count)), *_counted(left[first])[1])
            left[first] = signed(count < 0, sized) if count else f.Number(0)
            for at in others:
                del left[at]
    new = [term for term in left.values() if term != f.Number(0)]
    return f.Sum(tuple(new)) if len(new) > 1 else new[0] if new else f.Number(0)


def _counted(term: f.Form) -> tuple[int, Parts]:
    """The whole number in a term, and its other factors."""
    if isinstance(term, f.Negative):
        count, rest = _counted(term.of)
        return -count, rest
    numbers = [each.digits for each in factors(term) if isinstance(each, f.Number)]
    return prod(numbers), tuple(each for each in factors(term) if not isinstance(each, f.Number))


@rule("Add and subtract {0}", "Adding {0} and subtracting it again changes nothing.")
def add_and_subtract(part: f.Form, term: f.Form | int, to: f.Form | None = None) -> f.Form | None:
    """u = t + u - t, for the numerators of fractions, or for the piece that is given beside t"""
    if to is not None:
        return replaced(part, to, added((f.form(term), to, -f.form(term))))
    if isinstance(part, f.Fraction):
        return f.Fraction(added((f.form(term), part.above, -f.form(term))), part.below)
    return None


@rule("Put in another order", "The order of terms, and of factors, is free.")
def in_order(part: f.Form, *pieces: f.Form | int) -> f.Form | None:
    """u + v = v + u, and uv = vu"""
    spelled_out = terms if isinstance(part, f.Sum) else factors
    wanted = tuple(each for piece in pieces for each in spelled_out(f.form(piece)))
    parts = part.terms if isinstance(part, f.Sum) else part.factors if isinstance(part, f.Product) else ()
    taken = positions(wanted, parts)
    if not taken or len(taken) < 2 or taken == sorted(taken):
        return None
    placed = dict(zip(sorted(taken), wanted, strict=True))
    new = tuple(placed.get(at, piece) for at, piece in enumerate(parts))
    return f.Sum(new) if isinstance(part, f.Sum) else f.Product(new)


@rule("Factor a difference of squares", "The difference of two squares is the sum times the difference.")
def factor_difference_of_squares(part: f.Form) -> f.Form | None:
    """u^2 - v^2 = (u + v)(u - v), where 1 = 1^2"""
    if not isinstance(part, f.Sum):
        return None
    for at, term in enumerate(part.terms):
        for other, size in enumerate(part.terms):
            if isinstance(size, f.Negative) and (u := _root(term)) and (v := _root(size.of)) and u != v:
                return sum_with(part.terms, (at, other), f.Product((added((u, v)), added((u, f.Negative(v))))))
    return None


def _root(square: f.Form) -> f.Form | None:
    """u of u^2, and 1 of 1."""
    match square:
        case f.Number(1):
            return square
        case f.Power(base, f.Number(2)):
            return base
    return None


@rule("Difference of two squares", "The sum times the difference is the difference of the squares.")
def difference_of_squares(part: f.Form) -> f.Form | None:
    """(u + v)(u - v) = u^2 - v^2"""
    if not isinstance(part, f.Product):
        return None
    for at, factor in enumerate(part.factors):
        for other, difference in enumerate(part.factors):
            match difference:
                case f.Sum((u, f.Negative(v))) if factor in (f.Sum((u, v)), f.Sum((v, u))):
                    squares = f.Sum((_square(u), f.Negative(_square(v))))
                    left = exchanged(part.factors, (at, other), squares)
                    return f.Product(left) if len(left) > 1 else squares
    return None


def _square(root: f.Form) -> f.Form:
    return root if root == f.Number(1) else root**2


@rule("Square of a sum", "The square of a sum is both squares and twice the product.")
def square_of_sum(part: f.Form) -> f.Form | None:
    """(u ± v)^2 = u^2 ± 2uv + v^2"""
    match part:
        case f.Power(f.Sum((u, f.Negative(v))), f.Number(2)):
            return f.Sum((_square(u), f.Negative(product(f.Number(2), u, v)), _square(v)))
        case f.Power(f.Sum((u, v)), f.Number(2)):
            return f.Sum((_square(u), product(f.Number(2), u, v), _square(v)))
    return None


@rule("Recognize the square of a sum", "Two squares and twice the product are the square of a sum.")
def as_square_of_sum(part: f.Form) -> f.Form | None:
    """u^2 ± 2uv + v^2 = (u ± v)^2, where 1 = 1^2"""
    if not isinstance(part, f.Sum):
        return None
    squares = [(at, root) for at, term in enumerate(part.terms) if (root := _root(term))]
    for at, u in squares:
        for other, v in squares:
            for middle, term in enumerate(part.terms):
                negative, size = sign_and_size(term)
                twice = factors(product(f.Number(2), u, v))
                if at < other and sorted(map(repr, factors(size))) == sorted(map(repr, twice)):
                    return sum_with(part.terms, (at, middle, other), added((u, signed(negative, v))) ** 2)
    return None
