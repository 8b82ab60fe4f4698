"""The built site in a real browser: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from project import Project
from test_notes import SIGMOID, bare

NOTE = "/notes/activations/sigmoid/"


def test_the_twelve_lines_are_there_without_javascript(opened: Callable[..., Page]) -> None:
    page = opened(NOTE, java_script_enabled=False)
    steps = page.locator(".step")
    code = [step.locator("[data-tex]").get_attribute("data-tex") for step in steps.all()]
    assert [bare(each or "") for each in code] == list(map(bare, SIGMOID))
    for step in steps.all():
        assert step.get_attribute("id")
        formula = step.locator("mjx-container[display] > mjx-math")
        expect(formula).to_be_visible()
        box = formula.bounding_box()
        assert box and box["width"] > 20 and box["height"] > 10
        assert step.locator("math").count() >= 1
        expect(step.locator(".step-rule")).to_be_visible()
        expect(step.locator(".step-because")).to_be_visible()


def test_formulas_are_set_in_the_math_font(opened: Callable[..., Page]) -> None:
    page = opened(NOTE)
    assert page.evaluate("document.fonts.check('16px MJX-NCM-N', '\U0001d44e')")
    families = page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
    assert "MJX-NCM-N" in families


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_figure_takes_its_colors_from_the_scheme(opened: Callable[..., Page], scheme: str) -> None:
    page = opened(NOTE, color_scheme=scheme)
    figure = page.get_by_role("img", name="The sigmoid and its derivative")
    expect(figure).to_be_visible()
    strokes = "element => [...element.querySelectorAll('path')].map(path => getComputedStyle(path).stroke)"
    seen = set(figure.evaluate(strokes))
    light = {"rgb(48, 126, 199)", "rgb(150, 33, 226)"}  # #307EC7 and #9621E2
    assert (light <= seen) == (scheme == "light")
    assert (light & seen == set()) == (scheme == "dark")
    ink = figure.locator("text").first.evaluate("element => getComputedStyle(element).fill")
    assert ink == page.locator("h1").evaluate("element => getComputedStyle(element).color")


def test_figure_can_be_downloaded(opened: Callable[..., Page]) -> None:
    page = opened(NOTE)
    for kind, start in (("SVG", b"<?xml"), ("PNG", b"\x89PNG")):
        with page.expect_download() as download:
            page.get_by_role("link", name=kind, exact=True).click()
        assert download.value.suggested_filename == f"sigmoid.{kind.lower()}"
        assert download.value.path().read_bytes().startswith(start)


def test_search_index_reads_like_text(built: Project) -> None:
    index = json.loads(built.contents("site")["search/search_index.json"])
    texts = [entry["text"] for entry in index["docs"]]
    assert any("1/(1+e^(-x))" in text for text in texts)
    for text in texts:
        assert "\\" not in text
        assert "mjx" not in text
        assert "$" not in text


def test_no_page_names_another_host(built: Project) -> None:
    loads = re.compile(
        rb"""<(?:script|link(?! rel="canonical")|img|iframe|source)\b[^>]*?(?:src|href)=["']?(?:https?:)?//"""
    )
    for path, content in built.contents("site").items():
        if path.endswith(".html"):
            assert not loads.search(content), path
        if path.endswith(".css"):
            assert not re.search(rb"url\(['\"]?(?:https?:)?//", content), path


def test_no_formula_is_left_as_tex(built: Project) -> None:
    for path, content in built.contents("site").items():
        if path.endswith(".html"):
            assert b'class="arithmatex">\\' not in content, path
