"""Signs, by algebra: what is shown of a form on its letters' intervals, and what must not be, since it is not so."""

from __future__ import annotations

from itertools import combinations

import pytest

from derive.forms.constants import pi
from derive.forms.form import Decimal, Derivative, Form, Name, Symbol, form
from derive.forms.functions import cos, erf, exp, ln, relu, sigmoid, sin, size, sqrt, tanh
from derive.forms.indexed import Index, Size, SumOver, Tensor
from derive.proof.polynomial_signs import ALL, MOST_POLYNOMIALS, POSITIVE, polynomial_signs, power, product, total
from derive.proof.reduction import Letters
from derive.proof.signs import is_shown
from derive.readings.value import value

x, y = Symbol("x"), Symbol("y")
a, b = Symbol("a", low=0), Symbol("b", low=0)
p, q, r = Symbol("p", low=0, high=1), Symbol("q", low=1), Symbol("r", low=-1, high=1)
n, s = Symbol("n", high=-2), Symbol("s", low=-3, high=-1)
above, below = Symbol("u", low=a), Symbol("v", high=a)
between = Symbol("w", low=a, high=a + 2)
m = Size("m")
i, j = Index("i", m), Index("j", m)
shares = Tensor("t", (m,), low=0, high=1)  # entries between 0 and 1
AWAY, MORE, ATLEAST = "non-zero", "positive", "non-negative"

SHOWN: list[tuple[Form, str]] = [
    (1 - p, MORE),
    (p * (1 - p), MORE),
    (form(1) / 4 - p * (1 - p), ATLEAST),
    (1 - r**2, MORE),
    (2 + r * p, MORE),
    (q - 1, MORE),
    (q**2 - 1, MORE),
    (n + 2, AWAY),
    (-n - 2, MORE),
    (s * (s + 1), MORE),
    (3 - s**2 / 3, MORE),
    (above - a, MORE),
    (above**2 - a**2, MORE),
    (a - below, MORE),
    (between - a, MORE),
    (2 + a - between, MORE),
    (x**2 + x + 1, MORE),
    (-(x**2) + x - 1, AWAY),
    (x**2 - 2 * x + 1, ATLEAST),
    (x**4 - x + 1, MORE),
    (x**2 + x * y + y**2 + 1, MORE),
    (x**2 + x * y + y**2, ATLEAST),
    (a**2 - a * b + b**2, MORE),
    (a * x**2 + x * b + b**2 / a, MORE),
    (exp(2 * x) - 2 * exp(x) + 2, MORE),
    (exp(x) + exp(-x) - 1, MORE),
    (exp(a) - 1, MORE),
    (1 - exp(-(q * a)), MORE),
    (x + sqrt(1 + x**2), MORE),
    (sqrt(1 + x**2) - x, MORE),
    (2 - x / sqrt(1 + x**2), MORE),
    (q - sqrt(q**2 - 1), MORE),
    (x + size(x), ATLEAST),
    (1 + x + size(x), MORE),
    (2 + x + size(x - 1), MORE),
    (1 + size(x) - x / size(x), ATLEAST),
    (ln(q), MORE),
    (ln(1 + exp(x)), MORE),
    (2 + erf(q), MORE),
    (1 - sigmoid(x), MORE),
    (sigmoid(a) - form(1) / 2, MORE),
    (1 - tanh(x) ** 2, MORE),
    (tanh(q), MORE),
    *((1 - sigmoid(k * x), MORE) for k in (form(3), form(5), Decimal("1.702"), -a)),
    *((1 + tanh(k * x), MORE) for k in (form(3), form(5), Decimal("1.702"), -a)),
    (sqrt(form(3)) - sqrt(form(2)), MORE),
    (2 - sqrt(form(3)), MORE),
    (4 - pi, MORE),
    (ln(form(2)) - Decimal("0.69"), MORE),
    (cos(form(1)) - Decimal("0.5403"), MORE),
    (x**2 - 2 * pi * x + 10, MORE),
    (x**2 - 2 * sqrt(form(2)) * x + 3, MORE),
    (Derivative(x**3 + x, x), MORE),
    (Name("g", p - 2), AWAY),
    (2 + relu(sin(x)), MORE),
    (1 - shares[i], MORE),
    (shares[i] * (1 - shares[j]), MORE),
    (1 + SumOver(1 - shares[i], i) - shares[j], MORE),
]


