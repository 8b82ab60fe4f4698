"""Rules for sums over an index, where one needs more than its example shows."""

from __future__ import annotations

import pytest

from derive.forms.families import Family
from derive.forms.form import Form
from derive.forms.functions import exp
from derive.forms.indexed import Index, Size, SumOver, Tensor
from derive.rules.indices import adds_up
from derive.rules.rule import DoesNotFit

n, m = Size("n"), Size("m")
i, k, l = (Index(letter, n) for letter in "ikl")  # noqa: E741  # as in print
a = Index("a", m)
x, t = Tensor("x", (n,)), Tensor("t", (n,), adds_up=True)
S = Tensor("S", (m, n))
p = Family("p", (i,), exp(x[i]) / SumOver(exp(x[k]), k))
P = Family("P", (a, i), exp(S[a, i]) / SumOver(exp(S[a, k]), k))


@pytest.mark.parametrize("row", [t[k], p[k], P[a, k], exp(x[k]) / SumOver(exp(x[l]), l)])
def test_a_row_adds_up(row: Form) -> None:
    assert adds_up()(x[i] * SumOver(row, k)) == x[i]


@pytest.mark.parametrize("sum_", [SumOver(x[k], k), SumOver(P[a, i], a), SumOver(p[k] ** 2, k), SumOver(p[i], k)])
def test_another_sum_does_not(sum_: Form) -> None:
    with pytest.raises(DoesNotFit):
        adds_up()(sum_)
