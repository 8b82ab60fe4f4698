"""Exploring a figure: what it computes and draws, by mouse, by touch, and where there are no scripts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from explorer import explorer_of, values
from project import Project

NOTE = "/notes/activations/sigmoid/"
PHONE = {"viewport": {"width": 390, "height": 800}, "has_touch": True}


def test_explorer_draws_into_the_figure(opened: Callable[..., Page]) -> None:
    page = opened(NOTE)
    explorer = explorer_of(page)
    explorer.get_by_role("button", name="Steep middle").click()
    expect(explorer.get_by_role("button", name="Steep middle")).to_have_attribute("aria-pressed", "true")
    dot = page.locator("svg circle.function")
    x, y = (float(dot.get_attribute(name) or "nan") for name in ("cx", "cy"))
    # The point lies on the curve that matplotlib drew, half way up the axis in the middle.
    assert page.locator("svg .tangent").count() == 1
    plot = page.locator('[id$="-plot"]').evaluate(
        "e => { const b = e.getBBox(); return [b.x, b.y, b.width, b.height] }"
    )
    assert abs(x - (plot[0] + plot[2] / 2)) < 0.5
    top = 1.4  # of the axis, see scripts/notes/activations/sigmoid.py
    assert abs(y - (plot[1] + plot[3] * (top - 0.5) / top)) < 0.5


def test_explorer_follows_a_drag_and_a_finger(opened: Callable[..., Page]) -> None:
    for options in ({}, PHONE):
        page = opened(NOTE, **options)
        explorer = explorer_of(page)
        figure = page.locator("figure.picture svg")
        figure.scroll_into_view_if_needed()
        box = figure.bounding_box()
        assert box
        if options:
            page.touchscreen.tap(box["x"] + box["width"] * 0.9, box["y"] + box["height"] / 2)
        else:
            page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            page.mouse.down()
            page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + box["height"] / 2, steps=3)
            page.mouse.up()
        x = float(values(explorer)["x"])
        assert abs(x - (-6.3 + 12.6 * 0.9)) < 0.3
        expect(explorer.get_by_role("status")).to_contain_text("the slope is")


@pytest.mark.parametrize("anchors", [True, False], ids=["anchors scrolling", "does not, as WebKit"])
def test_explorer_pushes_nothing_out_of_view(browser: Browser, built: Project, anchors: bool) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    if not anchors:
        page.add_init_script("""CSS.supports = () => false;
            document.addEventListener("readystatechange", () => {
                const styles = document.head.appendChild(document.createElement("style"));
                styles.textContent = "body { overflow-anchor: none } * { content-visibility: visible !important }";
            });""")
    page.goto(f"{built.site_url}{NOTE}#exercises")
    expect(page.locator(".explorer")).to_be_attached()
    page.wait_for_timeout(200)
    assert 40 < page.evaluate("document.querySelector('#exercises').getBoundingClientRect().top") < 120
    context.close()


def test_explorer_is_still_without_javascript(opened: Callable[..., Page]) -> None:
    page = opened(NOTE, java_script_enabled=False)
    expect(page.get_by_role("img", name="The sigmoid and its derivative")).to_be_visible()
    assert page.locator(".explorer, .step button").count() == 0
    expect(page.locator(".copies").first).to_be_empty()


def test_figure_has_a_table_of_values(opened: Callable[..., Page]) -> None:
    page = opened(NOTE)
    explorer_of(page)  # which moves what stands below the figure
    page.get_by_text("The figure in words and numbers").click()
    expect(page.locator("details.values")).to_have_attribute("open", "")
    row = page.get_by_role("row", name=re.compile("^0 "))
    assert row.inner_text().split() == ["0", "0.50000", "0.25000"]