@pytest.mark.parametrize(("of", "need"), SHOWN)
def test_a_sign_is_shown(of: Form, need: str) -> None:
    assert is_shown(of, need)


# What is not so, though it is nearly so; each is refuted by a number, or by a zero at an end of what a letter may be.
NOT_SO: list[tuple[Form, str]] = [
    (1 - 2 * p, AWAY),
    (Decimal("0.999") - p, MORE),
    (form(1) / 4 - p * (1 - p), MORE),
    (Decimal("0.9") - r**2, MORE),
    (q - Decimal("1.001"), MORE),
    (q**2 - q - Decimal("0.001"), MORE),
    (n + 3, AWAY),
    (s + 2, AWAY),
    (above - a - 1, AWAY),
    (above**2 - 2 * a**2, AWAY),
    (1 + a - between, AWAY),
    (Decimal("1.999") + a - between, MORE),
    (x**2 + 2 * x + 1, MORE),
    (x**2 + Decimal("2.001") * x + 1, ATLEAST),
    (x**4 - x + Decimal("0.4"), MORE),
    (x**2 + 3 * x * y + y**2, ATLEAST),
    (a**2 - 2 * a * b + b**2, MORE),
    (a**2 - 3 * a * b + b**2, ATLEAST),
    (a * x**2 + 3 * x * b + 2 * b**2 / a, ATLEAST),
    (y * x**2 + 1, AWAY),
    (exp(2 * x) - 2 * exp(x) + 1, MORE),
    (exp(x) + exp(-x) - 2, MORE),
    (exp(x) - 1, AWAY),
    (exp(a) - 2, AWAY),
    (x + sqrt(x**2 + 1) - 1, AWAY),
    (x + sqrt(2 * x**2) / 2, AWAY),
    (1 - 2 * x / sqrt(Decimal("0.5") + x**2), ATLEAST),
    (x + size(x), AWAY),
    (x + size(x - 1) - 1, MORE),
    (size(x - 1) + size(x - 1), MORE),
    (size(x) + size(y), MORE),
    (ln(a), AWAY),
    (ln(1 + exp(x)) - 1, AWAY),
    (1 - 2 * sigmoid(3 * x), AWAY),
    (1 + 2 * tanh(Decimal("1.702") * x), AWAY),
    (sigmoid(x) - form(1) / 2, AWAY),
    (sqrt(form(2)) - sqrt(form(3)), ATLEAST),
    (form(3) - pi, ATLEAST),
    (ln(form(2)) - Decimal("0.7"), ATLEAST),
    (x**2 - 2 * pi * x + 9, AWAY),
    (sin(x) + 1, MORE),
    (erf(x), AWAY),
    (relu(sin(x)), MORE),
    (1 - 2 * shares[i], AWAY),
    (Decimal("0.999") - shares[i], MORE),
    (1 - shares[i] - shares[j], ATLEAST),
    (1 - SumOver(shares[i], i), AWAY),
]


@pytest.mark.parametrize(("of", "need"), NOT_SO)
def test_what_is_not_so_is_not_shown(of: Form, need: str) -> None:
    assert not is_shown(of, need)


def test_signs_of_products_powers_and_sums() -> None:
    not_negative, negative, away = frozenset({0, 1}), frozenset({-1}), frozenset({-1, 1})
    assert product([negative, not_negative]) == {0, -1}
    assert product([]) == POSITIVE
    assert power(ALL, 2) == not_negative
    assert power(away, 3) == away
    assert total([not_negative, POSITIVE]) == POSITIVE
    assert total([not_negative, not_negative]) == not_negative
    assert total([negative, frozenset({0})]) == negative
    assert total([negative, POSITIVE]) == total([away, POSITIVE]) == ALL


@pytest.mark.parametrize(("letters", "is_too_much"), [("abcfgh", False), ("abcfghkl", True)])
def test_few_polynomials_are_looked_at_for_one_and_none_twice(letters: str, is_too_much: bool) -> None:
    known = Letters()
    pairs = combinations(map(Symbol, letters), 2)
    whole = known.of(value(sum((one * other for one, other in pairs), form(0))))
    assert polynomial_signs(whole, known) == ALL
    assert len(known.known_polynomials) < 1.5 * MOST_POLYNOMIALS
    assert (known.polynomials_left < 0) == is_too_much
