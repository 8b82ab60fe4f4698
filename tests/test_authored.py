"""A form in an author's Python makes just that form again."""

from __future__ import annotations

from typing import Any

import pytest

from derive.forms import form as f
from derive.forms import functions
from derive.forms.constants import pi
from derive.forms.form import Decimal, Derivative, Form, Fraction, Name, Negative, Number, Power, Product, Sum, form
from derive.forms.functions import exp, size
from derive.readings.authored import authored
from random_forms import G, X, Y, random_forms

MEANT: dict[str, Any] = {
    **vars(f), **vars(functions), "pi": pi,
    "x": X, "y": Y, "g": G, "lambda_": f.Symbol("lambda"), "h": Name("h", X),
}  # fmt: skip

WRITTEN: list[tuple[Form, str]] = [
    (1 + exp(-X), "1 + exp(-x)"),
    (1 - X - 2 * Y, "1 - x - 2 * y"),
    (-X + 2, "-x + 2"),
    (-(X * Y), "-(x * y)"),
    (-X * Y, "-x * y"),
    (X * -Y, "x * -y"),
    (X - (Y - 1), "x - (y - 1)"),
    (X / (Y * 2), "x / (y * 2)"),
    (X * Y / 2, "x * y / 2"),
    (X * (Y / 2), "x * (y / 2)"),
    (X**-2, "x ** -2"),
    ((-X) ** 2, "(-x) ** 2"),
    (-(X**2), "-x ** 2"),
    (X ** (Y + 1), "x ** (y + 1)"),
    (form(1) / 2, "form(1) / 2"),
    (form(2) ** 3, "form(2) ** 3"),
    (form(1) + 2 + X, "form(1) + 2 + x"),
    (form(2) * (X * Y), "form(2) * (x * y)"),
    (form(1) + (X + Y), "form(1) + (x + y)"),
    (Negative(Negative(Number(2))), "-form(-2)"),
    (Negative(Negative(X)), "--x"),
    (Negative(Number(0)) + X, "-form(0) + x"),
    (Sum((Sum((X, Y)), Number(1))), "Sum((x + y, form(1)))"),
    (Product((Product((X, Y)), Number(1))), "Product((x * y, form(1)))"),
    (Sum((X,)), "Sum((x,))"),
    (Fraction(Fraction(X, Y), Number(2)), "x / y / 2"),
    (Power(Power(X, Number(2)), Number(3)), "(x ** 2) ** 3"),
    (Decimal("0.50") * X, 'Decimal("0.50") * x'),
    (2 * pi * X, "2 * pi * x"),
    (size(f.Symbol("lambda")), "size(lambda_)"),
    (Derivative(G**-1, G) * Derivative(form(1), X), "Derivative(g ** -1, g) * Derivative(form(1), x)"),
]


@pytest.mark.parametrize(("made", "code"), WRITTEN, ids=[code for _, code in WRITTEN])
def test_author_python(made: Form, code: str) -> None:
    assert authored(made) == code
    assert form(eval(code, dict(MEANT))) == made


def test_random_forms_come_back() -> None:
    for made, _ in random_forms(500, seed=5):
        assert form(eval(authored(made), dict(MEANT))) == made
