"""The indices of forms: which are free, how they are renamed without one being caught, and what the gate refuses."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from derive.errors import DerivationError
from derive.forms.families import Family
from derive.forms.form import Derivative, Form, Name
from derive.forms.functions import exp
from derive.forms.indexed import WHOLE, Delta, Index, Lookup, Loss, Place, Shift, Size, SumOver, Tensor, sum_over
from derive.forms.indices import alike, bound_indices, free_indices, fresh_index, renamed_indices, written_out
from derive.forms.unknowns import unknowns
from derive.proof import gates
from derive.proof.gates import Refused, prove_equal
from derive.readings.tex import tex

n, m = Size("n"), Size("m")
i, j, k, l, q = (Index(letter, n) for letter in "ijklq")  # noqa: E741  # as in print
o, k_m = Index("o", m), Index("k", m)
s, t = Index("s", WHOLE), Index("t", WHOLE)
x, A, W, g = Tensor("x", (n,)), Tensor("A", (n, n)), Tensor("W", (n, m)), Tensor("g", (n,))
signal, table = Tensor("f", (WHOLE,)), Tensor("V", (n,))
word, other_word = Lookup("v", o, n), Lookup("v", k_m, n)
p = Family("p", (i,), exp(x[i]) / SumOver(exp(x[k]), k))
z = Family("z", (i,), SumOver(A[i, k] * x[k], k))
loss = Loss("L", p[i], g)
of_class = Name("C", -x[l])

FREE: list[tuple[Form, set[Index], set[Index]]] = [
    (n * 1, set(), set()),
    (x[i], {i}, set()),
    (A[i, i], {i}, set()),
    (Delta(i, j), {i, j}, set()),
    (table[word], {o}, set()),
    (Delta(i, word), {i, o}, set()),
    (signal[Shift((s,), (t,))], {s, t}, set()),
    (SumOver(x[k], k), set(), {k}),
    (SumOver(A[i, k], k), {i}, {k}),
    (x[k] * SumOver(x[k], k), {k}, {k}),
    (SumOver(W[k, o], k_m), {k, o}, {k_m}),
    (sum_over(A[i, k] * A[k, l], k, l), {i}, {k, l}),
    (p[j], {j}, set()),
    (SumOver(p[k], k), set(), {k}),
    (Derivative(p[i], x[j]), {i, j}, set()),
    (SumOver(Derivative(p[k], x[j]), j), {k}, {j}),
    (loss, set(), set()),
    (Derivative(loss, x[j]), {j}, set()),
    (of_class, {l}, set()),
    (1 / SumOver(exp(x[k] - x[i]), k), {i}, {k}),
]


@pytest.mark.parametrize(("whole", "free", "bound"), FREE, ids=[tex(whole) for whole, *_ in FREE])
def test_which_indices_are_free_and_which_are_bound(whole: Form, free: set[Index], bound: set[Index]) -> None:
    assert free_indices(whole) == free
    assert bound_indices(whole) == bound
    assert set(unknowns(whole).free) == free


# What a form is at other indices: where one would be caught, the bound one gets the first letter that is left.
RENAMED: list[tuple[Form, Mapping[Index, Place], Form]] = [
    (x[i] * x[j], {i: j}, x[j] * x[j]),
    (A[i, j], {i: j, j: i}, A[j, i]),
    (Delta(i, j), {j: k}, Delta(i, k)),
    (table[word], {o: k_m}, table[other_word]),
    (SumOver(x[k], k), {k: i}, SumOver(x[k], k)),
    (SumOver(A[i, k], k), {i: j}, SumOver(A[j, k], k)),
    (SumOver(A[i, k], k), {i: k}, SumOver(A[k, l], l)),
    (SumOver(A[i, k], k), {i: k, j: l}, SumOver(A[k, Index("m", n)], Index("m", n))),
    (SumOver(A[i, k] * x[l], k), {i: k}, SumOver(A[k, Index("m", n)] * x[l], Index("m", n))),
    (SumOver(SumOver(A[k, l] * x[i], l), k), {i: k}, SumOver(SumOver(A[Index("m", n), l] * x[k], l), Index("m", n))),
    (SumOver(SumOver(A[k, l] * x[i], l), k), {i: l}, SumOver(SumOver(A[k, Index("m", n)] * x[l], Index("m", n)), k)),
    (SumOver(W[k, o], k), {o: k_m}, SumOver(W[l, k_m], l)),
    (x[k] * SumOver(x[k], k), {k: i}, x[i] * SumOver(x[k], k)),
    (x[k] * SumOver(A[i, k], k), {i: k}, x[k] * SumOver(A[k, l], l)),
    (z[i], {i: k}, z[k]),
    (z[k], {k: i}, z[i]),
    (Derivative(SumOver(x[k] ** 2, k), x[i]), {i: k}, Derivative(SumOver(x[l] ** 2, l), x[k])),
    (Derivative(z[i], x[j]), {i: j, j: k}, Derivative(z[j], x[k])),
    (Derivative(loss, x[j]), {j: i}, Derivative(loss, x[i])),
    (of_class, {l: k}, Name("C", -x[k])),
    (of_class, {i: k}, of_class),
    (signal[Shift((s,), (t,))], {t: Shift((s,), (t,))}, signal[t]),
    (SumOver(signal[Shift((s,), (t,))], t), {s: t}, SumOver(signal[Shift((t,), (Index("k", WHOLE),))],
                                                             Index("k", WHOLE))),
]  # fmt: skip


@pytest.mark.parametrize(("whole", "indices", "there"), RENAMED)
def test_nothing_is_caught_where_indices_are_renamed(whole: Form, indices: Mapping[Index, Place], there: Form) -> None:
    found = renamed_indices(whole, indices)
    assert tex(found) == tex(there)
    assert alike(found, there)


def test_what_a_letter_stands_for_is_not_caught_either() -> None:
    assert alike(z[k].definition, SumOver(A[k, l] * x[l], l))
    assert not alike(z[k].definition, SumOver(A[k, k] * x[k], k))
    assert alike(written_out(SumOver(z[k] * x[k], k)), SumOver(SumOver(A[k, l] * x[l], l) * x[k], k))


ALIKE: list[tuple[Form, Form, bool]] = [
    (SumOver(x[k], k), SumOver(x[l], l), True),
    (SumOver(x[k], k), SumOver(x[i], k), False),
    (SumOver(A[i, k], k), SumOver(A[k, i], i), False),
    (sum_over(A[k, l], k, l), sum_over(A[l, k], l, k), True),
    (sum_over(A[k, l], k, l), sum_over(A[l, k], k, l), False),
    (sum_over(A[k, l], k, l), SumOver(A[k, k], k), False),
    (SumOver(x[k], k) * SumOver(x[k], k), SumOver(x[k], k) * SumOver(x[l], l), True),
    (SumOver(W[k, o], k), SumOver(W[k, k_m], k), False),
]


@pytest.mark.parametrize(("one", "other", "are"), ALIKE)
def test_what_differs_in_bound_letters_alone(one: Form, other: Form, are: bool) -> None:
    assert alike(one, other) is are


def test_a_fresh_index_has_a_letter_that_is_not_taken() -> None:
    assert fresh_index(i, []) == k
    assert fresh_index(i, [k, Index("l", m)]) == Index("m", n)
    assert fresh_index(s, [i]) == Index("k", WHOLE)


GATE: list[tuple[Form, Form, str]] = [
    (x[i], SumOver(x[k], k), "the index i is free here, and is not on the left side"),
    (x[i] * x[j], n * 1, "the index i, j is free here"),
    (table[word], x[i], "the index o is free here"),
    (SumOver(x[k], k) * x[k], x[k], "the index k means two things here"),
    (SumOver(SumOver(A[k, k], k), k), n * 1, "the index k means two things here"),
    (SumOver(x[k] * SumOver(x[k], k), k), n * 1, "the index k means two things here"),
    (SumOver(Derivative(p[j], x[k]), k) + x[k], p[j] * x[k], "the index k means two things here"),
    (Derivative(SumOver(x[k] ** 2, k), x[k]), x[k], "the derivative by x_k is of a sum over k; rename the index of"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "first", "told"), GATE, ids=[told for *_, told in GATE])
def test_the_gate_for_letters_refuses(form: Form, first: Form, told: str) -> None:
    with pytest.raises(Refused) as refused:
        gates.letters(form, first)
    assert told in str(refused.value)
    with pytest.raises(DerivationError, match="gate:   letters"):
        prove_equal(form, first, step="a line")


OPEN: list[tuple[Form, Form]] = [
    (SumOver(x[k], k) * SumOver(x[k], k), SumOver(x[k], k) ** 2),
    (SumOver(x[k], k) * SumOver(x[k], k), SumOver(SumOver(x[k] * x[l], l), k)),
    (p[k] * x[i], p[k] * x[i]),
    (SumOver(p[k], k), n / n),
    (Derivative(p[i], x[j]), Derivative(p[i], x[j])),
    (SumOver(Derivative(SumOver(x[k], k), x[j]), j), n * 1),
]


@pytest.mark.parametrize(("form", "first"), OPEN)
def test_the_gate_for_letters_lets_pass(form: Form, first: Form) -> None:
    gates.letters(form, first)
    prove_equal(form, first, step="a line")
