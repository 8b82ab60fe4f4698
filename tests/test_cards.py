"""Cards of properties and exercises: what is right passes, and each field that is wrong is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import sympy

import generate.files
from derive.errors import DerivationError
from derive.forms.form import Derivative, Form, Name, Symbol, form
from derive.forms.functions import exp, ln, size, sqrt
from derive.proof.gates import Refused
from derive.written.card import Card
from derive.written.exercise import Exercise, prove_answer
from derive.written.properties import _Curve, proved
from derived import EACH_DERIVED
from notes.activations import tanh
from notes.activations.sigmoid import a, card, exercises, x
from parts.card import _card
from parts.exercises import Exercises
from parts.load import load
from parts.note import Note
from stems import NoteError


def test_the_sigmoids_card_says_what_is_known_of_it() -> None:
    """Against what the literature says, by hand."""
    rows = {row.name: row.says.replace(r"\displaystyle ", "") for row in proved(card)}
    assert rows["Range"] == "$0 < a < 1$"
    assert rows["Inverse"] == r"$x = \ln\left(\frac{a}{1 - a}\right)$"
    assert rows["Second derivative"].endswith("= a(1 - a)(1 - 2a)$")
    assert rows["Antiderivative"] == r"$\int a \, dx = \ln(1 + e^x) + C$"
    assert rows["Smallest Lipschitz constant"] == r"$\frac{1}{4}$"
    assert rows["Smallest Lipschitz constant of the slope"] == r"$\frac{\sqrt{3}}{18}$"
    assert rows["Inflections of the slope"] == r"at $x = -\ln(2 + \sqrt{3})$ and $x = \ln(2 + \sqrt{3})$"


@pytest.mark.parametrize("stem", EACH_DERIVED)
def test_every_note_has_exercises(stem: str) -> None:
    assert len(load(stem).needed(Exercises, "the test")) >= 3


WRONG: list[tuple[str, Form | tuple[Form, ...], str]] = [
    ("low", form(-1), "Limits"),
    ("low", form(1) / 2, "Range"),
    ("high", form(2), "Limits"),
    ("high", form(1) / 2, "Range"),
    ("start", form(1) / 3, "Differential equation"),
    ("mirrored", -a, "Symmetry"),
    ("mirrored", a, "Symmetry"),
    ("inverse", ln(a), "Inverse"),
    ("inverse", ln((1 - a) / a), "Inverse"),
    ("slope", a * (1 + a), "First derivative"),
    ("second", a * (1 - a) * (1 - a), "Second derivative"),
    ("inverse", x, "Inverse"),
    ("inverse", sqrt(ln(a / (1 - a)) ** 2), "Inverse"),
    ("second", Derivative(a * (1 - a), x), "Second derivative"),
    ("inverse", x + 0 * a, "Inverse"),
    ("inverse", ln(a / (1 - a)) + x - x, "Inverse"),
    ("slope", a * (1 - 1 / (1 + exp(-x))), "First derivative"),
    ("slope", Derivative(a, x) + 0 * a, "First derivative"),
    ("slope", 1 / (1 / a + 1 / (1 - a)), "First derivative"),
    ("slope", size(a) * (1 - a), "First derivative"),
    ("slope", (a - a**2) / (1 + a**2), "First derivative"),
    ("second", a * (1 - a) * (1 - 2 * a) + 0 * x, "Second derivative"),
    ("antiderivative", ln(1 + exp(-x)), "Antiderivative"),
    ("steepest", form(1), "Lipschitz constant"),
    ("inflection", form(1), "Inflection"),
    ("lipschitz", form(1) / 5, "Lipschitz constant"),
    ("lipschitz", form(1) / 3, "Lipschitz constant"),
    ("slope_lipschitz", sqrt(3) / 17, "Lipschitz constant of the slope"),
    ("slope_lipschitz", sqrt(2) / 18, "Lipschitz constant of the slope"),
    ("slope_inflections", (form(0),), "Inflections of the slope"),
    ("slope_inflections", (ln(2 + sqrt(3)),), "Inflections of the slope"),
    ("slope_inflections", (-ln(2 + sqrt(2)), ln(2 + sqrt(2))), "Inflections of the slope"),
]


@pytest.mark.parametrize(
    ("field", "wrong", "row"), WRONG, ids=[f"{field}-{n}" for n, (field, _, _) in enumerate(WRONG)]
)
def test_a_wrong_property_is_refused(field: str, wrong: Any, row: str) -> None:
    told = replace(card, **{field: wrong})
    with pytest.raises(DerivationError, match=rf"step: +{row}\b"):
        proved(told)


def test_what_algebra_misreads_the_numbers_find() -> None:
    """The second witness of each claim, with derivatives that are not those of the card's function."""
    curve = _Curve(card)
    first = curve.derivatives[1]
    curve.derivatives[1] = -first
    with pytest.raises(Refused, match="the slope is not positive everywhere"):
        curve.never_turns_back()
    curve.derivatives[1] = first / 2
    with pytest.raises(Refused, match="a number is larger"):
        curve.is_largest(1, form(1) / 8)
    curve.derivatives[2] = curve.letter - sympy.Rational(1, 4)
    with pytest.raises(Refused, match="by numbers, the sign does not change"):
        curve.changes_sign(2, (-ln(form(3)),))


