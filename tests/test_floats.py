"""Formulas in floating point: their errors, their borders, and what goes in and comes out."""

from __future__ import annotations

from functools import cache, partial
from itertools import pairwise
from math import log
from typing import Any

import mpmath
import numpy as np
import pytest

from derive.forms import form as f
from derive.forms.form import Form, Symbol
from derive.forms.functions import exp, ln, size
from derive.readings.number import number
from floats.evaluate import computed, intermediates
from floats.landmarks import landmarks
from floats.outcome import INFINITE, NONE, NUMBER, ZERO, outcomes
from floats.survey import Survey, spread, survey
from floats.types import BFLOAT16, FLOAT16, FLOAT32, FLOAT64, TYPES, Array, FloatType
from notes.activations.sigmoid import a, x
from parts.float_survey import FloatSurvey, printed_slopes
from parts.load import load

NAMES = [kind.name for kind in TYPES]


def note() -> FloatSurvey:
    return load("sigmoid_floats").needed(FloatSurvey, "the test")


def slopes() -> dict[str, Form]:
    return {name: line.form for name, (_, line) in printed_slopes(note()).items()} | note().slopes


@cache
def surveyed(kind: FloatType) -> tuple[Survey, Survey]:
    of_slope, of_function = list(slopes().values()), list(note().functions.values())
    return survey(of_slope[-1], of_slope, kind), survey(of_function[-1], of_function, kind)


def walked(form: Form, at: dict[Symbol, Array]) -> Array:
    """A form computed in floats by walking it: a second way, which shares nothing with the printed code."""
    functions = {"exp": np.exp, "ln": np.log, "cosh": np.cosh, "tanh": np.tanh, "abs": np.abs}
    match form:
        case f.Number(digits):
            return digits  # type: ignore[return-value]  # a Python number takes the type of the other operand
        case f.Symbol():
            return at[form]
        case f.Name(_, definition):
            return walked(definition, at)
        case f.Negative(of):
            return -walked(of, at)
        case f.Fraction(above, below):
            return walked(above, at) / walked(below, at)
        case f.Power(base, exponent):
            return walked(base, at) ** walked(exponent, at)
        case f.Call(function, argument):
            return functions[function](walked(argument, at))
        case f.Sum((first, *rest)):
            total = walked(first, at)
            for term in rest:
                total = total - walked(term.of, at) if isinstance(term, f.Negative) else total + walked(term, at)
            return total
        case f.Product((first, *rest)):
            product = walked(first, at)
            for factor in rest:
                product = product * walked(factor, at)
            return product
    raise TypeError(form)


@pytest.mark.parametrize("kind", TYPES, ids=NAMES)
def test_the_printed_code_keeps_the_printed_order_of_operations(kind: FloatType) -> None:
    points = spread(kind)[::11]
    with np.errstate(all="ignore"):
        for name, form in (slopes() | note().functions).items():
            assert np.array_equal(computed(form)(points), walked(form, {x: points}), equal_nan=True), name


def test_another_order_of_operations_would_be_seen() -> None:
    points = spread(FLOAT32)
    there, back = x * x + 1 - x, 1 - x + x * x
    assert not np.array_equal(computed(there)(points), computed(back)(points))


BAD = [np.array([1, 2]), np.array([1j]), np.array([object()]), np.array(["1"]), np.array([True])]


@pytest.mark.parametrize("bad", BAD, ids=[str(each.dtype) for each in BAD])
def test_what_is_not_real_floating_point_is_refused(bad: Array) -> None:
    with pytest.raises(TypeError, match="float"):
        computed(exp(x))(bad)


def test_a_form_of_two_variables_is_refused() -> None:
    with pytest.raises(ValueError, match="x, y"):
        computed(x + Symbol("y"))


