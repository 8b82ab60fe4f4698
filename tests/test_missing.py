"""What a site has not that another one has: each kind of lack, told in a line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.missing import missing

PAGE = "".join([
    '<meta property="og:title" content="T">',
    '<div data-md-component="search"><nav role="search" aria-label="Main">',
    '<span class="arithmatex" data-formula="a"><mjx-container>a</mjx-container></span>',
    '<div class="step">s</div><figure data-explorer="x"><table><tr><th scope="row">a</th></tr></table></figure>',
    '<input id="__tabbed_1_1" aria-label="NumPy"><div class="language-python highlight">c</div>',
    '<div class="admonition note">b</div><a class="md-tag">t</a><script>later("a.js")</script>',
    '<a rel="edit" href="https://code.invalid/a">e</a><a href="a.svg">f</a>',
])  # fmt: skip
FILES = {
    "index.html": PAGE,
    "other/index.html": "<p>o</p>",
    "a.svg": "<svg/>",
    "search/search_index.json": json.dumps({"docs": [{"location": "", "text": "a", "words": "logistic"}]}),
}

INDEX = "search/search_index.json"
FEWER = "0 of 1; fewer on index.html"
GONE = None

# What stands on the page, and what instead; and a line that tells it.
ON_THE_PAGE: list[tuple[str, str, str]] = [
    (" data-formula=", " x=", f"formulas: {FEWER}"),
    ('class="step"', "", f"steps of derivations: {FEWER}"),
    ("<figure", "<div", f"figures: {FEWER}"),
    (" data-explorer=", " x=", f"figures to explore: {FEWER}"),
    ("<table", "<div", f"tables: {FEWER}"),
    (' scope="row"', "", f"rows with a header: {FEWER}"),
    (' aria-label="NumPy"', "", f"tabs with a name: {FEWER}"),
    ("highlight", "", f"blocks of code: {FEWER}"),
    ("admonition note", "", f"boxes: {FEWER}"),
    ("md-tag", "", f"tags: {FEWER}"),
    ("later", "", f"scripts: {FEWER}"),
    ('rel="edit"', "", f"links to suggest a correction: {FEWER}"),
    ("<figure", r'<div class="arithmatex">\[a\]</div><figure', "formulas that are not typeset: 1, on index.html"),
    ("<figure", "{{ a/b }}<figure", "numbers that are not filled in: 1, on index.html"),
    ("<figure", '<h2 data-words="a"><figure', "headings that hold words for search: 1, on index.html"),
    ("<figure", '<link rel="stylesheet" href="a.svg"><figure', "stylesheets that a page waits for: 1, on index.html"),
    ('href="a.svg"', 'href="b.svg"', "links to nowhere: there are 1: index.html to b.svg"),
    ('component="search"', "", "parts of the theme: missing are 1: search"),
    (' aria-label="Main"', "", "names for a screen reader: missing are 1: Main"),
    (' role="search"', "", "roles for a screen reader: missing are 1: search"),
    ("og:title", "", "facts for link previews: missing are 1: og:title"),
]
# Another file, and what is there instead.
OF_THE_SITE: list[tuple[str, str | None, str]] = [
    ("other/index.html", GONE, "pages: missing are 1: other/index.html"),
    ("a.svg", GONE, "files beside the pages: missing are 1: a.svg"),
    (INDEX, GONE, "search: there is no index that is known"),
    (
        INDEX,
        '{"docs": [{"location": "", "text": "a"}]}',
        "search: 0 of 1 sections have words that people type and pages do not say",
    ),
    (
        INDEX,
        json.dumps({"docs": [{"location": "", "text": r"\(a\)", "words": "a"}]}),
        "search: 1 formulas in the index are TeX",
    ),
]


def site_of(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def test_nothing_is_missing_in_the_same_site(tmp_path: Path) -> None:
    assert missing(site_of(tmp_path / "ours", FILES), site_of(tmp_path / "theirs", FILES)) == []


@pytest.mark.parametrize(("old", "new", "line"), ON_THE_PAGE, ids=[line for *_, line in ON_THE_PAGE])
def test_a_lack_of_a_page_is_a_line(old: str, new: str, line: str, tmp_path: Path) -> None:
    assert old in PAGE
    ours = site_of(tmp_path / "ours", FILES | {"index.html": PAGE.replace(old, new)})
    assert line in missing(ours, site_of(tmp_path / "theirs", FILES))


@pytest.mark.parametrize(("file", "instead", "line"), OF_THE_SITE, ids=[line for *_, line in OF_THE_SITE])
def test_a_lack_of_the_site_is_a_line(file: str, instead: str | None, line: str, tmp_path: Path) -> None:
    ours = site_of(tmp_path / "ours", FILES)
    (ours / file).unlink()
    if instead:
        (ours / file).write_text(instead, "utf-8")
    assert line in missing(ours, site_of(tmp_path / "theirs", FILES))


def test_code_that_is_shown_lacks_nothing(tmp_path: Path) -> None:
    files = FILES | {
        "index.html": PAGE + '<code>{{ a/b }} href="nowhere"</code><a href="other/">o</a><a href="/x/">r</a>'
    }
    assert missing(site_of(tmp_path / "ours", files), site_of(tmp_path / "theirs", FILES)) == []
