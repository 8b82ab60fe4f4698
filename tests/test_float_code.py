"""The printed code of a form, computed in a type: what meets numbers, and what is SciPy's, stays in it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy import special

from derive.forms.cases import cases
from derive.forms.form import Decimal, Form, form
from derive.forms.functions import erf, erfc, sigmoid, size, sqrt
from floats.evaluate import LeavesItsType, computed, scipys
from floats.survey import spread
from floats.types import FLOAT16, TYPES, FloatType
from notes.activations.sigmoid import x

NAMES = [kind.name for kind in TYPES]


@pytest.mark.parametrize(
    ("form", "function"), [(erf(x), special.erf), (erfc(x), special.erfc), (sigmoid(x), special.expit)]
)
@pytest.mark.parametrize("kind", TYPES, ids=NAMES)
def test_a_function_of_scipy_is_computed_in_float32_for_short_types(form: Form, function: Any, kind: FloatType) -> None:
    points = spread(kind)[::7]
    middle = np.float32 if kind.is_short else kind.dtype
    assert scipys(1 + form) == [function.__name__]
    assert np.array_equal(computed(form)(points), function(points.astype(middle)).astype(kind.dtype))


@pytest.mark.parametrize("kind", TYPES, ids=NAMES)
def test_a_number_takes_the_type_of_what_it_meets(kind: FloatType) -> None:
    points = spread(kind)[::7]
    with np.errstate(all="ignore"):
        assert np.array_equal(computed(x * sqrt(2))(points), points * kind.dtype.type(2**0.5))
        assert np.array_equal(computed(x * size(2) ** -1)(points), points * kind.dtype.type(0.5))
        by_cases = cases(x, (Decimal("0.1") * x, "<", 0), (0, "<=", 1), otherwise=x + Decimal("0.1"))
        tenth = kind.dtype.type(0.1)
        expected = [points * tenth, np.zeros_like(points), points + tenth]
        assert np.array_equal(computed(by_cases)(points), np.select([points < 0, points <= 1, points > 1], expected))
        step = computed(cases(x, (0, "<", 0), otherwise=1) * x / x)
        assert np.array_equal(step(points[points > 0]), np.ones_like(points[points > 0]))
        assert np.array_equal(computed(1 + Decimal("0.1") * x)(points), 1 + points * kind.dtype.type(0.1))


def test_what_leaves_its_type_is_refused() -> None:
    with pytest.raises(LeavesItsType, match=r"stay in the type of its input, and '.*result = 5' went from float16 to"):
        computed(form(5))(spread(FLOAT16))
