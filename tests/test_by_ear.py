"""What a screen reader announces: names, roles and states, as the browser computes them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from by_ear import audible
from project import Project

NOTE = "/notes/activations/sigmoid/"
FLOATS = "/notes/floats/sigmoid_floats/"


@pytest.mark.parametrize(("html", "heard"), [
    ("<tr>\n<td>a</td>\n<td>b</td></tr>", '<tr>\n<th scope="row">a</th>\n<td>b</td></tr>'),
    ('<tr><td style="text-align: right;">a</td>', '<tr><th scope="row" style="text-align: right;">a</th>'),
    ('<tr><td class="linenos">1</td>', '<tr><td class="linenos">1</td>'),
    ("<tr><th>a</th></tr>", "<tr><th>a</th></tr>"),
    (
        '<a class="headerlink" href="#a">#</a>',
        '<a class="headerlink" aria-hidden="true" tabindex="-1" href="#a">#</a>',
    ),
    (
        '<input id="__tabbed_1_1"><label for="__tabbed_1_1">By <span class="arithmatex">a^2</span></label>',
        '<input id="__tabbed_1_1" aria-label="By a^2">'
        '<label for="__tabbed_1_1">By <span class="arithmatex">a^2</span></label>',
    ),
])  # fmt: skip
def test_rows_and_tabs_have_names(html: str, heard: str) -> None:
    assert audible(html) == heard
    assert audible(heard) == heard


def test_headings_and_figures_are_called_by_their_names_alone(opened: Callable[..., Page]) -> None:
    page = opened(NOTE)
    expect(page.get_by_role("heading", name="The derivation", exact=True)).to_be_attached()
    figure = page.get_by_role("img", name=re.compile(r"^The sigmoid and its derivative\. The sigmoid, a solid line"))
    expect(figure).to_have_accessible_description("")


def test_headers_with_formulas_can_be_told_apart(opened: Callable[..., Page]) -> None:
    page = opened(FLOATS)
    table = page.locator(".tabbed-block:visible table").first
    expect(table.get_by_role("columnheader", name="Error in ulp, seen, x<0", exact=True)).to_be_attached()
    expect(table.get_by_role("columnheader", name="Error in ulp, seen, x≥0", exact=True)).to_be_attached()
    rows = table.get_by_role("rowheader")
    assert rows.count() == table.locator("tbody tr").count()
    expect(rows.last).to_have_accessible_name(re.compile(r"/.*recommended"))
    opened(NOTE).get_by_role("link", name="where a is close to 1, digits are lost").focus()


def test_rules_and_boxes_have_their_words_before_all_is_laid_out(browser: Browser, built: Project) -> None:
    # Orca remembers what it finds when a page opens: with a line's rule skipped, it heard "Line 2, link" and no rule.
    page = browser.new_page()
    page.route("**/settle.js", lambda route: route.abort())
    page.goto(built.site_url + NOTE)
    skipped = page.evaluate("""[...document.querySelectorAll("article *")]
        .filter((element) => getComputedStyle(element).contentVisibility === "auto")
        .map((element) => element.querySelector(".step-rule, .admonition") ? "too much" : element.classList[0])""")
    assert set(skipped) == {"step-body", "tabbed-set", "arithmatex"}
    page.close()


def test_letters_are_plain(opened: Callable[..., Page]) -> None:
    page = opened(NOTE)
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    names = "".join(node.get("name", {}).get("value", "") for node in nodes)
    assert "=a(1−a)" in names
    assert not re.search("[\U0001d400-\U0001d7ff\u210e]", names)


def test_another_page_is_announced(opened: Callable[..., Page]) -> None:
    page = opened("/")
    title = page.get_by_role("heading", level=1)
    assert page.evaluate("document.activeElement === document.body")
    page.get_by_role("link", name="Sigmoid", exact=True).focus()
    page.keyboard.press("Enter")
    expect(title).to_have_accessible_name("The derivative of the sigmoid")
    expect(title).to_be_focused()
    expect(page.locator(".md-sidebar--primary a[aria-current=page]")).to_have_text(re.compile(r"^\s*Sigmoid\s*$"))
    page.get_by_role("link", name="where a is close to 1, digits are lost").click()
    expect(title).to_have_accessible_name("Equal on paper, different in floats")
    expect(title).to_be_focused()
    page.go_back()
    expect(title).to_have_accessible_name("The derivative of the sigmoid")
    expect(title).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colors_are_called_what_they_are(opened: Callable[..., Page], scheme: str) -> None:
    page = opened("/", color_scheme=scheme)
    colors = page.get_by_role("form", name="Colors")
    expect(colors.get_by_role("radio", name="As the system has them")).to_be_checked()
    for name, expected in (("Light", "default"), ("Dark", "slate")):
        colors.get_by_role("radio", name=name).focus()
        page.keyboard.press("Space")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", expected)
        expect(colors.get_by_role("radio", name=name)).to_be_checked()


def test_code_is_copied_by_a_button_that_keeps_its_name(opened: Callable[..., Page]) -> None:
    page = opened(NOTE, permissions=["clipboard-read", "clipboard-write"])
    button = page.get_by_role("button", name="Copy code 1", exact=True)
    button.focus()
    page.wait_for_timeout(1500)  # by then Material has taken the title for its tip
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".md-dialog [role=status]")).to_have_text("Copied to clipboard")
    expect(page.get_by_role("navigation", name=re.compile("Code|Tags"))).to_have_count(0)


def test_tabs_are_heard_once(opened: Callable[..., Page]) -> None:
    page = opened(NOTE)
    expect(page.get_by_role("radio", name="PyTorch")).to_have_count(1)
    expect(page.get_by_role("link", name="PyTorch")).to_have_count(0)


def test_results_of_a_search_have_names(opened: Callable[..., Page]) -> None:
    page = opened("/")
    dialog = page.get_by_role("dialog", name="Search")
    expect(dialog.get_by_role("status")).to_have_count(0)  # it would read "Type to start searching" on each page
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("sigmoid", delay=15)
    expect(dialog.get_by_role("status")).to_contain_text("matching documents")
    expect(dialog.get_by_role("link", name="The derivative of the sigmoid", exact=True).first).to_be_visible()
    expect(dialog.get_by_role("link", name=re.compile(r"^$"))).to_have_count(0)


def test_the_menu_of_a_phone_can_be_opened_by_keyboard(opened: Callable[..., Page]) -> None:
    page = opened("/", viewport={"width": 390, "height": 844})
    link = page.locator(".md-sidebar--primary").get_by_role("link", name="How each line is proved")
    expect(link).to_be_hidden()
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Space")
    expect(link).to_be_hidden()
