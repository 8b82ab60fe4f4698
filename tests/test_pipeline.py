"""The steps of the pipeline over plain files, whatever generator left them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

import memory
from conftest import site_beside
from generate import folder
from pipeline.figures import apart, beside
from pipeline.finish import delivered, finish
from pipeline.places import PageError, place_of_finished, source_of
from pipeline.settings import Settings, settings
from pipeline.sources import picture
from pipeline.typesetting import typeset_site
from project import Project, contents

HEAD = '<html><head><title>T</title><link rel="stylesheet" href="../assets/stepwise.css"></head><body>'
FORMULA = r'<span class="arithmatex">\(\frac {1}{2}\)</span>'
# What a generator leaves in a page, what is there in the end, and what is not any more.
LEFT: dict[str, tuple[str, str, str]] = {
    "a formula": (f"<p>{FORMULA}</p>", '<span class="arithmatex" data-formula="\\frac {1}{2}"><mjx-container', r"\("),
    "a row": ("<table><tr><td>a</td><td>b</td></tr></table>", '<th scope="row">a</th>', "<td>a"),
    "a tab with a formula": (
        f'<input id="__tabbed_1_1"><label for="__tabbed_1_1">By {FORMULA}</label>',
        '<input id="__tabbed_1_1" aria-label="By 1/2">',
        r"\(",
    ),
    "a sign at a heading": (
        '<a class="headerlink" href="#a">#</a>',
        'aria-hidden="true" tabindex="-1"',
        '"headerlink" h',
    ),
    "words for search": ('<h2 id="a" data-words="some">A</h2>', '<h2 id="a">A</h2>', "data-words"),
    "a figure within a tab": ("<p><figure>f</figure></p>", "<figure>f</figure>", "<p><figure"),
    "a file to download": ('<a href="../a.svg" download>', '<a href="a.svg" download>', "../a.svg"),
    "a script": (
        '<script src="../assets/own.js" defer></script>',
        '<script>later("../assets/own.js")</script>',
        "defer",
    ),
    "a stylesheet": ("", "<style>", '<link rel="stylesheet"'),
}


@pytest.fixture(autouse=True)
def _own_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "FOLDER", tmp_path / "computed")


def site_of(folder: Path, page: str, search: str = "search.json") -> Path:
    """A site of one page, with an index as Zensical writes it or, by another name, as MkDocs does."""
    files = {
        "page/index.html": HEAD + page,
        "page/a.svg": "<svg/>",
        "guest.html": f"<title>of an author</title>{FORMULA}",
        "assets/stepwise.css": ".own{color:red}",
        "assets/own.js": "own()",
        search: json.dumps({
            "items" if search == "search.json" else "docs": [
                {"location": "page/", "title": "T", "text": r"so \(\frac{1} {2}\) and \(other\)"}
            ]
        }),
    }  # fmt: skip
    for name, text in files.items():
        (folder / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "site" / name).write_text(text, "utf-8")
    return folder / "site"


@pytest.mark.parametrize("left", LEFT)
def test_what_a_generator_leaves_is_finished_once(left: str, tmp_path: Path) -> None:
    html, there, gone = LEFT[left]
    site = site_of(tmp_path, html)
    (said,) = finish(site, Settings())
    assert said.startswith("the site's search has no search/search_index.json")
    page = (site / "page/index.html").read_text("utf-8")
    assert there in page
    assert gone not in page
    before = contents(site)
    assert finish(site, Settings()) == [said]
    assert contents(site) == before


@pytest.mark.parametrize(("search", "kind"), [("search.json", "items"), ("search/search_index.json", "docs")])
def test_the_index_gets_plain_characters(search: str, kind: str, tmp_path: Path) -> None:
    site = site_of(tmp_path, FORMULA, search)
    typeset_site(site, None)
    (section,) = json.loads((site / search).read_text("utf-8"))[kind]
    assert section["text"] == r"so 1/2 and \(other\)", "what is no formula of the page stays"


def test_styles_and_fonts_of_formulas_lie_where_the_page_asks(tmp_path: Path) -> None:
    site = site_of(tmp_path, r'<div class="arithmatex">\[\left(\frac{a}{b}\right)^2 + abcdefghijklmnopqrs\]</div>')
    typeset_site(site, {"R": "r"})
    css = (site / "assets/stepwise.css").read_text("utf-8")
    assert css.startswith(".own{color:red}")
    fonts = [path.relative_to(site / "assets").as_posix() for path in (site / "assets/fonts").iterdir()]
    assert fonts
    assert all(f'url("{font}")' in css for font in fonts)
    assert (site / "guest.html").read_text("utf-8").endswith(FORMULA), "an author's own file is as it was"


REFUSED: dict[str, tuple[str, str]] = {
    "a formula that cannot be read": (FORMULA.replace("frac", "nosuch"), "page/index.html: MathJax cannot read"),
    "TeX outside of a formula": (r"<p>so \alpha{x}</p>", "page/index.html: there is TeX outside of a formula"),
    "a number that was not filled in": ("<p>{{ a/b }}</p>", "page/index.html: the number {{ a/b }} was not filled in"),
    "a request to another host": ('<img src="//elsewhere.invalid/a">', "page/index.html: <img> loads //elsewhere.inv"),
}


@pytest.mark.parametrize("refused", REFUSED)
def test_what_cannot_be_published_is_told(refused: str, tmp_path: Path) -> None:
    html, said = REFUSED[refused]
    with pytest.raises(PageError) as error:
        finish(site_of(tmp_path, html), Settings())
    (mistake,) = error.value.mistakes
    assert said in mistake


def test_macros_in_another_form_are_told_with_all_else(tmp_path: Path) -> None:
    with pytest.raises(PageError) as error:
        typeset_site(site_of(tmp_path, "<p>{{ a/b }}</p>"), ["R"])
    assert [mistake.partition(":")[0] for mistake in error.value.mistakes] == ["docs/page/index.html", "mkdocs.yml"]


def test_a_site_that_is_typeset_in_part_is_refused(tmp_path: Path) -> None:
    site = site_of(tmp_path, FORMULA)
    typeset_site(site, None)
    (site / "page/index.html").write_text(HEAD + FORMULA, "utf-8")
    with pytest.raises(PageError, match=r"page/index.html is newer than the site's styles; build the whole site anew"):
        typeset_site(site, None)


def test_a_site_without_our_stylesheet_is_refused(tmp_path: Path) -> None:
    site = site_of(tmp_path, FORMULA)
    (site / "assets/stepwise.css").unlink()
    with pytest.raises(PageError, match=r"the site has no assets/stepwise.css, .*; see extra_css"):
        typeset_site(site, None)


def test_a_mistake_in_a_page_is_told_once(tmp_path: Path) -> None:
    site = site_of(tmp_path, '<img src="//elsewhere.invalid/a">')
    shutil.copytree(site / "page", site / "more")
    with pytest.raises(PageError) as error:
        delivered(site, "", "")
    assert len(error.value.mistakes) == 1


@pytest.mark.parametrize(("html", "made"), [
    ("<p><figure>a</figure></p>", "<figure>a</figure>"),
    ("<p>a</p><figure>b</figure>", "<p>a</p><figure>b</figure>"),
])  # fmt: skip
def test_a_figure_is_no_part_of_a_paragraph(html: str, made: str) -> None:
    assert apart(apart(html)) == made


@pytest.mark.parametrize(("address", "found"), [
    ("../a.svg", "a.svg"),
    ("a.svg", "a.svg"),
    ("../b.svg", "../b.svg"),
    ("../", "../"),
    ("#a.svg", "#a.svg"),
    ("https://host.invalid/a.svg", "https://host.invalid/a.svg"),
    ("../kept.svg", "../kept.svg"),
])  # fmt: skip
def test_only_a_link_to_nowhere_changes(address: str, found: str, tmp_path: Path) -> None:
    (tmp_path / "page").mkdir()
    for name in ("page/a.svg", "page/kept.svg", "kept.svg"):
        (tmp_path / name).write_text("")
    assert beside(f'<a href="{address}">', tmp_path / "page" / "index.html") == f'<a href="{found}">'


@pytest.mark.parametrize(("source", "own"), [
    ("notes/tanh.md", "notes/tanh/tanh.png"),
    ("notes/shelf/tanh.md", "notes/shelf/tanh/tanh.png"),
    ("notes/rules.md", None),
    ("notes/index.md", None),
    ("method.md", None),
])  # fmt: skip
def test_a_note_with_a_figure_has_its_own_picture(
    source: str, own: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "FOLDER", tmp_path)
    for made in ("tanh/tanh.png", "rules/numbers.json"):
        (tmp_path / made).parent.mkdir()
        (tmp_path / made).write_text("")
    assert picture(source) == own


@pytest.mark.parametrize(("page", "source"), [
    ("index.html", "index.md"),
    ("method/index.html", "method.md"),
    ("method.html", "method.md"),
    ("404.html", None),
    ("assets/stepwise.css", None),
])  # fmt: skip
def test_the_source_of_a_page_is_found(page: str, source: str | None) -> None:
    assert source_of(page) == source


@pytest.mark.parametrize(("name", "words", "place"), [
    ("method/index.html", "# How each line is proved", "docs/method.md, line "),
    ("method/index.html", "no such words", "docs/method.md"),
    ("assets/stepwise.css", "", "docs/assets/stepwise.css"),
    ("assets/theme.css", "", "assets/theme.css"),
])  # fmt: skip
def test_a_mistake_has_its_place(name: str, words: str, place: str) -> None:
    assert place_of_finished(name, words).startswith(place)


def test_settings_are_read_as_mkdocs_reads_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "mkdocs.yml"
    file.write_text('site_url: !ENV [STEPWISE_ADDRESS, ""]\nextra: {comments: c, macros: {R: r}}\n')
    assert settings(file) == Settings("", "c", {"R": "r"})
    monkeypatch.setenv("STEPWISE_ADDRESS", "https://notes.invalid/")
    assert settings(file).site_url == "https://notes.invalid/"
    file.write_text("site_name: a\n")
    assert settings(file) == Settings()


def test_a_generator_without_hooks_makes_the_same_site(project: Project, studied: Project, tmp_path: Path) -> None:
    shutil.copytree(site_beside(studied), project.root / "site")
    plain = tmp_path / "plain"
    done = project.script("prepare.py", str(plain))
    assert done.returncode == 0, done.stderr
    assert "\nhooks:" not in (plain / "mkdocs.yml").read_text("utf-8")
    assert (plain / "docs/notes/activations/tanh/tanh.svg").is_file()
    assert project.mkdocs("build", "--strict", "-f", str(plain / "mkdocs.yml")).returncode == 0
    done = project.script("publish.py", str(plain / "site"), "--like", str(project.root / "site"))
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{plain / 'site'} is finished\n"
    ours, theirs = contents(plain / "site"), contents(project.root / "site")
    for files in (ours, theirs):  # an index that was made before a figure left its paragraph has it within one
        index = files["search/search_index.json"]
        files["search/search_index.json"] = re.sub(rb"</?p>|\s", b"", index)
    dated = {"sitemap.xml", "sitemap.xml.gz"}
    assert {name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name)} <= dated

    (plain / "mine.txt").write_text("")
    done = project.script("prepare.py", str(plain))
    assert done.returncode == 1
    assert "has mine.txt in it, which prepare.py did not make" in done.stderr
    project.edit("docs/notes/activations/tanh.md", "icon: material", 'title: "$x^2$"\nicon: material')
    done = project.script("prepare.py", str(tmp_path / "other"))
    assert done.returncode == 1
    assert "docs/notes/activations/tanh.md, line 2: there is a formula or a number in the page's title" in done.stderr
    done = project.script("publish.py", str(tmp_path))
    assert done.returncode == 2
    assert f"there is no site in {tmp_path}; build it first" in done.stderr
