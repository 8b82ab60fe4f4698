"""Parameters and partial derivatives as parts of a note, and what frameworks answer at kinks."""

from __future__ import annotations

import json
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from matplotlib.figure import Figure

from derive.errors import DerivationError
from derive.forms.cases import cases
from derive.forms.form import Derivative, Name, Symbol, form
from derive.forms.functions import exp, relu, sigmoid
from derive.readings.tree import tree
from derive.written.derivation import Derivation
from derive.written.exercise import Exercise
from derive.written.opening import opening
from derive.written.regions import Kink
from draw.picture import Curve, Picture
from notes.activations import relu as relu_note
from parts import answers
from parts.asked import at_kinks
from parts.code import Code
from parts.curves import curves
from parts.exercises import Exercises
from parts.figure import _table
from parts.further import Further
from parts.note import Note, Pieces, add_pieces
from parts.parameters import Parameter, Parameters, parameters_of
from parts.subject import Subject
from stems import NoteError
from test_kinks import ONE, RIGHT, ZERO

x, beta, lamda = Symbol("x"), Symbol("beta", low=0), Symbol("lambda", low=0)
a = Name("a", x * sigmoid(beta * x))
usual = Parameters(Parameter(beta, 1, 0.1, 3))


def derived(by: Symbol, of: Name = a) -> Derivation:
    """The derivative by one letter, as the opening steps make it."""
    last: Any = Derivative(of.definition, by)
    steps = opening(last)
    for step in steps:
        last = step.rule(last)
    return Derivation(of, by, "It is so.", (), steps, last)


def draw(swish: Curve, derivative: Curve) -> Figure:
    at = np.linspace(-6, 6, 25)
    figure = Figure()
    figure.subplots().plot(at, swish(at), at, derivative(at), at, swish(at, beta=2))
    return figure


picture = Picture(title="Swish", description="Two curves.", draw=draw, places=(("Middle", 0),))


def test_partial_derivatives_have_lines_and_a_result() -> None:
    note = Note("Swish", derived(x), Further({"by-beta": derived(beta)}))
    pieces = Pieces("silu", note)
    for part in note.parts:
        add_pieces(part, pieces)
    made = pieces.whole()
    assert r"\frac{\partial a}{\partial \beta} = " in made["by-beta/result.md"].decode()
    assert r"\frac{\partial a}{\partial x} = " in made["result.md"].decode()
    for path in ("result.md", "by-beta/result.md", "definition.md", "summary.json", "proved.md"):
        assert r"\beta > 0" in made[path].decode(), path
    assert 'id="by-beta-definition"' in made["by-beta/derivation.md"].decode()


ODD = {
    "the same letter": ({"by-x": derived(x)}, "of the note's own function by its own variable"),
    "no derivation": ({"by-beta": 3}, "must be a Derivation or a Gradient, not 3"),
}


@pytest.mark.parametrize(("partials", "told"), ODD.values(), ids=ODD)
def test_odd_partial_derivatives_are_refused(partials: dict[str, Any], told: str) -> None:
    with pytest.raises(DerivationError, match=told):
        Note("Swish", derived(x), Further(partials))


def test_a_wrong_partial_derivative_is_refused() -> None:
    wrong = replace(derived(beta), claim=form(0))
    pieces = Pieces("silu", note := Note("Swish", derived(x), Further({"by-beta": wrong})))
    for part in note.parts:
        add_pieces(part, pieces)
    with pytest.raises(NoteError, match=r"does not arrive at its claim, .*\n  in:     by-beta\n  step:   "):
        pieces.whole()


def test_a_parameter_needs_a_value() -> None:
    with pytest.raises(DerivationError, match=r"a value to show for beta; .* Parameters\(Parameter\(beta, 1, 0.1, 3"):
        Note("Swish", derived(x), picture)
    with pytest.raises(DerivationError, match=r"beta shows 4, outside its slider's 0\.1 to 3"):
        Parameter(beta, 4, 0.1, 3)
    with pytest.raises(DerivationError, match="are Parameter"):
        Parameters(3)  # type: ignore[arg-type]
    note = Note("Swish", derived(x), usual, picture)
    assert parameters_of(note, x, a) == usual


