"""Rules for the numbers in a form: zeros and ones that do nothing, and numbers that can be worked out."""

from __future__ import annotations

from fractions import Fraction as Ratio
from math import prod

from derive.forms import form as f
from derive.forms.arithmetic import ONE, ZERO, minus
from derive.rules.bags import Parts, added, product, product_with, quotient, signed, sum_with
from derive.rules.flat import moved_inside_out
from derive.rules.rule import rule

LARGEST = 10**6  # what a power is worked out to


@rule("Leave out zeros and ones", "Adding 0 and multiplying by 1 change nothing, and 0 times anything is 0.")
def leave_out(part: f.Form) -> f.Form | None:
    """u + 0 = u, 1 · u = u, 0 · u = 0, u/1 = u, 0/u = 0, u^1 = u, u^0 = 1, 1^n = 1, e^0 = 1 and ln 1 = 0"""
    new = moved_inside_out(part, _without_zeros_and_ones)
    return None if new == part else new


def _without_zeros_and_ones(part: f.Form) -> f.Form | None:
    match part:
        case f.Sum(parts) if ZERO in parts or f.Negative(ZERO) in parts:
            return added(each for each in parts if each != f.Negative(ZERO))
        case f.Product(parts) if ZERO in parts or f.Negative(ZERO) in parts:
            return ZERO
        case f.Product((f.Negative(f.Number(1)), *rest)):
            return minus(product(*rest))
        case f.Product(parts) if ONE in parts:
            return product(*parts)
        case f.Fraction(f.Number(0), _) | f.Negative(f.Number(0)) | f.Call("ln", f.Number(1)):
            return ZERO
        case f.Fraction(u, f.Number(1)) | f.Power(u, f.Number(1)):
            return u
        case f.Power(_, f.Number(0)) | f.Power(f.Number(1), _) | f.Call("exp", f.Number(0)):
            return ONE
    return None


@rule("Work out the numbers", "The numbers among themselves are worked out.")
def work_out(part: f.Form) -> f.Form | None:
    """Numbers in a sum are added, in a product multiplied, in a fraction divided, and in a power raised"""
    new = worked_out(part)
    return None if new == part else new


def worked_out(whole: f.Form) -> f.Form:
    """`whole` with its numbers worked out."""
    return moved_inside_out(whole, _worked_out)


def _worked_out(part: f.Form) -> f.Form | None:
    match part:
        case f.Sum(parts):
            numbers = _ratios(parts)
            return sum_with(parts, numbers, _shown(sum(numbers.values(), Ratio(0)))) if len(numbers) > 1 else None
        case f.Product(parts):
            numbers = _ratios(parts)
            if len(numbers) < 2:
                return None
            total = prod(numbers.values(), start=Ratio(1))
            return signed(total < 0, product_with(parts, numbers, _shown(abs(total)))) if total else ZERO
        case f.Fraction():
            ratio = _ratio(part)
            return None if ratio is None else _shown(ratio)
        case f.Power(f.Call("sqrt", f.Number() as of), f.Number(2)):
            return of
        case f.Power(base, exponent):
            root, times = _ratio(base), _ratio(exponent)
            if root and times is not None and times.denominator == 1 and abs(times) < LARGEST.bit_length():
                raised = root**times.numerator
                return _shown(raised) if max(abs(raised.numerator), raised.denominator) <= LARGEST else None
    return None


def _ratios(parts: Parts) -> dict[int, Ratio]:
    return {at: ratio for at, part in enumerate(parts) if (ratio := _ratio(part)) is not None}


def _ratio(part: f.Form) -> Ratio | None:
    """The number that a form is, if it is a whole number or a fraction of two."""
    match part:
        case f.Number(n):
            return Ratio(n)
        case f.Fraction(f.Number(n), f.Number(m)) if m:
            return Ratio(n, m)
        case f.Fraction(f.Negative(f.Number(n)), f.Number(m)) if m:
            return Ratio(-n, m)
        case f.Negative(of):
            ratio = _ratio(of)
            return None if ratio is None else -ratio
    return None


def _shown(ratio: Ratio) -> f.Form:
    size = quotient(f.Number(abs(ratio.numerator)), f.Number(ratio.denominator))
    return signed(ratio < 0, size)
