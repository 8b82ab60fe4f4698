"""Within everyone's reach: by keyboard alone, in a narrow window, and by axe on every page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from conftest import settle
from explorer import explorer_of, values

NOTE = "/notes/sigmoid/"
SCHEMES: dict[Literal["light", "dark"], str] = {"light": "default", "dark": "slate"}  # Material's names for them
VIOLATIONS = {"resultTypes": ["violations"]}  # names and places of all that is right would be most of axe's work


def test_keyboard_alone_moves_the_point_and_copies_a_line(opened: Callable[..., Page]) -> None:
    page = opened(NOTE, permissions=["clipboard-read", "clipboard-write"])

    def tab_to(name: str) -> None:
        for _ in range(150):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.getAttribute('aria-label')") == name:
                return
            if page.evaluate("document.activeElement.labels?.[0]?.textContent") == name:
                return
        pytest.fail(f"the keyboard does not reach {name}")

    tab_to("TeX: copy line 2")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    page.keyboard.press("Enter")
    expect(page.locator(".copy-said")).to_have_text("Line 2 copied: TeX")
    assert page.evaluate("navigator.clipboard.readText()") == "a = (1 + e^{-x})^{-1}"
    tab_to("Move the point along x")
    before = values(page.locator(".explorer"))["x"]
    page.keyboard.press("ArrowRight")
    assert float(values(page.locator(".explorer"))["x"]) == pytest.approx(float(before) + 0.1)


def test_skip_link_is_the_first_stop(opened: Callable[..., Page]) -> None:
    page = opened(NOTE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('md-skip')")


def test_what_scrolls_in_a_narrow_window_can_be_reached(opened: Callable[..., Page], pages: list[str]) -> None:
    # The labels of tabs follow the radio buttons that they belong to.
    wider = """[...document.querySelectorAll("article *:not(.tabbed-labels)")]
        .filter((box) => box.scrollWidth > box.clientWidth + 1)
        .filter((box) => ["auto", "scroll"].includes(getComputedStyle(box).overflowX))"""
    boxes = 0
    for path in pages:
        page = opened(path, viewport={"width": 360, "height": 800})
        page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
        settle(page)
        assert (
            page.evaluate(f"{wider}.filter((box) => box.tabIndex < 0).map((box) => box.outerHTML.slice(0, 99))") == []
        ), path
        boxes += page.evaluate(f"{wider}.length")
    assert boxes > 5


@pytest.mark.parametrize("width", [1280, 390])
def test_every_page_is_accessible(opened: Callable[..., Page], pages: list[str], width: int) -> None:
    for path in [*pages, "/404.html"]:
        page = opened(path, viewport={"width": width, "height": 900}, reduced_motion="reduce")
        if page.locator("figure[data-explorer]").count():
            explorer_of(page)
        page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
        settle(page)
        for scheme, name in SCHEMES.items():
            page.emulate_media(color_scheme=scheme)
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)
            found = Axe().run(page, options=VIOLATIONS).response["violations"]
            assert [(each["id"], each["nodes"][0]["html"]) for each in found] == [], f"{path}, {scheme}"


def test_the_search_dialog_is_accessible(opened: Callable[..., Page]) -> None:
    page = opened("/", reduced_motion="reduce")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("sigmoid", delay=15)
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    found = Axe().run(page, options=VIOLATIONS).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
