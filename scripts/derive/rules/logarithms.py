"""Rules for logarithms. They hold where all that has a logarithm is positive, and the gates see to that."""

from __future__ import annotations

from derive.forms import form as f
from derive.forms.functions import ln
from derive.rules.bags import product, quotient, sum_with
from derive.rules.rule import rule


@rule("Logarithm of a product", "The logarithm of a product is the sum of the logarithms.")
def logarithm_of_product(part: f.Form) -> f.Form | None:
    """ln(uv) = ln u + ln v"""
    match part:
        case f.Call("ln", f.Product(parts)):
            return f.Sum(tuple(map(ln, parts)))
    return None


@rule("Logarithm of a fraction", "The logarithm of a fraction is the difference of the logarithms.")
def logarithm_of_fraction(part: f.Form) -> f.Form | None:
    """ln(u/v) = ln u - ln v, and ln(1/v) = -ln v"""
    match part:
        case f.Call("ln", f.Fraction(f.Number(1), v)):
            return f.Negative(ln(v))
        case f.Call("ln", f.Fraction(u, v)):
            return f.Sum((ln(u), f.Negative(ln(v))))
    return None


@rule("Logarithm of a power", "The exponent comes down in front of the logarithm.")
def logarithm_of_power(part: f.Form) -> f.Form | None:
    """ln(u^n) = n · ln u"""
    match part:
        case f.Call("ln", f.Power(u, f.Negative(n))):
            return f.Negative(product(n, ln(u)))
        case f.Call("ln", f.Power(u, n)):
            return product(n, ln(u))
    return None


@rule("One logarithm", "Logarithms that are added are the logarithm of a product, and subtracted of a fraction.")
def one_logarithm(part: f.Form) -> f.Form | None:
    """ln u + ln v = ln(uv), and ln u - ln v = ln(u/v)"""
    if not isinstance(part, f.Sum):
        return None
    above = {
        at: each.argument for at, each in enumerate(part.terms) if isinstance(each, f.Call) and each.function == "ln"
    }
    below = {
        at: each.of.argument
        for at, each in enumerate(part.terms)
        if isinstance(each, f.Negative) and isinstance(each.of, f.Call) and each.of.function == "ln"
    }
    if len(above) + len(below) < 2:
        return None
    return sum_with(part.terms, above | below, ln(quotient(product(*above.values()), product(*below.values()))))


@rule("Exponential and logarithm undo each other", "The logarithm says to which power $e$ must be raised.")
def undo(part: f.Form) -> f.Form | None:
    """ln(e^u) = u, and e^(ln u) = u"""
    match part:
        case f.Call("ln", f.Call("exp", u)) | f.Call("exp", f.Call("ln", u)):
            return u
    return None