def test_a_curve_that_turns_back_is_refused() -> None:
    """A falling function: the sigmoid of -x."""
    b = replace(a, name="b", definition=1 / (1 + exp(x)))
    falling = Card(
        of=b, by=x, low=form(1), high=form(0), start=form(1) / 2, mirrored=1 - b, inverse=ln((1 - b) / b),
        slope=-(b * (1 - b)), second=b * (1 - b) * (1 - 2 * b), antiderivative=-ln(1 + exp(-x)), steepest=form(0),
        inflection=form(0), lipschitz=form(1) / 4, slope_lipschitz=sqrt(3) / 18, slope_inflections=(),
    )  # fmt: skip
    with pytest.raises(DerivationError):
        proved(falling)


def test_zeros_that_may_be_real_are_not_left_out() -> None:
    """A stretched sigmoid, whose third derivative SymPy gives zeros that it cannot call real."""
    low, high = form(1) / 3, sqrt(2)
    b = Name("b", low + (high - low) / (1 + exp(-x)))
    slope = (b - low) * (high - b) / (high - low)
    stretched = replace(
        card, of=b, low=low, high=high, start=(low + high) / 2, mirrored=low + high - b,
        inverse=ln((b - low) / (high - b)), slope=slope, second=slope * (low + high - 2 * b) / (high - low),
        antiderivative=low * x + (high - low) * ln(1 + exp(x)), lipschitz=(high - low) / 4,
        slope_lipschitz=(high - low) * sqrt(3) / 18, slope_inflections=(),
    )  # fmt: skip
    with pytest.raises(DerivationError, match="Inflections of the slope"):
        proved(stretched)


def test_a_card_is_about_the_whole_line() -> None:
    half = Symbol("x", low=0)
    with pytest.raises(DerivationError, match="all real x"):
        proved(replace(card, by=half))


def with_parts(stem: str, *others: object) -> Note:
    """A note with some of its parts in the place of those of their kinds."""
    note, kinds = load(stem), [type(each) for each in others]
    return Note(note.title, *(part for part in note.parts if type(part) not in kinds), *others)


OTHER = Name("a", 1 / (1 + exp(-(2 * x))))
X_AGAIN = Name("x", exp(Symbol("k")))
STRANGERS: dict[str, tuple[Note, str]] = {
    "a letter of the card with another meaning": (
        with_parts("tanh", replace(tanh.card, inverse=ln(OTHER / (1 - OTHER)) / 2)), "the letter a would mean two",
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
    rows = str(_card(replace(card, antiderivative=ln(size(1 + exp(x)))))["card.md"]).splitlines()
    assert {row.count("|") for row in rows} == {3}


@pytest.mark.parametrize("number", range(len(exercises)))
def test_an_answer_with_a_wrong_line_is_refused(number: int) -> None:
    exercise = exercises[number]
    for at, (right, because) in enumerate(exercise.lines):
        lines = (*exercise.lines[:at], (right + exp(-x) / 1000, because), *exercise.lines[at + 1 :])
        with pytest.raises(DerivationError, match="wrong"):
            prove_answer(replace(exercise, lines=lines))
