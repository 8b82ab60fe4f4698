"""Examples and questions to frameworks as parts of a note of several variables: what they show, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from derive.errors import DerivationError
from derive.forms.form import Derivative, Form, Symbol, form
from derive.forms.indexed import Delta, Index, Lookup, Size, SumOver, Tensor
from derive.forms.matrices import Ones, Whole
from derive.forms.unknowns import unknowns
from derive.proof.partitions import partitions
from derive.proof.tensor_points import tensor_points
from derive.readings.slope import slope
from derive.readings.tex import tex
from notes.losses import softmax
from parts.example import Example, Shown
from parts.frameworks import Asked, Frameworks, of_tensors, point_of
from parts.further import Further
from parts.matrix_forms import MatrixForms
from parts.note import Note, Pieces, add_pieces

n, m = Size("n"), Size("m")
i, j, k = (Index(letter, n) for letter in "ijk")
o = Index("o", m)
x, W, b, A = Tensor("x", (n,)), Tensor("W", (n, m)), Tensor("b", (m,)), Tensor("A", (n, n))
tau = Symbol("tau", low=0)
word = Lookup("v", o, n)
kept = Tensor("M", (m, n), mask=True)


def shown(example: Example) -> str:
    pieces = Pieces("softmax", Note("Example", example))
    add_pieces(example, pieces)
    return pieces.whole()["example.md"].decode()


def test_an_example_shows_what_is_given_and_what_comes_of_it() -> None:
    made = shown(
        Example(
            {x: (1, 2), W: ((1, 0, 0.5), (-1, 2, 3)), tau: 4, "v": (2, 2, 1)},
            Shown("s", SumOver(x[k], k) / tau),
            Shown("y", SumOver(W[k, o] * x[k], k), (o,)),
            Shown("z", x[i] * W[i, o] / 3, (i, o)),
            Shown("w", x[word], (o,)),
        )
    )
    assert r"x = (1, 2),\quad W = \begin{pmatrix} 1 & 0 & 0.5 \\ -1 & 2 & 3 \end{pmatrix},\quad \tau = 4" in made
    for row in (
        "s &= 0.7500",
        "y &= (-1, 4, 6.5000)",
        r"z &\approx \begin{pmatrix} 0.3333 & 0 & 0.1667 \\ -0.6667 & 1.3333 & 2 \end{pmatrix}",
        "w &= (2, 2, 1)",
    ):
        assert row in made


REFUSED: list[tuple[Callable[[], object], str]] = [
    (lambda: Example({W: (1, 2)}, Shown("W", W[i, o], (i, o))), "W has 2 indices, and its numbers have 1"),
    (lambda: Example({x: (1, 2)}, Shown("y", x[i] + b[o], (i, o))), "there are no numbers for m, b"),
    (lambda: Example({x: (1, 2)}, Shown("y", x[i] / tau, (i,))), "there are no numbers for tau"),
    (
        lambda: replace(softmax.jacobian, claim=softmax.jacobian.claim * b[o]),
        "the index o is free in the claim, and not in what it is of or by",
    ),
    (lambda: Note("E", softmax.jacobian, Frameworks({"by": Asked("x", "x")})), 'there is no gradient "by" in the note'),
    (lambda: Note("E", Frameworks({"": Asked("x", "x")})), 'there is no gradient "" in the note to ask'),
    (lambda: Example({x: (1, 2)}, Shown("y", x[i], i)), "the indices of y are a tuple"),  # type: ignore[arg-type]
    (
        lambda: Note("E", softmax.jacobian, Frameworks({"": ("x", "x")})),  # type: ignore[dict-item]
        "frameworks are asked with Asked(",
    ),
    (lambda: Asked("x", "x", {x: x[i]}), "what follows is an entry and its form"),  # type: ignore[dict-item]
    (lambda: Asked("x", "x", {x[i]: 2}), "what follows is an entry and its form, as"),  # type: ignore[dict-item]
    (
        lambda: Note("E", softmax.jacobian, Frameworks({"": Asked("x", "x", {x[i]: form(2)})})),
        "what follows from other letters, x, is the same in all its entries wherever frameworks could be asked",
    ),
    (
        lambda: Note("E", softmax.jacobian, MatrixForms({"by": Ones(n)})),
        'no gradient "by" in the note to write',
    ),
    (lambda: Note("E", softmax.jacobian, MatrixForms({"": Ones(n)})), "the matrix is n×1, and the gradient n×n"),
    (lambda: Note("E", softmax.jacobian, MatrixForms({"": Whole(W)})), "the matrix is n×m, and the gradient n×n"),
    (
        lambda: Note("E", Further({"by": softmax.jacobian}), MatrixForms({"by": Ones(n)})),
        'the matrix of "by" is n×1, and the gradient n×n',
    ),
    (
        lambda: Note("E", softmax.jacobian, Further({"again": softmax.jacobian})),
        "of the note's own function by",
    ),
]


@pytest.mark.parametrize(("make", "told"), REFUSED, ids=[told for _, told in REFUSED])
def test_what_a_note_cannot_show_is_refused(make: Callable[[], object], told: str) -> None:
    with pytest.raises(DerivationError) as refused:
        make()
    assert told in str(refused.value)


def test_a_wrong_matrix_is_refused() -> None:
    note = Note("Softmax", softmax.jacobian, MatrixForms({"": softmax.P @ softmax.P.T}))
    pieces = Pieces("softmax", note)
    for part in note.parts:
        add_pieces(part, pieces)
    assert any("this line is wrong" in mistake for mistake in pieces.mistakes)


def test_frameworks_are_asked_about_what_they_have() -> None:
    asked = Asked("torch.softmax(x, 0)", "")
    note = Note("Softmax", softmax.jacobian, Frameworks({"": asked}))
    questions = list(of_tensors("softmax", note))
    assert [each.framework for each in questions] == ["pytorch"]
    assert "lambda x: torch.softmax(x, 0), x)" in questions[0].program
    assert point_of(softmax.jacobian, asked)[softmax.n] > 1


FORMS: list[Form] = [
    x[i] + n,
    W[i, o] * x[j],
    SumOver(A[i, k], k) * x[j] * b[o],
    x[word] * Delta(i, j),
    kept[o, i] * x[j],
]


@pytest.mark.parametrize("form", FORMS, ids=map(tex, FORMS))
def test_the_points_cover_what_can_differ(form: Form) -> None:
    found = unknowns(form)
    some = list(tensor_points(found, ()))
    for size in found.sizes:
        counts = {at[size] for at in some}
        assert {1, 2} < counts
    for one in found.sizes:
        for other in found.sizes:
            assert one == other or {at[one] < at[other] for at in some} == {True, False}
    for blocks in partitions(found.free, lambda index: index.size):
        pairs = [(one, other) for one in found.free for other in found.free if one.size == other.size]
        equal = [any(one in block and other in block for block in blocks) for one, other in pairs]
        assert equal in [[at[one] == at[other] for one, other in pairs] for at in some]
    for lookup in found.lookups:
        several = [[at[lookup.name, n] for n in range(1, at[lookup.at.size] + 1)] for at in some]
        assert {(1,), (2,)} <= {(*{*each},) for each in several if each[1:]}
    for mask in (tensor for tensor in found.tensors if tensor.mask):
        rows = [[(at[mask, a, 1], at[mask, a, 2]) for a in (1, 2)] for at in some if at[mask.sizes[0]] > 1]
        assert all({(0, 1), (1, 0), (1, 1)} <= {row[a] for row in rows} for a in (0, 1))
    last, mirrored = some[-2:]
    assert len({last[size] for size in found.sizes}) == len(found.sizes)
    assert {last[index] for index in found.free} == {1}
    assert all(last[lookup.name, n] == 1 for lookup in found.lookups for n in range(1, last[lookup.at.size] + 1))
    for tensor in (tensor for tensor in found.tensors if not tensor.mask):
        assert all(last[each] == -mirrored[each] != 0 for each in last if isinstance(each, tuple) and tensor in each)


SLOPES: list[tuple[Form, Form, str]] = [
    (x[i], x[j], r"\delta_{ij}"),
    (x[i], x[i], "1"),
    (x[i], b[o], "0"),
    (A[i, j], A[j, k], r"\delta_{ij}\delta_{jk}"),
    (n * x[i], x[j], r"n\delta_{ij}"),
    (Delta(i, j), x[k], "0"),
    (SumOver(x[k] ** 2, k), x[j], r"\sum_{k=1}^n 2x_k\delta_{kj}"),
    (SumOver(x[k], k), x[k], r"\sum_{l=1}^n \delta_{lk}"),
    (SumOver(b[o], o), x[j], "0"),
    (softmax.L, softmax.p[softmax.i], r"\sum_{k=1}^n g_k\delta_{ki}"),
]  # fmt: skip


@pytest.mark.parametrize(("of", "by", "look"), SLOPES)
def test_slopes_by_an_entry(of: Form, by: Form, look: str) -> None:
    assert tex(slope(of, by)) == look
    assert tex(slope(Derivative(of, by), by)) == tex(slope(slope(of, by), by))
