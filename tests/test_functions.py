"""The table of functions: what a row says of its function is held against the numbers, and against SymPy."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest
import sympy

from derive.errors import DerivationError
from derive.forms import functions
from derive.forms.constants import CONSTANTS, pi
from derive.forms.form import Call, Constant, Symbol
from derive.forms.functions import FUNCTIONS, Function, exp, sin
from derive.proof.normal_form import is_zero
from derive.readings.certain import Uncertain, certain
from derive.readings.cost import operations
from derive.readings.number import number
from derive.readings.slope import slope
from derive.readings.tex import tex
from derive.readings.tree import tree
from derive.readings.value import value
from notes.activations.sigmoid import x

ROWS = list(FUNCTIONS.values())
SIXTEENTHS = [Fraction(n, 16) for n in range(-48, 49)]
T = Symbol("t", low=0)


def is_met(function: Function, need: str, at: Fraction) -> bool:
    """Whether the argument is as the row's `domain`, or `smooth`, has it."""
    if not (wanted := getattr(function, need)):
        return True
    of, must_be = wanted(x)
    found = number(of, {x: mpmath.mpf(at.numerator) / at.denominator})
    return bool({"positive": found > 0, "non-negative": found >= 0, "non-zero": found != 0}[must_be])


def numbers_of(function: Function, places: list[Fraction]) -> list[mpmath.mpf]:
    return [certain(function(x), {x: mpmath.mpf(at.numerator) / at.denominator}) for at in places]


def test_no_two_rows_have_one_name() -> None:
    assert [each for each in vars(functions).values() if isinstance(each, Function)] == ROWS


@pytest.mark.parametrize("function", ROWS, ids=FUNCTIONS)
def test_sympy_and_mpmath_mean_the_same_function(function: Function) -> None:
    places = [at for at in SIXTEENTHS if is_met(function, "domain", at)]
    assert len(places) > 40
    for at, found in zip(places, numbers_of(function, places), strict=True):
        theirs = value(function(x)).subs(value(x), sympy.Rational(at.numerator, at.denominator))
        assert mpmath.almosteq(mpmath.mpmathify(sympy.N(theirs, 40)), found, rel_eps=1e-12, abs_eps=1e-12)


@pytest.mark.parametrize("function", ROWS, ids=FUNCTIONS)
def test_a_function_is_real_in_its_domain_alone(function: Function) -> None:
    for at in SIXTEENTHS:
        try:
            is_real = not isinstance(numbers_of(function, [at])[0], mpmath.mpc)
        except (Uncertain, ValueError, ZeroDivisionError):
            is_real = False
        assert is_real == is_met(function, "domain", at), at


@pytest.mark.parametrize("function", ROWS, ids=FUNCTIONS)
def test_values_have_the_sign_that_the_row_tells(function: Function) -> None:
    found = numbers_of(function, [at for at in SIXTEENTHS if is_met(function, "domain", at)])
    smallest = min(found)
    assert function.values == ("positive" if smallest > 0 else "non-negative" if smallest == 0 else "")


@pytest.mark.parametrize("function", ROWS, ids=FUNCTIONS)
def test_a_fraction_that_the_row_tells_is_the_value(function: Function) -> None:
    known = {at: exact for at in SIXTEENTHS if (exact := function.exact(at)) is not None}
    assert known
    for at, found in zip(known, numbers_of(function, list(known)), strict=True):
        assert found == mpmath.mpf(known[at].numerator) / known[at].denominator


@pytest.mark.parametrize("function", ROWS, ids=FUNCTIONS)
def test_a_slope_is_sympys_and_the_numbers_slope(function: Function) -> None:
    by = T if function.domain and function.domain(x)[0] == x else x
    found = slope(function(by), by)
    assert is_zero(value(found) - value(function(by)).diff(value(by)))
    for at in ("0.125", "1.375", "2.75"):
        there = mpmath.mpf(at)
        with mpmath.workdps(40):
            assert mpmath.almosteq(number(found, {by: there}), mpmath.diff(function.number, there), rel_eps=1e-15)


@pytest.mark.parametrize("function", ROWS, ids=FUNCTIONS)
def test_kinks_are_where_the_slope_jumps(function: Function) -> None:
    places = [at for at in SIXTEENTHS if is_met(function, "domain", at)]
    close = mpmath.mpf(2) ** -40
    jumps = []
    for at in places[1:-1]:
        there = mpmath.mpf(at.numerator) / at.denominator
        try:
            left, middle, right = (function.number(there + step) for step in (-close, 0 * close, close))
        except ValueError:
            continue
        if abs((right - middle) - (middle - left)) > close / 2 and is_met(function, "smooth", at):
            jumps.append(at)
    assert jumps == list(function.kinks)


def test_a_function_of_no_row_is_told() -> None:
    with pytest.raises(DerivationError, match=r"there is no function sine; there are exp, ln, .* takes more"):
        tex(Call("sine", x))


def test_a_row_needs_one_way_to_be_computed() -> None:
    known = FUNCTIONS["sin"]
    for wrong in ({"value": None}, {"javascript": ""}, {"short_for": lambda u: exp(u)}):
        with pytest.raises(TypeError, match="sine needs a name in SymPy and one in JavaScript, or a form"):
            Function(**{**vars(known), "name": "sine", **wrong})
    assert "sine" not in FUNCTIONS


@pytest.mark.parametrize("known", CONSTANTS.values(), ids=CONSTANTS)
def test_all_readings_know_a_constant(known: object) -> None:
    ((name, row),) = [(name, row) for name, row in CONSTANTS.items() if row is known]
    constant = Constant(name)
    for digits in (15, 300):
        with mpmath.workdps(digits):
            assert mpmath.almosteq(number(constant, {}), mpmath.mpmathify(sympy.N(value(constant), digits + 5)))
    assert (tex(constant), tex(slope(constant, x)), operations(-constant / 2 * constant)["multiplications"]) == (
        row.tex, "0", 1,
    )  # fmt: skip
    assert tree(constant * x) == ["*", ["constant", row.plain, row.javascript], "x"]


def test_a_constant_of_no_row_is_told() -> None:
    with pytest.raises(DerivationError, match="there is no constant tau; there are pi"):
        tex(Constant("tau"))


def test_pi_is_the_number_at_which_a_sine_is_zero() -> None:
    assert is_zero(value(sin(pi)))
    assert not is_zero(value(sin(pi / 2)))
