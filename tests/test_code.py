"""The Python printers: their look, and that Python computes what the form means, whole as it is copied."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from typing import Any

import mpmath
import numpy as np
import pytest
import sympy
from sympy.functions.elementary.piecewise import ExprCondPair

from derive.forms.alphabet import letter_python
from derive.forms.arithmetic import ZERO
from derive.forms.constants import pi
from derive.forms.form import Call, Decimal, Derivative, Form, Name, Symbol, form
from derive.forms.functions import (
    FUNCTIONS,
    atan,
    cos,
    cosh,
    erf,
    erfc,
    exp,
    expm1,
    ln,
    log1p,
    relu,
    sigmoid,
    sin,
    sinh,
    size,
    sqrt,
    tan,
    tanh,
)
from derive.forms.trees import symbols, walk
from derive.forms.unknowns import unknowns
from derive.proof.normal_form import is_zero
from derive.readings.code import numpy_code, numpy_program, sympy_code, sympy_program
from derive.readings.number import number
from derive.readings.value import value
from derive.written.derivation import lines
from derive.written.proved import Proved
from derived import EACH_DERIVED, EACH_NOTE
from forms_of import forms_of
from parts.derivation import line_pieces
from parts.load import load
from parts.subject import derivations
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
    (Derivative(g**-1, g) * Derivative(g, x), "diff(g_**-1, g_).subs(g_, g)*diff(g, x)", ""),
    (form(1) / 2 * x, "Rational(1, 2)*x", "r = 1/2*x"),
    (form(-1) / 2 * x, "Rational(-1, 2)*x", "r = -1/2*x"),
    (x ** (form(1) / 2), "x**Rational(1, 2)", "r = x**(1/2)"),
    (2 * pi * x, "2*pi*x", "r = 2*np.pi*x"),
    (pi / 2 - x, "pi/2 - x", "r = np.pi/2 - x"),
    (2**-pi, "Integer(2)**(-pi)", "r = 2**(-np.pi)"),
    (x ** (form(1) / 3), "x**Rational(1, 3)", "r = x**(1/3)"),
    (x ** (form(-1) / 2), "x**Rational(-1, 2)", "r = x**(-1/2)"),
    ((form(1) + 2) / 3, "(1 + 2)/Integer(3)", "r = (1 + 2)/3"),
    (form(2) ** -1, "Integer(2)**-1", "r = 2**-1"),
    (Decimal("0.50") * x, 'Rational("0.50")*x', "r = 0.50*x"),
    (Symbol("lambda") * x, "lambda_*x", "r = lambda_*x"),
    (x / (y / x), "x/(y/x)", "r = x/(y/x)"),
    (x / (y * x), "x/(y*x)", "r = x/(y*x)"),
    ((-x) ** 2, "(-x)**2", "r = (-x)**2"),
    (-(x**2), "-x**2", "r = -x**2"),
    (x ** (y**2), "x**y**2", "r = x**y**2"),
    ((x**y) ** 2, "(x**y)**2", "r = (x**y)**2"),
    (x - (y - 1), "x - (y - 1)", "r = x - (y - 1)"),
    (size(2) ** -1 * x, "Abs(2)**-1*x", "r = np.float64(np.abs(2))**-1*x"),
    (ln(x) - -y, "log(x) - -y", "r = np.log(x) - -y"),
]


# A row for each function.
CALLS: list[tuple[Form, str, str]] = [
    (exp(x), "exp(x)", "np.exp(x)"),
    (ln(x), "log(x)", "np.log(x)"),
    (log1p(x), "log(1 + x)", "np.log1p(x)"),
    (expm1(x), "exp(x) - 1", "np.expm1(x)"),
    (sqrt(x), "sqrt(x)", "np.sqrt(x)"),
    (sin(x), "sin(x)", "np.sin(x)"),
    (cos(x), "cos(x)", "np.cos(x)"),
    (tan(x), "tan(x)", "np.tan(x)"),
    (atan(x), "atan(x)", "np.arctan(x)"),
    (sinh(x), "sinh(x)", "np.sinh(x)"),
    (cosh(x), "cosh(x)", "np.cosh(x)"),
    (tanh(x), "tanh(x)", "np.tanh(x)"),
    (size(x), "Abs(x)", "np.abs(x)"),
    (erf(x), "erf(x)", "erf(x)"),
    (erfc(x), "1 - erf(x)", "erfc(x)"),
    (sigmoid(x), "1/(1 + exp(-x))", "expit(x)"),
    (relu(x), "(x + Abs(x))/2", "np.maximum(x, 0)"),
]


def test_every_function_has_a_row() -> None:
    assert [row.function for row, _, _ in CALLS if isinstance(row, Call)] == list(FUNCTIONS)


@pytest.mark.parametrize(("called", "sympy_look", "numpy_look"), CALLS, ids=[look for _, look, _ in CALLS])
def test_a_functions_code(called: Form, sympy_look: str, numpy_look: str) -> None:
    assert sympy_code(called) == sympy_look
    assert numpy_code("r", called) == f"r = {numpy_look}"


def test_functions_code_computes_what_they_are() -> None:
    forms = {look: called for called, look, _ in CALLS}
    refuse_what_is_not_the_value(forms | {f"1 less {look}, squared": (1 - each) ** 2 for look, each in forms.items()})


@pytest.mark.parametrize(("printed", "sympy_look", "numpy_look"), LOOKS, ids=[look for _, look, _ in LOOKS])
def test_look(printed: Form, sympy_look: str, numpy_look: str) -> None:
    assert sympy_code(printed) == sympy_look
    assert numpy_code("r", printed) == numpy_look


POSITIVE, NEGATIVE = Symbol("t", low=0), Symbol("s", high=0)
PROGRAMS: list[tuple[Form, str]] = [
    (a * (1 - a), """\
