"""An example of each rule: a form, and the rule as an author would bind it for that form."""

from __future__ import annotations

from dataclasses import dataclass

from derive.forms.families import Family
from derive.forms.form import Derivative, Form, Name, Symbol, form
from derive.forms.functions import exp, ln, sqrt, tanh
from derive.forms.indexed import Delta, Index, Loss, Size, SumOver, Tensor
from derive.rules import (
    calculus,
    fractions,
    indices,
    logarithms,
    naming,
    numbers,
    powers,
    products,
    several,
    signs,
    sums,
)
from derive.rules.known import known
from derive.rules.rule import Rule


@dataclass(frozen=True)
class Claimed:
    """As much of a derivation as the rule `known` needs."""

    of: Name
    by: Symbol
    claim: Form


@dataclass(frozen=True)
class ClaimedOfSeveral:
    """The same for the rule `derived`."""

    of: Form
    by: Form
    claim: Form


x, y, z = Symbol("x"), Symbol("y", low=0), Symbol("z", low=0)
u = 1 + exp(-x)
g, a = Name("g", u), Name("a", 1 / u)

n = Size("n")
i, j, k, l = (Index(letter, n) for letter in "ijkl")  # noqa: E741  # as in print
w, h, v = Tensor("w", (n,)), Tensor("h", (n,)), Tensor("v", (n,))
t = Tensor("t", (n,), adds_up=True)
W = Tensor("W", (n, n))
s = Family("s", (i,), 1 / (1 + exp(-w[i])))
L = Loss("L", s[i], v)

EXAMPLES: tuple[tuple[Form, Rule], ...] = (
    (a - a**2, sums.factor_out(a)),
    (2 * x + y + 3 * x, sums.like_terms()),
    (exp(-x) / u, sums.add_and_subtract(1)),
    (1 + y - x, sums.in_order(-x, 1)),
    (1 - a**2, sums.factor_difference_of_squares()),
    ((1 + a) * (1 - a), sums.difference_of_squares()),
    ((x - y) ** 2, sums.square_of_sum()),
    (x**2 + 2 * x * y + y**2, sums.as_square_of_sum()),
    (a * (1 - a), products.multiply_out()),
    (x * y * x, products.as_square()),
    (1 * x + 0 * y, numbers.leave_out()),
    (form(2) * 3 * x, numbers.work_out()),
    (x / u - 1 / u, fractions.one_fraction()),
    (1 - 1 / u, fractions.over(u)),
    ((1 + exp(-x) - 1) / y, fractions.split_after(u)),
    ((x + y - 1) / u, fractions.split()),
    (x * y / (y * u), fractions.cancel()),
    (exp(-x) / u, fractions.times_above_and_below(exp(x))),
    ((x / y) / (z / u), fractions.fraction_of_fractions()),
    (x * (y / u), fractions.product_of_fractions()),
    (exp(-x) / u**2, fractions.take_out(1 / u)),
    (-x * -y, signs.cancel_signs()),
    (x * -y, signs.sign_in_front()),
    (-(x - y), signs.turn_difference()),
    (x**2 * x**3, powers.add_exponents()),
    (exp(x + y), powers.split_exponent()),
    (exp(x) ** 2, powers.multiply_exponents()),
    ((x * y) ** 2, powers.power_of_each()),
    (x**2 * y**2, powers.power_of_the_product()),
    (x**2 / u**2, powers.power_of_the_fraction()),
    (sqrt(y) * sqrt(z), powers.root_of_the_product()),
    (1 / u, powers.reciprocal_as_power()),
    (u**-2 * exp(-x), powers.negative_power_below()),
    (x * exp(-x), powers.negative_exponential_below()),
    (ln(y * z), logarithms.logarithm_of_product()),
    (ln(y / z), logarithms.logarithm_of_fraction()),
    (ln(y**2), logarithms.logarithm_of_power()),
    (ln(y) - ln(z), logarithms.one_logarithm()),
    (ln(exp(x)), logarithms.undo()),
    (u**-1, naming.name(g)),
    (1 / u - (1 / u) ** 2, naming.recognize(a)),
    (g**-2, naming.put_back(g)),
    (Derivative(g**-1, x), calculus.chain_rule(g)),
    (Derivative(y, x) + exp(x), calculus.constant()),
    (3 * Derivative(x, x), calculus.variable()),
    (Derivative(g, x), calculus.write_out()),
    (Derivative(x - exp(x), x), calculus.sum_rule()),
    (Derivative(3 * x**2, x), calculus.constant_factor()),
    (Derivative(x * exp(x), x), calculus.product_rule()),
    (Derivative(x / u, x), calculus.quotient_rule()),
    (Derivative(1 / u, x), calculus.reciprocal_rule()),
    (Derivative(x**3, x), calculus.power_rule()),
    (Derivative(exp(x), x), calculus.exponential()),
    (Derivative(tanh(x), x), calculus.table()),
    (Derivative(u**2, x), calculus.chain()),
    (Derivative(u, x), calculus.differentiate()),
    (Derivative(1 / (1 + exp(-(2 * x))), x), known(Claimed(a, x, a * (1 - a)), "Sigmoid", "sigmoid")),
    (SumOver(Delta(k, j) * w[k], k), indices.contract(k)),
    (SumOver(2 * w[j] * h[k], k), indices.out_of_sum(k)),
    (w[j] * SumOver(h[k], k), indices.into_sum(k)),
    (SumOver(w[k] - h[k], k), indices.split_sum(k)),
    (SumOver(w[k], k) + SumOver(h[k], k), indices.join_sums(k)),
    (SumOver(SumOver(W[k, l], l), k), indices.swap_sums()),
    (SumOver(w[k], k), indices.rename(k, l)),
    (SumOver(t[k], k), indices.adds_up()),
    (Derivative(w[i], w[j]), several.entry()),
    (Derivative(L, w[j]), several.through(s[i])),
    (SumOver(Derivative(L, s[i]) * Derivative(s[i], w[j]), i), several.gradient()),
    (
        Derivative(s[k], w[j]),
        several.derived(ClaimedOfSeveral(s[i], w[j], s[i] * (1 - s[i]) * Delta(i, j)), "Sigmoid", "sigmoid"),
    ),
)
