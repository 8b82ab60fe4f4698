"""What a note is made of: any note can have any part, a kind of part is one file, and what does not fit is refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import import_module

import pytest

import parts
from derive.errors import DerivationError
from derive.forms.form import Form, Name, Symbol
from derive.forms.functions import exp
from derive.rules.calculus import differentiate, product_rule
from derive.rules.examples import EXAMPLES
from derive.rules.sums import factor_out
from derive.written.card import Card
from derive.written.derivation import Derivation, Step
from draw.picture import Picture
from generate import files
from notes.activations import sigmoid, silu
from parts import rule_book
from parts.box import Box
from parts.cells import in_cell
from parts.code import Code
from parts.exercises import Exercises
from parts.note import NUMBERS, Note, Pieces, add_pieces, forms_of, numbers, refuse_odd
from parts.parameters import Parameter, Parameters
from parts.reuse import Reuse
from stems import SCRIPTS, NoteError, linked

x = Symbol("x")


@dataclass(frozen=True)
class Remark:
    """A kind of part that there is not: a sentence, with a number for prose, and a formula."""

    says: str
    about: Form = x


@refuse_odd.register
def _(part: Remark, note: Note) -> None:
    if not part.says:
        raise DerivationError("a remark says something")


@forms_of.register
def _(part: Remark) -> Iterator[Form]:
    yield part.about


@add_pieces.register
def _(part: Remark, pieces: Pieces) -> None:
    pieces.add("the remark", lambda: {"remark.md": part.says, **numbers({"letters": str(len(part.says))})})


def test_a_kind_of_part_is_one_file() -> None:
    """What stands above is all of it."""
    note = Note("Odd", Remark("So it is."))
    pieces = Pieces("odd", note)
    add_pieces(note.parts[0], pieces)
    assert pieces.whole() == {"remark.md": b"So it is.", NUMBERS: b'{\n "letters": "9"\n}\n'}


# What several kinds of parts share, or is too long for the file of one.
HELPERS = {
    f"parts.{name}"
    for name in (
        "answers",
        "asked",
        "cells",
        "curves",
        "given",
        "kink_table",
        "load",
        "note",
        "point",
        "sketch",
        "subject",
        "summary",
    )
}


def test_every_file_of_a_kind_makes_pieces() -> None:
    kinds = {kind.__module__ for kind in add_pieces.registry if kind is not object}
    handlers = {handler.__module__ for kind, handler in add_pieces.registry.items() if kind not in (object, Remark)}
    names = {f"parts.{path.stem}" for path in (SCRIPTS / "parts").glob("*.py")} - {"parts.__init__"}
    assert handlers == names - HELPERS
    assert kinds
    assert parts.__doc__


def with_card_for_4(shown: float) -> Note:
    """A note on a function with a parameter, whose card is about its value 4."""
    b = Symbol("b", low=0)
    step = Step("slope", differentiate(), "A line has one slope.")
    of = Derivation(of=Name("a", b * x), by=x, because="A line.", prepare=(), derive=(step,), claim=b)
    return Note("N", of, Parameters(Parameter(b, shown, 1, 9)), Card(Name("a_4", 4 * x), x))


LINKED = Step("product-rule", product_rule(), "See [another one](nothing.md).")
UNFIT: dict[str, tuple[Callable[[], Note], str]] = {
    "no part": (lambda: Note("N", 3), "this is no part of a note: 3"),
    "a part's class": (lambda: Note("N", Remark), "this is no part of a note: <class"),
    "two of a kind": (lambda: Note("N", Code(), Code()), "two parts of the kind Code"),
    "what the part itself refuses": (lambda: Note("N", Remark("")), "a remark says something"),
    "a title that breaks a table": (lambda: Note("N | M"), "cannot stand"),
    "a picture of nothing": (lambda: Note("N", silu.note.part(Picture)), "a picture needs a Derivation"),
    "a box of nothing": (lambda: Note("N", Box()), "the box on input and output needs a Derivation"),
    "a box where x is needed": (lambda: Note("N", silu.derivation, Box()), "a polynomial in a alone"),
    "reuse where x is needed": (lambda: Note("N", silu.derivation, Reuse()), "leave it out"),
    "a link to no note": (lambda: Note("N", replace(silu.derivation, derive=(LINKED,))), "there is no note nothing"),
    "another function's card": (lambda: Note("N", silu.derivation, sigmoid.card), "another function"),
    "a card for a value that is not shown": (lambda: with_card_for_4(shown=3), "another function"),
    "no exercise": (lambda: Note("N", Exercises("Why?")), "a note's exercises are Exercise(...)"),  # type: ignore[arg-type]
}


@pytest.mark.parametrize(("make", "told"), UNFIT.values(), ids=UNFIT)
def test_what_does_not_fit_is_refused_where_the_note_is_made(make: Callable[[], Note], told: str) -> None:
    with pytest.raises(DerivationError) as refused:
        make()
    assert told in str(refused.value)


def test_a_card_may_be_about_a_value_of_a_parameter_that_is_shown() -> None:
    assert with_card_for_4(shown=4).part(Card)


def test_parts_do_not_take_each_others_pieces() -> None:
    pieces = Pieces("odd", Note("Odd"))
    assert pieces.add("one", lambda: {"a.md": "1", **numbers({"one": "1"})})
    assert pieces.add("two", lambda: {"b.md": "2", **numbers({"two": "2"})})
    assert json.loads(pieces.whole()[NUMBERS]) == {"one": "1", "two": "2"}
    assert not pieces.add("three", lambda: {"b.md": "3"})
    with pytest.raises(NoteError, match=r"two parts of the note make the piece b\.md"):
        pieces.whole()


def test_a_letter_of_any_part_means_one_thing(monkeypatch: pytest.MonkeyPatch) -> None:
    note = Note("N", silu.derivation, Remark("So.", about=Name("s", exp(x))))
    monkeypatch.setattr(files, "load", lambda _: note)
    with pytest.raises(NoteError, match="the letter s would mean two things"):
        files.files("n")


def test_snippets_need_a_part_that_shows_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "load", lambda _: Note("N", Remark("So.")))
    with pytest.raises(NoteError, match=r"sigmoid: scripts/snippets/sigmoid/ is shown by a part .* give it Code\(\)"):
        files.files("sigmoid")


LINKS = [
    ("silu", "see [it](sigmoid.md)", "see [it](sigmoid.md)"),
    ("sigmoid_floats", "[it](sigmoid.md#split) and [tanh](tanh.md)",
     "[it](../activations/sigmoid.md#split) and [tanh](../activations/tanh.md)"),
    ("sigmoid", "[far](sigmoid_floats.md)", "[far](../floats/sigmoid_floats.md)"),
    ("sigmoid", "[no note](method.md), [a place](../index.md)", "[no note](method.md), [a place](../index.md)"),
    ("rules", "[it](silu.md)", "[it](activations/silu.md)"),
]  # fmt: skip


@pytest.mark.parametrize(("stem", "text", "shown"), LINKS)
def test_sentences_link_to_notes_by_name(stem: str, text: str, shown: str) -> None:
    assert linked(stem, text) == shown


@pytest.fixture(scope="module")
def book() -> dict[str, str]:
    note = import_module("notes.rules").note
    pieces = Pieces("rules", note)
    add_pieces(note.parts[0], pieces)
    return {path: content.decode() for path, content in pieces.whole().items()}


def test_each_rule_is_in_the_book_once(book: dict[str, str]) -> None:
    text = "\n".join(book.values())
    for _, rule in EXAMPLES:
        assert text.count(f"{{#{rule.names[0]}}}") == 1
        assert f"`{rule.call}` turns" in text


def test_the_book_tells_which_steps_use_a_rule(book: dict[str, str]) -> None:
    sums = book["rules/sums.md"]
    used = sums[sums.index("{#factor_out}") : sums.index("{#like_terms}")]
    assert "[Sigmoid, line 12](activations/sigmoid.md#factor-out)" in used
    assert "[SiLU, line 5](activations/silu.md#factor-out)" in used
    assert "Tanh" not in used


def test_an_example_that_is_not_true_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    lie = factor_out(sigmoid.a)
    monkeypatch.setattr(rule_book, "EXAMPLES", ((sigmoid.a - sigmoid.a**2, lie),))
    monkeypatch.setattr(type(lie), "__call__", lambda self, whole: whole + 1)
    note = import_module("notes.rules").note
    pieces = Pieces("rules", note)
    add_pieces(note.parts[0], pieces)
    with pytest.raises(NoteError, match="this line is wrong"):
        pieces.whole()


def test_a_formula_in_a_cell_has_no_bar_and_no_space_at_its_end() -> None:
    assert in_cell(r"$a = \left|x\right|$, $\left|x\right| + 1$") == (
        r"$a = \left\vert x\right\vert$, $\left\vert x\right\vert  + 1$"
    )
