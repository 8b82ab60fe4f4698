"""A page that people write about mathematics, in the browser: numbers and links, narrow windows, and what is copied."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from threading import Thread
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from conftest import Quiet, settle, site_beside
from project import Project, contents, copy_of

pytestmark = pytest.mark.xdist_group("equations")  # what they share is made once

PAGE = r"""# Equations

By $\eqref{eq:slope}$ and $\ref{eq:loss}$, the loss is $L(\theta) = -\frac{1}{N}\sum_{i=1}^{N} \left( y_i \ln(p_i) +
(1 - y_i)\ln(1 - p_i) \right) + \frac{\lambda}{2}\lVert\theta\rVert_2^2$ for $x \in \R^n$, and
$a = b + c + d + e + f + g + h + i + j + k + l$ too.

$$
L = -\ln(p) \label{eq:loss}\tag{7}
$$

$$
\newcommand{\loss}{\mathcal{L}}
$$

| formula | meaning |
| --- | --- |
| $L(\theta) = -\frac{1}{N}\sum_{i=1}^{N} \left( y_i \ln(p_i) + (1 - y_i)\ln(1 - p_i) \right)$ | $\ref{eq:loss}$ |

<div style="height: 2000px"></div>

\begin{align}
a &= b \\
\frac{d\loss}{dx} &= \loss + 1 \label{eq:slope}
\end{align}

$$
a = \text{größer als} \quad \text{если} \quad \text{παράγωγος}
$$

<div style="height: 2000px"></div>

[back to the loss](other.md#eq:loss)
"""
OTHER = PAGE.replace("Equations", "Others").replace("other.md", "equations.md").replace("{7}", "{8}")


@pytest.fixture(scope="module")
def site(paired: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with two such pages."""
    project = copy_of(paired, tmp_path_factory.mktemp("equations") / "project")
    (project.root / "docs" / "equations.md").write_text(PAGE, "utf-8")
    (project.root / "docs" / "other.md").write_text(OTHER, "utf-8")
    project.edit("mkdocs.yml", "macros: {}", r"macros: {R: '\mathbb{R}'}")
    done = project.mkdocs("build", "--strict")
    assert done.returncode == 0, done.stderr
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(project.root / "site")))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    show(page, f"{site}/equations/")
    yield page
    context.close()