from sympy import Symbol, exp
x = Symbol("x", real=True)
g = 1 + exp(-x)
a = 1/g
r = a*(1 - a)"""),
    (Derivative(g**-1, g) * Derivative(g, x), """\
from sympy import Symbol, exp, diff
g_ = Symbol("g_", real=True)
x = Symbol("x", real=True)
g = 1 + exp(-x)
r = diff(g_**-1, g_).subs(g_, g)*diff(g, x)"""),
    (POSITIVE * NEGATIVE, """\
from sympy import Symbol
s = Symbol("s", negative=True)
t = Symbol("t", positive=True)
r = t*s"""),
    (Symbol("lambda") * sqrt(Symbol("E")), """\
from sympy import Symbol, sqrt
E = Symbol("E", real=True)
lambda_ = Symbol("lambda", real=True)
r = lambda_*sqrt(E)"""),
    (form(2), "from sympy import Integer\nr = Integer(2)"),
    (pi * erf(x), """\
from sympy import Symbol, pi, erf
x = Symbol("x", real=True)
r = pi*erf(x)"""),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "program"), PROGRAMS, ids=range(len(PROGRAMS)))
def test_what_is_copied_is_whole(printed: Form, program: str) -> None:
    assert sympy_program("r", printed) == program


NUMPY_PROGRAMS: list[tuple[Form, str]] = [
    (exp(x), "import numpy as np\nr = np.exp(x)"),
    (erf(x) * y, "import numpy as np\nfrom scipy.special import erf\nr = erf(x)*y"),
    (Name("b", sigmoid(x)) - sigmoid(erf(x)), """\
import numpy as np
from scipy.special import expit, erf
b = expit(x)
r = b - expit(erf(x))"""),
    (Derivative(erf(x), x), ""),
]  # fmt: skip


@pytest.mark.parametrize(("printed", "program"), NUMPY_PROGRAMS, ids=range(len(NUMPY_PROGRAMS)))
def test_what_is_copied_for_numpy_says_where_its_functions_are_from(printed: Form, program: str) -> None:
    assert numpy_program("r", printed) == program


# Where Python's own arithmetic would leave the whole numbers, and letters that Python or SymPy has.
HARD: list[Form] = [
    form(-1) / 2 * x, -(form(1) / 2) * x, x ** (form(-1) / 2), x ** -(form(1) / 2), form(2) ** -1,
    form(2) ** form(-3) * x, (form(1) + 2) / 3, form(2) ** (form(1) - 3), x ** (form(1) / (form(2) + 1)),
    1 / Name("k", form(2) + 1),
    Name("k", form(3)) ** -1 * x, (form(1) / 3) / 3, form(1) / 3 / (form(1) / 7), form(1) / (form(1) / 3) / 2,
    form(0) * x, Derivative(form(1), x), Decimal("0.1") * 3, Decimal("0.10") ** 2 * x, 1 / Decimal("0.3"),
    *(Symbol(each) * x + Symbol(each) ** 2 for each in ("E", "I", "S", "N", "O", "Q", "C", "lambda", "beta")),
    Symbol("gamma") * exp(Symbol("zeta")), Derivative(Name("lambda", x**2) ** 2, Name("lambda", x**2)),
    Derivative(Derivative(g**3, g), g), Derivative(a**2, g), Derivative(Derivative(a, g), x),
    Derivative(Derivative(a, x), x), Derivative(ln(y) * a, a) * y,
    Name("b", Derivative(a, g)) + x, Derivative(Name("b", Derivative(g**2, x)), x),
]  # fmt: skip


def test_numpy_computes_what_thousands_of_random_forms_mean() -> None:
    computed = 0
    for each, at in random_forms(2000, seed=2):
        arguments = (part.argument for part in walk(each) if isinstance(part, Call))
        if any(isinstance(number(argument, at), mpmath.mpc) for argument in arguments):
            continue  # of which NumPy's functions know nothing
        if code := numpy_program("result", each):
            values: dict[str, Any] = {symbol.name: np.float64(coordinate) for symbol, coordinate in at.items()}
            exec(code, values)
            with mpmath.workdps(40):
                assert math.isclose(values["result"], number(each, at), rel_tol=1e-9, abs_tol=1e-9), code
            computed += 1
    assert computed > 1000


def test_sympys_code_has_the_value_exactly() -> None:
    refuse_what_is_not_the_value({f"hard {n}": each for n, each in enumerate(HARD)})


def test_sympys_code_of_random_forms_has_their_value() -> None:
    refuse_what_is_not_the_value({f"{n}": each for n, (each, _) in enumerate(random_forms(300, seed=3))})


def test_no_float_hides_in_what_is_compared() -> None:
    with pytest.raises(AssertionError, match="float"):
        refuse_what_differs({"half": "r = 0.5"}, {"half": form(1) / 2})


@pytest.mark.parametrize("stem", EACH_NOTE)
def test_code_of_every_form_of_a_note_has_its_value(stem: str) -> None:
    """One process for the note runs all that could be copied."""
    forms = (each for each in dict.fromkeys(forms_of(stem)) if not unknowns(each))
    refuse_what_is_not_the_value({f"{n}": each for n, each in enumerate(forms)})


@pytest.mark.parametrize("stem", EACH_DERIVED)
def test_lines_of_one_variable_offer_code_and_those_of_several_none(stem: str) -> None:
    for of in derivations(load(stem)).values():
        shown = [Proved(line, ()) for line in lines(of)]
        pieces = line_pieces(stem, shown)
        for each in shown:
            code = "data-sympy=" in pieces[f"steps/{each.line.name}.md"]
            assert code is not bool(unknowns(each.line.form)), (stem, each.line.name)


RUN = """
import json, sys
for name, code in json.load(sys.stdin).items():
    namespace = {}
    exec(code, namespace)
    values = namespace["r"]
    if "numpy" in code:
        print(json.dumps([name, [float(each) for each in values]]))
    else:
        import sympy
        print(json.dumps([name, sympy.srepr(values)]))
