"""Sums over an index before the prover: what is true is proved, what nearly is so is not, and numbers say the same."""

from __future__ import annotations

import pytest

from derive.forms.families import Family
from derive.forms.form import Form, Symbol, form
from derive.forms.functions import exp, ln, size, sqrt
from derive.forms.indexed import WHOLE, Delta, Index, Lookup, Shift, Size, SumOver, Tensor, sum_over
from derive.proof.normal_form import is_zero
from derive.readings.tex import tex
from derive.readings.value import value
from mutants.judge import differs_at

n, m, more = Size("n"), Size("m"), Size("N", least=2)
i, j, k, l, q = (Index(letter, n) for letter in "ijklq")  # noqa: E741  # as in print
o, u = Index("o", m), Index("u", m)
r, t = Index("r", WHOLE), Index("t", WHOLE)
x, y, s = Tensor("x", (n,)), Tensor("y", (n,)), Tensor("s", (n,), low=0)
A, W = Tensor("A", (n, n)), Tensor("W", (n, m))
row, rows = Tensor("p", (n,), adds_up=True), Tensor("P", (n, n), adds_up=True)
f, g = Tensor("f", (WHOLE,)), Tensor("g", (WHOLE,))
word = Lookup("v", o, n)
c = Symbol("c")
soft = Family("z", (i,), exp(x[i]) / SumOver(exp(x[k]), k))
total, squares = SumOver(x[k], k), SumOver(x[k] ** 2, k)
mean = total / n

