"""Rules for powers; e^u is one of them."""

from __future__ import annotations

from derive.forms import form as f
from derive.forms.arithmetic import ONE, minus, raised
from derive.forms.form import factors
from derive.forms.functions import exp
from derive.rules.bags import product, product_with, quotient
from derive.rules.numbers import worked_out
from derive.rules.rule import rule
from derive.rules.sums import with_like_terms_added


@rule("Add the exponents", "Powers of one base are multiplied by adding their exponents.")
def add_exponents(part: f.Form) -> f.Form | None:
    """u^m · u^n = u^(m + n), where u = u^1, and e^u · e^v = e^(u + v)"""
    if not isinstance(part, f.Product):
        return None
    result: f.Form = part
    for base in dict.fromkeys(_base(each) for each in part.factors if not isinstance(each, f.Number)):
        taken = [at for at, each in enumerate(factors(result)) if _base(each) == base]
        if len(taken) > 1:
            exponents = [_exponent(factors(result)[at]) for at in taken]
            result = product_with(factors(result), taken, _power(base, with_like_terms_added(exponents)))
    return None if result == part else result


def _base(factor: f.Form) -> f.Form | None:
    """The base of a power, None for e."""
    match factor:
        case f.Call("exp"):
            return None
        case f.Power(base, _):
            return base
    return factor


def _exponent(factor: f.Form) -> f.Form:
    match factor:
        case f.Call("exp", exponent) | f.Power(_, exponent):
            return exponent
    return ONE


def _power(base: f.Form | None, exponent: f.Form) -> f.Form:
    if base is None:
        return ONE if exponent == f.Number(0) else exp(exponent)
    return raised(base, exponent)


@rule("Split the exponent", "A sum in the exponent is a product of powers.")
def split_exponent(part: f.Form) -> f.Form | None:
    """u^(m + n) = u^m · u^n, and e^(u + v) = e^u · e^v"""
    match part:
        case f.Power(_, f.Sum(exponents)) | f.Call("exp", f.Sum(exponents)):
            return product(*(_power(_base(part), each) for each in exponents))
    return None


@rule("Multiply the exponents", "A power is raised to a power by multiplying the exponents.")
def multiply_exponents(part: f.Form) -> f.Form | None:
    """(u^m)^n = u^(mn), and (e^u)^n = e^(nu)"""
    match part:
        case f.Power(f.Power(u, m), n):
            return raised(u, _times(m, n))
        case f.Power(f.Call("exp", u), n):
            return exp(_times(n, u))
    return None


def _times(one: f.Form, other: f.Form) -> f.Form:
    """The product of two exponents, its sign in front and its numbers worked out."""
    signs = [isinstance(each, f.Negative) for each in (one, other)]
    sizes = [each.of if isinstance(each, f.Negative) else each for each in (one, other)]
    size = worked_out(product(*sizes))
    return minus(size) if signs[0] != signs[1] else size


@rule("A power of each", "A product, or a fraction, is raised to a power factor by factor.")
def power_of_each(part: f.Form) -> f.Form | None:
    """(uv)^n = u^n · v^n, and (u/v)^n = u^n/v^n, where 1^n = 1"""
    match part:
        case f.Power(f.Product(parts), n):
            return product(*(_raised_unless_one(each, n) for each in parts))
        case f.Power(f.Fraction(u, v), n):
            above = product(*(_raised_unless_one(each, n) for each in factors(u)))
            return quotient(above, product(*(_raised_unless_one(each, n) for each in factors(v))))
    return None


def _raised_unless_one(base: f.Form, exponent: f.Form) -> f.Form:
    return base if base == ONE else f.Power(base, exponent)


@rule("A product of powers is a power of the product", "Factors with the same exponent are raised together.")
def power_of_the_product(part: f.Form) -> f.Form | None:
    """u^n · v^n = (uv)^n"""
    if not isinstance(part, f.Product):
        return None
    result: f.Form = part
    for exponent in dict.fromkeys(each.exponent for each in part.factors if isinstance(each, f.Power)):
        powers = {
            at: each.base
            for at, each in enumerate(factors(result))
            if isinstance(each, f.Power) and each.exponent == exponent
        }
        if len(powers) > 1:
            result = product_with(factors(result), powers, f.Power(product(*powers.values()), exponent))
    return None if result == part else result


@rule("A fraction of powers is a power of the fraction", "Above and below are raised to the same power.")
def power_of_the_fraction(part: f.Form) -> f.Form | None:
    """u^n/v^n = (u/v)^n, where 1 = 1^n"""
    match part:
        case f.Fraction(f.Number(1), f.Power(v, n)):
            return (1 / v) ** n
        case f.Fraction(f.Power(u, n), f.Power(v, m)) if n == m:
            return (u / v) ** n
    return None


@rule("A product of roots is the root of the product", "Two roots that are multiplied are one root.")
def root_of_the_product(part: f.Form) -> f.Form | None:
    """√u · √v = √(uv)"""
    roots = {
        at: each.argument
        for at, each in enumerate(factors(part))
        if isinstance(each, f.Call) and each.function == "sqrt"
    }
    if not isinstance(part, f.Product) or len(roots) < 2:
        return None
    return product_with(part.factors, roots, f.Call("sqrt", product(*roots.values())))


@rule("Write the fraction as a power", "One over something is that something to a negative power.")
def reciprocal_as_power(part: f.Form) -> f.Form | None:
    """1/u^n = u^(-n), where u = u^1, and 1/e^u = e^(-u)"""
    match part:
        case f.Fraction(f.Number(1), f.Number()):
            return None
        case f.Fraction(f.Number(1), f.Call("exp", u)):
            return exp(minus(u))
        case f.Fraction(f.Number(1), f.Power(u, n)):
            return raised(u, minus(n))
        case f.Fraction(f.Number(1), u):
            return f.Power(u, f.Negative(ONE))
    return None


@rule("A negative power is a denominator", "A factor with a negative power is a factor below.")
def negative_power_below(part: f.Form) -> f.Form | None:
    """u^(-n) · v = v/u^n, and u^(-n) = 1/u^n"""
    return _with_some_below(
        part,
        {
            each: raised(each.base, each.exponent.of)
            for each in factors(part)
            if isinstance(each, f.Power) and isinstance(each.exponent, f.Negative)
        },
    )


@rule("A negative exponential is a denominator", "A power of $e$ with a minus is one over the power without it.")
def negative_exponential_below(part: f.Form) -> f.Form | None:
    """e^(-u) · v = v/e^u, and e^(-u) = 1/e^u"""
    below: dict[f.Form, f.Form] = {}
    for each in factors(part):
        match each:
            case f.Call("exp", f.Negative(u)):
                below[each] = exp(u)
    return _with_some_below(part, below)


def _with_some_below(part: f.Form, below: dict[f.Form, f.Form]) -> f.Form | None:
    """A product as a fraction, with these forms below for those factors."""
    if not below:
        return None
    above = (each for each in factors(part) if each not in below)
    return f.Fraction(product(*above), product(*(below[each] for each in factors(part) if each in below)))
