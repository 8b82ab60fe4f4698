"""Sizes, indices, tensors and families: what they are made of, and what is refused with which words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from derive.forms.families import Family
from derive.forms.form import Form
from derive.forms.functions import exp, size
from derive.forms.indexed import (
    WHOLE,
    Delta,
    Index,
    Lookup,
    Loss,
    Misplaced,
    Place,
    Shift,
    Size,
    SumOver,
    Tensor,
    at_others,
    fitting,
    letters_in,
    sum_over,
)
from derive.proof.gates import prove_equal
from derive.proof.normal_form import is_zero
from derive.readings.value import value

n, m = Size("n"), Size("m")
i, j, k, l = (Index(letter, n) for letter in "ijkl")  # noqa: E741  # as in print
o, u = Index("o", m), Index("u", m)
s, t = Index("s", WHOLE), Index("t", WHOLE)
x, A, W = Tensor("x", (n,)), Tensor("A", (n, n)), Tensor("W", (n, m))
signal = Tensor("f", (WHOLE,))
word = Lookup("v", o, n)
p = Family("p", (i,), exp(x[i]) / SumOver(exp(x[k]), k))

REFUSED: list[tuple[Callable[[], object], type[Exception], str]] = [
    (lambda: Size("nm"), ValueError, "'nm' cannot be printed as one letter"),
    (lambda: Size("e"), ValueError, "'e' would be read as the number e"),
    (lambda: Size("n", 0), ValueError, "a size is 1 or more, and the least of n cannot be 0"),
    (lambda: Size("n", True), ValueError, "the least of n cannot be True"),
    (lambda: Size("n", 1.5), ValueError, "the least of n cannot be 1.5"),  # type: ignore[arg-type]
    (lambda: Index("ij", n), ValueError, "'ij' cannot be printed as one letter"),
    (lambda: Index("i", 3), Misplaced, "the index i runs up to a Size, and not up to 3"),  # type: ignore[arg-type]
    (lambda: Lookup("", o, n), ValueError, "cannot be printed as one letter"),
    (lambda: Tensor("x", [n]), Misplaced, 'a tuple of Sizes, as in Tensor("x", (n,))'),  # type: ignore[arg-type]
    (lambda: Tensor("x", n), Misplaced, "a tuple of Sizes"),  # type: ignore[arg-type]
    (lambda: Tensor("x", (3,)), Misplaced, "a tuple of Sizes"),  # type: ignore[arg-type]
    (lambda: Tensor("xy", (n,)), ValueError, "'xy' cannot be printed as one letter"),
    (lambda: Tensor("x", (n,), low=1, high=1), ValueError, "the interval of x, from 1 to 1, is empty"),
    (lambda: Tensor("x", (n,), low=exp(x[i])), ValueError, "must go from a number"),  # type: ignore[arg-type]
    (lambda: Tensor("x", (n,), low=float("nan")), ValueError, "cannot end at nan"),
    (lambda: Tensor("f", (WHOLE,), low=0), ValueError, "f is 0 far out, and so its interval must go from below 0"),
    (lambda: Tensor("f", (n, WHOLE), high=0), ValueError, "f is 0 far out"),
    (lambda: Tensor("f", (WHOLE, n), mask=True), ValueError, "it has rows that are all 0"),
    (lambda: Tensor("f", (WHOLE, n), adds_up=True), ValueError, "it has rows that are all 0"),
    (lambda: SumOver(x[i], (i,)), Misplaced, "a sum is over one Index"),  # type: ignore[arg-type]
    (lambda: Family("p", i, x[i]), Misplaced, "the indices of p are a tuple"),  # type: ignore[arg-type]
    (lambda: x[o], Misplaced, "the indices below x run up to n, and not up to m"),
    (lambda: x[i, j], Misplaced, "the indices below x run up to n, and not up to n and n"),
    (lambda: W[o, i], Misplaced, "the indices below W run up to n and m, and not up to m and n"),
    (lambda: W[i], Misplaced, "the indices below W run up to n and m, and not up to n"),
    (lambda: x[1], Misplaced, "below x stands an index, and 1 is none"),  # type: ignore[index]
    (lambda: x[n], Misplaced, "below x stands an index, and Size"),  # type: ignore[index]
    (lambda: x[Shift((s,))], Misplaced, "run up to n, and not up to whole numbers"),
    (lambda: x[Lookup("v", i, m)], Misplaced, "run up to n, and not up to m"),
    (lambda: Delta(i, o), Misplaced, "the two indices of a delta run equally far, and not up to n and m"),
    (lambda: Delta(i, Shift((s,))), Misplaced, "not up to n and whole numbers"),
    (lambda: Delta(o, word), Misplaced, "not up to m and n"),
    (lambda: Loss("LL", p[i], x), ValueError, "'LL' cannot be printed as one letter"),
    (lambda: Family("pq", (i,), exp(x[i])), ValueError, "'pq' cannot be printed as one letter"),
    (lambda: Family("p", (), SumOver(x[k], k)), Misplaced, "p needs indices, each of them once; without any, it is a"),
    (lambda: Family("p", (i, i), A[i, i]), Misplaced, "p needs indices, each of them once"),
    (lambda: Family("p", (i,), A[i, k]), Misplaced, "what p stands for has k in it, which is not below p"),
    (lambda: Family("p", (i,), W[k, o]), Misplaced, "what p stands for has k, o in it, which is not below p"),
    (lambda: p[o], Misplaced, "the indices below p run up to n, and not up to m"),
    (lambda: p[i, j], Misplaced, "the indices below p run up to n, and not up to n and n"),
    (lambda: at_others(word, {o: word}), Misplaced, "v is looked up at an index, and not at Lookup"),
    (lambda: at_others(Shift((s, t)), {s: word}), Misplaced, "cannot be shifted"),
]


@pytest.mark.parametrize(("make", "kind", "told"), REFUSED, ids=[told for *_, told in REFUSED])
def test_what_is_refused(make: Callable[[], object], kind: type[Exception], told: str) -> None:
    with pytest.raises(kind) as refused:
        make()
    assert told in str(refused.value)


def test_what_fits_is_taken() -> None:
    assert x[i] == x[(i,)]
    assert x[word].places == (word,)
    assert signal[s].places == (s,)
    assert signal[Shift((s,), (t,))].places == (Shift((s,), (t,)),)
    assert Delta(i, word) != Delta(i, j)
    assert fitting(i, (n,), "x") == (i,)
    assert p[j].definition == exp(x[j]) / SumOver(exp(x[k]), k)
    assert p[word].general == p[i]
    assert sum_over(A[i, j], i, j) == SumOver(SumOver(A[i, j], j), i)


MOVED: list[tuple[Place, dict[Index, Place], Place]] = [
    (i, {i: j}, j),
    (i, {j: k}, i),
    (i, {i: word}, word),
    (word, {o: u}, Lookup("v", u, n)),
    (word, {i: j}, word),
    (Shift((s, t)), {s: t}, Shift((t, t))),
    (Shift((s,), (t,)), {t: Shift((s, s))}, Shift((), (s,))),
    (Shift((s,), (t,)), {s: Shift((t, s))}, s),
    (Shift((s,), (t,)), {t: Shift((s,), (t,))}, t),
    (Shift((s, t)), {s: Shift((s,), (t,))}, s),
]


@pytest.mark.parametrize(("place", "indices", "there"), MOVED)
def test_a_place_at_other_indices(place: Place, indices: dict[Index, Place], there: Place) -> None:
    assert at_others(place, indices) == there


def test_the_indices_of_a_place() -> None:
    assert letters_in(i) == (i,)
    assert letters_in(word) == (o,)
    assert letters_in(Shift((s,), (t,))) == (s, t)


# What is true, and what is not although it looks like it; the last of each two was once believed, or is close to that.
TRUTHS: list[tuple[Form, Form, bool]] = [
    (SumOver(Delta(i, k) * x[k], k), x[i], True),
    (SumOver(Delta(i, k) * x[k], k), n * x[i], False),
    (SumOver(Delta(word, k) * x[k], k), x[word], True),
    (SumOver(Delta(word, k) * x[k], k), x[i], False),
    (SumOver(Delta(s, t) * signal[t], t), signal[s], True),
    (SumOver(Delta(t, Lookup("v", t, WHOLE)) * signal[t], t), signal[Lookup("v", t, WHOLE)], False),
    (size(signal[s]) * size(signal[s]), signal[s] ** 2, True),
    (size(signal[s]), signal[s], False),
]


@pytest.mark.parametrize(("one", "other", "is_true"), TRUTHS)
def test_the_prover_believes_what_is_true(one: Form, other: Form, is_true: bool) -> None:
    assert is_zero(value(one) - value(other)) == is_true
    if is_true:
        prove_equal(other, one, step="a truth")


def test_a_size_called_z_is_a_size_as_others_are() -> None:
    size = Size("Z")
    assert size != WHOLE
    prove_equal(1 * size, SumOver(1 * size / size, Index("k", size)), step="a sum of ones")
