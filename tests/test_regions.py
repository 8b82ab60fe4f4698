"""Regions between kinks: what a function is on each, and what is refused."""

from __future__ import annotations

from itertools import islice

import pytest

from derive.errors import DerivationError
from derive.forms.cases import cases, clip, maximum, minimum
from derive.forms.form import Derivative, Form, Name, Symbol, form
from derive.forms.functions import exp, relu, size
from derive.proof.gates import Refused, domain
from derive.proof.normal_form import is_zero
from derive.proof.points import points
from derive.proof.regions import regions
from derive.readings.interval import interval
from derive.readings.number import number
from derive.readings.value import value

x, half = Symbol("x"), Symbol("x", low=0)
lamda = Symbol("lambda", low=0)

# A function, its kinks, and what it is on each region, in x.
PIECES: dict[str, tuple[Form, tuple[Form | int, ...], tuple[Form | int, ...]]] = {
    "size": (size(x), (0,), (-x, x)),
    "relu": (relu(x), (0,), (0, x)),
    "relu elsewhere": (relu(x - 2), (2,), (0, x - 2)),
    "largest": (maximum(x, -1), (-1,), (-1, x)),
    "smallest": (minimum(x, 6), (6,), (x, 6)),
    "clip": (clip(x, -1, 1), (-1, 1), (-1, x, 1)),
    "softsign": (x / (1 + size(x)), (0,), (x / (1 - x), x / (1 + x))),
    "cases": (cases(x, (exp(x) - 1, "<=", 0), otherwise=x), (0,), (exp(x) - 1, x)),
    "cases at a parameter": (cases(x, (0, "<", lamda), otherwise=x), (lamda,), (0, x)),
    "nested": (relu(size(x) - 1), (-1, 0, 1), (-x - 1, 0, 0, x - 1)),
    "within a name": (1 + Name("g", size(x)), (0,), (1 - x, 1 + x)),
    "without a kink": (x**2, (), (x**2,)),
}


@pytest.mark.parametrize(("function", "kinks", "pieces"), PIECES.values(), ids=PIECES)
def test_pieces(function: Form, kinks: tuple[Form | int, ...], pieces: tuple[Form | int, ...]) -> None:
    found = regions(Name("a", function), x, *kinks)
    assert [(each.by.low, each.by.high) for each in found][1:-1] == list(
        zip(map(form, kinks[:-1]), map(form, kinks[1:]), strict=True)
    )
    for region, piece in zip(found, pieces, strict=True):
        assert not value(region.of).atoms(type(value(size(x))))
        some = list(islice(points({region.by, lamda}), 6))
        assert some
        for at in some:
            on_all = {x: at[region.by], lamda: at[lamda]}
            assert number(region.of, at) == number(function, on_all) == number(form(piece), on_all)


ODD: dict[str, tuple[Form, Symbol, tuple[Form | int, ...], str]] = {
    "no kink": (size(x), x, (), "it is not shown what"),
    "a kink elsewhere": (size(x), x, (1,), "a kink is missing"),
    "one of two kinks": (clip(x, -1, 1), x, (-1,), "a kink is missing"),
    "no kink of cases": (cases(x, (0, "<", 0), otherwise=x), x, (), "on which side of 0 x is; a kink is missing there"),
    "from right to left": (clip(x, -1, 1), x, (1, -1), "-1 is not shown to lie right of 1"),
    "twice": (size(x), x, (0, 0), "0 is not shown to lie right of 0"),
    "a parameter of any sign": (size(x), x, (0, Symbol("b")), "b is not shown to lie right of 0"),
    "outside of the interval": (size(half), half, (-1,), "-1 is not shown to lie right of 0"),
    "at the end of the interval": (size(half), half, (0,), "within the interval of the variable"),
}


@pytest.mark.parametrize(("function", "by", "kinks", "told"), ODD.values(), ids=ODD)
def test_odd_kinks_are_refused(function: Form, by: Symbol, kinks: tuple[Form | int, ...], told: str) -> None:
    with pytest.raises(DerivationError) as refused:
        regions(Name("a", function), by, *kinks)
    assert told in str(refused.value)
    assert "the regions of a" in str(refused.value)


def test_an_interval_needs_no_kink_beyond_it() -> None:
    (region,) = regions(Name("a", size(half)), half)
    assert is_zero(value(region.of) - value(half))


@pytest.mark.parametrize("end", [form(0), lamda, form(1) / 2])
def test_there_are_points_in_an_interval_that_ends_at_a_form(end: Form) -> None:
    for letter in (Symbol("x", end), Symbol("x", high=end), Symbol("x", end, end + 1)):
        found = list(points({letter}))
        assert len(found) == 12
        assert all(number(letter.low, at) < at[letter] for at in found if isinstance(letter.low, Form))
        assert all(at[letter] < number(letter.high, at) for at in found if isinstance(letter.high, Form))


INTERVALS = [
    (x, ""),
    (half, "x > 0"),
    (Symbol("p", 0, 1), "0 < p < 1"),
    (Symbol("x", lamda), r"x > \lambda"),
    (Symbol("x", high=-lamda), r"x < -\lambda"),
    (Symbol("x", -0.5, form(3)), r"\frac{-1}{2} < x < 3"),
]


@pytest.mark.parametrize(("letter", "shown"), INTERVALS)
def test_intervals_are_printed(letter: Symbol, shown: str) -> None:
    assert interval(letter) == shown


@pytest.mark.parametrize("function", [maximum(x, 0), minimum(x, 1), cases(x, (0, "<", 0), otherwise=x)])
def test_a_slope_across_a_kink_is_refused(function: Form) -> None:
    domain(function, function)
    with pytest.raises(Refused, match="there is a kink, so derive it region by region"):
        domain(Derivative(function, x), x)
