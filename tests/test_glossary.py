"""The glossary: its terms are in order, and are explained where other pages first use them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from pipeline import glossary
from project import ROOT, Project

SAID = {"Kink": 'where "two" slopes meet', "One-sided derivative": "from one side", "Derivative": "a slope"}
KINK = '<abbr tabindex="0" title="where &quot;two&quot; slopes meet">'
EXPLAINED = {
    "the first one": ("<p>A kink, a kink.</p><p>Kink</p>", f"<p>A {KINK}kink</abbr>, a kink.</p><p>Kink</p>"),
    "more of them": ("<p>Two kinks</p>", f"<p>Two {KINK}kinks</abbr></p>"),
    "at the beginning": ("<p>Kinks are</p>", f"<p>{KINK}Kinks</abbr> are</p>"),
    "the longer term": (
        "<p>a one-sided derivative</p>",
        '<p>a <abbr tabindex="0" title="from one side">one-sided derivative</abbr></p>',
    ),
    "a part of a word": ("<p>kinky, no-kink</p>", "<p>kinky, no-kink</p>"),
    "behind a link": (
        '<p><a href="kink">a kink</a> or kink</p>',
        f'<p><a href="kink">a kink</a> or {KINK}kink</abbr></p>',
    ),
    "code and formulas": (
        '<p><code>kink</code> <span class="arithmatex">kink</span></p>',
        '<p><code>kink</code> <span class="arithmatex">kink</span></p>',
    ),
    "a heading and a table": ("<h2>Kink</h2><table><td>kink</td></table>", "<h2>Kink</h2><table><td>kink</td></table>"),
    "a line of a derivation": ('<p class="step-because">kink</p>', '<p class="step-because">kink</p>'),
}


@pytest.mark.parametrize("what", EXPLAINED)
def test_a_term_is_explained_once_and_only_in_sentences(what: str) -> None:
    html, expected = EXPLAINED[what]
    assert glossary.explained(html, SAID) == expected
    assert glossary.explained(expected, SAID) == expected


def test_the_glossary_is_read_as_it_is_written() -> None:
    text = (ROOT / "docs" / glossary.PAGE).read_text("utf-8")
    written = re.findall(r"^\*\*([^*]+)\*\*: ", text, re.MULTILINE)
    assert written == sorted(written, key=str.lower)
    anchors = re.findall(r"^\{ #([\w-]+)( \.common)? \}$", text, re.MULTILINE)
    assert [anchor for anchor, _ in anchors] == [term.lower().replace(" ", "-") for term in written]
    said = glossary.terms()
    assert list(said) == [term for term, (_, common) in zip(written, anchors, strict=True) if not common]
    for term, meaning in said.items():
        assert re.fullmatch(r"[^\[\]*\n]{20,300}\.", meaning), term
        assert "See" not in meaning


def test_pages_explain_terms_and_the_search_reads_on(built: Project) -> None:
    site = built.contents("site")
    page = site["notes/activations/relu/index.html"].decode()
    assert page.count(">subgradient</abbr>") + page.count("<em>subgradient</em>") == 1
    assert all(page.count(f'title="{meaning}') <= 1 for meaning in glossary.terms().values())
    assert b"<abbr" not in site["glossary/index.html"]
    assert b"abbr" not in site["search/search_index.json"]
    assert sum(b"<abbr " in content for content in site.values()) > 5


def test_a_term_shows_its_meaning_by_keyboard_too(opened: Callable[..., Page]) -> None:
    page = opened("/notes/floats/sigmoid_floats/")
    term = page.locator("article abbr").first
    meaning = term.get_attribute("title") or ""
    assert meaning in glossary.terms().values()
    for _ in range(200):
        page.keyboard.press("Tab")
        if term.evaluate("element => element === document.activeElement"):
            break
    expect(page.get_by_role("tooltip")).to_have_text(meaning)
