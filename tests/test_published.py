"""The functions that readers take away: right in every type, clear about what they do not take."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import ml_dtypes
import numpy as np
import pytest

from floats.evaluate import computed
from floats.survey import spread
from floats.types import FLOAT32, TYPES, FloatType
from notes.activations.sigmoid import derivation
from parts.float_survey import FloatSurvey
from parts.load import load

published: Any = import_module("published.sigmoid")  # as readers have it, without types
FUNCTIONS = [published.sigmoid, published.from_input, published.from_output]
NAMES = [each.__name__ for each in FUNCTIONS]


@pytest.mark.parametrize("kind", TYPES, ids=[kind.name for kind in TYPES])
def test_they_are_the_forms_that_were_measured(kind: FloatType) -> None:
    """To the last bit: what the page says about its formulas holds for what can be taken away."""
    note = load("sigmoid_floats").needed(FloatSurvey, "the test")
    points = spread(kind)
    with np.errstate(all="ignore"):
        assert np.array_equal(published.from_input(points), computed(note.slopes["stable"])(points))
        assert np.array_equal(published.sigmoid(points), computed(note.functions["forward"])(points))
        outputs = published.sigmoid(points)
        assert np.array_equal(published.from_output(outputs), outputs * (1 - outputs))


@pytest.mark.parametrize("function", FUNCTIONS, ids=NAMES)
@pytest.mark.parametrize("kind", TYPES, ids=[kind.name for kind in TYPES])
@pytest.mark.parametrize("shape", [(), (3,), (2, 0), (2, 3, 4)])
def test_type_and_shape_stay(function: Any, kind: FloatType, shape: tuple[int, ...]) -> None:
    result = function(np.full(shape, 0.5, kind.dtype))
    assert (result.dtype, result.shape) == (kind.dtype, shape)


@pytest.mark.parametrize("function", FUNCTIONS, ids=NAMES)
@pytest.mark.parametrize("plain", [0, 1, 0.5, [0, 1], [[0.25], [0.5]]])
def test_plain_numbers_become_float64(function: Any, plain: Any) -> None:
    assert function(plain).dtype == np.float64


BAD = [
    1j,
    "1",
    None,
    True,
    object(),
    [1, "a"],
    np.array([1], object),
    np.array(["2026"], "datetime64[Y]"),
    np.zeros(1, "i4,f4"),
]


@pytest.mark.parametrize("function", FUNCTIONS, ids=NAMES)
@pytest.mark.parametrize("bad", BAD, ids=[str(np.asarray(bad).dtype) + str(n) for n, bad in enumerate(BAD)])
def test_what_is_not_real_is_refused(function: Any, bad: Any) -> None:
    with pytest.raises(TypeError, match="takes real numbers, not"):
        function(bad)


IEEE = [(-np.inf, 0, 0), (np.inf, 1, 0), (np.nan, np.nan, np.nan), (-0.0, 0.5, 0.25)]


@pytest.mark.parametrize(("x", "value", "slope"), IEEE)
@pytest.mark.parametrize("dtype", [np.float16, ml_dtypes.bfloat16, np.float32, np.float64])
def test_infinities_and_nan_follow_ieee(x: float, value: float, slope: float, dtype: Any) -> None:
    at = np.array([x], dtype)
    with np.errstate(over="raise", divide="raise"):
        assert np.array_equal(published.sigmoid(at), np.array([value], dtype), equal_nan=True)
        assert np.array_equal(published.from_input(at), np.array([slope], dtype), equal_nan=True)


def test_nothing_overflows_and_no_warning_is_given() -> None:
    points = spread(FLOAT32)
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        published.sigmoid(points)
        published.from_input(points)


@pytest.mark.parametrize("inputs", [-0.001, 1.001, [0.5, 2.0], np.inf])
def test_inputs_in_the_place_of_outputs_are_refused(inputs: Any) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        published.from_output(inputs)


def test_from_output_lets_nan_through() -> None:
    assert np.isnan(published.from_output(np.nan))


def test_both_ways_to_the_slope_agree() -> None:
    x = np.linspace(-8, 8, 1001)
    assert np.allclose(published.from_input(x), published.from_output(published.sigmoid(x)), rtol=1e-12)
    assert np.allclose(published.from_input(x), computed(derivation.claim)(x), rtol=1e-12)
