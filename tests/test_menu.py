"""The menu: what pages are called there, and in which order."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from playwright.sync_api import Page, expect

from parts.load import load
from pipeline import menu as menus
from project import Project
from stems import places


def page(after: str = "", title: str = "") -> str:
    front = (f"after: {after}\n" if after else "") + (f"title: {title}\n" if title else "")
    return f'---\nicon: i\n{front}---\n\n# The heading {{data-words="x"}}\n'


# Pages, and the menu of them; a note is called here by its stem.
MENUS: dict[str, tuple[dict[str, str], menus.Menu]] = {
    "by title, whatever their names": (
        {"a.md": page(title="Second"), "b.md": page(title="first")},
        ["b.md", "a.md"],
    ),
    "the index comes first": ({"a.md": page(title="A"), "index.md": page(title="Z")}, ["index.md", "a.md"]),
    "a page after another one": (
        {"a.md": page("c"), "b.md": page(), "c.md": page()},
        ["b.md", "c.md", "a.md"],
    ),
    "what follows a page comes before what follows beside it": (
        {
            "a.md": page(),
            "b.md": page("a", "B"),
            "c.md": page("b", "C"),
            "d.md": page("a", "D"),
            "e.md": page("d", "E"),
        },
        ["a.md", "b.md", "c.md", "d.md", "e.md"],
    ),
    "a folder after the pages, and notes by their titles": (
        {
            "notes/some_shelf/b.md": page(),
            "notes/some_shelf/a.md": page("b"),
            "method.md": page(),
            "notes/c.md": page(),
        },
        [
            "method.md",
            {"Notes": ["notes/c.md", {"Some shelf": [{"B": "notes/some_shelf/b.md"}, {"A": "notes/some_shelf/a.md"}]}]},
        ],
    ),
    "a page's own title wins": (
        {"notes/some_shelf/a.md": page(title="Mine")},
        [{"Notes": [{"Some shelf": ["notes/some_shelf/a.md"]}]}],
    ),
}


@pytest.fixture
def with_pages(monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str]], None]:
    """Lets the menu see other pages, of which those on a shelf of notes are notes."""
    monkeypatch.setattr(menus, "note_title", lambda source: source[-4].upper() if "shelf" in source else None)
    return lambda pages: monkeypatch.setattr(menus, "_pages", lambda: pages)


@pytest.mark.parametrize("what", MENUS)
def test_pages_come_in_the_order_in_which_they_are_read(
    with_pages: Callable[[dict[str, str]], None], what: str
) -> None:
    pages, expected = MENUS[what]
    with_pages(pages)
    assert list(menus.problems()) == []
    assert menus.menu() == expected


def test_a_page_before_a_circle_is_no_part_of_it(with_pages: Callable[[dict[str, str]], None]) -> None:
    with_pages({"a.md": page("b"), "b.md": page("c"), "c.md": page("b"), "d.md": page("d")})
    told = [said.partition(",")[0] for said in menus.problems()]
    assert told == ["docs/b.md", "docs/c.md", "docs/d.md"]


class Links(HTMLParser):
    """The links of the menu, by the pages' addresses."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = dict(attributes)
        if tag == "a" and "md-nav__link" in (named.get("class") or ""):
            self._inside = (named.get("href") or "").strip("./")

    def handle_data(self, data: str) -> None:
        if self._inside and data.strip():
            self.found.setdefault(self._inside, data.strip())
            self._inside = ""


def test_notes_are_called_by_their_titles_in_the_menu_alone(built: Project) -> None:
    site = built.contents("site")
    found = Links(site["index.html"].decode()).found
    assert {f"notes/{place}": load(stem).title for stem, place in places().items()}.items() <= found.items()
    note = site["notes/activations/elu/index.html"].decode()
    assert "<title>The derivative of ELU - Stepwise</title>" in note
    assert '<meta property="og:title" content="The derivative of ELU">' in note
    titles = {entry["location"]: entry["title"] for entry in json.loads(site["search/search_index.json"])["docs"]}
    assert titles["notes/activations/elu/"] == "The derivative of ELU"


def flat(menu: menus.Menu) -> list[str]:
    """The pages of a menu, in its order."""
    below = [each for entry in menu for each in ([entry] if isinstance(entry, str) else entry.values())]
    return [source for each in below for source in ([each] if isinstance(each, str) else flat(each))]


def test_a_page_leads_to_the_one_before_and_the_one_after(opened: Callable[..., Page]) -> None:
    pages = flat(menus.menu())
    here = pages.index("notes/activations/tanh.md")
    assert pages.index("notes/activations/sigmoid.md") < here
    footer = opened("/notes/activations/tanh/").get_by_role("navigation", name="Footer")
    for step, name in ((-1, "Previous: "), (1, "Next: ")):
        address = f"/{pages[here + step].removesuffix('.md')}/"
        expect(footer.get_by_role("link", name=name)).to_have_attribute("href", re.compile(f"{address}$"))


def test_every_page_is_in_the_menu_once(built: Project) -> None:
    pages = [path.relative_to(built.root / "docs").as_posix() for path in (built.root / "docs").rglob("*.md")]
    assert sorted(flat(menus.menu())) == sorted(pages)


def test_a_page_says_how_it_is_cited(built: Project) -> None:
    site = built.contents("site")
    for path, title, lines in (
        ("notes/activations/elu/", "The derivative of ELU", True),
        ("notes/rules/", "Rules", False),
        ("", "All derivatives", False),
    ):
        (said,) = re.findall(r'<p class="cite">(.*?)</p>', site[f"{path}index.html"].decode(), re.DOTALL)
        plain = " ".join(re.sub(r"<[^>]*>", "", said).split())
        assert plain.startswith(f"Cite this page: Stepwise, “{title}”, {built.site_url}/{path}")
        assert ("a line of it: add its anchor" in plain) == lines
    assert b'class="cite"' not in site["404.html"]
