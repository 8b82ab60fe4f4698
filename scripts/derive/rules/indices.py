"""Rules for sums over an index, and for the deltas in them."""

from __future__ import annotations

from derive.forms import form as f
from derive.forms import indexed as x
from derive.forms.arithmetic import ONE
from derive.forms.form import factors
from derive.forms.indices import alike, bound_indices, free_indices, renamed_indices
from derive.rules.bags import Parts, exchanged, product, quotient, sign_and_size, signed
from derive.rules.rule import rule


@rule("One term of the sum over {0}", "Only where the delta is 1 is there something to add.")
def contract(part: f.Form, index: x.Index) -> f.Form | None:
    """sum_k delta_kj u_k = u_j"""
    if isinstance(part, x.SumOver) and part.over == index and (found := _without_delta(part.of, index)):
        rest, place = found
        return renamed_indices(rest, {index: place})
    return None


def _without_delta(whole: f.Form, index: x.Index) -> tuple[f.Form, x.Place] | None:
    """A product without its delta of an index, and the place at which that is 1; also within signs, sums, fractions."""
    match whole:
        case x.Delta(one, other):
            place = _solved(one, other, index)
            return (ONE, place) if place else None
        case f.Negative(of) if found := _without_delta(of, index):
            return signed(True, found[0]), found[1]
        case f.Fraction(above, below) if found := _without_delta(above, index):
            return quotient(found[0], below), found[1]
        case x.SumOver(of, over) if (found := _without_delta(of, index)) and over not in x.letters_in(found[1]):
            return x.SumOver(found[0], over), found[1]
        case f.Product(parts):
            for at, each in enumerate(parts):
                if found := _without_delta(each, index):
                    return product(*exchanged(parts, (at,), found[0])), found[1]
    return None


def _solved(one: x.Place, other: x.Place, index: x.Index) -> x.Place | None:
    """The place of the index at which two places are equal, if there is one for all of the other indices."""
    if one == index or other == index:
        place = other if one == index else one
        return None if index in x.letters_in(place) else place
    if index.size == x.WHOLE and {index} & {*x.letters_in(one), *x.letters_in(other)}:
        left, right = (each if isinstance(each, x.Shift) else x.Shift(x.letters_in(each)) for each in (one, other))
        plus, minus = (*left.plus, *right.minus), (*left.minus, *right.plus)
        if index in minus:
            plus, minus = minus, plus
        if plus.count(index) == 1 and index not in minus:
            rest = tuple(each for each in plus if each != index)
            return minus[0] if len(minus) == 1 and not rest else x.Shift(minus, rest)
    return None


@rule("Out of the sum over {0}", "What does not change with {0} stands in front of the sum.")
def out_of_sum(part: f.Form, index: x.Index) -> f.Form | None:
    """sum_k c u_k = c sum_k u_k, sum_k u_k/c = (sum_k u_k)/c, and sum_k c = n c, for k from 1 to n"""
    if not isinstance(part, x.SumOver) or part.over != index:
        return None
    negative, size = sign_and_size(part.of)
    above, below = (size.above, size.below) if isinstance(size, f.Fraction) else (size, ONE)
    (fixed, moving), (fixed_below, moving_below) = _parted(above, index), _parted(below, index)
    if not negative and not fixed and not fixed_below:
        return None
    left = quotient(product(*moving), product(*moving_below))
    if moving or moving_below:
        summed: f.Form = x.SumOver(left, index)
    elif index.size == x.WHOLE:
        return None
    else:
        return signed(negative, quotient(product(index.size, *fixed), product(*fixed_below)))
    return signed(negative, quotient(product(*fixed, summed), product(*fixed_below)))


def _parted(whole: f.Form, index: x.Index) -> tuple[Parts, Parts]:
    """The factors that do not know an index, and those that do; a factor 1 is none."""
    parts = [each for each in factors(whole) if each != ONE]
    knows = [index in free_indices(each) for each in parts]
    fixed = tuple(each for each, does in zip(parts, knows, strict=True) if not does)
    return fixed, tuple(each for each, does in zip(parts, knows, strict=True) if does)


@rule("Into the sum over {0}", "Each term is multiplied by what stood beside the sum.")
def into_sum(part: f.Form, index: x.Index) -> f.Form | None:
    """c sum_k u_k = sum_k c u_k, and (sum_k u_k)/c = sum_k u_k/c"""
    match part:
        case f.Product(parts):
            for at, each in enumerate(parts):
                others = [other for place, other in enumerate(parts) if place != at]
                if isinstance(each, x.SumOver) and each.over == index and index not in free_indices(*others):
                    return x.SumOver(product(*exchanged(parts, (at,), *factors(each.of))), index)
        case f.Fraction(x.SumOver(of, over), below) if over == index and index not in free_indices(below):
            return x.SumOver(quotient(of, below), index)
    return None


@rule("Split the sum over {0}", "A sum of sums is added up one after the other.")
def split_sum(part: f.Form, index: x.Index) -> f.Form | None:
    """sum_k (u_k ± v_k) = sum_k u_k ± sum_k v_k"""
    match part:
        case x.SumOver(f.Sum(terms), over) if over == index:
            split = (sign_and_size(term) for term in terms)
            return f.Sum(tuple(signed(negative, x.SumOver(size, over)) for negative, size in split))
    return None


@rule("Join the sums over {0}", "Two sums over the same numbers are one sum.")
def join_sums(part: f.Form, index: x.Index) -> f.Form | None:
    """sum_k u_k ± sum_k v_k = sum_k (u_k ± v_k)"""
    if not isinstance(part, f.Sum):
        return None
    split = [sign_and_size(term) for term in part.terms]
    if not all(isinstance(size, x.SumOver) and size.over == index for _, size in split):
        return None
    inner = (signed(negative, size.of) for negative, size in split if isinstance(size, x.SumOver))
    return x.SumOver(f.Sum(tuple(inner)), index)


@rule("Swap the sums", "The order of two finite sums is free.")
def swap_sums(part: f.Form) -> f.Form | None:
    """sum_k sum_l u_kl = sum_l sum_k u_kl"""
    match part:
        case x.SumOver(x.SumOver(of, inner), outer):
            return x.SumOver(x.SumOver(of, outer), inner)
    return None


@rule("Call the index {0} now {1}", "The letter of the index under a sum is free.")
def rename(part: f.Form, old: x.Index, new: x.Index) -> f.Form | None:
    """sum_k u_k = sum_l u_l"""
    match part:
        case x.SumOver(of, over) if over == old and old.size == new.size:
            if new.name in {each.name for each in {*free_indices(of), *bound_indices(of)}}:
                return None
            return x.SumOver(renamed_indices(of, {old: new}), new)
    return None


@rule("The row adds up to 1", "This is what is said of the row at the top.")
def adds_up(part: f.Form) -> f.Form | None:
    """sum_k y_k = 1, where the y_k are said to add up to 1, or are each a fraction of their sum: y_k = u_k/sum_l u_l"""
    match part:
        case x.SumOver(x.Entry(tensor, (*others, last)), over) if tensor.adds_up and last == over:
            return None if any(over in x.letters_in(each) for each in others) else ONE
        case x.SumOver(f.Named(definition=share), over) | x.SumOver(share, over):
            is_fraction_of_sum = isinstance(share, f.Fraction) and alike(x.SumOver(share.above, over), share.below)
            return ONE if is_fraction_of_sum else None
    return None
