"""The rules that differentiate in tables: what each makes of a form, alone and amid a longer one."""

from __future__ import annotations

from derive.forms.form import Derivative, Form, Name, Symbol, form
from derive.forms.functions import exp, ln, tanh
from derive.rules.calculus import (
    chain,
    chain_rule,
    constant,
    constant_factor,
    differentiate,
    exponential,
    power_rule,
    product_rule,
    quotient_rule,
    reciprocal_rule,
    sum_rule,
    table,
    variable,
    write_out,
)
from derive.rules.examples import Claimed
from derive.rules.known import known
from moves import Row, a, e, g, p, q, u, x, y


def d(of: Form | int, by: Symbol | Name = x) -> Derivative:
    return Derivative(form(of), by)


sigmoid = known(Claimed(a, x, a * (1 - a)), "Sigmoid", "sigmoid")
t = Name("t", (exp(x) - exp(-x)) / (exp(x) + exp(-x)))
hyperbolic = known(Claimed(t, x, 1 - t**2), "Tanh", "tanh")
softplus = known(Claimed(Name("s", ln(1 + exp(x))), x, exp(x) / (1 + exp(x))), "Softplus", "softplus")
z = Name("z", 3 * x + y)
shifted = (exp(g) - exp(-g)) / (exp(g) + exp(-u))
double = 1 / (1 + exp(-(2 * x)))
h = Name("h", 1 / (1 + exp(-z)))

CALCULUS: list[Row] = [
    (d(g**-1), chain_rule(g), d(g**-1, g) * d(g)),
    (2 * d(g**2), chain_rule(g), 2 * d(g**2, g) * d(g)),
    (d(p / q), quotient_rule(), (d(p) * q - p * d(q)) / q**2),
    (x + d(x / u) * y, quotient_rule(), x + (d(x) * u - x * d(u)) / u**2 * y),
    (d(g), differentiate(), -exp(-x)),
    (d(g**-1, g), differentiate(), -(g**-2)),
    (d(y) + 1, differentiate(), form(1)),
    (1 + x + d(x * exp(x)), differentiate(), 1 + x + exp(x) + x * exp(x)),
    (d(3), constant(), form(0)),
    (x + d(y) + exp(x), constant(), x + exp(x)),
    (x - d(y**2), constant(), x),
    (u * d(1) * x + u, constant(), u),
    (d(1) * u + u * d(y), constant(), form(0)),
    (d(y) / u + d(x), constant(), d(x)),
    (exp(x) * (d(1) + d(e)), constant(), exp(x) * d(e)),
    (d(y + 1) - d(u), constant(), -d(u)),
    (d(x), variable(), form(1)),
    (2 * d(x) * u, variable(), 2 * u),
    (e * -d(x), variable(), -e),
    (y - d(x) + d(x**2), variable(), y - 1 + d(x**2)),
    (d(g, g) * d(g), variable(), d(g)),
    (d(g), write_out(), d(u)),
    (1 - x * d(g), write_out(), 1 - x * d(u)),
    (d(g * x), product_rule(), d(g) * x + g * d(x)),
    (d(1 + e), sum_rule(), d(1) + d(e)),
    (y + d(x - x**2 + 1), sum_rule(), y + d(x) - d(x**2) + d(1)),
    (x * d(x + e), sum_rule(), x * (d(x) + d(e))),
    (d(3 * x**2), constant_factor(), 3 * d(x**2)),
    (x + d(x * y * exp(x) * 2), constant_factor(), x + y * 2 * d(x * exp(x))),
    (x - d(-e), constant_factor(), x + d(e)),
    (u * d(-x), constant_factor(), -(u * d(x))),
    (d(exp(x) / y), constant_factor(), d(exp(x)) / y),
    (1 + d(y / u), constant_factor(), 1 + y * d(1 / u)),
    (d(x * exp(x)), product_rule(), d(x) * exp(x) + x * d(exp(x))),
    (y + d(x * e * u), product_rule(), y + d(x) * e * u + x * d(e * u)),
    (y * d(x * e), product_rule(), y * (d(x) * e + x * d(e))),
    (d(1 / u), reciprocal_rule(), -(d(u) / u**2)),
    (x - d(1 / x) * 2, reciprocal_rule(), x + (d(x) / x**2) * 2),
    (d(x**3), power_rule(), 3 * x**2),
    (y - 2 * d(x**2), power_rule(), y - form(2) * 2 * x),
    (d(g**-1, g) * d(g), power_rule(), -(g**-2 * d(g))),
    (d(x ** (form(1) / 2)), power_rule(), (form(1) / 2) * x ** -(form(1) / 2)),
    (d(exp(x)), exponential(), exp(x)),
    (d(exp(x)) - d(e), exponential(), exp(x) - d(e)),
    (u * d(exp(x)) * x, exponential(), u * exp(x) * x),
    (d(ln(x)), table(), 1 / x),
    (x * d(tanh(x)) + y, table(), x * (1 - tanh(x) ** 2) + y),
    (1 + d(exp(x)), table(), 1 + exp(x)),
    (d(e), chain(), e * d(-x)),
    (x + y * d(u**3), chain(), x + y * 3 * u**2 * d(u)),
    (x - d(ln(u)), chain(), x - (1 / u) * d(u)),
    (d(u**-1), chain(), -(u**-2 * d(u))),
    (d(1 / u), sigmoid, (1 / u) * (1 - 1 / u)),
    (d(a) + y, sigmoid, a * (1 - a) + y),
    (y * d(h) * 2, sigmoid, y * h * (1 - h) * d(z) * 2),
    (2 - d(double), sigmoid, 2 - double * (1 - double) * d(2 * x)),
    (d(t) * d(a), sigmoid, d(t) * a * (1 - a)),
    (x - d(t), hyperbolic, x - (1 - t**2)),
    (d(shifted), hyperbolic, (1 - shifted**2) * d(g)),
    (d(ln(1 + exp(x**2))), softplus, exp(x**2) / (1 + exp(x**2)) * d(x**2)),
]  # fmt: skip