"""


def ran(programs: dict[str, str]) -> dict[str, Any]:
    """What `r` is after each of the programs, all run in one fresh process, each in a namespace of its own."""
    done = subprocess.run(
        [sys.executable, "-c", RUN], input=json.dumps(programs), capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return dict(map(json.loads, done.stdout.splitlines()))


def refuse_what_is_not_the_value(forms: dict[str, Form]) -> None:
    """Fails where the code of a form, copied into a fresh Python, does not have the form's value."""
    refuse_what_differs({name: sympy_program("r", each) for name, each in forms.items()}, forms)
    # NumPy at points: arrays for the symbols are what a reader has before pasting.
    with mpmath.workdps(30):
        points = {name: _points(each) for name, each in forms.items() if numpy_program("r", each)}
        programs = {
            name: "\n".join([
                "from numpy import array",
                *(f"{letter} = array({list(map(float, column))})" for letter, column in _columns(points[name]).items()),
                numpy_program("r", forms[name]),
                f"r = np.zeros({len(points[name])}) + r",
            ])
            for name in points
        }  # fmt: skip
        for name, values in ran(programs).items():
            for at, found in zip(points[name], values, strict=True):
                ours = number(forms[name], at)
                assert math.isclose(found, ours, rel_tol=1e-9, abs_tol=1e-9), programs[name]


def _points(form: Form) -> list[dict[Symbol, Any]]:
    """Points at which the form has a moderate real value."""
    found = []
    for middle in ("0.375", "0.75", "1.25", "2.5"):
        ordered = sorted(symbols(form), key=lambda symbol: symbol.name)
        at = {symbol: mpmath.mpf(middle) + mpmath.mpf(n) / 8 for n, symbol in enumerate(ordered)}
        at = {symbol: -each if symbol == NEGATIVE or symbol.high == ZERO else each for symbol, each in at.items()}
        try:
            if isinstance(there := number(form, at), mpmath.mpf) and abs(there) < 1e6:
                found.append(at)
        except (ZeroDivisionError, ValueError, OverflowError):
            continue
    return found


def _columns(points: list[dict[Symbol, Any]]) -> dict[str, list[Any]]:
    letters = points[0] if points else {}
    return {letter_python(symbol.name): [at[symbol] for at in points] for symbol in letters}


def refuse_what_differs(programs: dict[str, str], forms: dict[str, Form]) -> None:
    """Fails where what SymPy's code gives is not the value of the form, exactly."""
    for name, text in ran(programs).items():
        found = eval(text, {**vars(sympy), "ExprCondPair": ExprCondPair})  # which srepr writes, though SymPy has it not
        code = programs[name]
        assert isinstance(found, sympy.Basic), f"no value of SymPy's but a float or a whole number: {code}"
        assert not found.atoms(sympy.Float), f"there is a float in the value of: {code}"
        assert found == (ours := _plain_conditions(value(forms[name]))) or is_zero(found - ours), code


def _plain_conditions(value: sympy.Basic) -> sympy.Basic:
    """A value in which conditions of cases are as short as SymPy can write them: x <= 0, and not x < 0 or x = 0."""
    return value.replace(lambda part: isinstance(part, sympy.Or), lambda part: part.simplify())
