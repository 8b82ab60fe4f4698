"""True lines that need more than the plainest algebra: each passes all gates, and what is nearly it passes not."""

from __future__ import annotations

import pytest

from derive.forms.form import Decimal, Derivative, Form, Name, Symbol, form
from derive.forms.functions import cosh, exp, ln, relu, sigmoid, sinh, size, sqrt, tanh
from derive.proof.gates import Refused, domain, numbers, proof

x, y, w, b, n = map(Symbol, "xywbn")
alpha, s, t = Symbol("alpha", low=0), Symbol("s", low=0), Symbol("t", low=0)
p, r, z = Symbol("p", low=0, high=1), Symbol("r", low=-1, high=1), Symbol("z", low=1)
gamma = Symbol("gamma", low=0, high=1)
above = Symbol("v", low=alpha)
P = Name("p", sigmoid(w * x + b))
v = x + x**3 / 10
e, two = exp(form(1)), form(2)
K = [form(3), form(5), Decimal("1.702")]


def d(of: Form, by: Symbol = x) -> Derivative:
    return Derivative(of, by)


# (a line, what it is equal to, lines that nearly are)
ROWS: list[tuple[Form, Form, list[Form]]] = [
    ((P - y) * x, d(-(y * ln(P) + (1 - y) * ln(1 - P)), w), [(P - y) * w, (P + y) * x, (P - y) * (1 - P) * x]),
    (1 / (p * (1 - p)), d(ln(p) - ln(1 - p), p), [1 / (p * (1 + p)), 1 / (1 - p)]),
    ((p - y) / (p * (1 - p)), d(-(y * ln(p) + (1 - y) * ln(1 - p)), p), [(p + y) / (p * (1 - p)), (p - y) / p]),
    (-(ln(p) - ln(1 - p)), -ln(p / (1 - p)), [-(ln(p) + ln(1 - p)), ln(p / (1 - p))]),
    (1 / (1 - r**2), d((ln(1 + r) - ln(1 - r)) / 2, r), [1 / (1 - r), 1 / (1 + r**2)]),
    (1 / (1 - gamma) ** 2, d(1 / (1 - gamma), gamma), [1 / (1 - gamma), -1 / (1 - gamma) ** 2]),
    (1 / (z - 1), d(ln(z - 1), z), [1 / z, 1 / (z + 1)]),
    (1 / (above - alpha), d(ln(above - alpha), above), [1 / (above + alpha), 1 / above]),
    (1 / sqrt(z**2 - 1), d(ln(z + sqrt(z**2 - 1)), z), [1 / sqrt(z**2 + 1), 1 / (z**2 - 1)]),
    (
        1 / ((1 + alpha * x**2) * sqrt(1 + alpha * x**2)),
        d(x / sqrt(1 + alpha * x**2)),
        [1 / sqrt(1 + alpha * x**2), 1 / (1 + alpha * x**2) ** 2],
    ),
    ((1 / sqrt(s)) ** 3, 1 / (s * sqrt(s)), [1 / (s**2 * sqrt(s)), 1 / s]),
    ((x + sqrt(x**2 + 4)) / 2 * (1 / sqrt(x**2 + 4)), d((x + sqrt(x**2 + 4)) / 2), [x / sqrt(x**2 + 4)]),
    (1 / (2 + sqrt(3)), 2 - sqrt(3), [2 + sqrt(3), 2 - sqrt(2)]),
    (sqrt(s**2), s, [-s, s**2]),
    (2 * ln(exp(x) - x), ln((exp(x) - x) ** 2), [ln(exp(x) - x), 2 * ln(exp(x) + x**2)]),  # by balls
    (ln(sqrt(s)), ln(s) / 2, [ln(s), ln(s) / 3]),
    (ln(s * sqrt(2)), ln(s) + ln(two) / 2, [ln(s) + ln(two), ln(s) / 2 + ln(two) / 2]),
    (ln(e * s), 1 + ln(s), [ln(s), e + ln(s)]),
    (ln(sigmoid(x - 1) / (1 - sigmoid(x - 1))), x - 1, [x, 1 - x]),
    (n * s ** (n - 1), d(s**n, s), [n * s**n, (n - 1) * s ** (n - 1)]),
    (s * s**y, s ** (y + 1), [s ** (y + 2), s ** (2 * y)]),
    (s**n, exp(n * ln(s)), [exp(s * ln(s)), exp(n * s)]),
    (two**x, exp(x * ln(two)), [exp(2 * x), exp(x * ln(form(3)))]),
    (form(4) ** x, (two**x) ** 2, [(two**x) ** 3, two**x]),
    *((1 / (1 - sigmoid(k * x)), 1 + exp(k * x), [1 + exp(-(k * x)), exp(k * x)]) for k in K),
    *((ln(1 - sigmoid(k * x)), -ln(1 + exp(k * x)), [ln(1 + exp(k * x)), -ln(1 + exp(-(k * x)))]) for k in K),
    *((1 / (1 + tanh(k * x)), (1 + exp(-(2 * k * x))) / 2, [(1 + exp(2 * k * x)) / 2]) for k in K),
    *((ln(1 + tanh(k * x)), ln(two) - ln(1 + exp(-(2 * k * x))), [ln(two) - ln(1 + exp(-(k * x)))]) for k in K),
    *((1 / (1 - tanh(k * x) ** 2), cosh(k * x) ** 2, [cosh(k * x), sinh(k * x) ** 2]) for k in (form(1), *K)),
    (cosh(3 * x) ** 2 - sinh(3 * x) ** 2, form(1), [form(-1), cosh(x)]),
    (1 / (x**2 + x + 1), 1 / (1 + x * (1 + x)), [1 / (x**2 - x + 1), 1 / (x**2 + x - 1)]),
    (ln(exp(2 * x) - 2 * exp(x) + 2), ln(1 + (exp(x) - 1) ** 2), [ln(1 + (exp(x) + 1) ** 2)]),
    (1 / sqrt(1 + x**2), d(ln(x + sqrt(1 + x**2))), [1 / (1 + x**2), x / sqrt(1 + x**2)]),
    (1 / (1 + size(x)) ** 2, d(x / (1 + size(x))), [1 / (1 + size(x)), 1 / (1 + x**2)]),
    (2 * size(x), d(x * size(x)), [2 * x, size(x)]),
    (2 * size(2 * x - 1), d((x - form(1) / 2) * size(2 * x - 1)), [size(2 * x - 1)]),
    (2 * x, d(size(x) ** 2), [2 * size(x), x]),
    (2 * relu(x), d(relu(x) ** 2), [relu(x), 2 * x]),
    (3 * relu(x), d(x * relu(x) + relu(x) ** 2 / 2), [3 * x, 2 * relu(x)]),
    (x ** (form(3) - 1), x**2, [x, x**3]),
    (x ** (form(4) / 2), x**2, [size(x), x]),
    (2 * x, d(x ** (form(4) / 2)), [x, 2 * size(x)]),
    (exp((s + 1) / (s + 2)), exp(1 - 1 / (s + 2)), [exp(1 + 1 / (s + 2)), exp(1 - 1 / (s + 1))]),
    ((1 - tanh(v) ** 2) * (1 + 3 * x**2 / 10), d(tanh(v)), [1 - tanh(v) ** 2, (1 - tanh(v)) * (1 + 3 * x**2 / 10)]),
]


