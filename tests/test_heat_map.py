"""Heat maps: their numbers in the browser and without scripts, against mpmath's of the same forms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from derive.errors import DerivationError
from derive.forms.families import Family
from derive.forms.form import Form, Name, Symbol
from derive.forms.functions import exp
from derive.forms.indexed import WHOLE, Delta, Index, Lookup, Loss, Shift, Size, SumOver, Tensor, sum_over
from derive.readings.tree import tree
from look import unreadable
from parts.example import Shown, values_of
from parts.heat_map import HeatMap, Sliders
from parts.load import load
from parts.point import Given, point_of_given

NOTE = "/notes/losses/softmax/"
COMPUTE = Path(__file__).parents[1] / "docs" / "assets" / "compute.js"

n, m = Size("n"), Size("m")
i, j, k = (Index(letter, n) for letter in "ijk")
a, b = Index("a", m), Index("b", m)
x, W, c = Tensor("x", (n,)), Tensor("W", (m, n)), Symbol("c")
z = Family("z", (a,), SumOver(W[a, k] * x[k], k))
p = Family("p", (i,), exp(x[i]) / SumOver(exp(x[k]), k))
h = Name("h", 1 / n)
w = Tensor("w", (WHOLE,))

GIVEN: Given = {x: (0.5, -1, 2), W: ((1, 2, -3), (0.25, 0, 4)), c: 0.5}
JS_GIVEN = {"x": [0.5, -1, 2], "W": [[1, 2, -3], [0.25, 0, 4]], "c": 0.5, "n": 3, "m": 2}

FORMS: dict[str, tuple[Form, tuple[Index, ...]]] = {
    "an entry": (c * x[i], (i,)),
    "an entry of a matrix": (W[a, j], (a, j)),
    "the same index twice": (p[i] * p[i], (i,)),
    "a delta": (Delta(i, j) - x[j], (i, j)),
    "a sum": (SumOver(x[k] ** 2, k) + x[i], (i,)),
    "sums in each other": (sum_over(W[a, k] * x[k], a, k) * x[i], (i,)),
    "a size": (x[i] / (n * m), (i,)),
    "a name": (h * x[i], (i,)),
    "a member": (z[b] * c, (b,)),
    "a member under a sum that binds its index": (SumOver(p[k] * x[k], k) * p[j], (j,)),
    "a Jacobian": (p[i] * (Delta(i, j) - p[j]), (i, j)),
}
REFUSED: dict[str, Form] = {
    "a shifted place": w[Shift((i, j))],
    "a looked-up place": x[Lookup("v", a, n)],
    "a sum over all whole numbers": SumOver(w[Index("t", WHOLE)], Index("t", WHOLE)),
    "a loss": Loss("L", p[i], Tensor("g", (n,))),
}


@pytest.fixture(scope="module")
def computing(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.add_script_tag(path=COMPUTE)
    yield page
    page.close()


def flat(values: Any) -> Iterator[Any]:
    if isinstance(values, list):
        for each in values:
            yield from flat(each)
    else:
        yield values


@pytest.mark.parametrize(("form", "indices"), FORMS.values(), ids=FORMS)
def test_the_page_computes_what_python_does(computing: Page, form: Form, indices: tuple[Index, ...]) -> None:
    at = point_of_given(GIVEN, form, x[i], W[a, j], c)
    exact = list(flat(values_of(Shown("y", form, indices), at)))
    places: list[dict[str, int]] = [{}]
    for index in indices:
        places = [{**here, index.name: place} for here in places for place in range(1, at[index.size] + 1)]
    script = "([form, all]) => all.map((at) => stepwise.compute(form, at))"
    found = computing.evaluate(script, [tree(form), [JS_GIVEN | here for here in places]])
    assert len(exact) == len(found) > 1
    assert max(abs(one - other) for one, other in zip(exact, found, strict=True)) < 1e-12


@pytest.mark.parametrize("form", REFUSED.values(), ids=REFUSED)
def test_what_a_page_cannot_compute_is_refused(form: Form) -> None:
    with pytest.raises(TypeError, match="cannot be computed on the page"):
        tree(form)


def heat_map(**other: Any) -> HeatMap:
    usual: dict[str, Any] = {"given": {x: (1, 2)}, "sliders": Sliders(x), "shown": (Shown("p", p[i], (i,)),)}
    parts = usual | other
    return HeatMap("Title", "Description.", parts["given"], parts["sliders"], *parts["shown"])


ODD: dict[str, tuple[dict[str, Any], str]] = {
    "a number alone": ({"shown": (Shown("c", SumOver(x[i] * x[i], i)),)}, "one index or two"),
    "nothing": ({"shown": ()}, "one index or two"),
    "no numbers": ({"given": {}}, "no numbers for"),
    "sliders of another": ({"sliders": Sliders(W)}, "sliders for W, and no numbers"),
    "beyond its slider": ({"given": {x: (1, 7)}}, "tenths from -6 to 6"),
    "between two tenths": ({"given": {x: (1, 0.25)}}, "tenths from -6 to 6"),
}


@pytest.mark.parametrize(("other", "said"), ODD.values(), ids=ODD)
def test_an_odd_heat_map_is_refused(other: dict[str, Any], said: str) -> None:
    heat_map()
    with pytest.raises(DerivationError, match=said):
        heat_map(**other)


def softmax() -> HeatMap:
    part = load("softmax").part(HeatMap)
    assert part
    return part


def cells(page: Page) -> Locator:
    return page.locator(".heat td")


def numbers_of(part: HeatMap, logits: tuple[float, ...]) -> list[str]:
    """What the cells must say."""
    at = point_of_given({**part.given, part.sliders.of: logits}, *(each.form for each in part.shown))
    return [f"{float(each):z.2f}".replace("-", "−") for shown in part.shown for each in flat(values_of(shown, at))]


def test_numbers_and_colors_follow_the_sliders(opened: Callable[..., Page]) -> None:
    page = opened(NOTE)
    sliders = page.locator(".heat").get_by_role("slider")
    sizes = "all => all.map((each) => [each.offsetWidth, each.offsetHeight])"
    before = page.locator(".heat, .heat *").evaluate_all(sizes)
    for logits in ((1, 2, 3), (0, 0, 0), (-6, 6, -5.9), (0.3, -0.1, 0.7)):
        for n, logit in enumerate(logits):
            sliders.nth(n).fill(str(logit))
        said = cells(page).all_inner_texts()
        assert said == numbers_of(softmax(), logits)
        of = cells(page).evaluate_all("all => all.map((cell) => cell.style.getPropertyValue('--of'))")
        assert of == [each.replace("−", "-") for each in said]
    assert sliders.nth(1).get_attribute("aria-valuetext") == "−0.1; p is 0.32, 0.21, 0.47"
    assert page.locator(".heat, .heat *").evaluate_all(sizes) == before


def test_a_color_says_whether_a_number_is_above_0_and_how_far(opened: Callable[..., Page]) -> None:
    page = opened(NOTE)
    colors = cells(page).first.evaluate("""(cell) => [-1, -0.2, -0.01, 0, 0.01, 0.2, 1, 9].map((of) => {
        cell.style.setProperty("--of", of);
        return getComputedStyle(cell).backgroundColor.match(/[0-9.]+/g).slice(0, 3).map(Number);
    })""")
    *below, nothing, first, second, third, beyond = colors
    assert nothing == [1, 1, 1]
    assert third == beyond
    assert all(red > blue for red, _, blue in below)
    assert all(red < blue for red, _, blue in (first, second, third))
    assert [sum(each) for each in below] == sorted(sum(each) for each in below)
    assert sum(first) > sum(second) > sum(third)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_number_can_be_read_on_its_color(opened: Callable[..., Page], scheme: str) -> None:
    page = opened(NOTE, color_scheme=scheme)
    for of in (-9, -0.5, -0.1, 0, 0.1, 0.5, 9):
        cells(page).evaluate_all(f"all => all.forEach((cell) => cell.style.setProperty('--of', {of}))")
        assert unreadable(page) == [], of
    cells(page).evaluate_all("all => all.forEach((cell) => { cell.style.color = 'gray' })")
    assert "color-contrast: <td" in unreadable(page)[0]


def test_keys_move_a_slider(opened: Callable[..., Page]) -> None:
    page = opened(NOTE)
    slider = page.get_by_role("slider", name="x1")
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert cells(page).all_inner_texts() == numbers_of(softmax(), (1.1, 2, 3))
    assert slider.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    assert cells(page).all_inner_texts() == numbers_of(softmax(), (1.1, 6, 3))


def test_without_scripts_the_heat_map_stands(opened: Callable[..., Page]) -> None:
    page = opened(NOTE, java_script_enabled=False)
    assert cells(page).all_inner_texts() == numbers_of(softmax(), (1, 2, 3))
    expect(page.locator(".heat table").first).to_be_visible()
    expect(page.locator(".sliders")).to_be_hidden()
