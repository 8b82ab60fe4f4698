"""Functions beside each other: what is drawn, what is said of a point, and what the address keeps."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

import mpmath
import pytest
from playwright.sync_api import Page, expect

import notes
from derive.errors import DerivationError
from derive.readings.number import number
from parts.comparison import BOTTOM, LOW, TOP, UNIT, Comparison, _piece
from parts.load import load
from parts.parameters import Parameters
from parts.subject import subject

PATH = "/notes/compare/"
FIRST = load("compare").needed(Comparison, "the test").first


def rows(page: Page) -> list[list[str]]:
    return [row.locator("th, td").all_inner_texts() for row in page.locator(".compare-values tbody tr").all()]


def shown(value: mpmath.mpf) -> str:
    return f"{float(value):z.4f}".replace("-", "−")


def at(stem: str, x: float, **given: float) -> list[str]:
    """The value and the slope of a function with no kink at x, as the table shows them."""
    about = subject(load(stem), "the test")
    parameters = load(stem).part(Parameters) or ()
    letters = {letter.name: letter for letter in (about.by, *(each.letter for each in parameters))}
    point = {letters[name]: mpmath.mpf(value) for name, value in {about.by.name: x, **given}.items()}
    return [shown(number(about.of, point)), shown(number(about.slope, point))]


def test_the_first_ones_are_drawn_by_the_script_as_without_it(opened: Callable[..., Page]) -> None:
    still, alive = opened(PATH, java_script_enabled=False), opened(PATH)
    titles = [load(stem).title for stem in FIRST]
    for page in (still, alive):
        assert [row[0] for row in rows(page)] == titles
        assert [row[1:] for row in rows(page)] == [at(stem, 1) for stem in FIRST]
        assert page.locator("figure.compare .curves path:not(.guide)").count() == 2 * len(FIRST)
    for n in range(1, len(FIRST) + 1):
        ends = [
            re.findall(r"[-\d.]+", page.locator(f".curves .nth-{n}:not(.slope)").get_attribute("d") or "")[-2:]
            for page in (still, alive)
        ]
        assert [float(each) for each in ends[0]] == pytest.approx([float(each) for each in ends[1]], abs=4)


def test_what_is_chosen_is_drawn_and_stands_in_the_address(opened: Callable[..., Page]) -> None:
    page = opened(PATH)
    page.get_by_label("Function 1").select_option(label="ELU")
    page.get_by_label("α").fill("2")
    page.get_by_label("Function 4").select_option(label="none")
    page.get_by_label("Values at x").fill("-2")
    assert len(rows(page)) == len(FIRST) - 1
    assert rows(page)[0] == ["ELU, α = 2.00", *at("elu", -2, alpha=2)]
    expect(page.get_by_role("status").first).to_contain_text("ELU")
    chosen = page.url
    assert "elu.α=2" in unquote(chosen)
    again = opened(PATH + chosen.partition(PATH)[2])
    assert rows(again) == rows(page)
    assert again.get_by_label("Function 1").input_value() == "elu"


def test_a_curve_is_where_its_numbers_are(opened: Callable[..., Page]) -> None:
    page = opened(f"{PATH}?f=sigmoid&x=2")
    path = page.locator(".curves .nth-1:not(.slope)").get_attribute("d") or ""
    points = [(float(x), float(y)) for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path)]
    middle = min(points, key=lambda point: abs(point[0] + LOW * UNIT))
    assert middle[1] == pytest.approx((TOP - 0.5) * UNIT, abs=0.2)
    assert all(0 <= y <= (TOP - BOTTOM) * UNIT for _, y in points)


def test_an_address_that_makes_no_sense_shows_the_first_ones(opened: Callable[..., Page]) -> None:
    page = opened(f"{PATH}?f=nothing&x=far&elu.α=many")
    assert [row[0] for row in rows(page)] == [load(stem).title for stem in FIRST]
    assert page.get_by_label("Values at x").input_value() == "1"


@pytest.mark.parametrize(
    ("first", "told"),
    [(("nothing",), "no note with a figure called nothing"), (("relu",) * 5, "5 functions are to be drawn at first")],
)
def test_what_cannot_be_drawn_is_refused(first: tuple[str, ...], told: str) -> None:
    with pytest.raises(DerivationError, match=told):
        _piece("compare", Comparison(notes, first))
