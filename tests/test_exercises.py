"""Exercises, and cards as parts of a note: wrong answers are refused, and letters mean what they do on the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

import generate.files
from derive.errors import DerivationError
from derive.forms.form import Name, Symbol
from derive.forms.functions import exp, ln, size
from derive.written.card import Card
from derive.written.derivation import AnyDerivation, Gradient
from derive.written.equation_rows import (
    Antiderivative,
    Inverse,
)
from derive.written.exercise import Exercise, prove_answer
from derive.written.regions import Regions
from derived import EACH_DERIVED
from notes.activations import tanh
from notes.activations.sigmoid import a, card, exercises, x
from parts.card import _card
from parts.exercises import Exercises
from parts.load import load
from parts.note import Note
from stems import NoteError


def with_parts(stem: str, *others: object) -> Note:
    """A note with some of its parts in the place of those of their kinds."""
    note, kinds = load(stem), [type(each) for each in others]
    return Note(note.title, *(part for part in note.parts if type(part) not in kinds), *others)


OTHER = Name("a", 1 / (1 + exp(-(2 * x))))
X_AGAIN = Name("x", exp(Symbol("k")))
STRANGERS: dict[str, tuple[Note, str]] = {
    "a letter of the card with another meaning": (
        with_parts("tanh", Card(tanh.a, x, Inverse(ln(OTHER / (1 - OTHER)) / 2))), "the letter a would mean two",
    ),
    "a letter of an exercise with another meaning": (
        with_parts("tanh", Exercises(Exercise("Why?", OTHER, ((OTHER, "So."),)))), "the letter a would mean two",
    ),
    "the letter of the constant of integration": (
        with_parts("sigmoid", Exercises(Exercise("Why?", Symbol("C"), ((Symbol("C"), "So."),)))),
        "two things on this page, the constant of integration in the card and a variable;",
    ),
    "a variable that is a name besides": (
        with_parts("sigmoid", Exercises(Exercise("Why?", X_AGAIN, ((X_AGAIN, "So."),)))),
        "the letter x would mean two",
    ),
}  # fmt: skip


def test_a_card_is_about_the_notes_function() -> None:
    with pytest.raises(DerivationError, match="another function"):
        with_parts("tanh", card)


@pytest.mark.parametrize(("note", "wrong"), STRANGERS.values(), ids=STRANGERS)
def test_card_and_exercises_speak_of_the_pages_letters(note: Note, wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generate.files, "load", lambda _: note)
    with pytest.raises(NoteError, match=wrong):
        generate.files.files(note.title.lower())


def test_an_answer_has_lines() -> None:
    with pytest.raises(DerivationError, match="no lines"):
        prove_answer(replace(exercises[0], lines=()))


def test_a_bar_does_not_break_the_table() -> None:
    card = Card(a, x, Antiderivative(ln(size(1 + exp(x)))))
    rows = str(_card(card, Note("A bar", card))["card.md"]).splitlines()
    assert {row.count("|") for row in rows} == {3}


@pytest.mark.parametrize("number", range(len(exercises)))
def test_an_answer_with_a_wrong_line_is_refused(number: int) -> None:
    exercise = exercises[number]
    for at, (right, because) in enumerate(exercise.lines):
        lines = (*exercise.lines[:at], (right + exp(-x) / 1000, because), *exercise.lines[at + 1 :])
        with pytest.raises(DerivationError, match="wrong"):
            prove_answer(replace(exercise, lines=lines))


@pytest.mark.parametrize("stem", EACH_DERIVED)
def test_every_note_has_exercises(stem: str) -> None:
    note = load(stem)
    if note.part(AnyDerivation) or note.part(Regions):
        assert len(note.needed(Exercises, "the test")) >= (2 if note.part(Gradient) else 3)
