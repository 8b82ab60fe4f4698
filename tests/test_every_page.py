"""Every page, opened once, on a phone. What its pieces share with those of other pages is looked at elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from derived import DERIVED
from draw.picture import Picture
from explorer import misread
from look import faults
from parts.load import load
from project import ROOT

PHONE = {"viewport": {"width": 390, "height": 844}, "reduced_motion": "reduce"}


def address(page: Path) -> str:
    where = page.relative_to(ROOT / "docs")
    folder = where.parent if where.stem == "index" else where.with_suffix("")
    return "/".join(["", *folder.parts, ""])


PAGES = sorted(map(address, (ROOT / "docs").rglob("*.md")))


def test_these_are_the_pages_of_the_sitemap(pages: list[str]) -> None:
    assert sorted(pages) == PAGES


@pytest.mark.parametrize("path", [*PAGES, "/404.html"])
def test_a_page_is_quiet_whole_and_fits(
    opened: Callable[..., Page], path: str, record_property: Callable[[str, object], None]
) -> None:
    record_property("checked once", path)
    page = opened(path, **PHONE)
    assert list(faults(page)) == []
    stem = path.strip("/").rpartition("/")[2]
    if stem in DERIVED and load(stem).part(Picture):
        assert list(misread(page, load(stem))) == []


ARTICLE = "document.querySelector('article')"
FIGURE = "document.querySelector('figure.picture svg')"
BREAK = [
    ("document.querySelector('h1').style.marginTop = '300px'", "things move while it opens"),
    ("document.querySelector('h1').append(' --8<-- ')", "it shows --8<--"),
    ("document.querySelector('h1').append(' $x$ ')", "it shows $"),
    ("document.querySelector('h1').append(' \\\\frac ')", "it shows \\"),
    (f"{FIGURE}.querySelectorAll('text').forEach((text) => text.style.fontSize = '40px')", "words in a figure"),
    ("document.querySelectorAll('figure.picture').forEach((each) => each.style.display = 'none')", "no figure is to"),
    ("document.querySelector('h1').style.width = '330px'", "in a window of 320"),
    ("document.querySelector('h1').style.width = '1300px'", "in a window of 1280"),
    (
        f"{ARTICLE}.insertAdjacentHTML('beforeend', '<p style=overflow:auto><b style=padding:99em>x</b>')",
        "no key reaches",
    ),
    (f"{ARTICLE}.append(new Image())", "image-alt"),
    ("document.querySelector('h1').style.color = '#ccc'", "color-contrast"),
    ("[...document.querySelectorAll('article p')].at(-1).style.backgroundColor = '#555'", "color-contrast"),
    ("document.querySelector('details').innerHTML = '<summary>x</summary><img>'", "image-alt"),
]


@pytest.mark.parametrize(("broken", "fault"), BREAK, ids=[fault for _, fault in BREAK])
def test_what_is_wrong_is_seen(opened: Callable[..., Page], broken: str, fault: str) -> None:
    page = opened("/notes/activations/tanh/", **PHONE)
    page.evaluate(broken)
    assert any(fault in each for each in faults(page, contrast=fault == "color-contrast"))