@pytest.mark.parametrize("kind", TYPES, ids=NAMES)
def test_infinities_and_nan_follow_ieee(kind: FloatType) -> None:
    ends = np.array([-np.inf, np.inf, np.nan], kind.dtype)
    assert np.array_equal(computed(note().slopes["stable"])(ends), np.array([0, 0, np.nan], kind.dtype), equal_nan=True)
    assert computed(a * (1 - a))(ends)[:2].tolist() == [0, 0]
    assert np.isnan(computed(a * (1 - a))(ends)[2])


@pytest.mark.parametrize(("value", "vanishes", "expected"), [
    (1.0, False, NUMBER), (0.0, False, ZERO), (0.0, True, NUMBER), (-0.0, False, ZERO),
    (np.inf, False, INFINITE), (-np.inf, False, INFINITE), (np.nan, True, NONE),
])  # fmt: skip
def test_outcomes(value: float, vanishes: bool, expected: str) -> None:
    assert outcomes(np.array([value]), vanishes).tolist() == [expected]


def outcome_at(form: Form, reference: Form, kind: FloatType, at: Any) -> str:
    with mpmath.workdps(40):
        exact = number(reference, {x: mpmath.mpf(float(at))})
    return str(outcomes(computed(form)(np.array([at])), bool(exact <= kind.smallest / 2))[0])


@pytest.mark.parametrize("kind", TYPES, ids=NAMES)
def test_borders_are_right_to_the_last_number(kind: FloatType) -> None:
    """On each side of a border stands what is said to be there, and the numbers at it are neighbors."""
    borders = 0
    for found, reference in zip(surveyed(kind), (note().slopes["stable"], note().functions["forward"]), strict=True):
        for measured in found.formulas:
            at = partial(outcome_at, measured.form, reference, kind)
            for before, after in pairwise(measured.outcomes):
                assert np.nextafter(before.last, kind.dtype.type(np.inf)) == after.first
                assert np.nextafter(after.first, kind.dtype.type(-np.inf)) == before.last
                assert (at(before.last), at(after.first)) == (before.outcome, after.outcome)
                assert before.outcome != after.outcome
                borders += 1
            assert (float(measured.outcomes[0].first), float(measured.outcomes[-1].last)) == (
                -kind.largest,
                kind.largest,
            )
    assert borders > 20


@pytest.mark.parametrize("kind", TYPES, ids=NAMES)
def test_overflows_are_right_to_the_last_number(kind: FloatType) -> None:
    for measured in surveyed(kind)[0].formulas:
        parts = [computed(part) for part in intermediates(measured.form)]
        for stretch in measured.overflows:
            inside, beyond = (
                (stretch.last, np.nextafter(stretch.last, kind.dtype.type(np.inf)))
                if float(stretch.first) == -kind.largest
                else (stretch.first, np.nextafter(stretch.first, kind.dtype.type(-np.inf)))
            )
            for at, expected in ((inside, True), (beyond, False)):
                assert any(np.isinf(part(np.array([at])))[0] for part in parts) == expected


@pytest.mark.parametrize("kind", TYPES, ids=NAMES)
def test_landmarks_are_where_the_precision_says(kind: FloatType) -> None:
    for mark in landmarks(x, kind).values():
        spacing = abs(float(np.spacing(mark.found)))
        assert abs(float(mark.found) - mark.predicted) <= max(2 * spacing, 2.0 ** (1 - kind.precision)), mark.what


@pytest.mark.parametrize("kind", TYPES, ids=NAMES)
def test_the_recommended_forms_never_fail(kind: FloatType) -> None:
    for found in surveyed(kind):
        recommended = found.formulas[-1]
        assert [stretch.outcome for stretch in recommended.outcomes] == [NUMBER]
        assert max(recommended.worst) < 5.5  # at all numbers of float32, tried once, it is 5.15
        assert recommended.halved == (None, None)
        assert not recommended.overflows


