"""The notes themselves: their reviewed lines, and figures drawn from what was derived."""

from __future__ import annotations

import math
import re
from pathlib import Path
from xml.etree import ElementTree

import matplotlib.colors
import mpmath
import numpy as np
import pytest

from derive.forms.form import Form
from derive.readings.number import Point, number
from derive.written.derivation import Gradient
from derived import DERIVED, EACH_DERIVED, EACH_OF_ONE_VARIABLE
from draw.colors import HOUSE
from draw.inline import SVG, inline
from draw.picture import Picture, drawn
from generate.files import files, proved
from parts.curves import curves, is_inside, jumps
from parts.derivation import for_review
from parts.load import load
from parts.parameters import parameters_of
from parts.subject import Subject, derivations, subject

EXPECTED = Path(__file__).with_name("expected")

# Written by hand, and not by `make expected`; spaces and \left, \right aside.
SIGMOID = [
    r"a = \frac{1}{1+e^{-x}}",
    r"a = (1+e^{-x})^{-1}",
    r"g = 1+e^{-x},\quad a = g^{-1}",
    r"\frac{da}{dx} = (\frac{d}{dg} g^{-1}) \cdot \frac{dg}{dx}",
    r"= -g^{-2} \cdot (-e^{-x})",
    r"= -(1+e^{-x})^{-2} \cdot (-e^{-x})",
    r"= \frac{e^{-x}}{(1+e^{-x})^2}",
    r"= \frac{1+e^{-x}-1}{(1+e^{-x})^2}",
    r"= \frac{1+e^{-x}}{(1+e^{-x})^2} - \frac{1}{(1+e^{-x})^2}",
    r"= \frac{1}{1+e^{-x}} - \left(\frac{1}{1+e^{-x}}\right)^2",
    r"= a - a^2",
    r"= a(1-a)",
]


def bare(tex: str) -> str:
    return re.sub(r"\s|\\left|\\right", "", tex)


def test_the_sigmoid_takes_these_twelve_lines() -> None:
    lines = [each.line.tex for each in proved("sigmoid")[1][""]]
    assert list(map(bare, lines)) == list(map(bare, SIGMOID))


@pytest.mark.parametrize("stem", EACH_DERIVED)
def test_lines_are_the_reviewed_ones(stem: str) -> None:
    """Where this fails, read the difference as a reader would; if it is what you meant, run `make expected`."""
    note, lines = proved(stem)
    expected = EXPECTED / f"{stem}.md"
    assert expected.is_file(), f"review the lines of {stem}, then run `make expected`"
    assert for_review(note.title, lines) == expected.read_text("utf-8")


def test_nothing_is_expected_of_a_note_that_is_gone() -> None:
    assert {path.stem for path in EXPECTED.glob("*.md")} == set(DERIVED)


@pytest.mark.parametrize("stem", EACH_DERIVED)
def test_every_step_has_one_sentence(stem: str) -> None:
    for name, of in derivations(load(stem)).items():
        begin = r"[A-Z$]" if isinstance(of, Gradient) else r"[A-Z]"  # what is called g_i has no other name before it
        for each in proved(stem)[1][name]:
            assert each.line.because.endswith(".")
            assert re.match(begin, each.line.because)


@pytest.mark.parametrize("stem", EACH_OF_ONE_VARIABLE)
def test_figure_shows_what_was_derived(stem: str) -> None:
    note = load(stem)
    about = subject(note, "the test")
    parameters = parameters_of(note, about.by, about.of, about.slope)
    usual = {each.letter: mpmath.mpf(each.shown) for each in parameters}
    others = [usual | {each.letter: mpmath.mpf(other)} for each in parameters for other in each.also]
    axes = note.needed(Picture, "the test").draw(*curves(about, parameters)).axes[0]
    expected = [(curve, given) for given in (usual, *others) for curve in (value_at, slope_at)]
    assert len(axes.lines) == len(expected)
    for line, (curve, given) in zip(axes.lines, expected, strict=True):
        x, y = map(np.asarray, line.get_data())
        assert np.allclose(x, np.linspace(-6, 6, 1201))
        exact = [curve(about, {**given, about.by: mpmath.mpf(n) / 100}) for n in range(-600, 601, 50)]
        assert np.allclose(y[::50], exact, rtol=1e-12, equal_nan=True)
    assert axes.spines["left"].get_position() == "center"
    assert axes.get_legend() is not None


