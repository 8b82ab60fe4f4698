"""Matrix forms: what they look like, what NumPy computes of them, what their entries are, and what they cost."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from random import Random
from typing import Any

import mpmath
import numpy as np
import pytest
import sympy

from derive.forms.alphabet import letter_python
from derive.forms.families import Family
from derive.forms.form import Name, Symbol
from derive.forms.functions import exp
from derive.forms.indexed import Index, Size, SumOver, Tensor
from derive.forms.matrices import (
    Applied,
    ColumnSums,
    Diagonal,
    Identity,
    Matrix,
    Misshapen,
    Ones,
    Over,
    RowSums,
    Scaled,
    Shape,
    Whole,
)
from derive.forms.unknowns import unknowns
from derive.readings.entries import entry
from derive.readings.matrix_code import matrix_code
from derive.readings.matrix_cost import entries, named_numbers, operations, wholes
from derive.readings.matrix_tex import matrix_tex
from derive.readings.number import number
from derive.readings.value import value
from mutants.judge import filled

N, n, m = Size("N"), Size("n"), Size("m")
a, c = Index("a", N), Index("c", N)
i, j, k = (Index(letter, n) for letter in "ijk")
o = Index("o", m)
x, y, X, G, W, A = (
    Tensor("x", (n,), low=0),
    Tensor("y", (n,)),
    Tensor("X", (N, n)),
    Tensor("G", (N, m)),
    Tensor("W", (n, m)),
    Tensor("A", (n, n), low=0),
)
b, r = Tensor("b", (m,)), Tensor("r", (N,))
p = Family("p", (i,), exp(x[i]) / SumOver(exp(x[k]), k))
tau = Symbol("tau", low=0)
all_x, all_y, all_big, all_g, all_w, all_a, all_b, all_r, all_p = (Whole(each) for each in (x, y, X, G, W, A, b, r, p))

# A matrix form, its shape, its TeX, its NumPy, and how many operations it takes, counted by hand.
FORMS: list[tuple[Matrix, Shape, str, str, str]] = [
    (all_big, (N, n), "X", "X", "0"),
    (all_x, (n, None), "x", "x", "0"),
    (all_p, (n, None), "p", "p", "0"),
    (Ones(n) * all_x, (n, None), r"\mathbf{1} \odot x", "np.ones(n) * x", "n"),
    (Identity(n) - all_a, (n, n), "I - A", "np.eye(n) - A", "n**2"),
    (Diagonal(all_p), (n, n), r"\operatorname{diag}(p)", "np.diag(p)", "0"),
    (Diagonal(all_p) - all_p @ all_p.T, (n, n), r"\operatorname{diag}(p) - p p^\top", "np.diag(p) - np.outer(p, p)",
     "2*n**2"),
    (all_big.T, (n, N), r"X^\top", "X.T", "0"),
    (all_x.T, (None, n), r"x^\top", "x", "0"),
    (all_big @ all_w, (N, m), "X W", "X @ W", "N*m*(2*n - 1)"),
    (all_big.T @ all_g, (n, m), r"X^\top G", "X.T @ G", "n*m*(2*N - 1)"),
    (all_g @ all_w.T, (N, n), r"G W^\top", "G @ W.T", "N*n*(2*m - 1)"),
    (all_big @ all_x, (N, None), "X x", "X @ x", "N*(2*n - 1)"),
    (all_x.T @ all_a, (None, n), r"x^\top A", "x @ A", "n*(2*n - 1)"),
    (all_x.T @ all_y, (None, None), r"x^\top y", "x @ y", "2*n - 1"),
    (all_x @ all_b.T, (n, m), r"x b^\top", "np.outer(x, b)", "n*m"),
    (all_p * (all_y - all_y.T @ all_p), (n, None), r"p \odot (y - y^\top p)", "p * (y - y @ p)", "4*n - 1"),
    ((all_big + all_big) @ all_w, (N, m), "(X + X) W", "(X + X) @ W", "N*n + N*m*(2*n - 1)"),
    (all_big @ (all_w - all_w), (N, m), "X (W - W)", "X @ (W - W)", "n*m + N*m*(2*n - 1)"),
    (all_a - (all_a - all_a), (n, n), "A - (A - A)", "A - (A - A)", "2*n**2"),
    (all_a - (all_a + all_a.T), (n, n), r"A - (A + A^\top)", "A - (A + A.T)", "2*n**2"),
    (-all_big, (N, n), "-X", "-X", "0"),
    (-(all_a + all_a.T), (n, n), r"-(A + A^\top)", "-(A + A.T)", "n**2"),
    ((-all_a) @ all_a, (n, n), "(-A) A", "-A @ A", "n**2*(2*n - 1)"),
    (all_a * -all_a, (n, n), r"A \odot (-A)", "A * -A", "n**2"),
    (all_a / n, (n, n), r"\frac{1}{n} A", "A / n", "n**2"),
    (2 * all_a, (n, n), "2 A", "2 * A", "n**2"),
    (2 * (all_a + all_a.T), (n, n), r"2 (A + A^\top)", "2 * (A + A.T)", "2*n**2"),
    ((2 * all_a) / tau, (n, n), r"\frac{1}{\tau} (2 A)", "2 * A / tau", "2*n**2"),
    (all_a / (n + tau), (n, n), r"\frac{1}{n + \tau} A", "A / (n + tau)", "n**2 + 1"),
    (Over(all_y, all_x), (n, None), r"\frac{y}{x}", "y / x", "n"),
    (Over(all_y, all_x + all_x), (n, None), r"\frac{y}{x + x}", "y / (x + x)", "2*n"),
    (Applied("exp", all_a), (n, n), "e^A", "np.exp(A)", "n**2"),
    (Applied("ln", all_x), (n, None), r"\ln(x)", "np.log(x)", "n"),
    (Applied("square", all_x), (n, None), r"x^{\odot 2}", "x**2", "n"),
    (Applied("square", all_a - all_a.T), (n, n), r"(A - A^\top)^{\odot 2}", "(A - A.T)**2", "2*n**2"),
    (RowSums(all_big), (N, None), r"\operatorname{rowsum}(X)", "X.sum(axis=1)", "N*n - N"),
    (ColumnSums(all_g), (None, m), r"\operatorname{colsum}(G)", "G.sum(axis=0)", "N*m - m"),
    (ColumnSums(all_x), (None, None), r"\mathbf{1}^\top x", "x.sum(axis=0)", "n - 1"),
    (ColumnSums(all_x * all_y), (None, None), r"\mathbf{1}^\top (x \odot y)", "(x * y).sum(axis=0)", "2*n - 1"),
    (all_big * RowSums(all_big), (N, n), r"X \odot \operatorname{rowsum}(X)", "X * X.sum(axis=1)[:, None]",
     "2*N*n - N"),
    (all_big - ColumnSums(all_big), (N, n), r"X - \operatorname{colsum}(X)", "X - X.sum(axis=0)", "2*N*n - n"),
    (Over(all_a, RowSums(all_a)), (n, n), r"\frac{A}{\operatorname{rowsum}(A)}", "A / A.sum(axis=1)[:, None]",
     "2*n**2 - n"),
    (all_g + all_b.T, (N, m), r"G + b^\top", "G + b", "N*m"),
    (all_big * all_r, (N, n), r"X \odot r", "X * r[:, None]", "N*n"),
    (all_x * (all_x.T @ all_y), (n, None), r"x\,(x^\top y)", "x * (x @ y)", "3*n - 1"),
]  # fmt: skip
IDS = [look for _, _, look, _, _ in FORMS]


@pytest.mark.parametrize(("matrix", "shape", "look", "code", "count"), FORMS, ids=IDS)
def test_look_code_shape_and_cost(matrix: Matrix, shape: Shape, look: str, code: str, count: str) -> None:
    assert matrix.shape == shape
    assert matrix_tex(matrix) == look
    assert matrix_code(matrix) == code
    letters = {size.name: sympy.Symbol(size.name, integer=True, positive=True) for size in (N, n, m)}
    assert operations(matrix) == sympy.expand(sympy.sympify(count, locals=letters))


@pytest.mark.parametrize("sizes", [{N: 3, n: 4, m: 2}, {N: 2, n: 3, m: 4}, {N: 1, n: 1, m: 1}])
@pytest.mark.parametrize("matrix", [matrix for matrix, *_ in FORMS], ids=IDS)
def test_numpy_computes_the_entries(matrix: Matrix, sizes: dict[Size, int]) -> None:
    of_rows, of_columns = matrix.shape
    rows = Index("u", of_rows) if of_rows else None
    columns = Index("v", of_columns) if of_columns else None
    here = entry(matrix, rows, columns)
    at = filled(unknowns(here), {**sizes, tau: mpmath.mpf("0.75")}, Random(3))
    at |= filled(unknowns(*(x[i], y[i], X[a, i], G[a, o], W[i, o], A[i, j], b[o], r[a])), sizes, Random(3)) | at
    computed = np.array(eval(matrix_code(matrix), {"np": np, "tau": 0.75, **arrays(at, sizes), **named(sizes)}))
    places = [index for index in (rows, columns) if index]
    assert computed.shape == tuple(sizes[index.size] for index in places)
    for each in product(*(range(1, sizes[index.size] + 1) for index in places)):
        exact = number(here, {**at, **dict(zip(places, each, strict=True))})
        assert np.isclose(computed[tuple(place - 1 for place in each)], float(exact), rtol=1e-12, atol=1e-12)


def named(sizes: dict[Size, int]) -> dict[str, int]:
    return {size.name: count for size, count in sizes.items()}


def arrays(at: dict[Any, Any], sizes: dict[Size, int]) -> dict[str, Any]:
    """NumPy's arrays of all letters at a point."""
    found: dict[str, Any] = {}
    for tensor in (x, y, X, G, W, A, b, r):
        found[letter_python(tensor.name)] = array = np.zeros([sizes[size] for size in tensor.sizes])
        for places in np.ndindex(array.shape):
            array[places] = float(at[tensor, *(place + 1 for place in places)])
    found["p"] = np.exp(found["x"]) / np.exp(found["x"]).sum()
    return found