def show(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    settle(page)


# Notes that an equation is marked at some time. Material puts the page in once more after such a link is followed, and
# the mark then stays only where that is done before Material writes down how far the page is scrolled.
WATCH_MARK = """() => {
    const look = () => {
        const box = document.querySelector("div.arithmatex:has(> [id='eq:slope'])");
        window.marked ||= Boolean(box) && getComputedStyle(box).boxShadow !== "none";
        if (!window.marked) requestAnimationFrame(look);
    };
    look();
}"""


def test_a_reference_is_a_link_to_its_equation(page: Page) -> None:
    link = page.get_by_role("link", name="Equation (2)", exact=True)
    expect(link).to_have_text("(2)")
    expect(page.get_by_role("link", name="Equation 7", exact=True)).to_have_count(2)
    expect(page.locator("[aria-hidden=true] a[href^='#eq']")).to_have_count(0)
    equation = page.locator("div.arithmatex:has(> [id='eq:slope'])")
    page.evaluate(WATCH_MARK)
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("window.marked")
    expect(equation).to_be_in_viewport(ratio=1)
    header = page.locator(".md-header").evaluate("header => header.getBoundingClientRect().bottom")
    assert equation.evaluate("box => box.getBoundingClientRect().top") > header


def test_an_equation_of_another_page_is_reached(page: Page) -> None:
    page.get_by_role("link", name="back to the loss").click()
    expect(page.get_by_role("heading", name="Others", exact=True)).to_be_attached()
    expect(page.locator("div.arithmatex:has(> [id='eq:loss'])")).to_be_in_viewport()
    expect(page.get_by_role("link", name="Equation 8", exact=True)).to_have_count(2)


def test_numbers_stand_at_the_right_and_equations_at_the_left(page: Page) -> None:
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        left, right = page.locator("div.arithmatex:has(> [id='eq:loss'])").evaluate("""(box) => {
            const outer = box.getBoundingClientRect();
            return [box.querySelector("mjx-table").getBoundingClientRect().left - outer.left,
                outer.right - box.querySelector("mjx-labels mjx-mtd").getBoundingClientRect().right];
        }""")
        assert 0 <= left < 50
        assert 0 <= right < 5


def test_what_only_defines_is_not_there(page: Page) -> None:
    assert page.locator("article div.arithmatex").count() == 3
    assert page.locator("article math:empty, article p:empty").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_a_narrow_window(browser: Browser, site: str, scheme: Literal["light", "dark"]) -> None:
    page = browser.new_page(color_scheme=scheme, reduced_motion="reduce")
    show(page, f"{site}/equations/")
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        wide = page.locator("p mjx-container.wide")
        if width < 400:
            expect(wide).to_have_attribute("tabindex", "0")
        else:
            expect(wide).not_to_have_attribute("tabindex", "0")
        assert wide.evaluate("""(box) => {
            const {top, bottom} = box.getBoundingClientRect();
            const letters = [...box.querySelectorAll("mjx-c")].map((letter) => letter.getBoundingClientRect());
            return letters.every((letter) => letter.top >= top && letter.bottom <= bottom);
        }"""), "the box cuts a letter"
        # Its letters stand on the line of the sentence's words, as marks beside them show.
        assert (
            wide.evaluate("""(box) => {
            const marks = [box.querySelector("mjx-mi"), box.parentElement].map((place) => {
                const mark = document.createElement("span");
                mark.style.cssText = "display: inline-block; width: 1px; height: 1px";
                place.after(mark);
                return mark;
            });
            const [inner, outer] = marks.map((mark) => mark.getBoundingClientRect().bottom);
            marks.forEach((mark) => mark.remove());
            return Math.abs(inner - outer) < 2;
        }""")
            or width < 1000
        ), "the box is off the line"
    lines = "box => new Set([...box.querySelectorAll('mjx-mo')].map((sign) => sign.getBoundingClientRect().top)).size"
    assert page.locator("p mjx-container:has(mjx-break)").evaluate(lines) > 1
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
    page.close()


def test_letters_of_other_languages_do_not_overlap(page: Page) -> None:
    display = page.locator("div.arithmatex").last
    loaded = page.evaluate(
        "document.fonts.ready.then((fonts) => [...fonts].filter((font) => font.status === 'loaded')"
        ".map((font) => font.family))"
    )
    assert {"MJX-NCM-LR", "MJX-NCM-CY", "MJX-NCM-GK"} <= set(loaded)
    assert display.evaluate("""(box) => [...box.querySelectorAll("mjx-mtext")].every((text) => {
        const letters = [...text.querySelectorAll("mjx-c")].map((letter) => letter.getBoundingClientRect());
        return letters.every(({left}, n) => !n || left >= letters[n - 1].right - 0.1);
    })""")


SELECTIONS: dict[str, tuple[str, str]] = {
    "a part of a sentence": (
        "range.setStart(first, 0); range.setEndAfter(place(2))",
        r"By (2) and 7, the loss is $L(\theta) = -\frac{1}{N}\sum_{i=1}^{N} \left( y_i \ln(p_i) + "
        r"(1 - y_i)\ln(1 - p_i) \right) + \frac{\lambda}{2}\lVert\theta\rVert_2^2$ for $x \in \R^n$",
    ),
    "from within a formula": (
        "range.setStart(letter(2), 0); range.setEnd(place(2).nextSibling, 5)",
        r"$x \in \R^n$, and",
    ),
    "to within a formula": (
        "range.setStart(place(2).nextSibling, 2); range.setEnd(letter(3), 1)",
        "and $a = b + c + d + e + f + g + h + i + j + k + l$",
    ),
    "a display between paragraphs": (
        "range.setStart(place(3).nextSibling, 1); range.setEndAfter(document.querySelector('div.arithmatex'))",
        "too.\n\n$$L = -\\ln(p) \\label{eq:loss}\\tag{7}$$",
    ),
    "words alone": ("range.setStart(place(3).nextSibling, 1); range.setEndAfter(place(3).nextSibling)", "too."),
}


def test_a_line_of_a_derivation_is_copied_without_its_buttons(page: Page, site: str) -> None:
    show(page, f"{site}/notes/activations/sigmoid/")
    expect(page.locator(".copies button").first).to_be_attached()
    page.locator("#as-a-power .copies button").click()
    page.locator("#as-a-power").evaluate("step => getSelection().selectAllChildren(step)")
    page.keyboard.press("Control+C")
    text = page.evaluate("navigator.clipboard.readText()")
    assert "$$a = (1 + e^{-x})^{-1}$$" in text
    assert "SymPy" not in text


@pytest.mark.parametrize("selection", SELECTIONS)
def test_formulas_are_copied_as_tex(page: Page, selection: str) -> None:
    select, copied = SELECTIONS[selection]
    page.evaluate(f"""() => {{
        const first = document.querySelector("article p").firstChild;
        const place = (n) => document.querySelectorAll("article p span.arithmatex")[n - 1];
        const letter = (n) => place(n).querySelector("mjx-c").firstChild;
        const range = document.createRange();
        {select};
        getSelection().removeAllRanges();
        getSelection().addRange(range);
    }}""")
    page.keyboard.press("Control+C")
    text = page.evaluate("navigator.clipboard.readText()")
    assert " ".join(text.strip().split(" ")) == copied
    expect(page.locator(".copied")).to_have_count(0)


def test_a_page_that_reads_from_right_to_left_keeps_its_rules(pair: Project, paired: Project, browser: Browser) -> None:
    pair.edit("mkdocs.yml", "  name: material\n", "  name: material\n  language: ar\n")
    done = pair.mkdocs("build", "--strict")
    assert done.returncode == 0, done.stderr
    html = pair.contents("site")["notes/activations/tanh/index.html"].decode()
    assert html.count("[dir=rtl]") > 50
    assert "[dir=rtl]" not in contents(site_beside(paired))["notes/activations/tanh/index.html"].decode()
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_content(html)
    menu, text = (page.locator(each).first.bounding_box() for each in (".md-sidebar--primary", "article"))
    assert menu and text and menu["x"] > text["x"]
    page.close()
