"""Rules that differentiate."""

from __future__ import annotations

from derive.forms.form import Derivative, Form, Fraction, Name
from derive.forms.trees import walk
from derive.readings.slope import slope
from derive.rules.rule import rule


@rule("Chain rule", "How fast the whole changes with {0}, times how fast {0} changes.")
def chain_rule(part: Form, inner: Name) -> Form | None:
    """d/dx f(g) = d/dg f(g) · dg/dx"""
    match part:
        case Derivative(of, by) if inner in walk(of) and by not in walk(of):
            return Derivative(of, inner) * Derivative(inner, by)
    return None


@rule(
    "Quotient rule",
    "The top's derivative times the bottom, minus the top times the bottom's derivative, over the bottom squared.",
)
def quotient_rule(part: Form) -> Form | None:
    """d/dx p/q = (dp/dx · q - p · dq/dx)/q^2"""
    match part:
        case Derivative(Fraction(p, q), by):
            return (Derivative(p, by) * q - p * Derivative(q, by)) / q**2
    return None


@rule("Differentiate", "Each derivative is taken by the rules and the table of derivatives.")
def differentiate(part: Form) -> Form | None:
    """d/dx u = u', by the table of derivatives and the rules for sums, products, quotients, powers and chains"""
    return slope(part.of, part.by) if isinstance(part, Derivative) else None
