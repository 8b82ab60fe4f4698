"""The floating-point types: what their standards say, and the places of their numbers."""

from __future__ import annotations

from itertools import pairwise

import mpmath
import numpy as np
import pytest

from floats.types import BFLOAT16, FLOAT16, FLOAT32, FLOAT64, TYPES, FloatType

NAMES = [kind.name for kind in TYPES]


# precision and exponents: IEEE 754-2019, table 3.5; bfloat16: Intel, "BFLOAT16: Hardware Numerics Definition", 2018
@pytest.mark.parametrize(
    ("kind", "precision", "low"),
    [(FLOAT16, 11, -14), (BFLOAT16, 8, -126), (FLOAT32, 24, -126), (FLOAT64, 53, -1022)],
    ids=NAMES,
)
def test_type_is_what_its_standard_says(kind: FloatType, precision: int, low: int) -> None:
    assert (kind.precision, kind.low) == (precision, low)
    assert kind.smallest == mpmath.ldexp(1, low - precision + 1)


@pytest.mark.parametrize("kind", TYPES, ids=NAMES)
@pytest.mark.parametrize("x", [-3.5, -1.0, 0.0, 2.0**-14, 0.1, 1.0, 300.0])
def test_places_are_those_of_nextafter(kind: FloatType, x: float) -> None:
    here = kind.dtype.type(x)
    assert kind.at_place(kind.place(here)) == here
    for toward, step in ((np.inf, 1), (-np.inf, -1)):
        assert np.nextafter(here, kind.dtype.type(toward)) == kind.at_place(kind.place(here) + step)


@pytest.mark.parametrize("kind", [FLOAT16, BFLOAT16], ids=["float16", "bfloat16"])
def test_a_small_type_has_each_of_its_numbers_once(kind: FloatType) -> None:
    last = kind.place(kind.largest)
    numbers = [float(kind.at_place(place)) for place in range(-last, last + 1)]
    assert all(before < after for before, after in pairwise(numbers))
    assert numbers[-1] == kind.largest


@pytest.mark.parametrize("kind", TYPES, ids=NAMES)
def test_shown_digits_name_one_number(kind: FloatType) -> None:
    for place in range(1, kind.place(kind.largest), kind.place(kind.largest) // 97):
        number_there = kind.at_place(place)
        assert kind.dtype.type(np.float64(kind.shown(number_there))) == number_there
