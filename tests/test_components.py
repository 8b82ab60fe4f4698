"""Sums of any size: identities that the prover must prove, what it may not decide, and near misses it must refuse."""

from __future__ import annotations

import pytest

from derive.errors import DerivationError
from derive.forms.cases import maximum
from derive.forms.form import Form, form
from derive.forms.functions import exp, ln, sqrt
from derive.forms.functions import size as absolute
from derive.forms.indexed import Delta, Index, Lookup, Size, SumOver, Tensor, sum_over
from derive.proof.gates import Refused, numbers, prove_equal
from derive.proof.normal_form import is_zero
from derive.readings.tex import tex
from derive.readings.value import value

n, m = Size("n"), Size("m")
i, j, k, l = (Index(letter, n) for letter in "ijkl")  # noqa: E741  # as in print
r, s, t = (Index(letter, m) for letter in "rst")
x, y, g = Tensor("x", (n,)), Tensor("y", (n,)), Tensor("g", (m,))
A, B = Tensor("A", (n, n)), Tensor("B", (n, m))
one = form(1)


def looked_up(at: Index) -> Lookup:
    return Lookup("v", at, n)


v_t, v_s, v_r = map(looked_up, (t, s, r))
PICKED = sum_over(x[k] * SumOver(Delta(k, v_t) * g[t], t), k)

TRUE: list[tuple[Form, Form]] = [
    (sum_over(Delta(k, v_t) * g[t] * x[k], k, t), SumOver(g[t] * x[v_t], t)),
    (sum_over(Delta(k, v_t) * g[t] * x[k], t, k), SumOver(g[t] * x[v_t], t)),
    (PICKED, SumOver(g[t] * x[v_t], t)),
    (SumOver(SumOver(Delta(k, v_t), t) ** 2, k), sum_over(Delta(v_t, v_s), t, s)),
    (sum_over(Delta(k, v_t), t, k), one * m),
    (sum_over(x[k] * x[l] * Delta(k, l), k, l), SumOver(x[k] ** 2, k)),
    (sum_over(x[k] * x[l] * (1 - Delta(k, l)), k, l), SumOver(x[k], k) ** 2 - SumOver(x[k] ** 2, k)),
    (SumOver(exp(x[k] * Delta(k, j)), k), n - 1 + exp(x[j])),
    (SumOver(1 / (1 + exp(x[k]) * Delta(k, j)), k), n - 1 + 1 / (1 + exp(x[j]))),
    (sum_over(A[k, l] * A[l, k], k, l), sum_over(A[l, k] * A[k, l], l, k)),
    (SumOver(SumOver(A[k, l] * x[l], l) ** 2, k), sum_over(A[k, l] * A[k, j] * x[l] * x[j], k, l, j)),
    (SumOver(Delta(k, j) * Delta(k, i), k), Delta(i, j)),
    (Delta(i, j) * x[i], Delta(i, j) * x[j]),
    (Delta(i, j) ** 2, Delta(i, j)),
    (Delta(i, j) * Delta(j, k) * Delta(i, k), Delta(i, j) * Delta(j, k)),
    (1 / (1 + Delta(i, j)), 1 - Delta(i, j) / 2),
    (SumOver(sqrt(x[k] ** 2 + 1) * Delta(k, j), k), sqrt(x[j] ** 2 + 1)),
    (SumOver(exp(x[k] / 2) ** 2, k), SumOver(exp(x[k]), k)),
    (sum_over(exp(x[k] / 2) * exp(x[l] / 2), k, l), SumOver(exp(x[k] / 2), k) ** 2),
    (SumOver(ln(exp(x[k])), k), SumOver(x[k], k)),
    (SumOver(SumOver(x[k] * y[l], l) * x[k], k), SumOver(x[k] ** 2, k) * SumOver(y[l], l)),
    (SumOver(x[v_t], t), SumOver(x[v_s], s)),
    (SumOver(Delta(v_t, k) * Delta(v_s, k), k), Delta(v_t, v_s)),
    (SumOver(absolute(x[k]), k) ** 2, sum_over(absolute(x[k] * x[l]), k, l)),
    (SumOver(absolute(x[k]) ** 2, k), SumOver(x[k] ** 2, k)),
    (SumOver(sqrt(x[k] ** 2), k), SumOver(absolute(x[k]), k)),
]

