"""What a reader does: explore the figure, copy a line, print, search, switch the scheme, use the keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import mpmath
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from conftest import Project, settle
from derive.number import number
from derived import DERIVED
from generate.note import derived

NOTE = "/notes/sigmoid/"
VIOLATIONS = {"resultTypes": ["violations"]}  # names and places of all that is right would be most of axe's work
PHONE = {"viewport": {"width": 390, "height": 800}, "has_touch": True}


def explorer_of(page: Page) -> Locator:
    page.locator("figure[data-explorer]").scroll_into_view_if_needed()
    explorer = page.locator(".explorer")
    expect(explorer).to_be_visible()
    return explorer


def values(explorer: Locator) -> dict[str, str]:
    texts = explorer.locator("dl > *").all_inner_texts()
    return dict(zip(texts[::2], texts[1::2], strict=True))


@pytest.mark.parametrize("stem", DERIVED)
def test_explorer_computes_what_the_note_derived(opened: Callable[..., Page], stem: str) -> None:
    explorer = explorer_of(opened(f"/notes/{stem}/"))
    derivation = derived(stem).derivation
    for at in (-6, -1.5, 0, 0.1, 3, 6):
        explorer.get_by_role("slider").fill(str(at))
        point = {derivation.by: mpmath.mpf(str(at))}
        a, slope = (f"{float(number(form, point)):.4f}" for form in (derivation.of, derivation.claim))
        shown = {name: text.replace("−", "-") for name, text in values(explorer).items()}
        assert shown["x"] == f"{at:.2f}"
        assert shown["a"] == a
        assert shown["slope"].endswith(f"= {slope}")
        worked = shown["slope"].split(" = ")[1]
        computed = eval(worked.replace("·", "*").replace("^", "**"))
        assert abs(computed - float(slope)) < 2e-4


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
    assert abs(y - (plot[1] + plot[3] * (1.3 - 0.5) / 1.3)) < 0.5


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


def test_explorer_is_still_without_javascript(opened: Callable[..., Page]) -> None:
    page = opened(NOTE, java_script_enabled=False)
    expect(page.get_by_role("img", name="The sigmoid and its derivative")).to_be_visible()
    assert page.locator(".explorer, .step button").count() == 0
    expect(page.locator(".step-copy").first).to_be_hidden()


def test_figure_has_a_table_of_values(opened: Callable[..., Page]) -> None:
    page = opened(NOTE)
    explorer_of(page)  # which moves what stands below the figure
    page.get_by_text("The figure in words and numbers").click()
    expect(page.locator("details.values")).to_have_attribute("open", "")
    row = page.get_by_role("row", name=re.compile("^0 "))
    assert row.inner_text().split() == ["0", "0.50000", "0.25000"]


def test_copying_a_line(opened: Callable[..., Page]) -> None:
    page = opened(NOTE, permissions=["clipboard-read", "clipboard-write"])
    step = page.locator("#recognize-a")
    for label, copied in [
        ("TeX", "= a - a^2"),
        ("SymPy", "a - a**2"),
        ("NumPy", "a = 1/(1 + np.exp(-x))\nslope = a - a**2"),
        ("Link", page.url + "#recognize-a"),
    ]:
        button = step.get_by_role("button", name=label)
        button.click()
        assert page.evaluate("navigator.clipboard.readText()") == copied
        expect(step.get_by_text("Copied")).to_be_visible()
        expect(page.locator(".copy-said")).to_have_text(f"Line 11 copied: {label}")
        expect(button).to_have_text(label, timeout=4000)
    # NumPy has no word for a derivative that is only written down.
    assert page.locator("#chain-rule").get_by_role("button").all_text_contents() == ["TeX", "SymPy", "Link"]


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


SEARCHES = [
    ("sigmoid", NOTE),
    ("sigmoid derivative", NOTE),
    ("logistic", NOTE),
    ("derivative of sigmoid", NOTE),
    ("a(1-a)", NOTE),
    ("1/(1+exp(-x))", NOTE),
    ("chain rule", NOTE),
    ("tanh", "/notes/tanh/"),
    ("hyperbolic tangent", "/notes/tanh/"),
]


@pytest.mark.parametrize(("words", "note"), SEARCHES)
def test_search(opened: Callable[..., Page], words: str, note: str) -> None:
    page = opened("/")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type(words, delay=15)
    results = page.locator(".md-search-result__item")
    expect(results.first).to_be_visible()
    first = results.first.locator("a").first
    expect(first).to_have_attribute("href", re.compile(note))
    text = " ".join(results.all_inner_texts())
    assert "\\" not in text
    assert not re.search(r"[\U0001D400-\U0001D7FF]", text), (
        "a formula is there a second time, in the math font's letters"
    )


def test_instant_navigation_brings_everything_along(opened: Callable[..., Page]) -> None:
    page = opened("/")
    page.evaluate("window.stayed = true")
    page.get_by_role("link", name="Sigmoid", exact=True).click()
    expect(page.locator(".md-content h1")).to_contain_text("The derivative of the sigmoid")
    assert page.evaluate("window.stayed"), "the page was loaded anew"
    expect(page.locator("#chain-rule").get_by_role("button", name="TeX")).to_be_visible()
    explorer_of(page)
    page.locator(".md-content").get_by_role("link", name="What each gate can and cannot show").click()
    expect(page.locator(".md-content h1")).to_contain_text("How each line is proved")
    page.go_back()
    expect(page.locator("#chain-rule").get_by_role("button", name="TeX")).to_have_count(1)
    explorer_of(page)


def test_paper_shows_the_lines_and_nothing_to_click(opened: Callable[..., Page]) -> None:
    page = opened(NOTE)
    explorer_of(page)
    page.emulate_media(media="print")
    for hidden in (".md-header", ".md-sidebar", ".step-copy", ".explorer", ".downloads", ".md-footer"):
        for element in page.locator(hidden).all():
            expect(element).to_be_hidden()
    for step in page.locator(".step").all():
        expect(step.locator("mjx-container[display]")).to_be_visible()
        assert step.evaluate("element => getComputedStyle(element).breakInside") == "avoid"
    assert page.pdf().startswith(b"%PDF")


class Links(HTMLParser):
    """The links of a page, and the ids that links can lead to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        self.links += [str(found[name]) for name in ("href", "src") if found.get(name)]
        self.ids |= {str(found[name]) for name in ("id", "name") if found.get(name)}


