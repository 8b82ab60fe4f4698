"""What the explorer computes and prints, for functions of all shapes; mpmath and Python itself are the witnesses."""

from __future__ import annotations

import json
import re
from pathlib import Path

import mpmath
import pytest
from matplotlib.figure import Figure
from playwright.sync_api import Browser, Page

from derive.forms.cases import cases
from derive.forms.constants import pi
from derive.forms.form import Call, Form, Name, Symbol
from derive.forms.functions import FUNCTIONS, cosh, erf, exp, ln, relu, sigmoid, sin, size, sqrt, tanh
from derive.forms.trees import substituted
from derive.readings.number import number
from derive.readings.tree import tree
from draw.inline import markdown_figure
from draw.picture import drawn
from explorer import computed, explorer_of, values

ASSETS = Path(__file__).parents[1] / "docs" / "assets"
EXPLORER = "\n".join((ASSETS / name).read_text("utf-8") for name in ("compute.js", "explorer.js"))

x, t, n, p = (Symbol(letter) for letter in "xtnp")
q = Symbol("q")  # a parameter
s = Name("s", 1 / (1 + exp(-x)))  # a helper

# The function, its slope, the slope in letters, and the slope with numbers put in for x = -1.5.
FUNCTIONS_OF_A_NOTE: dict[str, tuple[Name, Form, str, str]] = {
    "its own letter": (a := Name("a", 1 / (1 + exp(-x))), a * (1 - a), "a(1 − a)", "0.1824 · (1 − 0.1824)"),
    "a negative value": (a := Name("a", tanh(x)), 1 - a**2, "1 − a^2", "1 − (−0.9051)^2"),
    "a function's name": (Name("a", ln(cosh(x))), tanh(x), "tanh(x)", "tanh(−1.50)"),
    "the letter a": (Name("y", x**2 / 2), Call("abs", x) / -1, "abs(x)/(−1)", "abs(−1.50)/(−1)"),
    "a helper": (
        Name("a", x * s),
        s * (1 + x * (1 - s)),
        "(1/(1 + exp(−x))) · (1 + x(1 − 1/(1 + exp(−x))))",
        "(1/(1 + exp(−(−1.50)))) · (1 + (−1.50) · (1 − 1/(1 + exp(−(−1.50)))))",
    ),
    "the letter t": (a := Name("a", exp(t)), a * tanh(t) + t, "a · tanh(t) + t", "0.2231 · tanh(−1.50) + (−1.50)"),
    "the letter n": (a := Name("a", n**2 + 3), ln(a) - n, "ln(a) − n", "ln(5.2500) − (−1.50)"),
    "the letter p": (Name("h", exp(2 * p)), 2 * exp(2 * p), "2 · exp(2p)", "2 · exp(2 · (−1.50))"),
    "functions that Math lacks": (
        a := Name("a", x * sigmoid(x)),
        relu(-x) * sigmoid(x) - erf(a),
        "relu(−x) · sigmoid(x) − erf(a)",
        "relu(−(−1.50)) · sigmoid(−1.50) − erf(−0.2736)",
    ),
    "pi": (Name("a", x * pi), pi * sin(x) ** 2, "π · sin(x)^2", "π · sin(−1.50)^2"),
    "powers": (
        a := Name("a", x**3),
        3 * x**2 - (1 - a) ** 2 * a**2,
        "3x^2 − (1 − a)^2 · a^2",
        "3 · (−1.50)^2 − (1 − (−3.3750))^2 · (−3.3750)^2",
    ),
    "a root": (a := Name("a", sqrt(1 + x**2)), x / a, "x/a", "(−1.50)/1.8028"),
    "a large number": (a := Name("a", exp(-(12 * x))), -(12 * a), "−12a", "−12 · (6.5660 · 10^7)"),
    "nothing": (Name("a", x / x), x - x, "x − x", "−1.50 − (−1.50)"),
    "a little less than nothing": (
        Name("a", -exp(20 * x)),
        -(20 * exp(20 * x)),
        "−20 · exp(20x)",
        "−20 · exp(20 · (−1.50))",
    ),
}


