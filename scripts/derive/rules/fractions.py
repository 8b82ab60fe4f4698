"""Rules for fractions: put over one denominator, split, reduced, put into each other."""

from __future__ import annotations

from derive.forms import form as f
from derive.forms.arithmetic import ONE
from derive.forms.form import terms
from derive.rules.bags import (
    added,
    common,
    positions,
    product,
    quotient,
    replaced,
    sign_and_size,
    signed,
    sum_with,
    without,
)
from derive.rules.rule import rule


@rule("One fraction", "Fractions over the same denominator are one fraction: only their numerators are added.")
def one_fraction(part: f.Form) -> f.Form | None:
    """u/w ± v/w = (u ± v)/w"""
    if not isinstance(part, f.Sum):
        return None
    result: f.Form = part
    for below in dict.fromkeys(each for term in part.terms if (each := _below(term))):
        taken = [at for at, term in enumerate(terms(result)) if _below(term) == below]
        if len(taken) > 1:
            numerators = [_above(terms(result)[at]) for at in taken]
            result = sum_with(terms(result), taken, f.Fraction(added(numerators), below))
    return None if result == part else result


def _below(term: f.Form) -> f.Form | None:
    size = sign_and_size(term)[1]
    return size.below if isinstance(size, f.Fraction) else None


def _above(term: f.Form) -> f.Form:
    """The numerator of a fraction, with the minus in front of the fraction."""
    negative, size = sign_and_size(term)
    assert isinstance(size, f.Fraction)
    return signed(negative, size.above)


@rule(
    "Common denominator {0}", "A term that lacks the denominator {0} is multiplied by what it lacks, above and below."
)
def over(part: f.Form, denominator: f.Form | int) -> f.Form | None:
    """u = uw/w, and u/v = uz/w where w = vz, beside a fraction whose denominator is a factor of w"""
    below = f.form(denominator)
    if not isinstance(part, f.Sum) or not any(_below(term) and _missing(term, below) for term in part.terms):
        return None
    new = tuple(_extended(term, below) for term in part.terms)
    return None if new == part.terms else f.Sum(new)


def _missing(term: f.Form, below: f.Form) -> f.Form | None:
    """What the denominator of a term lacks to be `below`; None where it is not a factor of that."""
    own = _below(term)
    return below if own is None else without(below, own)


def _extended(term: f.Form, below: f.Form) -> f.Form:
    missing = _missing(term, below)
    if missing is None or missing == ONE:
        return term
    outside, size = sign_and_size(term)
    inside, above = sign_and_size(size.above if isinstance(size, f.Fraction) else size)
    return signed(outside, f.Fraction(signed(inside, product(above, missing)), below))


@rule("Split the fraction", "The numerator's terms get fractions of their own over the same denominator.")
def split_after(part: f.Form, first: f.Form | int) -> f.Form | None:
    """(u ± v)/w = u/w ± v/w"""
    if not isinstance(part, f.Fraction) or not isinstance(part.above, f.Sum):
        return None
    taken = positions(terms(f.form(first)), part.above.terms)
    if not taken or len(taken) == len(part.above.terms):
        return None
    rest = added(term for at, term in enumerate(part.above.terms) if at not in taken)
    return f.Sum((_over(f.form(first), part.below), _over(rest, part.below)))


@rule("Split the fraction", "Each term of the numerator gets a fraction of its own over the same denominator.")
def split(part: f.Form) -> f.Form | None:
    """(u ± v ± ...)/w = u/w ± v/w ± ..."""
    if not isinstance(part, f.Fraction) or not isinstance(part.above, f.Sum):
        return None
    return f.Sum(tuple(_over(term, part.below) for term in part.above.terms))


def _over(above: f.Form, below: f.Form) -> f.Form:
    negative, size = sign_and_size(above)
    return signed(negative, f.Fraction(size, below))


@rule("Cancel a common factor", "What is a factor above and below cancels.")
def cancel(part: f.Form, factor: f.Form | int | None = None) -> f.Form | None:
    """uv/uw = v/w, where u^n = u · u^(n-1), and u/u = 1"""
    if not isinstance(part, f.Fraction):
        return None
    above, below = part.above, part.below
    if factor is not None:
        return _cancelled(above, below, f.form(factor))
    while shared := common(above, below):
        match _cancelled(above, below, shared):
            case f.Fraction(u, v):
                above, below = u, v
            case whole:
                return whole
    return None if (above, below) == (part.above, part.below) else f.Fraction(above, below)


def _cancelled(above: f.Form, below: f.Form, factor: f.Form) -> f.Form | None:
    top, bottom = without(above, factor), without(below, factor)
    return None if top is None or bottom is None else quotient(top, bottom)


@rule("Multiply above and below by {0}", "Multiplying above and below by {0} changes nothing.")
def times_above_and_below(part: f.Form, factor: f.Form | int, to: f.Form | None = None) -> f.Form | None:
    """u/v = wu/(wv), for each fraction, or for the piece that is given beside w"""
    if to is not None:
        above, below = (to.above, to.below) if isinstance(to, f.Fraction) else (to, ONE)
        return replaced(part, to, _multiplied(above, below, f.form(factor)))
    return _multiplied(part.above, part.below, f.form(factor)) if isinstance(part, f.Fraction) else None


def _multiplied(above: f.Form, below: f.Form, factor: f.Form) -> f.Form:
    negative, size = sign_and_size(above)
    return f.Fraction(signed(negative, product(factor, size)), product(factor, below))


@rule("A fraction over a fraction", "Dividing by a fraction is multiplying by it turned over.")
def fraction_of_fractions(part: f.Form) -> f.Form | None:
    """(u/v)/(w/z) = uz/(vw), u/(w/z) = uz/w and (u/v)/w = u/(vw)"""
    match part:
        case f.Fraction(f.Fraction(u, v), f.Fraction(w, z)):
            return f.Fraction(product(u, z), product(v, w))
        case f.Fraction(u, f.Fraction(w, z)):
            return quotient(product(u, z), w)
        case f.Fraction(f.Fraction(u, v), w):
            return f.Fraction(u, product(v, w))
    return None


@rule("Product of fractions", "Fractions are multiplied above and below.")
def product_of_fractions(part: f.Form) -> f.Form | None:
    """u/v · w/z = uw/(vz), and u · v/w = uv/w"""
    if not isinstance(part, f.Product):
        return None
    split_up = [(each.above, each.below) if isinstance(each, f.Fraction) else (each, ONE) for each in part.factors]
    if all(below == ONE for _, below in split_up):
        return None
    return f.Fraction(product(*(above for above, _ in split_up)), product(*(below for _, below in split_up)))


@rule("Take {0} out of the fraction", "The fraction is {0} times what is left of it.")
def take_out(part: f.Form, factor: f.Form | int) -> f.Form | None:
    """uv/w = u · v/w, and uv/(wz) = u/w · v/z"""
    taken = f.form(factor)
    if not isinstance(part, f.Fraction) or part == taken:
        return None
    above, below = (taken.above, taken.below) if isinstance(taken, f.Fraction) else (taken, ONE)
    top = part.above if above == ONE else without(part.above, above)
    bottom = part.below if below == ONE else without(part.below, below)
    if top is None or bottom is None:
        return None
    negative, size = sign_and_size(top)
    return signed(negative, product(taken, quotient(size, bottom)))
