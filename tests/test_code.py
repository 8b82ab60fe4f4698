"""The Python printers: their look, and that Python computes what the form means."""

from __future__ import annotations

import math
from typing import Any

import mpmath
import numpy as np
import pytest
import sympy

from derive.code import numpy_code, sympy_code
from derive.form import Derivative, Form, Name, Symbol, exp, form, ln
from derive.number import number
from random_forms import random_forms

x, y = Symbol("x"), Symbol("y")
u = 1 + exp(-x)
g = Name("g", u)
a = Name("a", 1 / g)

LOOKS: list[tuple[Form, str, str]] = [
    (1 / u, "1/(1 + exp(-x))", "r = 1/(1 + np.exp(-x))"),
    (u**-1, "(1 + exp(-x))**-1", "r = (1 + np.exp(-x))**-1"),
    (a * (1 - a), "a*(1 - a)", "g = 1 + np.exp(-x)\na = 1/g\nr = a*(1 - a)"),
    (-(g**-2) * -exp(-x), "-g**-2*(-exp(-x))", "g = 1 + np.exp(-x)\nr = -g**-2*(-np.exp(-x))"),
    (Derivative(g**-1, g) * Derivative(g, x), "Derivative(g**-1, g)*Derivative(g, x)", ""),
    (form(1) / 2 * x, "Rational(1, 2)*x", "r = 1/2*x"),
    (x / (y / x), "x/(y/x)", "r = x/(y/x)"),
    (x / (y * x), "x/(y*x)", "r = x/(y*x)"),
    ((-x) ** 2, "(-x)**2", "r = (-x)**2"),
    (-(x**2), "-x**2", "r = -x**2"),
    (x ** (y**2), "x**y**2", "r = x**y**2"),
    ((x**y) ** 2, "(x**y)**2", "r = (x**y)**2"),
    (x - (y - 1), "x - (y - 1)", "r = x - (y - 1)"),
    (ln(x) - -y, "log(x) - -y", "r = np.log(x) - -y"),
]


@pytest.mark.parametrize(("printed", "sympy_look", "numpy_look"), LOOKS, ids=[look for _, look, _ in LOOKS])
def test_look(printed: Form, sympy_look: str, numpy_look: str) -> None:
    assert sympy_code(printed) == sympy_look
    assert numpy_code("r", printed) == numpy_look


def test_numpy_computes_what_thousands_of_random_forms_mean() -> None:
    computed = 0
    for each, at in random_forms(2000, seed=2):
        if code := numpy_code("result", each):
            values: dict[str, Any] = {symbol.name: np.float64(coordinate) for symbol, coordinate in at.items()}
            exec(code, {"np": np}, values)
            with mpmath.workdps(40):
                assert math.isclose(values["result"], number(each, at), rel_tol=1e-9, abs_tol=1e-9), code
            computed += 1
    assert computed > 1000


def test_sympy_reads_what_random_forms_mean() -> None:
    namespace = {name: getattr(sympy, name) for name in ("exp", "log", "cosh", "tanh", "Abs", "Rational")}
    for each, at in random_forms(300, seed=3):
        if "Derivative" not in (code := sympy_code(each)):
            values = {symbol.name: sympy.Float(str(coordinate), 40) for symbol, coordinate in at.items()}
            values["g"] = 1 + sympy.exp(-values["x"])
            found = eval(code, {**namespace, **values})
            with mpmath.workdps(30):
                assert mpmath.almosteq(mpmath.mpmathify(sympy.N(found, 30)), number(each, at), 1e-12, 1e-12), code