def explored(browser: Browser, of: Name, slope: Form, low: float = -6, **more: object) -> Page:
    """A page with the explorer of a function, in a plane up to 6 on all sides, and nothing else."""
    (by,) = {each for each in (x, t, n, p) if f'"{each.name}"' in json.dumps([tree(of), tree(slope, of)])}

    def draw() -> Figure:
        figure = Figure()
        figure.subplots().set(xlim=(low, 6), ylim=(-6, 6))
        return figure

    told = {
        "x": (low, 6), "y": (-6, 6), "letters": [by.name, of.name],
        "function": tree(of), "slope": tree(slope, known=of), "places": [["Kink", 0]],
        **more,
    }  # fmt: skip
    page = browser.new_page()
    page.set_content(
        markdown_figure("it", drawn("T", draw), "T", "D", f" id='figure' data-explorer='{json.dumps(told)}'")
    )
    page.evaluate("addEventListener('error', (error) => { document.title = error.message })")
    page.add_script_tag(content=EXPLORER)
    return page


@pytest.mark.parametrize(("of", "slope", "letters", "worked"), FUNCTIONS_OF_A_NOTE.values(), ids=FUNCTIONS_OF_A_NOTE)
def test_slope_is_printed_and_computed(browser: Browser, of: Name, slope: Form, letters: str, worked: str) -> None:
    page = explored(browser, of, slope)
    explorer = explorer_of(page)
    explorer.get_by_role("slider").fill("-1.5")
    shown = values(explorer)
    assert shown["slope"].rsplit(" = ", 1)[0] == f"{letters} = {worked}"
    (by,) = (each for each in (x, t, n, p) if each.name in shown)
    for form, text in ((of, shown[of.name]), (slope, shown["slope"].rsplit(" = ", 1)[1])):
        exact = float(number(form, {by: mpmath.mpf("-1.5")}))
        assert abs(computed(text) - exact) < 5.1e-5 * max(1, abs(exact))
        assert text.strip("−0.") or not text.startswith("−")
    assert abs(computed(worked) - exact) < 1e-3 * max(1, abs(exact))
    assert page.title() == ""
    page.close()


def test_every_function_is_known(browser: Browser) -> None:
    page = explored(browser, a := Name("a", x + 2), sum((Call(each, a) for each in FUNCTIONS), x))
    explorer = explorer_of(page)
    explorer.get_by_role("slider").fill("-1.5")
    worked, slope = values(explorer)["slope"].split(" = ")[1:]
    exact = number(substituted(sum((Call(each, x + 2) for each in FUNCTIONS), x), x, -(x / x) - (x / x) / 2), {x: 1})
    assert abs(float(exact) - computed(slope)) < 1e-4
    assert abs(computed(worked) - computed(slope)) < 1e-3
    page.close()


def test_erf_is_right_to_the_last_digits(browser: Browser) -> None:
    (source,) = re.findall(r"^  const erf = .*?^  \};$", EXPLORER, re.DOTALL | re.MULTILINE)
    sizes = [*(n / 997 for n in range(1, 30_000)), *(2.0**-n for n in range(1, 1022)), 2.0, 6.0, 1e300]
    arguments = [*sizes, *(-each for each in sizes)]
    page = browser.new_page()
    found = page.evaluate(f"(all) => {{ {source}; return all.map(erf) }}", arguments)
    off = [abs(erf_of / mpmath.erf(each) - 1) for each, erf_of in zip(arguments, found, strict=True)]
    assert max(off) < 1e-15
    assert max(map(abs, found)) == 1
    at_the_ends = "[0, -0, NaN, Infinity, -Infinity].map((each, n) => Object.is(erf(each), [0, -0, NaN, 1, -1][n]))"
    assert page.evaluate(f"() => {{ {source}; return {at_the_ends} }}") == [True] * 5
    page.close()


NOWHERE = {
    "a kink": (Name("a", (x + size(x)) / 2), (1 + x / size(x)) / 2, "0.0000"),
    "a pole": (Name("a", 1 / x), -(1 / x**2), "none"),
    "a border": (Name("a", x * ln(x)), ln(x) + 1, "none"),
    "a root's end": (a := Name("a", sqrt(x)), 1 / (2 * a), "0.0000"),
}


