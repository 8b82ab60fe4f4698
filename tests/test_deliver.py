"""How pages are sent: styles within, scripts after the first paint, the right scheme at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import Project
from deliver import deliver

NOTE = "/notes/sigmoid/"


def test_pages_wait_for_no_other_file(built: Project) -> None:
    for path, content in built.contents("site").items():
        if path.endswith(".html"):
            html = content.decode()
            assert not re.search(r'<link[^>]*rel="stylesheet"|<script[^>]* src=', html), path
            assert "mjx-container{" in html or "mjx-container[" in html, path
            assert html.index("window.later") < html.index('later("'), path


def test_no_rule_of_a_stylesheet_is_lost(opened: Callable[..., Page], built: Project) -> None:
    assets = built.root / "site" / "assets"
    files = [*sorted((assets / "stylesheets").glob("*.css")), assets / "stepwise.css"]
    flat = """const flat = (rules) => [...rules].flatMap((rule) =>
        rule.cssRules?.length ? [rule.conditionText ?? rule.name ?? "", ...flat(rule.cssRules)] : [rule.cssText]);"""
    page = opened(NOTE)
    written = page.evaluate(
        "texts => {"
        + flat
        + """ return texts.flatMap((text) => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(text);
            return flat(sheet.cssRules);
        })}""",
        [file.read_text("utf-8") for file in files],
    )
    sent = page.evaluate("() => {" + flat + " return [...document.styleSheets].flatMap(sheet => flat(sheet.cssRules))}")
    left_out = [rule for rule in written if rule.startswith("[data-md-color-switching] *")]
    assert len(left_out) == 1
    written.remove(left_out[0])
    assert len(sent) > 1000
    assert sent == written


@pytest.mark.parametrize(
    ("site_url", "page", "address"),
    [
        ("", "index.html", "assets/own.css"),
        ("", "notes/sigmoid/index.html", "../../assets/own.css"),
        ("https://stepwise.invalid/", "404.html", "/assets/own.css"),
        ("https://stepwise.invalid/", "404.html", "/assets/own.css?123"),
        ("https://stepwise.invalid/notes/", "404.html", "/notes/assets/own.css"),
        ("https://stepwise.invalid/a/b", "404.html", "/a/b/assets/own.css"),
    ],
)
def test_styles_are_found_from_every_page(tmp_path: Path, site_url: str, page: str, address: str) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "own.css").write_text("/* why */ p > a { color: red }\n/*# sourceMappingURL=x.map*/\n")
    (tmp_path / page).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / page).write_text(f'<head><link rel="stylesheet" href="{address}"></head><script src="a.js"></script>')
    deliver(tmp_path, site_url)
    html = (tmp_path / page).read_text()
    assert "<style>p > a { color: red }</style></head>" in html
    assert html.endswith('<script>later("a.js")</script>')


def test_scripts_are_asked_for_after_the_first_paint(opened: Callable[..., Page]) -> None:
    page = opened(NOTE)
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    scripts = page.evaluate(
        "performance.getEntriesByType('resource').filter(each => each.initiatorType === 'script')"
        ".map(each => [each.name.replace(/.*\\//, ''), each.startTime])"
    )
    names = [name.partition(".")[0] for name, _ in scripts]
    assert names == ["copy", "reach", "explorer", "bundle"]
    assert all(start > painted for _, start in scripts)


def test_material_is_told_once_that_the_page_is_there(browser: Browser, built: Project) -> None:
    context = browser.new_context()
    context.add_init_script(
        "addEventListener('DOMContentLoaded', (event) => (window.told ??= []).push(event.isTrusted))"
    )
    page = context.new_page()
    page.goto(built.site_url + NOTE)
    page.wait_for_load_state("networkidle")
    expect(page.locator(".md-code__nav").first).to_be_attached()  # which Material makes once it was told
    page.locator(".md-nav a[href$='/tanh/']").click()
    expect(page.locator(".md-content h1")).to_contain_text("tanh")
    expect(page.locator(".step-copy").first).to_be_attached()
    assert page.evaluate("window.told") == [True, False]
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_first_visit_has_its_scheme_before_any_script_comes(browser: Browser, built: Project, scheme: str) -> None:
    page = browser.new_context(color_scheme=scheme).new_page()  # type: ignore[arg-type]
    page.route("**/*.js", lambda route: route.abort())
    page.goto(built.site_url + NOTE)
    expect(page.locator("body")).to_have_attribute(
        "data-md-color-scheme", {"light": "default", "dark": "slate"}[scheme]
    )
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (background == "rgb(255, 255, 255)") == (scheme == "light")
    header = page.locator(".md-header").evaluate("header => getComputedStyle(header).backgroundColor")
    assert header == {"light": "rgb(29, 63, 99)", "dark": "rgb(22, 40, 60)"}[scheme]
    expect(page.locator("label[for^=__palette]:visible")).to_have_attribute("title", "Switch to the light scheme")
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("switches", range(3))
def test_scripts_change_nothing_in_the_scheme(opened: Callable[..., Page], scheme: str, switches: int) -> None:
    page = opened(NOTE, color_scheme=scheme)
    for _ in range(switches):
        page.locator("label[for^=__palette]:visible").click()
    page.add_init_script("""
        const look = () => [...document.body.attributes].filter(({name}) => /scheme|primary|accent|media/.test(name))
            .map(({name, value}) => `${name}=${value}`).sort().join(" ")
            + [...document.querySelectorAll("label[for^=__palette]")].map((label) => label.hidden);
        const watch = () => {
            if (document.body?.dataset.mdColorMedia) (window.seen ??= new Set()).add(look());
            requestAnimationFrame(watch);
        };
        requestAnimationFrame(watch);
    """)
    page.reload()
    page.wait_for_load_state("networkidle")
    assert len(page.evaluate("[...window.seen]")) == 1


@pytest.mark.parametrize("width", [1280, 390])
def test_an_address_leads_to_its_line(opened: Callable[..., Page], width: int) -> None:
    page = opened(f"{NOTE}#recognize-a", viewport={"width": width, "height": 800})
    where = "document.querySelector('#recognize-a').getBoundingClientRect().top"
    page.wait_for_timeout(500)
    assert 40 < page.evaluate(where) < 120
    # What is above becomes known as the reader goes back up, and the text stays still.
    before = page.evaluate(where)
    for _ in range(20):
        page.mouse.wheel(0, -100)
        page.wait_for_timeout(30)
    page.wait_for_timeout(200)
    assert abs(page.evaluate(where) - before - 2000) < 5
