"""What a reader does: copy a line, switch the scheme, go from page to page, print, open it from a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from explorer import explorer_of
from project import Project

NOTE = "/notes/activations/sigmoid/"


def test_copying_a_line(opened: Callable[..., Page]) -> None:
    page = opened(NOTE, permissions=["clipboard-read", "clipboard-write"])
    step = page.locator("#recognize-a")
    opener = step.get_by_role("button", name="Copy line 11")
    link = page.url + "#recognize-a"
    for label, copied in [
        ("TeX", "= a - a^2"),
        (
            "SymPy",
            'from sympy import Symbol, exp\nx = Symbol("x", real=True)\na = 1/(1 + exp(-x))\nslope = a - a**2',
        ),
        ("NumPy", "import numpy as np\na = 1/(1 + np.exp(-x))\nslope = a - a**2"),
        ("Link", link),
        ("Citation", f'Stepwise, "The derivative of the sigmoid", line 11, {link}'),
    ]:
        opener.click()
        step.get_by_role("button", name=label).click()
        expect(step.get_by_role("status")).to_have_text(f"Line 11 copied: {label}")
        assert page.evaluate("navigator.clipboard.readText()") == copied
        expect(opener).to_be_focused()
        expect(step.get_by_role("button")).to_have_count(1)
        expect(step.get_by_role("status")).to_have_text("", timeout=4000)
    # NumPy has no word for a derivative that is only written down.
    page.locator("#chain-rule").get_by_role("button").click()
    assert page.locator("#chain-rule .copies > div button").all_text_contents() == ["TeX", "SymPy", "Link", "Citation"]


def test_the_list_is_made_when_it_is_opened_and_can_be_left(opened: Callable[..., Page]) -> None:
    page = opened(NOTE)
    opener = page.locator("#split").get_by_role("button", name="Copy line 9")
    other = page.locator("#inner-function").get_by_role("button", name="Copy line 3")
    assert page.locator(".copies > div").count() == 0
    shown = page.locator(".copies > div:visible")
    ways: list[Callable[[], object]] = [
        lambda: page.keyboard.press("Escape"),
        lambda: opener.click(),
        lambda: page.locator("h1").click(),
        lambda: page.locator("#inner-function .step-number").focus(),
    ]
    for leave in ways:
        expect(opener).to_have_attribute("aria-expanded", "false")
        opener.click()
        expect(opener).to_have_attribute("aria-expanded", "true")
        expect(shown).to_have_count(1)
        page.keyboard.press("Tab")
        expect(shown.get_by_role("button").first).to_be_focused()
        leave()
        expect(shown).to_have_count(0)
        if leave is ways[0]:
            expect(opener).to_be_focused()
    opener.click()
    other.click()
    expect(shown).to_have_count(1)
    expect(other).to_have_attribute("aria-expanded", "true")


def test_the_button_is_seen_where_the_pointer_or_the_focus_is(opened: Callable[..., Page]) -> None:
    touched = opened(NOTE, has_touch=True, is_mobile=True)
    assert touched.evaluate("matchMedia('(hover: none)').matches")
    for button in touched.locator(".copies > button").all():
        expect(button).to_have_css("opacity", "1")
    page = opened(NOTE)
    button = page.locator("#split .copies > button")
    page.mouse.move(0, 0)
    expect(button).to_have_css("opacity", "0")
    page.locator("#split .step-because").hover()
    expect(button).to_have_css("opacity", "1")
    page.mouse.move(0, 0)
    expect(button).to_have_css("opacity", "0")
    page.locator("#split .step-number").focus()
    expect(button).to_have_css("opacity", "1")


def test_whatever_offers_code_gets_a_button(opened: Callable[..., Page]) -> None:
    page = opened(NOTE, permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("""document.querySelector("article p").insertAdjacentHTML("beforebegin",
        `<div style="position: relative"><div class="copies" data-name="Mish" data-tex="a" data-pytorch="mish(x)">`)""")
    page.add_script_tag(url="/assets/copy.js")
    page.get_by_role("button", name="Copy Mish").click()
    offered = page.get_by_role("group", name="Copy Mish as").get_by_role("button")
    assert offered.all_text_contents() == ["TeX", "PyTorch"]
    offered.last.click()
    expect(page.locator(".copy-said:visible", has_text="Mish copied: PyTorch")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "mish(x)"


def test_the_scheme_is_remembered_and_does_not_flash(opened: Callable[..., Page]) -> None:
    page = opened(NOTE, color_scheme="light")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    for scheme in ("default", "slate"):  # from following the system: light, then dark
        page.locator("label.md-header__button[for^=__palette]:not([hidden])").click()
        expect(body).to_have_attribute("data-md-color-scheme", scheme)
    page.add_init_script("new MutationObserver(() => (window.seen ??= []).push(document.body?.dataset.mdColorScheme))"
                         ".observe(document, {subtree: true, attributes: true, childList: true})")  # fmt: skip
    page.reload()
    page.wait_for_load_state("networkidle")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    painted = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert painted != "rgb(255, 255, 255)"


def test_instant_navigation_brings_everything_along(opened: Callable[..., Page]) -> None:
    page = opened("/")
    page.evaluate("window.stayed = true")
    page.get_by_role("link", name="Sigmoid", exact=True).click()
    expect(page.locator(".md-content h1")).to_contain_text("The derivative of the sigmoid")
    assert page.evaluate("window.stayed"), "the page was loaded anew"
    expect(page.locator("#chain-rule").get_by_role("button", name="Copy line 4")).to_be_visible()
    explorer_of(page)
    page.locator(".md-content").get_by_role("link", name="What each gate can and cannot show").click()
    expect(page.locator(".md-content h1")).to_contain_text("How each line is proved")
    page.go_back()
    expect(page.locator("#chain-rule").get_by_role("button", name="Copy line 4")).to_have_count(1)
    explorer_of(page)


def test_paper_shows_the_lines_and_nothing_to_click(opened: Callable[..., Page]) -> None:
    page = opened(NOTE)
    explorer_of(page)
    page.emulate_media(media="print")
    for hidden in (".md-header", ".md-sidebar", ".copies", ".glance", ".explorer", ".downloads", ".md-footer"):
        for element in page.locator(hidden).all():
            expect(element).to_be_hidden()
    for step in page.locator(".step").all():
        expect(step.locator("mjx-container[display]")).to_be_visible()
        assert step.evaluate("element => getComputedStyle(element).breakInside") == "avoid"
    assert page.pdf().startswith(b"%PDF")


def test_a_missing_page_helps(opened: Callable[..., Page]) -> None:
    page = opened("/404.html")
    expect(page.locator(".md-content h1")).to_have_text("There is no such page")
    page.get_by_role("link", name="the table of all notes").click()
    expect(page.locator(".md-content h1")).to_contain_text("step by step")


def test_the_site_opens_from_a_folder(pair: Project, browser: Browser) -> None:
    assert pair.mkdocs("build", "--strict", OFFLINE="true").returncode == 0
    page = browser.new_context().new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: said.extend([request.url] * request.url.startswith("http")))
    page.goto((pair.root / "site" / "index.html").as_uri())
    page.get_by_role("link", name="Sigmoid", exact=True).click()
    expect(page.locator(".md-content h1")).to_contain_text("The derivative of the sigmoid")
    expect(page.locator("#chain-rule").get_by_role("button", name="Copy line 4")).to_be_visible()
    explorer_of(page)
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("tanh_prime", delay=15)
    page.locator(".md-search-result__item a").first.click()
    expect(page.locator(".md-content h1")).to_contain_text("The derivative of tanh")
    page.context.close()
    assert said == []
    assert Path(pair.root / "site" / "notes" / "activations" / "tanh.html").is_file()
