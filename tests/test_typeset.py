"""Typesetting: formulas found, set, put into words, and refused where a reader would see a hole."""

from __future__ import annotations

import re
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

import memory
from typeset.fonts import taken_out
from typeset.mathjax import Formula, FormulaError
from typeset.pages import formulas, problem, typeset

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


def test_words() -> None:
    html = "".join(rf'<span class="arithmatex">\({tex.replace("<", "&lt;")}\)</span>' for tex, _ in WORDS)
    worded = typeset(formulas(html)).with_words(html)
    found = re.findall(r"<span[^>]*>([^<]*)</span>", worded)
    assert [each.replace("&lt;", "<") for each in found] == [words for _, words in WORDS]


FOUND: list[tuple[str, set[Formula]]] = [
    (r'<span class="arithmatex">\(a &lt; "b" \&amp; c\)</span>', {Formula(r'a < "b" \& c', False)}),
    ('<div class="arithmatex">\\[\na\n\\]</div>', {Formula("a", True)}),
    (r'<span class="arithmatex big" id="i">\(E\)</span>', {Formula("E", False)}),
    (r"<code>&lt;span class=&quot;arithmatex&quot;&gt;</code> and \(x\)", set()),
    ("<p>no formula</p>", set()),
]


@pytest.mark.parametrize(("html", "found"), FOUND)
def test_found(html: str, found: set[Formula]) -> None:
    assert formulas(html) == found
    if found:
        site = typeset(found)
        whole = site.with_markup(site.with_words(html))
        assert "<mjx-container" in whole
        assert "<math" in whole
        assert "\\" not in whole
    assert problem(html) == ""


def test_attributes_of_a_formula_are_kept() -> None:
    html = r'<span class="arithmatex big" id="i">\(E\)</span>'
    site = typeset(formulas(html))
    assert site.with_markup(site.with_words(html)).startswith('<span class="arithmatex big" id="i"><mjx-container')


PROBLEMS: list[tuple[str, str]] = [
    (r'<h2 id="x">When <span class="arithmatex">\(x\)</span></h2>', "in a heading"),
    (r'<h2>Fine</h2><p><span class="arithmatex">\(x\)</span></p><h2>Too</h2>', ""),
    ("<p>$$ a = 1 $$</p>", "was not recognized"),
    ("<pre><code>$$ a = 1 $$</code></pre>", ""),
    ("<p>It costs <code>$$</code></p>", ""),
]


@pytest.mark.parametrize(("html", "wrong"), PROBLEMS)
def test_problem(html: str, wrong: str) -> None:
    assert wrong in problem(html)
    assert bool(wrong) == bool(problem(html))


@pytest.mark.parametrize("tex", [r"\frac{a", r"\nosuchthing", "a}", "^", r"\begin{cases} a"])
def test_tex_that_cannot_be_read(tex: str) -> None:
    with pytest.raises(FormulaError) as error:
        typeset({Formula("a", False), Formula(tex, True)})
    assert error.value.formula == Formula(tex, True)


def test_font_has_each_glyph_and_no_more() -> None:
    css = typeset({Formula("x < 1", False), Formula(r"\left(\frac{a}{b}\right)^2", True)}).css
    fonts = {}
    for family, data in re.findall(r"font-family:([\w-]+);src:url\(\"data:font/woff2;base64,([^\"]*)\"", css):
        fonts[family] = set(TTFont(BytesIO(b64decode(data))).getBestCmap())
    assert {"MJX-NCM-N", "MJX-NCM-ZERO"} <= set(fonts)
    assert {ord(character) for character in "𝑥<1𝑎𝑏2"} <= fonts["MJX-NCM-N"]
    assert ord("𝑐") not in fonts["MJX-NCM-N"]
    assert "NCM-F" not in css
    assert len(css) < 25_000


def test_large_fonts_go_into_files() -> None:
    css, fonts = taken_out(typeset({Formula(r"\left(\frac{a}{b}\right)^2", True)}).css)
    assert re.findall(r"font-family:([\w-]+);src:url\(\"data:", css) == ["MJX-NCM-ZERO"]
    assert set(re.findall(r'url\("(fonts/[^"]*)"\)', css)) == set(fonts)
    assert all(TTFont(BytesIO(font)).flavor == "woff2" for font in fonts.values())
    assert "fonts/MJX-NCM-N." in "".join(fonts)


def test_no_formulas_at_all() -> None:
    site = typeset(set())
    assert site.with_markup(site.with_words("<p>a</p>")) == "<p>a</p>"


def test_a_broken_cache_is_no_cache(tmp_path: Path) -> None:
    (tmp_path / "typeset.pickle").write_bytes(b"\x80")
    assert typeset({Formula("a", False)}).markup
    assert typeset({Formula("a", False)}).markup
