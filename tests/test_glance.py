"""The derivation at a glance: lines below each other, aligned, without the sentences; and the choice stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from between import with_prose_marked
from conftest import settle
from look import SHIFT, blemishes, unfold, unreadable, violations
from project import Project

NOTE = "/notes/activations/sigmoid/"
STEP = '<div class="step" id="a"><p class="step-rule">R</p><div><p>in it</p></div></div>'

# Where the equals signs stand, for each section of the page that has lines.
EDGES = """() => {
    const sections = [[]];
    for (const each of document.querySelectorAll("article h2, .step-body > .arithmatex")) {
        if (each.matches("h2")) sections.push([]);
        const equals = [...each.querySelectorAll("mjx-container[display] > mjx-math > mjx-mo")]
            .find((sign) => sign.textContent === "=");
        if (equals) sections.at(-1).push(equals.getBoundingClientRect().left);
    }
    return sections.filter((lines) => lines.length);
}"""


def assert_aligned(page: Page) -> None:
    for lines in page.evaluate(EDGES):
        assert max(lines) - min(lines) < 1


def switch(page: Page) -> Page:
    page.get_by_role("button", name="At a glance").click()
    return page


def told(page: Page) -> list[bool]:
    return [each.is_visible() for each in page.locator(".step-because, article :is(p, h3)[data-between]").all()]


@pytest.mark.parametrize("width", [1280, 390])
def test_lines_stand_below_each_other_without_the_sentences(opened: Callable[..., Page], width: int) -> None:
    for path in (NOTE, "/notes/activations/silu/"):
        page = opened(path, viewport={"width": width, "height": 900})
        settle(page)
        button = page.get_by_role("button", name="At a glance")
        expect(button).to_have_attribute("aria-pressed", "false")
        assert all(told(page))
        assert max(max(lines) - min(lines) for lines in page.evaluate(EDGES)) > 10
        height = page.evaluate("document.body.scrollHeight")
        button.scroll_into_view_if_needed()
        top = button.bounding_box()
        switch(page)
        expect(button).to_have_attribute("aria-pressed", "true")
        assert button.bounding_box() == top
        assert not any(told(page))
        assert_aligned(page)
        assert page.evaluate("document.body.scrollHeight") < height
        for rule in page.locator(".step-rule").all():
            assert rule.is_visible()
        switch(page)
        assert all(told(page))
        assert page.evaluate("document.body.scrollHeight") == height


def test_headings_of_sections_and_what_stands_around_the_lines_stay(opened: Callable[..., Page]) -> None:
    page = switch(opened(NOTE))
    for heading in page.locator("article h2").all():
        expect(heading).to_be_visible()
    expect(page.get_by_text("This note goes from the second formula")).to_be_visible()
    page.evaluate("location.hash = 'back-to-the-function-itself'")
    page.wait_for_timeout(200)
    box = page.locator("#plus-one-minus-one").bounding_box()
    assert box and 0 < box["y"] < 150


def test_the_choice_is_remembered_before_anything_is_painted(built: Project, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(built.site_url + NOTE)
    switch(page)
    page = context.new_page()
    page.goto(f"{built.site_url}{NOTE}#chain-rule")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("button", name="At a glance")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(SHIFT) < 0.005
    assert page.evaluate("document.querySelector(':target').getBoundingClientRect().top") < 150
    page.route("**/*.js", lambda route: route.abort())  # the page alone
    page.reload(wait_until="domcontentloaded")
    assert not any(told(page))
    assert_aligned(page)
    context.close()


def test_the_choice_goes_along_with_the_reader(opened: Callable[..., Page]) -> None:
    page = switch(opened(NOTE))
    page.evaluate("window.stayed = true")
    page.locator(".md-nav a[href$='/tanh/']").click()
    expect(page.locator(".md-content h1")).to_contain_text("tanh")
    assert page.evaluate("window.stayed"), "the page was loaded anew"
    button = page.get_by_role("button", name="At a glance")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_have_count(1)
    assert_aligned(page)
    switch(page)
    page.go_back()
    expect(page.locator(".md-content h1")).to_contain_text("sigmoid")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert all(told(page))


def test_a_key_switches_it(opened: Callable[..., Page]) -> None:
    page = opened(NOTE)
    button = page.get_by_role("button", name="At a glance")
    button.focus()
    page.keyboard.press("Space")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()


def test_it_works_where_nothing_can_be_kept(opened: Callable[..., Page]) -> None:
    page = opened(NOTE)
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('forbidden') } }")
    assert not any(told(switch(page)))


def test_on_paper_and_without_scripts_all_is_told(opened: Callable[..., Page]) -> None:
    page = switch(opened(NOTE))
    page.emulate_media(media="print")
    assert all(told(page))
    page = opened(NOTE, java_script_enabled=False)
    assert all(told(page))
    assert page.get_by_role("button", name="At a glance").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_can_be_read(opened: Callable[..., Page], scheme: str) -> None:
    page = switch(opened("/notes/activations/gelu/", color_scheme=scheme, reduced_motion="reduce"))
    page.reload()
    page.wait_for_load_state("networkidle")
    page.locator(".copies button").first.click()
    assert list(blemishes(page)) == []
    unfold(page)
    assert violations(page) == []
    assert unreadable(page) == []


def test_nothing_moves_when_the_switch_comes(built: Project, browser: Browser) -> None:
    tops = []
    for without in ("**/*.js", "nothing"):
        page = browser.new_page()
        page.route(without, lambda route: route.abort())
        page.goto(built.site_url + NOTE)
        page.wait_for_load_state("networkidle")
        page.add_style_tag(content=".step-body { content-visibility: visible !important }")
        tops.append([step.bounding_box() for step in page.locator(".step > p, .step-body").all()])
        page.close()
    assert tops[0] == tops[1]


@pytest.mark.parametrize(("html", "marked"), [
    (f"<h2>A</h2><p>a</p>{STEP}<p>b</p>{STEP}<p>c</p>", f"<h2>A</h2><p>a</p>{STEP}<p data-between>b</p>{STEP}<p>c</p>"),
    (f"<h2>A</h2>{STEP}<h2>B</h2><p>b</p>{STEP}", f"<h2>A</h2>{STEP}<h2>B</h2><p>b</p>{STEP}"),
    (f'<h3 id="x">A</h3>\n{STEP}<h3>B</h3>{STEP}',
     f'<h3 data-between id="x">A</h3>\n{STEP}<h3 data-between>B</h3>{STEP}'),
    (f"<h3>A</h3><p>a</p>{STEP}<ul><li><p>b</p></li></ul>{STEP}",
     f"<h3>A</h3><p>a</p>{STEP}<ul data-between><li><p>b</p></li></ul>{STEP}"),
    (f"{STEP}<details><p>b</p></details><path/>{STEP}", f"{STEP}<details><p>b</p></details><path/>{STEP}"),
    ("<h2>A</h2><p>a</p>", "<h2>A</h2><p>a</p>"),
])  # fmt: skip
def test_what_is_told_between_the_lines_of_a_section_is_marked(html: str, marked: str) -> None:
    assert with_prose_marked(html) == marked
    assert with_prose_marked(marked) == marked