@pytest.mark.parametrize(("line", "first", "misses"), ROWS)
def test_a_true_line_passes_all_gates_and_a_near_miss_does_not(line: Form, first: Form, misses: list[Form]) -> None:
    for gate in (domain, proof, numbers):
        gate(line, first)
    assert misses
    for miss in misses:
        with pytest.raises(Refused):
            domain(miss, first)
            proof(miss, first)


# Kinks that stay: the two sides differ in value or in slope, or it is not known whether they do.
KINKS: list[Form] = [
    d(size(x)),
    d((x + 1) * size(x)),
    d(x * size(x) + size(x)),
    d(x * size(x - 1)),
    d(x * relu(x) + relu(x - 1)),
    d(d(x * size(x))),
    d(d(relu(x) ** 2)),
    d(exp(size(x))),
    d(size(x**2 - 1) * (x - 1)),
    d(size(w * x) ** 3),
    d(size(x) * size(x - 1) * x),
]


@pytest.mark.parametrize("kinked", KINKS)
def test_a_kink_is_refused(kinked: Form) -> None:
    with pytest.raises(Refused, match="there is a kink"):
        domain(kinked, kinked)


@pytest.mark.parametrize("smooth", [d(x**2 * (x - 1) ** 2 * size(x) * size(x - 1)), d(d(x**2 * size(x)))])
def test_a_kink_that_is_none_needs_nothing(smooth: Form) -> None:
    domain(smooth, smooth)


# An interval that ends at forms: which of them may be empty, or have an end that is not defined.
INTERVALS: list[tuple[Symbol, str]] = [
    (Symbol("u", low=alpha), ""),
    (Symbol("u", low=x, high=x + 1), ""),
    (Symbol("u", low=0, high=alpha), ""),
    (Symbol("u", low=-3, high=sigmoid(x)), ""),
    (Symbol("u", low=alpha, high=1), "the interval of u may be empty"),
    (Symbol("u", low=x, high=y), "the interval of u may be empty"),
    (Symbol("u", low=x, high=x), "the interval of u may be empty"),
    (Symbol("u", low=ln(x)), "x must be positive everywhere"),
]


@pytest.mark.parametrize(("symbol", "refused"), INTERVALS)
def test_an_interval_has_numbers_in_it(symbol: Symbol, refused: str) -> None:
    if refused:
        with pytest.raises(Refused, match=refused):
            domain(symbol + 1, symbol)
    else:
        domain(symbol + 1, symbol)
