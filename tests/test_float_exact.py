"""Exact values, and the errors of computed numbers beside them."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import numpy as np
import pytest
from flint import arb

from derive.errors import DerivationError
from derive.forms.form import Derivative, Form
from derive.forms.functions import erf, erfc, exp, ln, size, sqrt
from derive.readings.number import number
from derive.readings.slope import slope
from derive.readings.tex import tex
from floats.error import Exact
from floats.evaluate import computed
from floats.outcome import NONE, NUMBER, ZERO
from floats.survey import spread, survey
from floats.types import BFLOAT16, FLOAT16, FLOAT32, FLOAT64, TYPES, FloatType
from notes.activations.sigmoid import a, x

NAMES = [kind.name for kind in TYPES]


@pytest.mark.parametrize("kind", TYPES, ids=NAMES)
def test_errors_are_those_of_exact_arithmetic(kind: FloatType) -> None:
    """Against fractions, which round nothing: x/3 as computed, and some ulps further."""
    third = x / 3
    points = spread(kind)
    points = points[np.abs(points.astype(np.float64)) >= 2.0**-20][::29]
    exact = Exact.of(third, points, kind)
    for off in (0, 1, 40):
        found = np.array([kind.at_place(kind.place(each) + off) for each in computed(third)(points)], kind.dtype)
        errors = exact.errors(found)
        for at, was, error in zip(points, found, errors, strict=True):
            true = Fraction(float(at)) / 3
            ulp = Fraction(2) ** kind.ulp_exponent((arb(true.numerator) / true.denominator).mid())
            assert error == pytest.approx(float(abs(Fraction(float(was)) - true) / ulp), rel=1e-9)
        if not off:
            assert errors.max() <= 0.5


@pytest.mark.parametrize("kind", TYPES, ids=NAMES)
@pytest.mark.parametrize(
    "of", [a.definition, Derivative(a, x), ln(1 + exp(x)), x * (1 + erf(x / sqrt(2))) / 2], ids=tex
)
def test_exact_values_are_mpmaths(of: Form, kind: FloatType) -> None:
    """Another library, with digits for what is lost where sizes differ by e^100."""
    form = slope(of.of, x) if isinstance(of, Derivative) else of
    inside = spread(kind)
    inside = inside[np.abs(inside.astype(np.float64)) < 30]
    points = inside[:: len(inside) // 50]
    exact = Exact.of(of, points, kind)
    with mpmath.workdps(600):  # of 1 + erf(-21) the digits begin at the 197th
        for at, high, low, exponent in zip(points, exact.high, exact.low, exact.exponents, strict=True):
            true = mpmath.ldexp(number(form, {x: mpmath.mpf(float(at))}), -int(exponent))
            assert abs(mpmath.mpf(float(high)) + mpmath.mpf(float(low)) - true) <= mpmath.ldexp(1, -90) * max(
                abs(true), 1
            )


def test_exact_values_are_no_formulas_own() -> None:
    """Not even the last one's in float64, which here is wrong from about x = 6 on, where 1 - erf(x) is 0."""
    good, bad = survey(1 - erf(x), [erfc(x), 1 - erf(x)], FLOAT32).formulas
    assert max(good.worst) < 5
    assert bad.worst[1] > 2**23
    assert good.where(ZERO) == []
    assert 3.8 < float(bad.where(ZERO)[0].first) < 4


def test_a_zero_is_a_mistake_as_far_as_the_exact_value_is_none() -> None:
    """In float64 as well e^x - (1 + x) is 0 from 2^-53 down, and its true size is x^2/2 there."""
    found = survey(exp(x) - (1 + x), [exp(x) - (1 + x)], BFLOAT16).formulas[0]
    around = next(each for each in found.outcomes if float(each.first) <= 0 <= float(each.last))
    assert around.outcome == NUMBER
    assert float(around.last) == pytest.approx(2.0**-66.5, rel=2**-7, abs=0)


@pytest.mark.parametrize("kind", [FLOAT16, BFLOAT16], ids=NAMES[:2])
def test_all_numbers_of_a_short_type_are_looked_at(kind: FloatType) -> None:
    points = spread(kind)
    assert len(np.unique(points)) == len(points) == 2 * kind.place(kind.largest) + 1
    assert np.isfinite(points.astype(np.float64)).all()


def test_where_there_is_no_exact_value_nothing_counts() -> None:
    kink = survey(x / size(x), [x / size(x), 1 + 0 * x], FLOAT16).formulas
    assert kink[0].worst == (0, 0)
    assert [each.outcome for each in kink[0].outcomes] == [NUMBER, NONE, NUMBER]
    assert np.nanmin(kink[0].digits) > 3


def test_what_has_no_value_at_many_numbers_is_refused() -> None:
    with pytest.raises(DerivationError, match=r"no value at x = -65504, or .* numbers of float16; a survey takes all"):
        survey(ln(x), [ln(x)], FLOAT16)


def test_what_is_no_number_has_no_error() -> None:
    exact = Exact.of(x, np.array([1.0, 2.0]), FLOAT64)
    assert np.isnan(exact.errors(np.array([np.nan, 2.0]))).tolist() == [True, False]
    assert exact.errors(np.array([np.inf, 2.0])).tolist() == [np.inf, 0]
    assert exact.digits(np.array([np.nan, 2.0]), FLOAT64).tolist() == [0, pytest.approx(53 * np.log10(2))]


def test_a_zero_that_is_right_has_all_its_digits() -> None:
    exact = Exact.of(x, np.array([0.0, 0.0]), FLOAT64)
    assert exact.digits(np.array([0.0, 1e-300]), FLOAT64).tolist() == [pytest.approx(53 * np.log10(2)), 0]
