"""The table of all activations on the first page: what it says of each, how it is drawn, filtered and sorted."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from fractions import Fraction
from math import inf
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from derive.forms.cases import cases
from derive.forms.form import Derivative, Form, Name, Symbol, form
from derive.forms.functions import exp, relu, sigmoid, sin, size
from derive.written.card import Card, proved
from derive.written.derivation import Derivation
from derive.written.end_rows import Limits, Range
from derive.written.opening import opening
from derive.written.regions import Kink
from derive.written.slope_rows import LipschitzConstant
from derive.written.turn_rows import Extrema, Monotone
from generate import shelf
from notes.activations import elu as elu_note
from notes.activations import sigmoid as sigmoid_note
from parts.code import Code
from parts.given import given
from parts.note import Note
from parts.parameters import Parameter, Parameters
from parts.sketch import sketch
from parts.subject import Subject
from parts.summary import summary_of

x, alpha = Symbol("x"), Symbol("alpha", low=0)
ZERO, ONE = form(0), form(1)

LEAST: dict[str, Any] = {"title": "T", "function": ["a = x"], "letters": [], "slope": "1", "tex": "", "numpy": ""}
LEAST |= {"has_parameter": False}
KINK = {"at": "0", "how": "continuous"}
SMOOTH_KINK = {"at": "0", "how": "differentiable"}
# What is known besides, what a row is for the filters, and what is in its cells.
ROWS: dict[str, tuple[dict[str, Any], str, dict[str, str]]] = {
    "nothing": ({}, "smooth", {"Range": "–", "Largest slope": "–", "By its own value": "–", "Kinks": "none"}),
    "a range": (
        {"range": "(0, 1)", "bounded": True, "given": ""},
        "smooth bounded",
        {"Range": r"$\displaystyle (0, 1)$"},
    ),
    "a range for a parameter": (
        {"range": "(0, 1)", "given": "b = 2"},
        "smooth",
        {"Range": r"$\displaystyle (0, 1)$<br><small>for $\displaystyle b = 2$</small>"},
    ),
    "a kink": ({"kinks": [KINK]}, "", {"Smoothness": "continuous", "Kinks": r"$\displaystyle 0$"}),
    "a kink for some": (
        {"kinks": [KINK | {"only": "b = 1"}], "has_parameter": True},
        "parameter",
        {"Kinks": r"$\displaystyle 0$<br><small>unless $\displaystyle b = 1$</small>"},
    ),
    "a kink of the slope": ({"kinks": [SMOOTH_KINK]}, "", {"Smoothness": "differentiable", "Kinks": "none"}),
    "one of the slope's slope": (
        {"kinks": [SMOOTH_KINK], "given": "", "smooth at 0": "twice differentiable"},
        "",
        {"Smoothness": "twice differentiable"},
    ),
    "the same for a parameter": (
        {"kinks": [SMOOTH_KINK], "given": "b = 1", "smooth at 0": "twice differentiable"},
        "",
        {"Smoothness": "differentiable"},
    ),
    "a jump and a kink": ({"kinks": [KINK, KINK | {"how": "jumps"}]}, "", {"Smoothness": "jumps"}),
    "a kink of which little is known": ({"kinks": [KINK | {"how": ""}]}, "", {"Smoothness": "–"}),
    "by its value": ({"found": "a", "found_alone": True}, "smooth output", {"By its own value": r"$\displaystyle a$"}),
    "by its value and x": ({"found": "a x", "found_alone": False}, "smooth", {}),
    "by its value on regions": ({"found": "1", "found_alone": True, "kinks": [KINK]}, "", {}),
    "on regions that its value tells": (
        {"found": "1", "found_alone": True, "kinks": [KINK], "monotone": True},
        "monotone output",
        {},
    ),
    "by the card": (
        {"found": "a - a^2", "by_value": "a(1 - a)", "given": ""},
        "smooth output",
        {"By its own value": r"$\displaystyle a(1 - a)$"},
    ),
    "by a card of another letter": ({"by_value": "a_4", "given": "b = 4"}, "smooth", {"By its own value": "–"}),
    "what could be a tag": ({"slope": "a<b"}, "smooth", {"Derivative": r"$\displaystyle a < b$"}),
}


@pytest.mark.parametrize(("known", "is_", "cells"), ROWS.values(), ids=ROWS)
def test_a_row_says_what_is_known(known: dict[str, Any], is_: str, cells: dict[str, str]) -> None:
    row = shelf.table({"tanh": json.dumps(LEAST | known).encode()}).decode()
    assert f'data-is="{is_}"' in row
    shown = dict(re.findall(r'data-label="([^"]*)"[^>]*>(.*?)</td>', row))
    assert {label: shown[label] for label in cells} == cells
    assert list(shown) == shelf.COLUMNS[1:]


def test_only_activations_have_rows_and_by_their_titles() -> None:
    one, other = (json.dumps(LEAST | {"title": title}).encode() for title in ("b", "A"))
    table = shelf.table({"tanh": one, "sigmoid": other, "network": one, "sigmoid_floats": None, "relu": b"{}"})
    assert re.findall(rb"\[(\w)\]\((.*?)\)", table) == [
        (b"A", b"notes/activations/sigmoid.md"),
        (b"b", b"notes/activations/tanh.md"),
    ]


IN_SHORT: dict[str, tuple[Name, object, tuple[Form, ...], dict[str, object]]] = {
    "range": (Name("a", sigmoid(x)), Range(ZERO, ONE), (), {"range": r"\left(0, 1\right)", "bounded": True}),
    "a range that has its end": (
        Name("a", relu(x)),
        Range(ZERO, inf),
        (ZERO,),
        {"range": r"\left[0, \infty\right)", "bounded": False},
    ),
    "limits of a jump": (
        Name("a", cases(x, (0, "<", 0), otherwise=1)),
        Limits(ZERO, ONE),
        (ZERO,),
        {"bounded": True},
    ),
    "limits of a line": (Name("a", 2 * x), Limits(-inf, inf), (), {"bounded": False}),
    "it rises": (Name("a", relu(x)), Monotone("is constant", ZERO, "rises"), (ZERO,), {"monotone": True}),
    "it falls and rises": (Name("a", x**2), Monotone("falls", ZERO, "rises"), (), {"monotone": False}),
    "it never turns": (Name("a", sigmoid(x)), Extrema(), (), {"monotone": True}),
    "its slope": (
        Name("a", sigmoid(x)),
        LipschitzConstant(form(1) / 4),
        (),
        {"steepest": r"\frac{1}{4}", "size": 0.25},
    ),
}


@pytest.mark.parametrize(("of", "row", "kinks", "said"), IN_SHORT.values(), ids=IN_SHORT)
def test_a_cards_row_says_it_in_short(of: Name, row: object, kinks: tuple[Form, ...], said: dict[str, object]) -> None:
    assert proved(Card(of, x, row, kinks=kinks))[0].in_short == said


a_2 = Name("a_2", cases(x, (2 * (exp(x) - 1), "<=", 0), otherwise=x))
GIVEN: dict[str, tuple[Name, str | None]] = {
    "the function itself": (elu_note.a, ""),
    "with the value that is shown": (elu_note.a_1, r"\alpha = 1"),
    "with another": (a_2, r"\alpha = 2"),
    "with one that is in its name": (
        Name("a_3", cases(x, (3 * exp(x) - 3, "<=", 0), otherwise=x)),
        r"\alpha = 3",
    ),
    "another function": (Name("a_1", relu(x)), None),
}


@pytest.mark.parametrize(("of", "said"), GIVEN.values(), ids=GIVEN)
def test_for_which_parameters_a_card_is_about_the_function(of: Name, said: str | None) -> None:
    assert given(Card(of, x, kinks=(ZERO,)), elu_note.note) == said


def points(drawn: str) -> list[list[list[tuple[float, float]]]]:
    """The runs of each path of a sketch but for the axes, as points in x and y."""
    runs = []
    for path in re.findall(r'd="(M[^"]*)"', drawn)[1:]:
        numbers = [list(map(float, run.split())) for run in path.split("M")[1:]]
        runs.append([[(at / 10 - 4, 4 - y / 10) for at, y in zip(run[::2], run[1::2], strict=True)] for run in numbers])
    return runs


def test_a_sketch_breaks_at_kinks_and_is_small() -> None:
    kinked = Subject(Name("a", relu(x)), x, cases(x, (0, "<", 0), otherwise=1), (Kink(ZERO, ZERO, ZERO, ONE),))
    slope, function = points(sketch(kinked, Parameters()))
    assert slope == [[(-4, 0), (0, 0)], [(0, 1), (4, 1)]]
    assert function == [[(-4, 0), (0, 0), (4, 4)]]
    for of in (exp(x), sin(x), sigmoid(x), size(x) ** 3):
        drawn = sketch(Subject(Name("a", of), x, of), Parameters())
        assert len(drawn) < 1024
        assert 'aria-hidden="true"' in drawn


def test_a_sketch_shows_the_curves() -> None:
    slope, function = points(sketch(Subject(Name("a", sigmoid(x)), x, sigmoid_note.derivation.claim), Parameters()))
    for at, y in function[0]:
        assert y == pytest.approx(1 / (1 + 2.718281828**-at), abs=0.01)
    assert max(y for _, y in slope[0]) == pytest.approx(0.25, abs=0.01)
    scaled = Subject(Name("a", alpha * x), x, alpha)
    assert points(sketch(scaled, Parameters(Parameter(alpha, 0.5, 0.1, 3))))[1] == [[(-4, -2), (4, 2)]]


def test_what_both_take_is_computed_once_and_a_parameter_is_told() -> None:
    u = Name("u", 1 + exp(alpha * x))
    a = Name("a", 1 / u)
    steps = opening(Derivative(a.definition, x))
    last: Any = Derivative(a.definition, x)
    for step in steps:
        last = step.rule(last)
    told = json.loads(str(summary_of(Note("T", Derivation(a, x, "So.", (), steps, last), Code("F.t(x)")))[shelf.FILE]))
    assert told["pytorch"] == "import torch.nn.functional as F\na = F.t(x)"
    assert told["has_parameter"] is True
    assert "sketch" not in told  # no value of the parameter is known
    lines = told["numpy"].splitlines()
    assert lines[:3] == ["import numpy as np", "u = 1 + np.exp(alpha*x)", "a = 1/u"]
    assert lines[3].startswith("slope = ")
    assert len(lines) == 4


def rows(page: Page) -> Locator:
    return page.locator("table.shelf tbody tr:visible")


def names(page: Page) -> list[str]:
    return rows(page).locator(".name").all_inner_texts()


def test_filters_leave_what_is_proved_to_match(opened: Callable[..., Page]) -> None:
    page = opened("/")
    every = names(page)
    status = page.locator(".shelf-filters").get_by_role("status")
    expect(status).to_have_text(f"{len(every)} of {len(every)}")
    group = page.get_by_role("group", name="Show only some of the functions")
    smooth, bounded = (group.get_by_role("button", name=name) for name in ("Smooth", "Bounded"))
    smooth.press("Enter")
    expect(smooth).to_have_attribute("aria-pressed", "true")
    assert "Sigmoid" in names(page)
    assert "ReLU" not in names(page)
    bounded.click()
    assert {"Sigmoid", "Tanh"} <= set(names(page))
    assert not {"Softplus", "Softsign", "ReLU"} & set(names(page))
    expect(status).to_have_text(f"{rows(page).count()} of {len(every)}")
    smooth.click()
    bounded.click()
    assert names(page) == every
    group.get_by_role("button", name="Has a parameter").click()
    assert "ELU" in names(page)
    assert "Tanh" not in names(page)


def test_heads_sort_in_both_directions(opened: Callable[..., Page]) -> None:
    page = opened("/")
    every = names(page)
    assert every == sorted(every, key=str.casefold)
    name, slope, smooth = (
        page.get_by_role("columnheader", name=each) for each in ("Function", "Largest slope", "Smoothness")
    )
    expect(name).to_have_attribute("aria-sort", "ascending")
    slope.get_by_role("button").click()
    expect(slope).to_have_attribute("aria-sort", "ascending")
    expect(name).to_have_attribute("aria-sort", "none")
    sizes = [Fraction(each) for each in rows(page).evaluate_all("all => all.map(row => row.dataset.size)") if each]
    assert sizes == sorted(sizes)
    slope.get_by_role("button").press("Enter")
    expect(slope).to_have_attribute("aria-sort", "descending")
    sizes = [Fraction(each) for each in rows(page).evaluate_all("all => all.map(row => row.dataset.size)") if each]
    assert sizes == sorted(sizes, reverse=True)
    smooth.get_by_role("button").click()
    first, last = rows(page).first, rows(page).last
    expect(first.locator("td").nth(5)).not_to_have_text("smooth")
    expect(last.locator("td").nth(5)).to_have_text("smooth")


@pytest.mark.parametrize("width", [1280, 390])
def test_without_scripts_the_table_is_whole(opened: Callable[..., Page], width: int) -> None:
    page = opened("/", java_script_enabled=False, viewport={"width": width, "height": 800})
    head = page.get_by_role("rowheader", name="Sigmoid", exact=True)
    row = page.get_by_role("row").filter(has=head)
    expect(row.get_by_role("rowheader")).to_have_accessible_name("Sigmoid")
    expect(row.get_by_role("cell")).to_have_count(len(shelf.COLUMNS) - 1)
    expect(row.get_by_role("cell").last).to_have_accessible_name("none")
    expect(row.locator("svg.sketch")).to_be_visible()
    assert page.locator("table.shelf").get_by_role("button").count() == 0
    expect(page.locator(".shelf-filters")).to_be_hidden()
    row.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("sigmoid")


def test_on_a_phone_each_row_is_a_card(opened: Callable[..., Page]) -> None:
    page = opened("/", viewport={"width": 390, "height": 844})
    row = rows(page).first
    box, name, drawn = (each.bounding_box() for each in (row, row.locator(".name"), row.locator("svg.sketch")))
    assert box and name and drawn
    assert box["width"] < 390
    assert drawn["x"] > name["x"] + name["width"]
    labels = row.locator("td").evaluate_all("all => all.map(cell => getComputedStyle(cell, '::before').content)")
    assert [label.split('"')[1] for label in labels] == shelf.COLUMNS[1:]
    page.get_by_role("button", name="Largest slope").click()
    expect(page.get_by_role("columnheader", name="Largest slope")).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("button", name="Has a parameter").click()
    assert set(rows(page).evaluate_all("all => all.map(row => row.dataset.is.includes('parameter'))")) == {True}