DIVIDED: list[
    tuple[Form, Form]
] = [  # by what may be 0: for the normal form alone, since the gate for the domain refuses
    (SumOver(x[k] ** 2 / (x[k] + y[k]), k), SumOver(x[k], k) - SumOver(x[k] * y[k] / (x[k] + y[k]), k)),
    (SumOver((x[k] + y[k]) / (x[k] + y[k]) ** 2, k), SumOver(1 / (x[k] + y[k]), k)),
]

UNDECIDED: list[tuple[Form, Form]] = [
    (SumOver(Delta(i, v_t) * Delta(j, v_t), t), Delta(i, j) * SumOver(Delta(i, v_t), t)),
    (SumOver(maximum(x[k], y[k]), k), SumOver(maximum(x[l], y[l]), l)),
]

FALSE: list[tuple[Form, Form]] = [
    (m * PICKED, SumOver(x[k] * SumOver(Delta(k, v_t), t), k) * SumOver(g[t], t)),
    (PICKED, SumOver(g[t], t) * SumOver(x[v_t], t)),
    (SumOver(SumOver(Delta(k, v_t), t) ** 2, k), one * m),
    (SumOver(Delta(i, v_t) * Delta(j, v_t), t), SumOver(Delta(i, v_t), t)),
    (SumOver(exp(x[k] * Delta(k, j)), k), n + exp(x[j])),
    (sum_over(A[k, l] * A[l, k], k, l), sum_over(A[k, l] ** 2, k, l)),
    (sum_over(A[k, l] * x[k], k, l), sum_over(A[k, l] * x[l], k, l)),
    (SumOver(A[k, k], k), sum_over(A[k, l], k, l)),
    (SumOver(exp(x[k]) / SumOver(exp(A[k, l]), l), k), SumOver(exp(x[k]) / SumOver(exp(A[l, k]), l), k)),
    (Delta(i, j) * x[i] ** 2, Delta(i, j) * x[i] * x[k]),
    (SumOver(exp(x[k] / 2), k) ** 2, SumOver(exp(x[k]), k)),
    (SumOver(Delta(v_t, v_s), s), one),
    (SumOver(absolute(x[k]), k), absolute(SumOver(x[k], k))),
    (SumOver(maximum(x[k], form(0)), k), n * maximum(x[j], form(0))),
    (sqrt(SumOver(x[k], k) ** 2), SumOver(x[k], k)),
    (SumOver(x[k], k), n * x[j]),
    (SumOver(B[j, t], t), SumOver(B[k, r], r)),
]


def shown(pair: tuple[Form, Form]) -> str:
    return f"{tex(pair[0])} = {tex(pair[1])}"


@pytest.mark.parametrize("pair", TRUE, ids=map(shown, TRUE))
def test_an_identity_is_proved(pair: tuple[Form, Form]) -> None:
    left, right = pair
    assert is_zero(value(left) - value(right))
    prove_equal(right, left, step="identity")


@pytest.mark.parametrize("pair", DIVIDED, ids=map(shown, DIVIDED))
def test_an_identity_of_quotients_is_proved(pair: tuple[Form, Form]) -> None:
    assert is_zero(value(pair[0]) - value(pair[1]))


@pytest.mark.parametrize("pair", UNDECIDED, ids=map(shown, UNDECIDED))
def test_what_is_not_decided_is_refused_and_not_called_wrong(pair: tuple[Form, Form]) -> None:
    numbers(pair[1], pair[0])
    with pytest.raises(DerivationError, match="could not be proved, nor was a point found"):
        prove_equal(pair[1], pair[0], step="true")


@pytest.mark.parametrize("pair", FALSE, ids=map(shown, FALSE))
def test_a_near_miss_is_refused_by_proof_and_by_numbers_apart(pair: tuple[Form, Form]) -> None:
    left, right = pair
    assert not is_zero(value(left) - value(right))
    with pytest.raises(Refused, match="this line is wrong"):
        numbers(right, left)