def test_the_figure_has_the_values_that_are_shown_or_others() -> None:
    about = Subject(a, x, derived(x).claim)
    function, _ = curves(about, usual)
    at = np.array([-1.0, 2.0])
    assert np.allclose(function(at), at / (1 + np.exp(-at)))
    assert np.allclose(function(at, beta=2), at / (1 + np.exp(-2 * at)))
    assert "<caption>With β = 1</caption>" in _table(about, usual)


def test_a_parameter_may_be_called_x_where_the_variable_is_another_letter() -> None:
    gate = Symbol("g")
    function, slope = curves(Subject(Name("a", x * gate), gate, x), Parameters(Parameter(x, 2, -3, 3)))
    at = np.array([-1.0, 2.0])
    assert function(at, x=3).tolist() == [-3, 6]
    assert slope(at).tolist() == [2, 2]


def test_the_figure_tells_the_explorer() -> None:
    note = Note("Swish", derived(x), usual, picture)
    pieces = Pieces("silu", note)
    for part in note.parts:
        add_pieces(part, pieces)
    figure = pieces.whole()["figure.md"].decode()
    told = json.loads(unescape(figure.partition('data-explorer="')[2].partition('"')[0]))
    assert told["parameters"] == [{"letter": "β", "shown": 1, "low": 0.1, "high": 3}]
    assert told["slope"] == tree(derived(x).claim, known=a)
    assert "interval" not in told
    assert "<caption>With β = 1</caption>" in figure


def test_curves_have_gaps_at_kinks_and_jumps_and_nothing_beyond_an_interval() -> None:
    at = np.linspace(-2, 2, 5)
    smooth = Subject(Name("a", relu(x)), x, cases(x, (0, "<", 0), otherwise=1), (Kink(ZERO, ZERO, ZERO, ONE),))
    function, slope = curves(smooth, Parameters())
    assert function(at).tolist() == [0, 0, 0, 1, 2]
    assert np.isnan(slope(at)).tolist() == [False, False, True, False, False]
    half = Symbol("x", low=0)
    inside, _ = curves(Subject(Name("a", half**2), half, 2 * half), Parameters())
    assert np.isnan(inside(at)).tolist() == [True, True, False, False, False]
    jumping = RIGHT["jumps"][0]
    kinks = tuple(jumping.kinks.values())
    jumps, _ = curves(Subject(jumping.of, x, jumping.slope, kinks), Parameters(Parameter(lamda, 1, 0.1, 2)))
    assert np.isnan(jumps(at)).tolist() == [False, True, False, True, False]
    upright = RIGHT["a vertical end"][0]
    root, slope = curves(Subject(upright.of, x, upright.slope, tuple(upright.kinks.values())), Parameters())
    assert root(at).tolist() == np.sqrt(np.abs(at)).tolist()
    assert np.isnan(slope(at)).tolist() == [False, False, True, False, False]


def test_intervals_are_printed_in_exercises() -> None:
    exercise = Exercise("Why?", exp(beta), ((exp(beta / 2) ** 2, "So."),))
    note = Note("E", Exercises(exercise))
    pieces = Pieces("silu", note)
    add_pieces(note.parts[0], pieces)
    assert r",\quad \beta > 0" in pieces.whole()["exercises.md"].decode()


def test_answers_are_those_of_the_program_that_ran(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    note = relu_note.note
    said = answers.answers("relu", note, "kink")
    assert "PyTorch 2" in said
    assert "as recorded on 2026-" in said

    def with_code(code: Code) -> Note:
        return Note("ReLU", *(code if isinstance(each, Code) else each for each in note.parts))

    with pytest.raises(NoteError, match="what PyTorch returns at kink is not recorded; run"):
        answers.answers("relu", with_code(Code(pytorch="F.relu(x + 0)")), "kink")
    assert answers.answers("relu", with_code(Code()), "kink") == ""
    asked = list(at_kinks("relu", note))
    record_there = tmp_path / "kinks.json"
    monkeypatch.setattr(answers, "AT_KINKS", record_there)
    with pytest.raises(NoteError, match="is not recorded"):
        answers.answers("relu", note, "kink")
    entry = {"version": "9.9", "date": "2026-01-01", "output": "0.5"}
    record = {each.name: {**entry, "sha256": each.digest} for each in asked}
    record_there.write_text(json.dumps(record))
    assert "PyTorch 9.9 returns 0.5, and JAX 9.9 returns 0.5, as recorded on 2026-01-01." in answers.answers(
        "relu", note, "kink"
    )
