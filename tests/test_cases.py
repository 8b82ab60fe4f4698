"""The largest, the smallest, and functions by cases, in each reading, at and beside the ends."""

from __future__ import annotations

from typing import Any

import mpmath
import numpy as np
import pytest
import sympy

from derive.errors import DerivationError
from derive.forms.cases import cases, clip, maximum, minimum
from derive.forms.form import Form, Symbol
from derive.forms.functions import exp, ln
from derive.readings.authored import authored
from derive.readings.code import numpy_program, sympy_program
from derive.readings.cost import operations
from derive.readings.number import number
from derive.readings.slope import slope
from derive.readings.tex import tex
from derive.readings.tree import tree
from derive.readings.value import value
from reader import agrees

x = Symbol("x")
POINTS = ("-3", "-1.5", "-1", "-0.5", "0", "0.5", "1", "2", "7")
steps = cases(x, (-1, "<", -1), (x, "<=", 1), otherwise=x**2)

# A form, its TeX, its author's Python, its comparisons, and its numbers at POINTS.
READ: list[tuple[Form, str, str, int, tuple[float, ...]]] = [
    (maximum(x, -1), r"\max(x, -1)", "maximum(x, -1)", 1, (-1, -1, -1, -0.5, 0, 0.5, 1, 2, 7)),
    (minimum(x, 1), r"\min(x, 1)", "minimum(x, 1)", 1, (-3, -1.5, -1, -0.5, 0, 0.5, 1, 1, 1)),
    (
        clip(x, -1, 1), r"\min(\max(x, -1), 1)", "minimum(maximum(x, -1), 1)", 2,
        (-1, -1, -1, -0.5, 0, 0.5, 1, 1, 1),
    ),
    (2 * maximum(x, 0) ** 2, r"2(\max(x, 0))^2", "2 * maximum(x, 0) ** 2", 1, (0, 0, 0, 0, 0, 0.5, 2, 8, 98)),
    (
        steps,
        r"\begin{cases} -1 & x < -1 \\ x & -1 \le x \le 1 \\ x^2 & x > 1 \end{cases}",
        'cases(x, (-1, "<", -1), (x, "<=", 1), otherwise=x ** 2)', 2,
        (-1, -1, -1, -0.5, 0, 0.5, 1, 4, 49),
    ),
    (
        1 + cases(x, (0, "<", 0), otherwise=1),
        r"1 + \left(\begin{cases} 0 & x < 0 \\ 1 & x \ge 0 \end{cases}\right)",
        '1 + cases(x, (0, "<", 0), otherwise=1)', 1, (1, 1, 1, 1, 2, 2, 2, 2, 2),
    ),
    (
        cases(x, (0, "<=", 0), otherwise=x * 3 + 1),
        r"\begin{cases} 0 & x \le 0 \\ x \cdot 3 + 1 & x > 0 \end{cases}",
        'cases(x, (0, "<=", 0), otherwise=x * 3 + 1)', 1, (0, 0, 0, 0, 0, 2.5, 4, 7, 22),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("made", "shown", "code", "comparisons", "expected"), READ, ids=[row[1] for row in READ])
def test_readings(made: Form, shown: str, code: str, comparisons: int, expected: tuple[float, ...]) -> None:
    assert tex(made) == shown
    assert authored(made) == code
    meant = {"x": x, "maximum": maximum, "minimum": minimum, "cases": cases}
    assert eval(code, meant) == made
    assert operations(made)["comparisons"] == comparisons
    there = [mpmath.mpf(at) for at in POINTS]
    assert [number(made, {x: at}) for at in there] == list(expected)
    assert [float(value(made).subs(value(x), sympy.Rational(at))) for at in POINTS] == list(expected)
    assert [computed(tree(made), float(at)) for at in POINTS] == list(expected)
    in_numpy: dict[str, Any] = {"x": np.array([float(at) for at in POINTS])}
    exec(numpy_program("y", made), in_numpy)
    assert in_numpy["y"].tolist() == list(expected)
    in_sympy: dict[str, Any] = {}
    exec(sympy_program("y", made), in_sympy)
    assert [float(in_sympy["y"].subs(in_sympy["x"], sympy.Rational(at))) for at in POINTS] == list(expected)
    with pytest.raises(NotImplementedError, match="no derivative is known"):
        slope(made, x)


BY_CASES = [(made, shown) for made, shown, *_ in READ if r"\begin{cases}" in shown]


@pytest.mark.parametrize(("made", "shown"), BY_CASES, ids=[shown for _, shown in BY_CASES])
def test_cases_read_back_as_what_they_are(made: Form, shown: str) -> None:
    assert all(agrees(shown, made, {x: mpmath.mpf(at)}) for at in POINTS)
    for right, misprint in ((" < ", " > "), (r"\le ", r"\ge "), (" & ", " + 1 & "), ("x > ", "-x > ")):
        if right in shown:
            wrong = shown.replace(right, misprint)
            assert not all(agrees(wrong, made, {x: mpmath.mpf(at)}) for at in POINTS), wrong


def computed(tree: Any, at: float) -> float:
    """What the page's JavaScript computes of these trees, said once more in Python."""
    if not isinstance(tree, list):
        return at if tree == "x" else tree
    operator, *rest = tree
    if operator == "cases":
        compared, pieces, ends, here = rest
        place = computed(compared, at)
        borders = [computed(end, at) for end in ends]
        chosen = next(
            (here[n] if place == end else pieces[n] for n, end in enumerate(borders) if place <= end), pieces[-1]
        )
        return computed(chosen, at)
    parts = [computed(part, at) for part in rest]
    known: dict[str, Any] = {
        "max": max, "min": min, "+": lambda *all: sum(all), "*": lambda u, v: u * v, "-": lambda u: -u,
        "^": lambda u, v: u**v,
    }  # fmt: skip
    return float(known[operator](*parts))


def test_what_is_no_case_is_refused() -> None:
    for wrong in ((x, ">", 0), (x, "<"), x):
        with pytest.raises(DerivationError, match='a case is a form, "<" or "<="'):
            cases(x, wrong, otherwise=0)  # type: ignore[arg-type]
    with pytest.raises(DerivationError, match="at least one case"):
        cases(x, otherwise=exp(ln(x)))