def test_the_figures_of_the_literature() -> None:
    """Where 1 + e^-x rounds to 1, as the reports say that the page cites, and where e^-x is infinite."""
    for kind, last_lines in ((FLOAT32, (24 * log(2), -128 * log(2))), (FLOAT64, (53 * log(2), -1024 * log(2)))):
        by_name = dict(zip(slopes(), surveyed(kind)[0].formulas, strict=True))
        zero = by_name["factor-out"].where(ZERO)[-1].first
        nan = by_name["one-fraction"].where(NONE)[-1].last
        assert (float(zero), float(nan)) == pytest.approx(last_lines, abs=1e-3 if kind == FLOAT64 else 2e-5)


# Found by a program that shares nothing with this one: formulas written by hand, every finite number of the type,
# mpmath at 80 digits. Another processor's exponential may be off by another last digit.
@pytest.mark.parametrize(("kind", "name", "worst", "halved", "absolute"), [
    (FLOAT16, "factor-out", (2.5427, 2045.2), 3.61328125, 6.668e-4),
    (FLOAT16, "one-fraction", (2047.6, 3.1574), None, None),
    (FLOAT16, "split", None, 3.390625, None),
    (FLOAT16, "plus-one-minus-one", None, 3.86328125, None),
    (BFLOAT16, "factor-out", (1.942, 255.8), 2.59375, 4.804e-3),
])  # fmt: skip
def test_errors_are_those_of_a_brute_force_over_all_numbers(
    kind: FloatType, name: str, worst: tuple[float, float] | None, halved: float | None, absolute: float | None
) -> None:
    found = dict(zip(slopes(), surveyed(kind)[0].formulas, strict=True))[name]
    if worst:
        assert found.worst == pytest.approx(worst, rel=0.02)
    assert (found.halved[1] is None) == (halved is None)
    if halved:
        assert float(found.halved[1]) == pytest.approx(halved, rel=0.01)
    if absolute:
        assert found.absolute == pytest.approx(absolute, rel=0.02)


# By brute force as well: 8 million numbers on each side in float64, all numbers in float32. Samples must come near.
# NumPy has another cosh for float32 where the processor has AVX-512: the second of two is the one without.
@pytest.mark.parametrize(("kind", "name", "worsts"), [
    (FLOAT32, "stable", [5.15]), (FLOAT32, "cosh", [7.57, 5.28]),
    (FLOAT64, "stable", [4.10]), (FLOAT64, "cosh", [4.45]),
])  # fmt: skip
def test_samples_come_near_the_worst(kind: FloatType, name: str, worsts: list[float]) -> None:
    found = dict(zip(slopes(), surveyed(kind)[0].formulas, strict=True))[name]
    assert any(0.7 * worst < min(found.worst) <= max(found.worst) < 1.3 * worst for worst in worsts)


@pytest.mark.parametrize(("kind", "name", "border"), [
    (FLOAT32, "one-fraction", -64 * log(2)), (FLOAT32, "factor-out", -128 * log(2)),
    (FLOAT64, "one-fraction", -512 * log(2)), (FLOAT64, "put-back", -1024 * log(2)),
])  # fmt: skip
def test_overflow_begins_where_the_largest_number_says(kind: FloatType, name: str, border: float) -> None:
    """e^-x passes 2^128 or 2^1024 there, and its square at half the way."""
    found = dict(zip(slopes(), surveyed(kind)[0].formulas, strict=True))[name]
    assert float(found.overflows[0].last) == pytest.approx(border, rel=1e-6)
    assert float(found.overflows[0].first) == -kind.largest


def test_several_borders_between_two_points_are_all_found() -> None:
    comb = size(ln(size(x)))  # infinite at 0 alone
    found = survey(exp(x - x), [exp(x - x) + 0 * comb], FLOAT16).formulas[0]
    assert [stretch.outcome for stretch in found.outcomes] == [NUMBER, NONE, NUMBER]
    assert float(found.outcomes[1].first) == float(found.outcomes[1].last) == 0