MISSHAPEN: list[tuple[Callable[[], object], str]] = [
    (lambda: Whole(Tensor("T", (n, m, N))), "T has 3 indices, and a matrix has two"),
    (lambda: Diagonal(all_a), "a diagonal is made of a column"),
    (lambda: all_big @ all_big, "N×n times N×n: the inner sizes differ"),
    (lambda: all_x @ all_y, "n×1 times n×1: the inner sizes differ"),
    (lambda: all_big @ all_b, "N×n times m×1: the inner sizes differ"),
    (lambda: all_big + all_g, "N×n plus N×m: the sizes differ"),
    (lambda: all_big - all_big.T, "N×n minus n×N: the sizes differ"),
    (lambda: all_big * all_w, "N×n entry by entry n×m: the sizes differ"),
    (lambda: all_x * all_b, "n×1 entry by entry m×1: the sizes differ"),
    (lambda: Over(all_g, all_w), "N×m over n×m: the sizes differ"),
    (lambda: all_g + all_x.T, "N×m plus 1×n: the sizes differ"),
]


@pytest.mark.parametrize(("make", "told"), MISSHAPEN, ids=[told for _, told in MISSHAPEN])
def test_what_does_not_fit_together_is_refused(make: Callable[[], object], told: str) -> None:
    with pytest.raises(Misshapen) as refused:
        make()
    assert told == str(refused.value)


def test_what_is_saved_is_counted_once() -> None:
    assert wholes(all_p * (all_y - all_y.T @ all_p)) == [all_p, all_y]
    assert wholes(Ones(n) * Ones(n)) == []
    norm = Name("R", SumOver(x[k] ** 2, k))
    assert named_numbers((all_x - Scaled(all_y, factor=tau * norm)) / norm) == [norm]
    assert operations((all_x - Scaled(all_y, factor=tau * norm)) / (1 - norm)) == 3 * value(n) + 2
    assert [str(entries(each.shape)) for each in (all_big, all_x, all_x.T @ all_x)] == ["N*n", "n", "1"]
    twice = all_big @ all_w
    assert operations(twice + twice) == sympy.expand(operations(twice) + entries((N, m)))
