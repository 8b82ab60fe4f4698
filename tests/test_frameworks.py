"""Derivatives against PyTorch and JAX: their gradients at many points, and PyTorch's own formulas as formulas.

Gradients are recorded by `scripts/record.py`, so that they are a witness where nothing is installed. The formulas are
those of the installed package, read and compared region by region, for all x.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import mpmath
import pytest
import sympy

import backward as read
from backward import Divided, backward, exact
from derive.forms.alphabet import letter_python
from derive.forms.form import Form, Symbol
from derive.forms.trees import renamed, symbols
from derive.proof.normal_form import is_zero
from derive.proof.signs import on_intervals
from derive.readings.number import number
from derive.readings.value import value
from derive.written.derivation import Derivation
from derive.written.regions import Regions
from parts.asked import ELSEWHERE, POINTS, Question, elsewhere
from parts.further import Further
from parts.load import load
from parts.subject import subject
from stems import places, stems

ACTIVATIONS = [stem for stem in stems() if places()[stem].startswith("activations/")]

# What PyTorch has for the backward pass, called with a gradient of 1.
FORMULAS = {
    "celu": "elu_backward(1, alpha, 1, 1 / alpha, False, x)",
    "elu": "elu_backward(1, alpha, 1, 1, False, x)",
    "gelu": "gelu_backward(1, x)",
    "gelu/tanh-form": "gelu_backward(1, x, 'tanh')",
    "glu": "glu_backward(1, (x, g), 0)[1]",
    "hardsigmoid": "hardsigmoid_backward(1, x)",
    "hardswish": "hardswish_backward(1, x)",
    "hardtanh": "hardtanh_backward(1, x, -1, 1)",
    "leaky_relu": "leaky_relu_backward(1, x, alpha, False)",
    "logsigmoid": "log_sigmoid_backward(1, x, 0)",
    "mish": "mish_backward(1, x)",
    "prelu": "_prelu_kernel_backward(1, x, w)[0]",
    "relu": "threshold_backward(1, x, 0)",
    "relu6": "hardtanh_backward(1, x, 0, 6)",
    "rrelu": "leaky_relu_backward(1, x, r, False)",
    "sigmoid": "sigmoid_backward(1, a)",
    "silu": "silu_backward(1, x)",
    "softplus": "softplus_backward(1, x, 1, oo)",  # without its threshold: see DIFFERS
    "tanh": "tanh_backward(1, a)",
    "threshold": "threshold_backward(1, x, theta)",
}
BY_GRADIENTS_ALONE = {
    "absolute",
    "gaussian",
    "hardshrink",
    "quick_gelu",
    "selu",
    "softshrink",
    "softsign",
    "squared_relu",
    "squareplus",
    "tanhshrink",
}
CHOSEN_AT = {"logsigmoid": 0}  # where a formula chooses a branch although the function has no kink

# Where PyTorch differs: above its threshold, it takes softplus for x, and the slope for 1; and the sixth of its
# hardsigmoid has the digits of float32.
DIFFERS = {
    ("softplus", "pytorch", 20.125),
    *(("hardsigmoid", "pytorch", at) for at in POINTS if -3 < at < 3),
}
NOT_IN_JAX = {"hardshrink", "softshrink"}
TOLERANCE = mpmath.mpf("1e-14")  # absolute, for slopes of about 1: a few roundings in float64

ASKED = [question for stem in stems() for question in elsewhere(stem, load(stem))]


def answers(question: Question) -> list[float]:
    entry = json.loads(ELSEWHERE.read_text("utf-8"))[question.name]
    assert entry["sha256"] == question.digest, f"{question.name} is not recorded; run python scripts/record.py"
    found: list[float] = json.loads(entry["output"])
    return found


def errors(question: Question, found: list[float]) -> list[tuple[float, Any]]:
    """How far gradients are from the printed derivative, by their points."""
    about = subject(load(question.stem), "the test")
    point = {letter: mpmath.mpf(given) for letter, given in question.values.items()}
    return [
        (at, abs(number(about.slope, {**point, about.by: mpmath.mpf(at)}) - mpmath.mpf(given)))
        for at, given in zip(POINTS, found, strict=True)
    ]


@pytest.mark.parametrize("question", ASKED, ids=lambda question: question.name)
def test_gradients_are_the_printed_derivative(question: Question) -> None:
    off = {at for at, error in errors(question, answers(question)) if not error <= TOLERANCE}
    assert off == {at for stem, framework, at in DIFFERS if (stem, framework) == (question.stem, question.framework)}


@pytest.mark.parametrize("question", ASKED, ids=lambda question: question.name)
def test_a_wrong_gradient_is_seen(question: Question) -> None:
    wrong = [found + 2e-13 for found in answers(question)]
    assert all(error > TOLERANCE for _, error in errors(question, wrong))


def test_each_activation_is_asked_of_both_and_nothing_else_is_recorded() -> None:
    assert {(each.stem, each.framework) for each in ASKED} >= {
        (stem, framework)
        for stem in ACTIVATIONS
        for framework in ("pytorch", *(["jax"] if stem not in NOT_IN_JAX else []))
    }
    assert set(json.loads(ELSEWHERE.read_text("utf-8"))) == {each.name for each in ASKED}


def test_each_activation_is_held_against_a_formula_or_against_gradients_alone() -> None:
    by_formula = {name.partition("/")[0] for name in FORMULAS}
    assert by_formula | BY_GRADIENTS_ALONE == set(ACTIVATIONS)
    assert not by_formula & BY_GRADIENTS_ALONE


def pieces(name: str) -> Iterator[tuple[Symbol, Form, Form]]:
    """The variable on each interval on which PyTorch has one formula, with the function and its derivative there."""
    stem, _, further = name.partition("/")
    note = load(stem)
    whole = note.part(Regions)
    if further:
        found = note.needed(Further, "the test")[further]
        assert isinstance(found, Derivation)
        columns = [found]
    else:
        columns = [*whole.columns.values()] if whole else [note.needed(Derivation, "the test")]
    for each in columns:
        ends = [(each.by.low, each.by.high)]
        if name in CHOSEN_AT:
            ends = [(each.by.low, CHOSEN_AT[name]), (CHOSEN_AT[name], each.by.high)]
        for low, high in ends:
            here = Symbol(each.by.name, low, high)
            yield here, renamed(each.of, each.by, here), renamed(each.claim, each.by, here)


def agrees(name: str, call: str) -> bool:
    """Whether PyTorch's formula is the derivative of a note's function on each interval."""
    about = subject(load(name.partition("/")[0]), "the test")
    parameters = symbols(about.of) - {about.by}
    for by, of, claim in pieces(name):
        letters = {each: value(each) for each in {by, *symbols(of), *parameters}}
        named = {letter_python(letter.name): symbol for letter, symbol in letters.items()}
        formula = call.partition("(")[0]
        known = {**named, formula: backward(formula, letters), "a": value(of), "oo": sympy.oo}
        difference = eval(call, known) - value(claim)
        if not is_zero(difference) and not is_zero(on_intervals(difference, letters)):
            return False
    return True


def needs_pytorch() -> None:
    if read.source() is None:
        pytest.skip("PyTorch is not installed: its formulas were not read; the recorded gradients were")


@pytest.mark.frameworks
@pytest.mark.parametrize("name", FORMULAS)
def test_pytorchs_formula_is_ours(name: str) -> None:
    needs_pytorch()
    assert agrees(name, FORMULAS[name])


@pytest.mark.frameworks
@pytest.mark.parametrize(
    ("name", "call"),
    [
        ("sigmoid", "tanh_backward(1, a)"),
        ("relu", "threshold_backward(2, x, 0)"),
        ("gelu/tanh-form", "gelu_backward(1, x)"),
        ("elu", "elu_backward(1, alpha, 1, 2, False, x)"),
    ],
)
def test_another_formula_is_not(name: str, call: str) -> None:
    needs_pytorch()
    assert not agrees(name, call)


@pytest.mark.frameworks
def test_a_choice_within_an_interval_is_no_formula() -> None:
    needs_pytorch()
    with pytest.raises(Divided):
        agrees("softplus", "softplus_backward(1, x, 1, 20)")


@pytest.mark.parametrize(
    ("written", "meant"),
    [("0.7071067811865476", 1 / sympy.sqrt(2)), ("0.70710678118", None), ("0.5", sympy.Rational(1, 2))],
)
def test_a_rounded_constant_is_the_exact_one(written: str, meant: sympy.Expr | None) -> None:
    assert exact(written) == (sympy.Rational(written) if meant is None else meant)


def test_pytorchs_formulas_are_looked_for_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "find_spec", lambda name: None)
    assert read.source() is None
