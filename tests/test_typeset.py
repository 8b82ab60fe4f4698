"""Typesetting: formulas found, set, put into words, and refused where a reader would see a hole."""

from __future__ import annotations

import re
import shutil
from base64 import b64decode
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

import memory
from typeset import remembered
from typeset.elements import formulas, problems
from typeset.fonts import taken_out
from typeset.macros import MacroError, checked
from typeset.mathjax import Answer, Formula, Macro, rendered
from typeset.pages import Typeset, typeset
from typeset.remembered import FormulaError
from typeset.words import words

WORDS: list[tuple[str, str]] = [
    (r"a(1 - a)", "a(1-a)"),
    (r"\frac{1}{1 + e^{-x}}", "1/(1+e^(-x))"),
    (r"(1 + e^{-x})^{-1}", "(1+e^(-x))^(-1)"),
    (r"\frac{e^{-x}}{(1 + e^{-x})^2}", "(e^(-x))/((1+e^(-x))^2)"),
    (r"\frac{da}{dx} = 1 - a^2", "da/dx=1-a^2"),
    (r"\frac{1}{2x}", "1/(2x)"),
    (r"e^{2x}", "e^(2x)"),
    (r"x^{12}", "x^12"),
    (r"\sqrt{1 + x}", "sqrt(1+x)"),
    (r"\frac{1}{\sqrt{x}}", "1/(sqrt(x))"),
    (r"\sqrt[3]{x}", "x^(1/3)"),
    (r"x_1^2", "x_1^2"),
    (r"x_i", "x_i"),
    (r"x < 0", "x<0"),
    (r"p = 1,\quad q = 2", "p=1, q=2"),
    (r"\left(\frac{p}{q}\right)^2", "(p/q)^2"),
]


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "FOLDER", tmp_path)


def page_of(*formulas: Formula | str) -> list[Formula]:
    return [each if isinstance(each, Formula) else Formula(each, False) for each in formulas]


def typeset_page(*formulas: Formula | str, macros: dict[str, Macro] | None = None) -> Typeset:
    return typeset({"a.md": page_of(*formulas)}, macros or {})


def whole(html: str) -> str:
    site = typeset({"a.md": formulas(html)}, {})
    return site.with_markup(site.with_words("a.md", html))


def test_words() -> None:
    html = "".join(rf'<span class="arithmatex">\({tex.replace("<", "&lt;")}\)</span>' for tex, _ in WORDS)
    worded = typeset({"a.md": formulas(html)}, {}).with_words("a.md", html)
    found = re.findall(r"<span[^>]*>([^<]*)</span>", worded)
    assert [each.replace("&lt;", "<") for each in found] == [words for _, words in WORDS]


FOUND: list[tuple[str, list[Formula]]] = [
    (r'<span class="arithmatex">\(a &lt; "b" \&amp; c\)</span>', [Formula(r'a < "b" \& c', False)]),
    ('<div class="arithmatex">\\[\na\n\\]</div>', [Formula("a", True)]),
    (r'<span class="arithmatex big" id="i">\(E\)</span>', [Formula("E", False)]),
    (r"<code>&lt;span class=&quot;arithmatex&quot;&gt; and \(x\)</code>", []),
    ("<p>no formula</p>", []),
]


@pytest.mark.parametrize(("html", "found"), FOUND)
def test_found(html: str, found: list[Formula]) -> None:
    assert formulas(html) == found
    if found:
        made = whole(html)
        assert "<mjx-container" in made
        assert "<math" in made
        assert "\\" not in re.sub(r'data-formula="[^"]*"', "", made)
        assert [unescape(tex) for tex in re.findall(r'data-formula="([^"]*)"', made)] == [each.tex for each in found]
    assert list(problems(html)) == []


def test_formulas_keep_their_order_and_their_doubles() -> None:
    html = "".join(rf'<span class="arithmatex">\({tex}\)</span>' for tex in ("b", "a", "b"))
    assert formulas(html) == page_of("b", "a", "b")


