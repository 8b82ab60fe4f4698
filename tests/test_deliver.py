"""How pages are sent: styles within, scripts after the first paint, the right scheme at once."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import HAS_SITEMAP, settle
from deliver.pages import MissingFileError, UnfitPagesError, deliver
from deliver.styles import OFF, words_of_script
from project import Project

NOTE = "/notes/activations/sigmoid/"
# The rules that deliver/styles.py leaves out by name, as a browser writes them.
LEFT_OUT = r"\[data-md-color-switching\] (\*|::)|table:not\(\[class\]\)( \+ \*| t[dh] > :(first|last)-child)"


def test_pages_wait_for_no_other_file(built: Project) -> None:
    for path, content in built.contents("site").items():
        if path.endswith(".html"):
            html = content.decode()
            assert not re.search(r'<link[^>]*rel="stylesheet"|<script[^>]* src=', html), path
            assert "mjx-container{" in html or "mjx-container[" in html, path
            assert html.index("window.later") < html.index('later("'), path


# Each selector of a stylesheet with its declarations and the conditions around it. What custom properties are defined
# to is left aside: those that no rule uses are left out.
RULES = r"""
    const flat = (rules, around = "") => [...rules].flatMap((rule) => {
        if (rule.cssRules?.length) return flat(rule.cssRules, `${around}${rule.conditionText ?? rule.name ?? ""} `);
        const whole = rule.cssText.slice(rule.cssText.indexOf("{"));
        const body = whole.replace(/--[\w-]+: (?:"[^"]*"|[^;"])*;/g, "").replace(/\s+/g, " ");
        return (rule.selectorText ?? "").split(/,(?![^(]*\))/).map((selector) => [around, selector.trim(), body]);
    });
    const states = /::?(before|after|marker|-[\w-]+|placeholder|hover|focus[\w-]*|active|target|checked)/g;
    const matches = (selector) => {
        const still = selector.replace(states, "").replace(/:is\([, ]*\)/g, "");
        try { return document.querySelector(still || "*"); } catch { return false; }
    };
    const told = (rules) => rules.filter(([, , body]) => body !== "{ }").map((rule) => rule.join(" "));
