"""The rules for sums over an index, and for one of several variables, in tables: alone and amid a longer form."""

from __future__ import annotations

from derive.forms.families import Family
from derive.forms.form import Derivative, Form, form
from derive.forms.functions import exp, tanh
from derive.forms.indexed import WHOLE, Delta, Index, Lookup, Loss, Shift, Size, SumOver, Tensor, sum_over
from derive.rules.examples import ClaimedOfSeveral
from derive.rules.indices import (
    adds_up,
    contract,
    into_sum,
    join_sums,
    out_of_sum,
    rename,
    split_sum,
    swap_sums,
)
from derive.rules.rule import Rule
from derive.rules.several import derived, entry, gradient, through
from moves import Row

n, m = Size("n"), Size("m")
i, j, k, l = (Index(letter, n) for letter in "ijkl")  # noqa: E741  # as in print
o = Index("o", m)
r, t = Index("r", WHOLE), Index("t", WHOLE)
v, w, A, W = Tensor("v", (n,)), Tensor("w", (n,)), Tensor("A", (n, n)), Tensor("W", (n, m))
target, f, c = Tensor("T", (n, n), adds_up=True), Tensor("f", (WHOLE,)), Tensor("c", (m,))
word = Lookup("q", o, n)
s = Family("s", (i,), tanh(v[i]))
p = Family("p", (i,), exp(v[i]) / SumOver(exp(v[k]), k))
L, K = Loss("L", s[i], w), Loss("K", p[i], w)
slope = derived(ClaimedOfSeveral(s[i], v[j], (1 - s[i] ** 2) * Delta(i, j)), "Tanh", "tanh")

OF_SUMS: list[Row] = [
    (SumOver(Delta(k, j) * v[k], k), contract(k), v[j]),
    (1 + SumOver(v[k] * Delta(i, k) * w[k], k) * w[j], contract(k), 1 + v[i] * w[i] * w[j]),
    (SumOver(-(Delta(k, j) * v[k]), k), contract(k), -v[j]),
    (SumOver(Delta(k, j) * v[k] / w[k], k), contract(k), v[j] / w[j]),
    (SumOver(Delta(k, j), k), contract(k), form(1)),
    (SumOver(Delta(k, word) * v[k], k), contract(k), v[word]),
    (SumOver(Delta(k, l) * SumOver(A[k, j], j), k), contract(k), SumOver(A[l, j], j)),
    (SumOver(Delta(k, j) * SumOver(A[k, l], l), k), contract(k), SumOver(A[j, l], l)),
    (SumOver(SumOver(Delta(k, j) * A[k, l], l), k), contract(k), SumOver(A[j, l], l)),
    (SumOver(Delta(r, t) * f[r], r), contract(r), f[t]),
    (SumOver(Delta(Shift((r,), (t,)), t) * f[r], r), contract(r), f[Shift((t, t))]),
    (SumOver(v[j] * w[k], k), out_of_sum(k), v[j] * SumOver(w[k], k)),
    (SumOver(-(2 * w[k]), k) + 1, out_of_sum(k), -(2 * SumOver(w[k], k)) + 1),
    (SumOver(w[k] / v[j], k), out_of_sum(k), SumOver(w[k], k) / v[j]),
    (SumOver(v[j], k), out_of_sum(k), n * v[j]),
    (SumOver(v[j] / w[j], k), out_of_sum(k), n * v[j] / w[j]),
    (v[j] * SumOver(w[k], k), into_sum(k), SumOver(v[j] * w[k], k)),
    (1 - SumOver(w[k], k) / v[j], into_sum(k), 1 - SumOver(w[k] / v[j], k)),
    (SumOver(v[k] - w[k] + 1, k), split_sum(k), SumOver(v[k], k) - SumOver(w[k], k) + SumOver(form(1), k)),
    (c[o] * SumOver(-v[k] + w[k], k), split_sum(k), c[o] * (-SumOver(v[k], k) + SumOver(w[k], k))),
    (SumOver(v[k], k) - SumOver(w[k], k), join_sums(k), SumOver(v[k] - w[k], k)),
    (2 * (SumOver(v[k], k) + SumOver(w[k], k)), join_sums(k), 2 * SumOver(v[k] + w[k], k)),
    (sum_over(W[k, o], k, o), swap_sums(), sum_over(W[k, o], o, k)),
    (1 / sum_over(A[k, l], k, l), swap_sums(), 1 / sum_over(A[k, l], l, k)),
    (SumOver(v[k], k), rename(k, l), SumOver(v[l], l)),
    (v[l] + SumOver(v[k] * w[k], k), rename(k, j), v[l] + SumOver(v[j] * w[j], j)),
    (SumOver(target[i, k], k), adds_up(), form(1)),
    (v[j] * SumOver(target[j, l], l) - w[j], adds_up(), v[j] - w[j]),
    (Derivative(v[i], v[j]), entry(), Delta(i, j)),
    (SumOver(w[i] * Derivative(v[i], v[j]), i), entry(), SumOver(w[i] * Delta(i, j), i)),
    (Derivative(W[i, o], W[j, o]), entry(), Delta(i, j)),
    (Derivative(s[i], s[j]), entry(), Delta(i, j)),
    (Derivative(L, v[j]), through(s[i]), SumOver(Derivative(L, s[i]) * Derivative(s[i], v[j]), i)),
    (2 * Derivative(K, v[j]), through(p[k]), 2 * SumOver(Derivative(K, p[k]) * Derivative(p[k], v[j]), k)),
    (Derivative(SumOver(s[k] ** 2, k), v[j]), through(s[i]),
     SumOver(Derivative(SumOver(s[k] ** 2, k), s[i]) * Derivative(s[i], v[j]), i)),
    (Derivative(L, s[i]), gradient(), w[i]),
    (SumOver(Derivative(K, p[k]) * v[k], k), gradient(), SumOver(w[k] * v[k], k)),
    (Derivative(s[i], v[j]), slope, (1 - s[i] ** 2) * Delta(i, j)),
    (SumOver(Derivative(s[k], v[i]), k), slope, SumOver((1 - s[k] ** 2) * Delta(k, i), k)),
    (Derivative(s[j], v[i]), slope, (1 - s[j] ** 2) * Delta(j, i)),
]  # fmt: skip