def test_attributes_of_a_formula_are_kept() -> None:
    html = r'<span class="arithmatex big" id="i">\(E\)</span>'
    assert whole(html).startswith('<span class="arithmatex big" id="i" data-formula="E"><mjx-container')


REFUSED: dict[str, tuple[list[Formula], str]] = {
    "no end": (page_of(r"\frac{a"), "Missing close brace"),
    "no such command": (page_of(r"\nosuchthing"), "Undefined control sequence"),
    "an end alone": (page_of("a}"), "Extra close brace"),
    "no base": (page_of("^"), "MathJax cannot read"),
    "no end of an environment": (page_of(r"\begin{cases} a"), "MathJax cannot read"),
    "a package of another host": (page_of(r"\ce{H2O}"), "Undefined control sequence"),
    "a package of another host, by name": (page_of(r"\require{mhchem}"), "not allowed"),
    "a macro before it is defined": (
        page_of(r"\R", r"\newcommand{\R}{\mathbb{R}}"),
        "which is defined further below; move its definition up",
    ),
    "a label that is not there": (
        page_of(Formula(r"a \tag{1}\label{eq:a}", True), r"\eqref{eq:b}"),
        'no equation of this page has the label "eq:b"; there are eq:a',
    ),
    "a label without a number": (page_of(Formula(r"a \label{eq:a}", True)), '"eq:a" has no number'),
    "a label twice": (
        page_of(Formula(r"a \tag{1}\label{eq:a}", True), Formula(r"b \tag{2}\label{eq:a}", True)),
        'the label "eq:a" is there twice on this page',
    ),
    "a reference within a formula": (
        page_of(Formula(r"a \tag{1}\label{eq:a}", True), r"x + \eqref{eq:a}"),
        "write the reference as a formula of its own",
    ),
    "a character that no font has": (page_of(r"x_{\text{若大}}"), "no character 若 大; write it outside"),
    "a color": (page_of(r"\color{black}x"), r"takes its color from the page; leave out \color"),
    "a color of a part": (page_of(r"\textcolor{navy}{x}"), r"leave out \textcolor"),
    "a colored box": (page_of(r"\colorbox{white}{x}"), r"leave out \colorbox"),
    "a colored frame": (page_of(r"\fcolorbox{red}{white}{x}"), r"leave out \fcolorbox"),
    "a color by name": (page_of(r"\definecolor{a}{rgb}{1,0,0}x"), r"leave out \definecolor"),
    "a color of the page": (page_of(r"\pagecolor{red}x"), r"leave out \pagecolor"),
    "a color in a macro": (page_of(r"\def\r{\color{red}}\r x"), r"leave out \color"),
    "a color as an option": (page_of(r"\cancel[mathcolor=red]{x}"), "takes its color and style from the page"),
    "a color of a token": (page_of(r"\mmlToken{mi}[mathcolor=red]{x}"), "takes its color and style from the page"),
    "a background": (page_of(r"\bbox[yellow]{x}"), "takes its color and style from the page"),
    "a border": (page_of(r"\bbox[border: 1px solid red]{x}"), "takes its color and style from the page"),
    "a link": (page_of(r"\href{javascript:alert(1)}{x}"), r"no links, styles or tips of its own; leave out \href"),
    "a class": (page_of(r"\class{a}{x}"), r"leave out \class"),
    "an id": (page_of(r"\cssId{a}{x}"), r"leave out \cssId"),
    "a style": (page_of(r"\style{color: red}{x}"), r"leave out \style"),
    "a tip": (page_of(r"\texttip{x}{y}"), r"leave out \texttip"),
    "a package of links": (page_of(r"\require{html}x"), "not allowed"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_shown_is_refused(case: str) -> None:
    page, said = REFUSED[case]
    with pytest.raises(FormulaError) as error:
        typeset({"good.md": page_of("a"), "wrong.md": page}, {})
    (problem,) = error.value.problems
    assert problem.page == "wrong.md"
    assert said in problem.said


def test_a_rule_has_the_color_of_the_page() -> None:
    (markup,) = typeset_page(r"\rule{1em}{1em}").made["a.md"].markup
    assert "background-color: currentColor" in markup


def test_all_pages_mistakes_are_told_at_once_and_good_pages_are_kept(tmp_path: Path) -> None:
    with pytest.raises(FormulaError) as error:
        typeset({"a.md": page_of("x", r"\x", r"\y", r"\x"), "b.md": page_of(r"\z"), "c.md": page_of("c")}, {})
    told = [(each.page, each.tex, each.occurrence) for each in error.value.problems]
    assert told == [("a.md", r"\x", 0), ("a.md", r"\y", 0), ("a.md", r"\x", 1), ("b.md", r"\z", 0)]
    assert [file.name for file in (tmp_path / "typeset").iterdir()] == ["c.md.pickle"]


def fonts_of(css: str) -> dict[str, set[int]]:
    embedded = re.findall(r"font-family:([\w-]+);src:url\(\"data:font/woff2;base64,([^\"]*)\"", css)
    return {family: set(TTFont(BytesIO(b64decode(data))).getBestCmap() or ()) for family, data in embedded}


def test_font_has_each_glyph_and_no_more() -> None:
    css = typeset_page("x < 1", Formula(r"\left(\frac{a}{b}\right)^2", True)).css
    fonts = fonts_of(css)
    assert {"MJX-NCM-N", "MJX-NCM-ZERO"} <= set(fonts)
    assert {ord(character) for character in "𝑥<1𝑎𝑏2"} <= fonts["MJX-NCM-N"]
    assert ord("𝑐") not in fonts["MJX-NCM-N"]
    assert "NCM-F" not in css
    assert len(css) < 25_000


@pytest.mark.parametrize(("text", "family"), [
    ("größer", "MJX-NCM-LR"), ("если", "MJX-NCM-CY"), ("παράγωγος", "MJX-NCM-GK"),
])  # fmt: skip
def test_letters_of_other_languages_are_in_fonts_that_are_there(text: str, family: str) -> None:
    site = typeset_page(rf"\text{{{text}}}")
    fonts = fonts_of(site.css)
    assert family in fonts
    assert set(map(ord, text)) <= set().union(*fonts.values())
    used = set(re.findall(r"\bNCM-\w+", "".join(site.made["a.md"].markup)))
    assert all(f".{name}{{font-family:MJX-NCM-ZERO,MJX-{name},MJX-STILL}}" in site.css for name in used)


def test_large_fonts_go_into_files() -> None:
    css, fonts = taken_out(typeset_page(Formula(r"\left(\frac{a}{b}\right)^2", True), "+".join("abcdefghijkl")).css)
    assert set(re.findall(r"font-family:([\w-]+);src:url\(\"data:", css)) == {"MJX-NCM-ZERO", "MJX-BRK"}
    assert set(re.findall(r'url\("(fonts/[^"]*)"\)', css)) == set(fonts)
    assert all(TTFont(BytesIO(font)).flavor == "woff2" for font in fonts.values())
    assert "fonts/MJX-NCM-N." in "".join(fonts)


def test_no_formulas_at_all() -> None:
    assert whole("<p>a</p>") == "<p>a</p>"


# Each page has what could stay behind in MathJax: macros, labels, numbers, packages, fonts.
PAGES: dict[str, list[Formula]] = {
    "a.md": page_of(r"\newcommand{\R}{\mathbb{R}} \R", Formula(r"a \tag{1}\label{eq}", True), r"\eqref{eq}"),
    "b.md": page_of(r"\text{größer если}", r"\cancel{x}", r"\def\R{r}\R", r"\let\sin=\cos \sin x"),
    "c.md": page_of(
        r"\bbox[2px]{x}", r"\cancel{y}", r"\sin x", Formula(r"\begin{align}1&=2 \label{eq}\end{align}", True)
    ),
    "d.md": page_of(r"\require{physics}\dv{x}{y}", "+".join("abcdefghijklmnop"), r"\ref{eq}", r"b \in \mathscr{L}"),
    "e.md": page_of(Formula(r"\begin{equation}e \label{eq}\end{equation}", True), r"\sqrt{\frac{\frac{a}{b}}{c}}"),
}
PAGES["d.md"].append(Formula(r"\begin{equation}d \label{eq}\end{equation}", True))


def test_the_same_site_comes_of_any_order_of_pages(tmp_path: Path) -> None:
    first = typeset(PAGES, {"norm": [r"\lVert #1 \rVert", 1]})
    for order in ("edcba", "cabed"):
        shutil.rmtree(tmp_path)
        again = typeset({f"{page}.md": PAGES[f"{page}.md"] for page in order}, {"norm": [r"\lVert #1 \rVert", 1]})
        assert (again.made, again.css) == (first.made, first.css)


def test_a_new_formula_costs_its_page_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked: list[list[list[Formula]]] = []

    def counted(pages: list[list[Formula]], macros: dict[str, Macro]) -> list[Answer]:
        asked.append(pages)
        return rendered(pages, macros)

    monkeypatch.setattr(remembered, "rendered", counted)
    typeset(PAGES, {})
    typeset(PAGES, {})
    assert asked == [list(PAGES.values())]
    more = [*PAGES["b.md"], Formula("z", False)]
    typeset({**PAGES, "b.md": more}, {})
    assert asked[1:] == [[more]]
    typeset({"b.md": more}, {})
    assert [file.name for file in (tmp_path / "typeset").iterdir()] == ["b.md.pickle"]
    typeset({"b.md": more}, {"R": "r"})
    assert asked[2:] == [[more]]


def test_a_font_that_comes_late_counts_no_label_twice() -> None:
    align = Formula(r"\begin{align}a \label{a} \\ \text{größer} \label{b}\end{align}", True)
    site = typeset_page("a", align, r"\eqref{b}", r"\text{если}")
    assert site.anchors("a.md") == ["a", "b"]
    assert words(site.made["a.md"].markup[2]) == "(2)"


@pytest.mark.parametrize("tex", [r"\cancel{x}", r"\xcancel{x}", r"\bra{x}", r"\enclose{circle}{x}"])
def test_the_first_formula_may_need_a_package(tex: str) -> None:
    assert typeset_page(tex).made["a.md"].markup


def test_macros_of_the_site_hold_on_each_page() -> None:
    macros: dict[str, Macro] = {"R": r"\mathbb{R}", "norm": [r"\lVert #1 \rVert", 1]}
    site = typeset({"a.md": page_of(r"\def\R{r}\R"), "b.md": page_of(r"\norm{\R}")}, macros)
    assert [words(site.made[page].markup[0]) for page in ("a.md", "b.md")] == ["r", "‖R‖"]


@pytest.mark.parametrize("macros", [["R"], {"R": 1}, {r"\R": "r"}, {"R": ["r"]}, {"R": ["r", "1"]}, {"R": ["r", 0]}])
def test_macros_in_another_form_are_refused(macros: object) -> None:
    with pytest.raises(MacroError, match=r"^mkdocs.yml: .*write `macros: {R: "):
        checked(macros)


@pytest.mark.parametrize("html", [
    r'<p><span class="arithmatex">\(\newcommand{\R}{r}\)</span></p>',
    r'<div class="arithmatex">\[\def\R{r} \let\S=\R\]</div>',
])  # fmt: skip
def test_a_formula_that_only_defines_leaves_nothing(html: str) -> None:
    use = r'<p>so <span class="arithmatex">\(\R\)</span></p>'
    assert whole(html + use).startswith('<p>so <span class="arithmatex" data-formula="\\R"><mjx-container')


def test_a_broken_cache_is_no_cache(tmp_path: Path) -> None:
    (tmp_path / "typeset").mkdir()
    (tmp_path / "typeset" / "a.md.pickle").write_bytes(b"\x80")
    assert typeset_page("a").made
    assert typeset_page("a").made