def test_every_link_and_anchor_leads_somewhere(built: Project, pages: list[str]) -> None:
    site = built.root / "site"
    parsed = {path: Links((site / path.strip("/") / "index.html").read_text("utf-8")) for path in pages}
    for path, page in parsed.items():
        for link in page.links:
            target = urlsplit(urljoin(built.site_url + path, link))
            if target.netloc != urlsplit(built.site_url).netloc:
                continue
            file = site / target.path.strip("/")
            assert file.is_file() or (file / "index.html").is_file(), f"{path}: {link}"
            if target.fragment and target.path in parsed:
                assert target.fragment in parsed[target.path].ids | {"__skip"}, f"{path}: {link}"


def test_what_scrolls_in_a_narrow_window_can_be_reached(opened: Callable[..., Page], pages: list[str]) -> None:
    wider = """[...document.querySelectorAll("article *")].filter((box) => box.scrollWidth > box.clientWidth + 1
        && ["auto", "scroll"].includes(getComputedStyle(box).overflowX))"""
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
        for scheme, name in (("light", "default"), ("dark", "slate")):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)
            found = Axe().run(page, options=VIOLATIONS).response["violations"]
            assert [(each["id"], each["nodes"][0]["html"]) for each in found] == [], f"{path}, {scheme}"


def test_the_search_dialog_is_accessible(opened: Callable[..., Page]) -> None:
    page = opened("/")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("sigmoid", delay=15)
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    found = Axe().run(page, options=VIOLATIONS).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


def test_every_page_has_what_a_link_preview_wants(built: Project, pages: list[str]) -> None:
    for path in pages:
        html = (built.root / "site" / path.strip("/") / "index.html").read_text("utf-8")
        properties = dict(re.findall(r'<meta (?:property|name)="([\w:]+)" content="([^"]*)">', html))
        assert len(properties["description"]) > 50
        assert properties["og:title"]
        assert properties["og:url"] == built.site_url + path
        picture = properties["og:image"].removeprefix(f"{built.site_url}/")
        assert (built.root / "site" / picture).read_bytes().startswith(b"\x89PNG")
        if path.startswith("/notes/"):
            assert picture == f"{path.strip('/')}/{path.strip('/').rpartition('/')[2]}.png"
        assert f'<link rel="canonical" href="{built.site_url}{path}">' in html
        assert len(re.findall("<h1", html)) == 1


def test_a_correction_can_be_suggested_where_the_repository_is_known(project: Project) -> None:
    assert project.mkdocs("build", "--strict", EDIT_URI="https://code.invalid/edit/main/docs/").returncode == 0
    html = (project.root / "site" / "notes" / "sigmoid" / "index.html").read_text("utf-8")
    assert '<a href="https://code.invalid/edit/main/docs/notes/sigmoid.md" title="Suggest a correction"' in html


def test_a_missing_page_helps(opened: Callable[..., Page]) -> None:
    page = opened("/404.html")
    expect(page.locator(".md-content h1")).to_have_text("There is no such page")
    page.get_by_role("link", name="the table of all notes").click()
    expect(page.locator(".md-content h1")).to_contain_text("step by step")


def test_the_site_opens_from_a_folder(project: Project, browser: Browser) -> None:
    assert project.mkdocs("build", "--strict", OFFLINE="true").returncode == 0
    page = browser.new_context().new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: said.extend([request.url] * request.url.startswith("http")))
    page.goto((project.root / "site" / "index.html").as_uri())
    page.get_by_role("link", name="Sigmoid", exact=True).click()
    expect(page.locator(".md-content h1")).to_contain_text("The derivative of the sigmoid")
    expect(page.locator("#chain-rule").get_by_role("button", name="TeX")).to_be_visible()
    explorer_of(page)
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("hyperbolic", delay=15)
    page.locator(".md-search-result__item a").first.click()
    expect(page.locator(".md-content h1")).to_contain_text("The derivative of tanh")
    page.context.close()
    assert said == []
    assert Path(project.root / "site" / "notes" / "tanh.html").is_file()
