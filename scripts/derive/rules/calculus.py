"""Rules that differentiate, each of them once: d/dx of one thing by d/dx of its parts."""

from __future__ import annotations

from functools import partial

from derive.forms import form as f
from derive.forms import indexed as x
from derive.forms.arithmetic import ONE, ZERO, lowered, minus, plus, raised, times
from derive.forms.functions import FUNCTIONS
from derive.forms.trees import names, rewrite, symbols, tensors, walk
from derive.readings.slope import apart_from, slope
from derive.rules.bags import product, sign_and_size, signed
from derive.rules.rule import rule

differentiation = partial(rule, signs_in_front=True)


def varies(whole: f.Form, by: f.Form) -> bool:
    """Whether a letter, at any indices, is in `whole`, or in what its names stand for."""
    if isinstance(by, x.Entry):
        return by.tensor in tensors(whole)
    return by in symbols(whole) if isinstance(by, f.Symbol) else isinstance(by, f.Named) and by.general in names(whole)


@differentiation("Derivative of a constant", "What does not change has the derivative 0.")
def constant(part: f.Form) -> f.Form | None:
    """d/dx c = 0"""
    match part:
        case f.Derivative(of, by) if not varies(of, by):
            return ZERO
    return None


@differentiation("Derivative of the variable", "The variable changes as fast as itself, so its derivative is 1.")
def variable(part: f.Form) -> f.Form | None:
    """dx/dx = 1"""
    match part:
        case f.Derivative(of, by) if of == by:
            return ONE
    return None


@differentiation("Write out the letter", "What the letter stands for is written out, to be differentiated.")
def write_out(part: f.Form) -> f.Form | None:
    """dg/dx = d/dx u, where g stands for u"""
    match part:
        case f.Derivative(f.Named() as of, by) if of != by and not (
            isinstance(by, f.Named) and of.general == by.general
        ):
            return f.Derivative(of.definition, by)
    return None


@differentiation("Sum rule", "A sum is differentiated term by term.")
def sum_rule(part: f.Form) -> f.Form | None:
    """d/dx (u ± v) = du/dx ± dv/dx, and d/dx sum_k u_k = sum_k du_k/dx"""
    match part:
        case f.Derivative(f.Sum(terms), by):
            split = [sign_and_size(term) for term in terms]
            return f.Sum(tuple(signed(negative, f.Derivative(size, by)) for negative, size in split))
        case f.Derivative(x.SumOver() as of, by):
            apart = apart_from(of, by)
            return x.SumOver(f.Derivative(apart.of, by), apart.over)
    return None


@differentiation(
    "Constant factor", "A constant factor, or a minus sign, stays in front, and a constant denominator stays below."
)
def constant_factor(part: f.Form) -> f.Form | None:
    """d/dx cu = c · du/dx, d/dx -u = -du/dx, d/dx u/c = (du/dx)/c, and d/dx c/u = c · d/dx 1/u"""
    match part:
        case f.Derivative(f.Negative(of), by):
            return minus(f.Derivative(of, by))
        case f.Derivative(f.Fraction(above, below), by) if not varies(below, by):
            return f.Fraction(f.Derivative(above, by), below)
        case f.Derivative(f.Fraction(above, below), by) if above != ONE and not varies(above, by):
            return times(above, f.Derivative(1 / below, by))
        case f.Derivative(f.Product(factors), by):
            still = [each for each in factors if not varies(each, by)]
            moving = [each for each in factors if varies(each, by)]
            return times(*still, f.Derivative(product(*moving), by)) if still and moving else None
    return None


@differentiation(
    "Product rule", "The derivative of the first times the second, plus the first times the derivative of the second."
)
def product_rule(part: f.Form) -> f.Form | None:
    """d/dx uv = du/dx · v + u · dv/dx"""
    match part:
        case f.Derivative(f.Product((u, *others)), by) if others:
            v = product(*others)
            return plus(product(f.Derivative(u, by), v), product(u, f.Derivative(v, by)))
    return None


@differentiation(
    "Quotient rule",
    "The top's derivative times the bottom, minus the top times the bottom's derivative, over the bottom squared.",
)
def quotient_rule(part: f.Form) -> f.Form | None:
    """d/dx p/q = (dp/dx · q - p · dq/dx)/q^2"""
    match part:
        case f.Derivative(f.Fraction(p, q), by):
            return (product(f.Derivative(p, by), q) - product(p, f.Derivative(q, by))) / q**2
    return None


@differentiation("Reciprocal rule", "The derivative of one over something is minus its derivative over its square.")
def reciprocal_rule(part: f.Form) -> f.Form | None:
    """d/dx 1/u = -(du/dx)/u^2"""
    match part:
        case f.Derivative(f.Fraction(f.Number(1), u), by):
            return minus(f.Derivative(u, by) / u**2)
    return None


@differentiation("Power rule", "The exponent comes down in front, and the new exponent is one less.")
def power_rule(part: f.Form) -> f.Form | None:
    """d/dx x^n = n · x^(n - 1)"""
    match part:
        case f.Derivative(f.Power(base, n), by) if base == by and not varies(n, by):
            return times(n, raised(base, lowered(n)))
    return None


@differentiation("Derivative of the exponential", "The exponential is its own derivative.")
def exponential(part: f.Form) -> f.Form | None:
    """d/dx e^x = e^x"""
    match part:
        case f.Derivative(f.Call("exp", argument) as of, by) if argument == by:
            return of
    return None


@differentiation("Table of derivatives", "This derivative stands in the table of derivatives.")
def table(part: f.Form) -> f.Form | None:
    """d/dx f(x) = f'(x), for each function f that is known"""
    match part:
        case f.Derivative(f.Call(function, argument), by) if argument == by:
            return FUNCTIONS[function].slope(argument)
    return None


@differentiation(
    "Chain rule", "The derivative of the outer function, taken at the inner one, times the derivative of the inner one."
)
def chain(part: f.Form) -> f.Form | None:
    """d/dx f(u) = f'(u) · du/dx, where f is a function of the table or a power"""
    match part:
        case f.Derivative(f.Call(function, u), by) if u != by:
            return times(FUNCTIONS[function].slope(u), f.Derivative(u, by))
        case f.Derivative(f.Power(u, n), by) if u != by and not varies(n, by):
            return times(n, raised(u, lowered(n)), f.Derivative(u, by))
    return None


@rule("Chain rule", "How fast the whole changes with {0}, times how fast {0} changes.")
def chain_rule(part: f.Form, inner: f.Name) -> f.Form | None:
    """d/dx f(g) = d/dg f(g) · dg/dx, where x is in f(g) through g alone"""
    match part:
        case f.Derivative(of, by) if inner in walk(of) and not varies(_with_one_for(inner, of), by):
            return f.Derivative(of, inner) * f.Derivative(inner, by)
    return None


def _with_one_for(letter: f.Name, whole: f.Form) -> f.Form:
    """`whole` with what varies through the letter held still."""
    return rewrite(whole, lambda part: ONE if part == letter else None)


@rule("Differentiate", "Each derivative is taken by the rules and the table of derivatives.")
def differentiate(part: f.Form) -> f.Form | None:
    """d/dx u = u', by the table of derivatives and the rules for sums, products, quotients, powers and chains"""
    return slope(part.of, part.by) if isinstance(part, f.Derivative) else None
