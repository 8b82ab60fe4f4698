"""The built site in a real browser: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from conftest import SITE_URL, Project
from test_notes import SIGMOID, bare

NOTE = "/notes/sigmoid/"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

if not CHROMIUM and os.environ.get("CI"):
    raise RuntimeError("there is no Chromium, and CI must not skip the tests that need one")
needs_browser = pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here; apt-get install chromium")

# Nothing that Chromium itself would like to fetch.
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Browser, served: str) -> Iterator[Callable[..., Page]]:
    """Opens a page of the site, and sees to it that it was quiet and kept to its host."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def complain(of: str, *, unless: bool = False) -> None:
        if not unless:
            complaints.append(of)

    def open_page(path: str, **options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complain(f"console: {message.text}"))
        page.on("pageerror", lambda error: complain(f"error: {error}"))
        page.on("request", lambda request: complain(f"to {request.url}", unless=_is_ours(request.url, served)))
        page.on(
            "response", lambda response: complain(f"{response.status} {response.url}", unless=response.status < 400)
        )
        page.goto(served + path)
        page.wait_for_load_state("networkidle")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def _is_ours(url: str, served: str) -> bool:
    return url.startswith((served + "/", "data:", "blob:"))


def pages(built: Project) -> list[str]:
    """The paths of all pages, as the sitemap tells them."""
    sitemap = ElementTree.fromstring(built.contents("site")["sitemap.xml"])
    locations = [each.text or "" for each in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    return [location.removeprefix(SITE_URL) for location in locations]


@needs_browser
def test_the_twelve_lines_are_there_without_javascript(opened: Callable[..., Page]) -> None:
    page = opened(NOTE, java_script_enabled=False)
    steps = page.locator("[data-tex]")
    assert [bare(step.get_attribute("data-tex") or "") for step in steps.all()] == list(map(bare, SIGMOID))
    for step in steps.all():
        assert step.get_attribute("id")
        formula = step.locator("mjx-container[display] > mjx-math")
        expect(formula).to_be_visible()
        box = formula.bounding_box()
        assert box and box["width"] > 20 and box["height"] > 10
        assert step.locator("math").count() >= 1
        expect(step.locator(".step-rule")).to_be_visible()
        expect(step.locator(".step-because")).to_be_visible()


@needs_browser
def test_formulas_are_set_in_the_math_font(opened: Callable[..., Page]) -> None:
    page = opened(NOTE)
    assert page.evaluate("document.fonts.check('16px MJX-NCM-N', '\U0001d44e')")
    families = page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family)")
    assert "MJX-NCM-N" in families


@needs_browser
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


@needs_browser
def test_figure_can_be_downloaded(opened: Callable[..., Page]) -> None:
    page = opened(NOTE)
    for kind, start in (("SVG", b"<?xml"), ("PNG", b"\x89PNG")):
        with page.expect_download() as download:
            page.get_by_role("link", name=kind, exact=True).click()
        assert download.value.suggested_filename == f"sigmoid.{kind.lower()}"
        assert download.value.path().read_bytes().startswith(start)


@needs_browser
@pytest.mark.parametrize("words", ["sigmoid derivative", "logistic", "chain rule"])
def test_search_finds_the_note(opened: Callable[..., Page], words: str) -> None:
    page = opened("/")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type(words, delay=20)
    results = page.locator(".md-search-result__item")
    expect(results.first).to_be_visible()
    first = results.first.locator("a").first
    assert NOTE in (first.get_attribute("href") or "")
    assert "\\" not in " ".join(results.all_inner_texts())
    first.click()
    expect(page.locator("h1")).to_contain_text("The derivative of the sigmoid")


def test_search_index_reads_like_text(built: Project) -> None:
    index = json.loads(built.contents("site")["search/search_index.json"])
    texts = [entry["text"] for entry in index["docs"]]
    assert any("1/(1+e^(-x))" in text for text in texts)
    for text in texts:
        assert "\\" not in text
        assert "mjx" not in text
        assert "$" not in text


@needs_browser
def test_every_page_is_quiet_whole_and_fits(opened: Callable[..., Page], built: Project) -> None:
    found = pages(built)
    assert {"/", "/method/", NOTE, "/notes/tanh/"} <= set(found)
    for path in found:
        for width in (1280, 390, 360):
            page = opened(path, viewport={"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{path} is wider than {width}"
            text = page.locator("main").inner_text()
            for leak in ("--8<--", "\\", "$", "{ .", "[start", "arithmatex"):
                assert leak not in text, f"{path} shows {leak}"


def test_no_page_names_another_host(built: Project) -> None:
    loads = re.compile(
        rb"""<(?:script|link(?! rel="canonical")|img|iframe|source)\b[^>]*?(?:src|href)=["']?(?:https?:)?//"""
    )
    for path, content in built.contents("site").items():
        if path.endswith(".html"):
            assert not loads.search(content), path
        if path.endswith(".css"):
            assert not re.search(rb"url\(['\"]?(?:https?:)?//", content), path


def test_every_page_brings_the_stylesheet_of_the_formulas(built: Project) -> None:
    site = built.contents("site")
    assert b"mjx-container" in site["assets/stepwise.css"]
    for path, content in site.items():
        if path.endswith(".html"):
            assert re.search(rb'<link rel="stylesheet" href="[^"]*assets/stepwise\.css\?\w+">', content), path
            assert b'class="arithmatex">\\' not in content, path