def value_at(about: Subject, at: Point) -> float:
    """What mpmath finds for the function; none outside the variable's interval, and none where it jumps."""
    jumping = any(jumps(kink, at) for kink in about.kinks if number(kink.at, at) == at[about.by])
    return float(number(about.of, at)) if is_inside(about.by, at) and not jumping else math.nan


def slope_at(about: Subject, at: Point) -> float:
    """What mpmath finds for the slope; none at a kink whose sides differ."""
    for kink in about.kinks:
        if number(kink.at, at) == at[about.by]:
            left, right = (
                number(each, at) if isinstance(each, Form) else mpmath.nan for each in (kink.left, kink.right)
            )
            return float(left) if left == right else math.nan
    return float(number(about.slope, at)) if is_inside(about.by, at) else math.nan


def test_figure_is_in_the_house_style() -> None:
    files_of_note = files("sigmoid")
    root = ElementTree.fromstring(files_of_note["sigmoid.svg"])
    assert (root.get("width"), root.get("height")) == ("648pt", "360pt")  # 9 by 5 inches
    styles = [element.get("style", "") for element in root.iter(f"{{{SVG}}}path")]
    curves = [style for style in styles if "stroke-width: 3" in style]
    assert {color for color in ("#307ec7", "#9621e2") for style in curves if color in style} == {"#307ec7", "#9621e2"}
    assert any("stroke-dasharray" in style for style in curves)
    assert files_of_note["sigmoid.png"].startswith(b"\x89PNG")


def test_figure_is_the_same_on_each_run() -> None:
    picture = load("sigmoid").needed(Picture, "the test")
    once, again = (drawn(picture.title, lambda: picture.draw(np.tanh, np.cosh)) for _ in range(2))
    assert once == again


def test_inline_figure_leaves_the_page_alone() -> None:
    figure = files("sigmoid")["figure.md"].decode()
    svg = figure[figure.index("<svg") : figure.index("</svg>") + len("</svg>")]
    assert "<style" not in svg
    root = ElementTree.fromstring(svg)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert all(each.startswith("sigmoid-figure-") for each in ids if each)
    references = re.findall(r"#([\w.-]+)", re.sub(r"#[0-9a-f]{6}\b", "", svg))
    assert set(references) <= set(ids)
    picture = load("sigmoid").needed(Picture, "the test")
    assert root.get("aria-label") == f"{picture.title}. {picture.description}"
    for color in re.findall(r"(?<!, )#[0-9a-f]{6}\b", svg):
        pytest.fail(f"{color} does not follow the page's scheme")


def test_inline_paths_are_short_and_where_they_were() -> None:
    picture = load("sigmoid").needed(Picture, "the test")
    saved = drawn(picture.title, lambda: picture.draw(np.tanh, np.cosh)).bare
    paths = [re.findall(r' d="([^"]*)"', svg) for svg in (saved, inline(saved, "figure", "Title", "Description"))]
    exact, short = ([float(number) for path in each for number in re.findall(r"-?[\d.]+", path)] for each in paths)
    assert np.allclose(exact, short, rtol=0, atol=0.00501)
    assert len("".join(paths[1])) < 0.7 * len("".join(paths[0]))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors, as WCAG 2.2 defines it."""

    def luminance(color: str) -> float:
        channels = np.array(matplotlib.colors.to_rgb(color))
        linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
        return float(linear @ [0.2126, 0.7152, 0.0722])

    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("scheme", "background"), [("default", "#ffffff"), ("slate", "#1e2129")])
def test_curves_stand_out_in_both_schemes(scheme: str, background: str) -> None:
    css = (Path(__file__).parents[1] / "docs" / "assets" / "stepwise.css").read_text("utf-8")
    block = re.search(rf'\[data-md-color-scheme="{scheme}"\] {{(.*?)}}', css, re.DOTALL)
    assert block
    colors = re.findall(r"--stepwise-(?:function|slope): (#[0-9a-f]{6})", block[1])
    assert len(colors) == 2
    if scheme == "default":
        assert set(colors) == set(HOUSE)
    for color in colors:
        assert contrast(color, background) >= 3
