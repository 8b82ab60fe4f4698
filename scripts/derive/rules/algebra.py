"""Rules that change the look of a form by plain algebra."""

from __future__ import annotations

from derive.forms import form as f
from derive.rules.rule import rule


@rule("Write the fraction as a power")
def reciprocal_as_power(part: f.Form) -> f.Form | None:
    """1/u = u^(-1)"""
    match part:
        case f.Fraction(f.Number(1), below):
            return below**-1
    return None


@rule("Two minus signs cancel")
def cancel_signs(part: f.Form) -> f.Form | None:
    """(-u) · (-v) = u · v"""
    match part:
        case f.Product((f.Negative(u), f.Negative(v))):
            return u * v
    return None


@rule("A negative power is a denominator")
def negative_power_below(part: f.Form) -> f.Form | None:
    """u^(-n) · v = v/u^n"""
    match part:
        case f.Product((f.Power(u, f.Negative(n)), v)):
            return v / (u if n == f.Number(1) else f.Power(u, n))
    return None


@rule("Add and subtract {0}")
def add_and_subtract(part: f.Form, term: f.Form | int) -> f.Form | None:
    """u/v = (t + u - t)/v"""
    match part:
        case f.Fraction(above, below):
            return (term + above - term) / below
    return None


@rule("Split the fraction")
def split_after(part: f.Form, first: f.Form) -> f.Form | None:
    """(u ± v)/w = u/w ± v/w"""
    match part:
        case f.Fraction(f.Sum(terms), below):
            for count in range(1, len(terms)):
                if _sum(terms[:count]) == first:
                    rest = terms[count:]
                    if len(rest) == 1 and isinstance(rest[0], f.Negative):
                        return first / below - rest[0].of / below
                    return first / below + _sum(rest) / below
    return None


@rule("Cancel a common factor")
def cancel_common_factor(part: f.Form) -> f.Form | None:
    """u/u^2 = 1/u and u/u = 1"""
    match part:
        case f.Fraction(above, f.Power(base, f.Number(2))) if above == base:
            return 1 / base
        case f.Fraction(above, below) if above == below:
            return f.Number(1)
    return None


@rule("A fraction of powers is a power of the fraction")
def power_of_the_fraction(part: f.Form) -> f.Form | None:
    """u^n/v^n = (u/v)^n, where 1 = 1^n"""
    match part:
        case f.Fraction(f.Number(1), f.Power(v, n)):
            return (1 / v) ** n
        case f.Fraction(f.Power(u, n), f.Power(v, m)) if n == m:
            return (u / v) ** n
    return None


@rule("Equal factors are a square")
def as_square(part: f.Form) -> f.Form | None:
    """u · u = u^2"""
    match part:
        case f.Product((u, v)) if u == v:
            return u**2
    return None


@rule("Factor out {0}")
def factor_out(part: f.Form, factor: f.Form) -> f.Form | None:
    """u - u^2 = u(1 - u)"""
    match part:
        case f.Sum((u, f.Negative(f.Power(base, f.Number(2))))) if u == base == factor:
            return factor * (1 - factor)
    return None


def _sum(terms: tuple[f.Form, ...]) -> f.Form:
    return f.Sum(terms) if len(terms) > 1 else terms[0]
