"""Within everyone's reach: by keyboard alone, and by axe in both schemes and both widths."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from explorer import values
from look import blemishes, unfold, unreadable, violations

NOTE = "/notes/activations/sigmoid/"
SCHEMES: dict[Literal["light", "dark"], str] = {"light": "default", "dark": "slate"}


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

    tab_to("Copy line 2")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"
    for key in ("Enter", "Tab", "Enter"):
        page.keyboard.press(key)
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


@pytest.mark.parametrize("width", [1280, 390])
def test_each_kind_of_piece_is_whole_and_accessible(
    opened: Callable[..., Page], sampled: list[str], width: int
) -> None:
    """What `test_every_page` does on a phone is not done there once more."""
    for path in sampled:
        page = opened(path, viewport={"width": width, "height": 900}, reduced_motion="reduce")
        if width == 1280:
            assert list(blemishes(page)) == [], path
            page.set_viewport_size({"width": width, "height": 900})
            assert violations(page) == [], path
        unfold(page)
        for color_scheme, name in SCHEMES.items():
            page.emulate_media(color_scheme=color_scheme)
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)
            assert unreadable(page) == [], f"{path}, {color_scheme}"


def test_too_little_contrast_is_seen_in_the_dark(opened: Callable[..., Page]) -> None:
    page = opened("/404.html", color_scheme="dark")
    assert unreadable(page) == []
    page.evaluate("document.querySelector('h1').style.color = '#555'")
    (fault,) = unreadable(page)
    assert fault.startswith("color-contrast: <h1")


def test_the_search_dialog_is_accessible(opened: Callable[..., Page]) -> None:
    page = opened("/", reduced_motion="reduce")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("sigmoid", delay=15)
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert violations(page) == []
    assert unreadable(page) == []
