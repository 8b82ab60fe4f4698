"""What people type into the search, and what they should see."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from markdown import markdown
from playwright.sync_api import Locator, Page

from parts.load import derivation_of
from project import Project
from search import words
from search.names import search_words
from searches import SEARCHES
from stems import places

COUNTED = """
    window.Worker = class extends Worker {
        constructor(...all) {
            super(...all);
            this.addEventListener("message", ({data}) => window.answers = (window.answers ?? 0) + (data.type === 3));
        }
        postMessage(message) {
            window.questions = (window.questions ?? 0) + (message.type === 2);
            super.postMessage(message);
        }
    };
"""


@pytest.fixture
def search(opened: Callable[..., Page]) -> Callable[..., Locator]:
    """Types into the search field of the first page, and gives the results, page by page."""
    page = opened("/")
    page.add_init_script(COUNTED)
    page.reload()
    page.wait_for_load_state("networkidle")
    field = page.get_by_role("textbox", name="Search")
    field.click()

    def typed(text: str, *, again: bool = True) -> Locator:
        if again:
            field.fill(text[:-1])
        field.press_sequentially(text[-1:] if again else text)
        field.press("Shift")  # for a letter that no key is for, and so no key comes up
        page.wait_for_function("window.questions > 0 && window.questions === window.answers")
        return page.locator(".md-search-result__item")

    return typed


ASKED = "performance.getEntriesByType('resource').some(({name}) => name.endsWith('/search_index.json'))"
SEARCHED: dict[str, tuple[str, Callable[[Page], object]]] = {
    "by its field": ("", lambda page: page.get_by_role("textbox", name="Search").click()),
    "by the pointer above it": ("", lambda page: page.locator(".md-search").hover()),
    "by a key": ("", lambda page: page.keyboard.press("s")),
    "by an address with a search": ("?q=softmax", lambda page: None),
    "by an address with words to mark": ("?h=sigmoid", lambda page: None),
}


@pytest.mark.parametrize("how", SEARCHED)
def test_the_index_comes_when_it_is_needed(opened: Callable[..., Page], how: str) -> None:
    words, go = SEARCHED[how]
    page = opened(f"/notes/activations/sigmoid/{words}")
    assert page.evaluate(ASKED) == bool(words)
    go(page)
    page.wait_for_function(ASKED)


def test_the_index_comes_when_the_search_is_opened_on_a_phone(opened: Callable[..., Page]) -> None:
    page = opened("/notes/activations/sigmoid/", viewport={"width": 390, "height": 844})
    assert not page.evaluate(ASKED)
    page.get_by_role("button", name="Search").click()
    page.wait_for_function(ASKED)


def addresses(results: Locator) -> list[str]:
    """Where the links of a search lead that are seen without a further click."""
    links = "links => links.filter(link => link.checkVisibility()).map(link => new URL(link.href))"
    return list(results.locator("a").evaluate_all(f"{links[:-1]}.pathname + new URL(link.href).hash)"))


def test_what_people_type_finds_its_section(search: Callable[..., Locator]) -> None:
    wrong = {}
    for text, page, section in SEARCHES:
        results = search(text)
        seen = addresses(results)
        if not (seen and seen[0].partition("#")[0] == page and page + section in seen[:3]):
            wrong[text] = seen[:4]
        shown = " ".join(results.all_inner_texts())
        if garbage := re.findall(r"[\\ƒ\U0001D400-\U0001D7FF]|expit|sigmoid_prime|tanh_grad|data-word", shown):
            wrong[text] = garbage
        if text not in wrong and "Missing" in results.first.locator("a:visible").last.inner_text():
            wrong[text] = ["something is said to be missing"]
    assert not wrong, "\n".join(map(str, wrong.items()))


def test_what_is_found_by_hidden_words_shows_a_sentence(search: Callable[..., Locator]) -> None:
    for text in ("BCEWithLogitsLoss", "sigmoid_prime", "1-tanh^2"):
        assert 20 < len(search(text).first.locator("a:visible").last.inner_text()) < 400


def test_what_no_page_has_does_no_harm(search: Callable[..., Locator]) -> None:
    results = search("derivatives of sigmoid in fortrans")
    assert addresses(results)[0] == f"/notes/{places()['sigmoid']}/"
    assert "Missing: fortrans" in results.first.inner_text(), "what is missing is named as it was typed"
    results = search("fortran sigmoid")
    assert addresses(results)[0] == f"/notes/{places()['sigmoid']}/"
    assert search("fortran").count() == 0
    for plain, full in [("derivative sigmoid", "what is the derivative of a sigmoid"), ("tanh", "is the tanh in it")]:
        expected = search(plain).all_inner_texts()
        assert search(full).all_inner_texts() == expected, "little words count"
    for text in ("^", "-", "(", "*", "+x", "sigmoid^", "sigmoid~", "a:b", "1-", "\\", "of the"):
        search(text)  # the page would complain


def test_a_long_word_has_results_from_its_third_letter_on(search: Callable[..., Locator]) -> None:
    for text in ("saturating", "overflowing", "properties", "sigmoid_derivative"):
        search(text[:2])
        for letter in text[2:]:
            assert search(letter, again=False).count(), f"{text} at {letter}"


def test_pages_do_not_hold_the_words(built: Project) -> None:
    for path, content in built.contents("site").items():
        if path.endswith(".html"):
            assert b"data-word" not in content
            assert b"expit sigma" not in content


def test_the_index_grows_by_little(built: Project) -> None:
    index = built.contents("site")["search/search_index.json"]
    given = [section["words"] for section in json.loads(index)["docs"] if "words" in section]
    assert len(given) >= 5
    assert sum(map(len, given)) < 0.03 * len(index)


def test_a_note_has_the_names_that_people_give_it() -> None:
    tanh = derivation_of("tanh")
    assert search_words("tanh", tanh.of, tanh.by, tanh.claim).split("; ") == [
        "tanh_derivative",
        "tanh_gradient",
        "tanh_grad",
        "tanh_prime",
        "(exp(x) - exp(-x))/(exp(x) + exp(-x))",
        "1 - a**2",
        "1 - tanh**2",
        "1 - tanh(x)**2\n",
    ]


MISTAKES = {
    "another name": ("## The forward pass", '## The forward pass {data-word="logistic"}'),
    "without quotes": ("## The forward pass", "## The forward pass {data-words=logistic}"),
    "without an end": ("## The forward pass", '## The forward pass {data-words="logistic"'),
    "not at a heading": (
        "\nMeasured like the slopes above",
        '\n{data-words="logistic"}\nMeasured like the slopes above',
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_words_that_would_not_be_read_stop_the_build(project: Project, mistake: str) -> None:
    old, new = MISTAKES[mistake]
    page = project.root / "docs" / f"notes/{places()['sigmoid_floats']}"
    file = page.with_suffix(".md")
    text = re.sub(r" \{data-words=.*\}", "", file.read_text("utf-8"))
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")
    line = next(n for n, each in enumerate(text.replace(old, new).splitlines(), 1) if "data-word" in each)
    done = project.mkdocs("build", "--strict")
    assert done.returncode == 1
    assert (
        f"docs/notes/floats/sigmoid_floats.md, line {line}: words for search stand at the end of a heading"
        in done.stderr
    )
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("x**2 y**2", "**2 y** is read as emphasis"),
        ("a*b c*d", "*b c* is read as emphasis"),
        ("x*sigmoid(x) x * sigmoid(x)", ""),
        ("x**2 a*b", ""),
    ],
)
def test_words_that_markdown_reads_as_emphasis_are_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, typed: str, told: str
) -> None:
    heading = f'# T {{data-words="{typed}"}}'
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text(heading)
    monkeypatch.setattr(words, "ROOT", tmp_path)
    found = list(words.problems())
    assert (
        bool(found)
        == bool(told)
        == ("data-words" in re.sub("<[^>]*>", "", markdown(heading, extensions=["attr_list"])))
    )
    assert all(told in each for each in found)


def test_words_are_given_once(tmp_path: Path) -> None:
    (tmp_path / "search").mkdir()
    (tmp_path / "page.html").write_text(
        '<h1 id="t" data-words="one">T</h1><h2 id="s" class="c" data-words="two &amp;">S</h2>'
    )
    index = {"docs": [{"location": "page.html"}, {"location": "page.html#s"}, {"location": "page.html#other"}]}
    (tmp_path / "search" / "search_index.json").write_text(json.dumps(index))
    with pytest.raises(words.NoWorkerError, match="search worker is not at"):
        words.add_words(tmp_path, tmp_path / "generated")
    assert (tmp_path / "page.html").read_text() == '<h1 id="t">T</h1><h2 id="s" class="c">S</h2>'
    made = json.loads((tmp_path / "search" / "search_index.json").read_text())["docs"]
    assert [section.get("words") for section in made] == ["one", "two &", None]

    worker = tmp_path / "assets" / "javascripts" / "workers" / "search.0.min.js"
    worker.parent.mkdir(parents=True)
    worker.write_text("theirs()")
    words.add_words(tmp_path, tmp_path / "generated")
    once = worker.read_text()
    words.add_words(tmp_path, tmp_path / "generated")
    assert worker.read_text() == once
    assert json.loads((tmp_path / "search" / "search_index.json").read_text())["docs"] == made
    assert once.endswith("theirs()")


def test_a_note_keeps_its_words_when_they_are_added_again(tmp_path: Path) -> None:
    files = {
        "notes/shelf/a/index.html": '<h1 id="t" data-words="one">T</h1>',
        "search/search_index.json": json.dumps({"docs": [{"location": "notes/shelf/a/"}]}),
        "assets/javascripts/workers/search.0.min.js": "theirs()",
        "generated/a/words.txt": "two",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text)
    for _ in range(2):
        words.add_words(tmp_path, tmp_path / "generated")
        (section,) = json.loads((tmp_path / "search" / "search_index.json").read_text())["docs"]
        assert section["words"] == "one; two"


def test_another_search_is_told_and_pages_do_not_hold_its_words(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('<h2 id="s" data-words="one">S</h2>')
    (tmp_path / "search.json").write_text('{"items": []}')
    with pytest.raises(
        words.NoWorkerError, match=r"^the site's search has no search/search_index.json, .*; see scripts/"
    ):
        words.add_words(tmp_path, tmp_path / "generated")
    assert (tmp_path / "page.html").read_text() == '<h2 id="s">S</h2>'


def test_a_site_without_search_stays_as_it_is(tmp_path: Path) -> None:
    words.add_words(tmp_path, tmp_path / "generated")
    assert list(tmp_path.iterdir()) == []
