"""Gradients through letters on the way from what they are by to the loss: what engine and pages do with those."""

from __future__ import annotations

import re
from ast import literal_eval

import mpmath
import pytest

from derive.errors import DerivationError
from derive.forms.families import Family
from derive.forms.form import Derivative, Form
from derive.forms.indexed import Index, Loss, Size, SumOver, Tensor
from derive.forms.matrices import Whole
from derive.proof.gates import prove_equal
from derive.readings.number import MEMBERS, number, with_names
from derive.rules.calculus import constant_factor, sum_rule, write_out
from derive.rules.indices import contract
from derive.rules.naming import recognize
from derive.rules.rule import DoesNotFit, then
from derive.rules.several import derived, entry, gradient, through
from derive.written.derivation import Gradient, Step
from derive.written.proved import prove
from parts.derivation import result_piece
from parts.frameworks import Asked, Frameworks, of_tensors
from parts.further import Further
from parts.matrix_forms import MatrixForms
from parts.note import Note, Pieces, add_pieces

m, n = Size("m"), Size("n")
a, b = Index("a", m), Index("b", m)
i, j, k = (Index(letter, n) for letter in "ijk")
x, w, g = Tensor("x", (n,)), Tensor("w", (m, n)), Tensor("g", (m,))
z = Family("z", (i,), x[i] ** 2)
y = Family("y", (a,), SumOver(w[a, k] * z[k], k))
L = Loss("L", y[a], g)
r = Family("r", (i,), SumOver(g[a] * w[a, i], a))

by_letter = Gradient(
    of=L,
    by=z[j],
    because="A letter on the way.",
    prepare=(),
    derive=(
        Step("through", through(y[a])),
        Step("gradient", gradient()),
        Step("constants", then(write_out(), sum_rule(), constant_factor())),
        Step("entries", then(entry(), contract(k))),
        Step("name", recognize(r[j])),
    ),
    claim=r[j],
)


def test_a_gradient_may_be_by_a_letter_on_the_way() -> None:
    *_, last = prove(by_letter)
    assert last.gates[-1] == "claim"
    assert last.line.tex == r"r_i = \sum_{a=1}^m g_aw_{ai},\quad \frac{\partial L}{\partial z_j} = r_j"
    with pytest.raises(DerivationError, match="must be a Entry or Member"):
        Gradient(of=L, by=n, because="", prepare=(), derive=by_letter.derive, claim=r[j])  # type: ignore[arg-type]


def test_the_letters_of_its_claim_are_defined_beside_it() -> None:
    assert result_piece(by_letter) == (
        "$$\n\\frac{\\partial L}{\\partial z_j} = r_j\n$$\n\n$$\nr_i = \\sum_{a=1}^m g_aw_{ai}\n$$\n"
    )


def test_a_loss_is_differentiated_through_any_letter_on_the_way() -> None:
    slope = Derivative(L, x[j])
    inner = through(z[i])(slope)
    assert inner == SumOver(Derivative(L, z[i]) * Derivative(z[i], x[j]), i)
    prove_equal(inner, slope, step="through")
    assert derived(by_letter)(inner) == SumOver(r[i] * Derivative(z[i], x[j]), i)


def test_not_through_a_letter_that_is_not_all_of_the_way() -> None:
    beside = Family("v", (a,), SumOver(w[a, k] * z[k] * x[k], k))
    with pytest.raises(DoesNotFit):
        through(z[i])(Derivative(Loss("L", beside[a], g), x[j]))


def test_letters_with_indices_are_computed_once_at_a_point() -> None:
    at = {m: 2, n: 3, b: 1, j: 2} | {(x, each): mpmath.mpf(each) for each in (1, 2, 3)}
    at |= {(w, one, each): mpmath.mpf(one + each) for one in (1, 2) for each in (1, 2, 3)}
    both: Form = y[b] + y[b] * z[j]
    known = with_names(both, at)
    expected = 2 * 1 + 3 * 4 + 4 * 9
    assert number(both, known) == expected * 5
    assert len(known[MEMBERS]) == 4  # y_1, and all z
    slope = number(Derivative(y[b], x[j]), known)  # where x has moved, they are others
    assert abs(slope - 3 * 2 * 2) < 1e-10


NOTE = Note(
    "Y",
    Further({"z": by_letter}),
    MatrixForms({"z": Whole(w).T @ Whole(g) - Whole(r) + Whole(r)}),
    Frameworks({"z": Asked("w @ z", "w @ z")}),
)


def test_frameworks_are_asked_at_what_the_letter_stands_for() -> None:
    for question in of_tensors("y", NOTE):
        given = {
            found[1]: literal_eval(found[2]) for found in re.finditer(r"(?m)^(\w) = .*?(\[[^[]*?\])", question.program)
        }
        assert given["z"] == pytest.approx([each**2 for each in given["x"]])


def test_what_is_made_of_the_coming_gradient_is_not_saved() -> None:
    pieces = Pieces("y", NOTE)
    add_pieces(NOTE.needed(MatrixForms, "the test"), pieces)
    assert "| $w$: $m n$ |" in str(pieces.made["cost.md"])