@pytest.mark.parametrize(("of", "slope", "a"), NOWHERE.values(), ids=NOWHERE)
def test_where_there_is_no_slope_the_explorer_says_so(browser: Browser, of: Name, slope: Form, a: str) -> None:
    page = explored(browser, of, slope)
    explorer = explorer_of(page)
    slider = explorer.get_by_role("slider")
    slider.fill("2")
    assert explorer.get_by_role("meter").count() == 1
    assert page.locator(".tangent, circle").evaluate_all("all => all.every((each) => each.checkVisibility("
        "{visibilityProperty: true}))")  # fmt: skip
    slider.fill("0")
    assert values(explorer) == {"x": "0.00", "a": a, "slope": "none"}
    assert slider.input_value() == "0"
    assert slider.get_attribute("aria-valuetext") == f"x is 0.00, a is {a}, slope none"
    assert explorer.get_by_role("meter").count() == 0
    assert page.locator(".tangent, circle.slope").evaluate_all(
        "all => all.length === 2 && all.every((each) => !each.checkVisibility({visibilityProperty: true}))"
    )
    explorer.get_by_role("button", name="Kink").click()
    page.get_by_text(f"x is 0.00, a is {a}, the slope is none.").wait_for()
    assert not re.search("NaN|Infinity|undefined", page.content().replace(EXPLORER, ""))
    slider.fill("1")
    assert explorer.get_by_role("meter").count() == 1
    assert page.title() == ""
    page.close()


def test_what_lies_outside_of_the_picture_is_not_drawn(browser: Browser) -> None:
    page = explored(browser, a := Name("a", exp(x)), a, low=0.25)
    explorer = explorer_of(page)
    slider = explorer.get_by_role("slider")
    assert (slider.get_attribute("min"), slider.get_attribute("max")) == ("1", "6")
    slider.fill("5")
    assert values(explorer)["a"] == "148.4132"
    box = page.locator('[id$="-plot"]').bounding_box()
    assert box
    for part in page.locator(".guide, .tangent, circle").all():
        if part.evaluate("each => each.checkVisibility({visibilityProperty: true})"):
            inside = part.bounding_box()
            assert inside
            assert inside["y"] >= box["y"] - 8
    page.close()


softsign = Name("a", x / (1 + size(x)))
step = cases(x, (0, "<", 0), otherwise=1)
AT_KINKS: dict[str, tuple[Name, Form, list[list[object]], str]] = {
    "different slopes": (Name("a", relu(x)), step, [[0, 0, 1]], "none"),
    "no slope on one side": (Name("a", relu(x)), step, [[0, None, 0]], "none"),
    "equal slopes": (softsign, 1 / (1 + size(x)) ** 2, [[0, 1, 1]], "both sides have 1.0000"),
}


@pytest.mark.parametrize(("of", "slope", "kinks", "said"), AT_KINKS.values(), ids=AT_KINKS)
def test_at_a_kink_both_sides_are_asked(
    browser: Browser, of: Name, slope: Form, kinks: list[list[object]], said: str
) -> None:
    page = explored(browser, of, slope, kinks=kinks)
    slider = explorer_of(page).get_by_role("slider")
    slider.fill("0")
    assert values(explorer_of(page))["slope"] == said
    slider.fill("0.1")
    assert " = " in values(explorer_of(page))["slope"]
    assert page.title() == ""
    page.close()


def test_beyond_an_interval_there_is_nothing(browser: Browser) -> None:
    page = explored(browser, a := Name("a", x**2), 2 * x, interval=[0, 3])
    slider = explorer_of(page).get_by_role("slider")
    for at, is_there in (("-1", False), ("0", False), ("0.1", True), ("2.9", True), ("3", False), ("4", False)):
        slider.fill(at)
        shown = values(explorer_of(page))
        assert (shown[a.name] != "none", shown["slope"] != "none") == (is_there, is_there), at
    page.close()


def test_a_parameter_has_a_slider_that_changes_all(browser: Browser) -> None:
    told = {"letter": "q", "shown": 1, "low": 0.1, "high": 3}
    page = explored(browser, Name("a", x * q), q + 0 * x, parameters=[told])
    explorer = explorer_of(page)
    along, changed = (explorer.get_by_role("slider", name=name) for name in ("Move the point along x", "Change q"))
    along.fill("2")
    assert values(explorer)["a"] == "2.0000"
    assert page.locator("path.other").evaluate_all("all => all.map((each) => each.getAttribute('d') ?? '')") == ["", ""]
    changed.fill("2.5")
    assert (changed.get_attribute("min"), changed.get_attribute("max")) == ("0.1", "3")
    shown = values(explorer)
    assert (shown["a"], shown["q"]) == ("5.0000", "2.50")
    assert shown["slope"].endswith("= 2.5000")
    assert all(page.locator("path.other").evaluate_all("all => all.map((each) => each.getAttribute('d').length > 99)"))
    assert page.title() == ""
    page.close()