"""


def test_no_rule_that_matches_something_is_left_out(
    opened: Callable[..., Page], built: Project, sampled: list[str]
) -> None:
    assets = built.root / "site" / "assets"
    files = [*sorted((assets / "stylesheets").glob("*.css")), assets / "stepwise.css"]
    for path in sampled:
        page = opened(path)
        page.get_by_role("textbox", name="Search").click()
        page.keyboard.type("s")
        expect(page.locator(".md-search-result__item").first).to_be_attached()
        needed, sent = page.evaluate(
            f"""texts => {{
                {RULES}
                const written = texts.flatMap((text) => {{
                    const sheet = new CSSStyleSheet();
                    sheet.replaceSync(text);
                    return flat(sheet.cssRules);
                }});
                const sent = [...document.styleSheets].flatMap((sheet) => flat(sheet.cssRules));
                return [told(written.filter(([, selector]) => selector && matches(selector))), told(sent)];
            }}""",
            [file.read_text("utf-8") for file in files],
        )
        assert len(needed) > 300
        left_out = set(needed) - set(sent)
        assert {rule for rule in left_out if not re.search(LEFT_OUT, rule)} == set()


def test_rules_of_features_that_are_off_come_only_with_a_page_that_has_them(built: Project) -> None:
    assert words_of_script('add("md-version__list"); add("md-top")') == {"add", "md-top"}
    scripts = "".join(path.read_text("utf-8") for path in (built.root / "site/assets/javascripts").glob("*.js"))
    for path, content in built.contents("site").items():
        if path.endswith(".html"):
            style = "".join(re.findall(r"<style>.*?</style>", content.decode(), re.DOTALL))
            for feature in OFF:
                assert feature in scripts
                assert feature not in style, path


# What Material's script and copy.js change on a page; most elements look the same after it.
CHANGES = [
    'document.documentElement.classList.add("another")',
    'document.body.setAttribute("data-md-color-switching", "")',
    'document.querySelector(".copies").append(document.createElement("p"))',
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_concerns_few_elements(opened: Callable[..., Page], browser: Browser, change: str) -> None:
    page = opened(NOTE)
    settle(page)
    page.evaluate("document.body.offsetWidth")
    browser.start_tracing(page=page, categories=["devtools.timeline"])
    page.evaluate(f"() => {{ {change}; document.body.offsetWidth; }}")
    events = json.loads(browser.stop_tracing())["traceEvents"]
    computed = [event["args"]["elementCount"] for event in events if event["name"] == "UpdateLayoutTree"]
    assert 0 < sum(computed) < page.locator("*").count() / 10


def test_what_material_adds_moves_nothing(browser: Browser, built: Project, sampled: list[str]) -> None:
    def laid_out(path: str, *, without: str) -> tuple[list[float], int]:
        page = browser.new_page(viewport={"width": 390, "height": 800})
        page.route(without, lambda route: route.abort())
        page.goto(built.site_url + path)
        page.wait_for_load_state("networkidle")
        heights = []
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            settle(page)
            heights.append(float(page.evaluate("document.querySelector('article').getBoundingClientRect().height")))
        boxes = page.locator(".md-typeset__table").count()
        page.close()
        return heights, boxes

    put_into_boxes = 0
    for path in sampled:
        before, none = laid_out(path, without="**/bundle*.js")
        after, boxes = laid_out(path, without="nothing")
        assert none == 0
        assert before == pytest.approx(after, abs=1), path
        put_into_boxes += boxes
    assert put_into_boxes > 10


@pytest.mark.parametrize(
    ("site_url", "page", "address"),
    [
        ("", "index.html", "assets/own.css"),
        ("", "notes/activations/sigmoid/index.html", "../../../assets/own.css"),
        ("https://stepwise.invalid/", "404.html", "/assets/own.css"),
        ("https://stepwise.invalid/", "404.html", "/assets/own.css?123"),
        ("https://stepwise.invalid/notes/", "404.html", "/notes/assets/own.css"),
        ("https://stepwise.invalid/a/b", "404.html", "/a/b/assets/own.css"),
    ],
)
def test_styles_are_found_from_every_page(tmp_path: Path, site_url: str, page: str, address: str) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "own.css").write_text(
        '/* why */ p > a { color: red } kbd { src: url("x.woff2") } a { src: url("x.woff2") }\n/*# sourceMappingURL */'
    )
    (tmp_path / "assets" / "own.js").write_text("")
    (tmp_path / page).parent.mkdir(parents=True, exist_ok=True)
    script = address.partition("?")[0].replace(".css", ".js")
    (tmp_path / page).write_text(
        f'<title></title><link rel="stylesheet" href="{address}"><p><a></a></p><script src="{script}"></script>'
    )
    deliver(tmp_path, site_url)
    html = (tmp_path / page).read_text()
    font = address.partition("?")[0].replace("own.css", "x.woff2")
    assert f'<style>p > a {{ color: red }} a {{ src: url("{font}") }}</style>' in html
    assert html.endswith(f'<script>later("{script}")</script>')


def test_a_page_is_sent_without_indents_but_what_an_author_wrote_stays(tmp_path: Path) -> None:
    (tmp_path / "own.css").write_text('p > a,\np:hover {\n  color: red;\n  content: "a: b";\n}\n\na {\n  top: 0;\n}\n')
    article = "<article>\n  <pre>a\n    b</pre>\n\n</article>"
    page = tmp_path / "own.html"
    page.write_text(f'<title></title>\n <link rel="stylesheet" href="own.css">\n\n  <p></p>\n  {article}\n\n <a></a>')
    deliver(tmp_path, "")
    assert page.read_text().endswith(
        '<title></title>\n<style>p > a,p:hover{color:red;content:"a: b"}a{top:0}</style>\n<p></p>\n'
        f"{article}\n<a></a>"
    )


def test_a_page_that_no_template_made_stays_as_it_is(tmp_path: Path) -> None:
    html = '<title>By hand</title><script src="own.js"></script>'
    (tmp_path / "own.js").write_text("")
    (tmp_path / "own.html").write_text(html)
    deliver(tmp_path, "")
    assert (tmp_path / "own.html").read_text() == html


@pytest.mark.parametrize(("direction", "kept"), [("ltr", False), ("rtl", True)])
def test_rules_for_right_to_left_are_kept_where_a_page_is(tmp_path: Path, direction: str, kept: bool) -> None:
    (tmp_path / "own.css").write_text("[dir=rtl] p { color: red } p { color: blue }")
    (tmp_path / "own.js").write_text('document.dir = "rtl"')
    for name in ("index.html", "other.html"):
        html = f'<title></title><link rel="stylesheet" href="own.css"><body dir="{direction}"><p></p>'
        (tmp_path / name).write_text(html + '<script src="own.js"></script>')
        direction = "ltr"
    deliver(tmp_path, "")
    assert all(("[dir=rtl] p" in page.read_text()) == kept for page in tmp_path.glob("*.html"))


def test_all_that_must_not_be_published_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "own.css").write_text('@import "https://elsewhere.invalid/a.css"; p { color: red }')
    page = '<title></title><link rel="stylesheet" href="own.css"><p id="a"></p>'
    (tmp_path / "a.html").write_text(page + '<img src="//elsewhere.invalid/a.png">')
    (tmp_path / "b.html").write_text(page + '<h2 id="a"></h2><script src="https://own.invalid/a.js"></script>')
    with pytest.raises(UnfitPagesError) as error:
        deliver(tmp_path, "", "https://own.invalid")
    assert [(page, words) for page, words, _ in error.value.faults] == [
        ("a.html", "//elsewhere.invalid/a.png"),
        ("b.html", 'id="a"'),
        ("own.css", "https://elsewhere.invalid/a.css"),
    ]
    assert (tmp_path / "a.html").read_text().startswith(page)


@pytest.mark.parametrize("called", ['<link rel="stylesheet" href="a.css">', '<script src="a.css"></script>'])
def test_a_file_that_is_not_there_is_named(tmp_path: Path, called: str) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "index.html").write_text(f"<title></title>{called}")
    with pytest.raises(MissingFileError, match=r"^notes/index.html asks for a.css, .* mkdocs.yml"):
        deliver(tmp_path, "")


def test_scripts_are_asked_for_when_the_page_is_there(opened: Callable[..., Page]) -> None:
    page = opened(NOTE)
    loaded = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventStart")
    scripts = page.evaluate(
        "performance.getEntriesByType('resource').filter(each => each.initiatorType === 'script')"
        ".map(each => [each.name.replace(/.*\\//, ''), each.startTime])"
    )
    # Those that are asked for at the same moment are listed as they arrive; they run in the order of the document.
    names = {name.partition(".")[0] for name, _ in scripts}
    assert names == {"copy_formulas", "copy", "glance", "reach", "compute", "explorer", "settle", "search", "bundle"}
    added = page.evaluate("[...document.scripts].filter(({src}) => src).map(({src}) => src.replace(/.*\\//, ''))")
    assert [name.partition(".")[0] for name in added] == [
        "copy_formulas", "copy", "glance", "reach", "compute", "explorer", "settle", "search", "bundle",
    ]  # fmt: skip
    assert all(start > loaded for _, start in scripts)


def test_material_is_told_once_that_the_page_is_there(browser: Browser, built: Project) -> None:
    context = browser.new_context()
    context.add_init_script(
        "addEventListener('DOMContentLoaded', (event) => (window.told ??= []).push(event.isTrusted))"
    )
    page = context.new_page()
    page.goto(built.site_url + NOTE)
    page.wait_for_load_state("networkidle")
    expect(page.locator(".md-code__nav").first).to_be_attached()  # which Material makes once it was told
    page.wait_for_function(HAS_SITEMAP)
    page.locator(".md-nav a[href$='/tanh/']").click()
    expect(page.locator(".md-content h1")).to_contain_text("tanh")
    expect(page.locator(".copies button").first).to_be_attached()
    assert page.evaluate("window.told") == [True, False]
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_first_visit_has_its_scheme_before_any_script_comes(
    browser: Browser, built: Project, scheme: Literal["light", "dark"]
) -> None:
    page = browser.new_context(color_scheme=scheme).new_page()
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
def test_scripts_change_nothing_in_the_scheme(opened: Callable[..., Page], scheme: str) -> None:
    page = opened(NOTE, color_scheme=scheme)
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
    for _ in range(3):  # following the system, light, dark
        page.reload()
        expect(page.locator(".md-code__nav").first).to_be_attached()
        assert len(page.evaluate("[...window.seen]")) == 1
        page.locator("label[for^=__palette]:visible").click()


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