MISFITS_OF_SUMS: list[tuple[Form, Rule, str]] = [
    (SumOver(v[k], k), contract(k), "fits nowhere"),
    (SumOver(Delta(k, j) * v[k], k), contract(l), "fits nowhere"),
    (SumOver(Delta(k, j) + v[k], k), contract(k), "fits nowhere"),
    (SumOver(v[k] / (1 + Delta(k, j)), k), contract(k), "fits nowhere"),
    (SumOver(SumOver(Delta(k, l) * v[k], l), k), contract(k), "fits nowhere"),
    (SumOver(v[k] * w[k], k), out_of_sum(k), "fits nowhere"),
    (SumOver(form(1), r), out_of_sum(r), "fits nowhere"),
    (v[k] * SumOver(w[k], k), into_sum(k), "fits nowhere"),
    (SumOver(w[k], k) / v[k], into_sum(k), "fits nowhere"),
    (v[j] / SumOver(w[k], k), into_sum(k), "fits nowhere"),
    (SumOver(v[k] * w[k], k), split_sum(k), "fits nowhere"),
    (SumOver(v[k], k) + SumOver(w[l], l), join_sums(k), "fits nowhere"),
    (SumOver(v[k], k) + 1, join_sums(k), "fits nowhere"),
    (SumOver(v[k], k), swap_sums(), "fits nowhere"),
    (SumOver(v[k], k), rename(k, o), "fits nowhere"),
    (SumOver(A[l, k], k), rename(k, l), "fits nowhere"),
    (SumOver(SumOver(A[k, l], l), k), rename(k, l), "fits nowhere"),
    (SumOver(v[k], k), rename(l, k), "fits nowhere"),
    (SumOver(v[k], k), adds_up(), "fits nowhere"),
    (SumOver(target[k, i], k), adds_up(), "fits nowhere"),
    (SumOver(target[k, k], k), adds_up(), "fits nowhere"),
    (Derivative(v[i], w[j]), entry(), "fits nowhere"),
    (Derivative(v[i], v[i]), entry(), "fits nowhere"),
    (Derivative(L, v[j]), through(p[i]), "fits nowhere"),
    (Derivative(L, v[i]), through(s[i]), "fits nowhere"),
    (Derivative(v[j] * SumOver(s[k], k), v[j]), through(s[i]), "fits nowhere"),
    (Derivative(L, v[j]), gradient(), "fits nowhere"),
    (Derivative(K, s[i]), gradient(), "fits nowhere"),
    (Derivative(p[i], v[j]), slope, "fits nowhere"),
]