# Of each two or three, the first is true, and the others look like it.
ROWS: list[tuple[Form, Form, bool]] = [
    (SumOver(Delta(k, j) * x[k], k), x[j], True),
    (SumOver(Delta(k, j) * x[k], k), total, False),
    (SumOver(x[k] + Delta(k, j) * y[k], k), total + y[j], True),
    (SumOver(x[k] + Delta(k, j) * y[k], k), total + x[j] + y[j], False),
    (SumOver((x[k] + Delta(k, j)) ** 2, k), squares + 2 * x[j] + 1, True),
    (SumOver((x[k] + Delta(k, j)) ** 2, k), squares + 1, False),
    (SumOver(exp(x[k] * Delta(k, j)), k), exp(x[j]) + n - 1, True),
    (SumOver(exp(x[k] * Delta(k, j)), k), exp(x[j]), False),
    (Delta(i, j) * x[i], Delta(i, j) * x[j], True),
    (Delta(i, j), form(1), False),
    (Delta(i, j), form(0), False),
    (Delta(i, j) ** 2, Delta(i, j), True),
    (Delta(i, j) * Delta(j, q), Delta(i, j) * Delta(i, q), True),
    (Delta(i, j) * Delta(j, q), Delta(i, q), False),
    (Delta(i, j) * Delta(j, q), Delta(i, j), False),
    (SumOver(c + 0 * x[k], k), n * c, True),
    (SumOver(c + 0 * x[k], k), c, False),
    (SumOver(x[i] * y[k], k), x[i] * SumOver(y[k], k), True),
    (SumOver(x[k] * y[k], k), total * SumOver(y[k], k), False),
    (SumOver(x[k] - mean, k), form(0), True),
    (SumOver(x[k] - total, k), form(0), False),
    (SumOver((x[k] - mean) ** 2, k), squares - n * mean**2, True),
    (SumOver((x[k] - mean) ** 2, k), squares - mean**2, False),
    (total**2, sum_over(x[k] * x[l], k, l), True),
    (total**2, squares, False),
    (SumOver(y[i] * SumOver(A[i, k], k) ** 2, i), sum_over(y[i] * A[i, k] * A[i, l], i, k, l), True),
    (SumOver(y[i] * SumOver(A[i, k], k) ** 2, i), sum_over(y[i] * A[i, k] ** 2, i, k), False),
    (sum_over(A[k, l] * x[k] * y[l], k, l), sum_over(A[l, k] * x[l] * y[k], k, l), True),
    (sum_over(A[k, l] * x[k] * y[l], k, l), sum_over(A[l, k] * x[k] * y[l], k, l), False),
    (sum_over(A[k, l] * A[l, k], k, l), sum_over(A[k, l] ** 2, k, l), False),
    (sum_over(A[k, l] * A[l, q] * A[q, k], k, l, q), sum_over(A[q, k] * A[k, l] * A[l, q], k, l, q), True),
    (sum_over(A[k, l] * A[l, q] * A[q, k], k, l, q), sum_over(A[k, l] * A[l, q] * A[k, q], k, l, q), False),
    (sum_over(W[k, o], k, o), sum_over(W[k, o], o, k), True),
    (sum_over(W[k, o], k, o) / n, sum_over(W[k, o], k, o) / m, False),
    (sum_over(x[k] + 0 * W[k, o], k, o), m * total, True),
    (sum_over(x[k] + 0 * W[k, o], k, o), n * total, False),
    (SumOver(row[k], k), form(1), True),
    (SumOver(x[k], k), form(1), False),
    (SumOver(row[k] ** 2, k), form(1), False),
    (SumOver(rows[i, k], k), form(1), True),
    (SumOver(rows[k, i], k), form(1), False),
    (SumOver(rows[k, k], k), form(1), False),
    (sum_over(rows[k, l], k, l), n * 1, True),
    (sum_over(rows[k, l], k, l), form(1), False),
    (SumOver(soft[k], k), form(1), True),
    (SumOver(soft[k] ** 2, k), SumOver(soft[k], k), False),
    (SumOver(s[k] * x[k] / s[k], k), total, True),
    (SumOver(s[k] * x[k] / s[i], k), total, False),
    (SumOver((1 + s[k]) * x[k] / (1 + s[k]), k), total, True),
    (SumOver(x[k] / (1 + s[k]), k), total / SumOver(1 + s[k], k), False),
    (SumOver(exp(x[k] + c), k), exp(c) * SumOver(exp(x[k]), k), True),
    (SumOver(exp(2 * x[k]), k), SumOver(exp(x[k]), k) ** 2, False),
    (ln(exp(x[i]) / SumOver(exp(x[k]), k)), x[i] - ln(SumOver(exp(x[k]), k)), True),
    (ln(SumOver(exp(x[k]), k)), total, False),
    (sqrt(SumOver(s[k], k) ** 2), SumOver(s[k], k), True),
    (sqrt(total**2), total, False),
    (size(s[i]), s[i], True),
    (size(x[i]), x[i], False),
    (SumOver(f[Shift((t,), (r,))], r), SumOver(f[r], r), True),
    (SumOver(f[r] * g[Shift((t,), (r,))], r), SumOver(f[Shift((t,), (r,))] * g[r], r), True),
    (SumOver(f[r] * g[Shift((t,), (r,))], r), SumOver(f[r] * g[Shift((r,), (t,))], r), False),
    (SumOver(f[r] * g[Shift((t,), (r,))], r), SumOver(f[r] * g[r], r), False),
    (SumOver(Delta(r, Shift((t,), (r,))) * f[r], r), f[t], False),
    (SumOver(Delta(t, Shift((r, t))) * f[r], r), f[Shift((t,), (t,))], True),
    (SumOver(Delta(k, word) * x[k], k), x[word], True),
    (SumOver(Delta(k, word) * x[k], o), x[k], False),
    (SumOver(Delta(k, word), o), form(1), False),
    ((more - 1) / (more - 1) * x[i], x[i], True),
]


@pytest.mark.parametrize(
    ("one", "other", "is_true"), ROWS, ids=[f"{tex(one)} = {tex(other)}" for one, other, _ in ROWS]
)
def test_what_is_true_is_proved_and_nothing_else(one: Form, other: Form, is_true: bool) -> None:
    assert is_zero(value(one) - value(other)) == is_true
    assert (differs_at(one, other) is None) == is_true
