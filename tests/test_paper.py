"""The whole site as one document: every page once, every link within it, and a PDF of it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import pdf
from conftest import CHROMIUM, site_beside
from paper.joined import Page, _led, joined
from project import Project


@pytest.fixture(scope="module")
def html(built: Project) -> str:
    return joined(built.root / "site", "All & more")


def test_each_page_of_the_menu_is_there_once(html: str, built: Project) -> None:
    there = re.findall(r'<section id="([^"]+)"', html)
    site = built.root / "site"
    made = [path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")]
    assert sorted(there) == sorted("index" if each == "." else each.replace("/", "-") for each in made)
    assert len(re.findall(r"<li><a href", html.partition("</nav>")[0])) == len(there)


def test_ids_are_unique_and_every_link_within_leads_somewhere(html: str) -> None:
    counted = Counter(re.findall(r'\bid="([^"]+)"', html))
    assert [each for each, count in counted.items() if count > 1] == []
    led = re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', html)
    assert led
    assert [each for pair in led for each in pair if each and each not in counted] == []


def test_only_other_sites_are_linked_to_as_elsewhere(html: str) -> None:
    body = html.partition("</head>")[2]
    elsewhere = {each for each in re.findall(r'<a [^>]*href="([^"#][^"]*)"', body) if "://" not in each}
    assert {each for each in elsewhere if not each.endswith((".svg", ".png"))} == set()


def test_nothing_runs_and_nothing_is_closed(html: str) -> None:
    assert "<script" not in html
    assert not re.search(r"<details(?! open)", html)
    assert "All &amp; more" in html


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("../relu/", "#notes-relu"),
        ("../relu/#kink", "#notes-relu--kink"),
        ("#kink", "#notes-elu--kink"),
        ("../../", "#index"),
        ("elu.svg", "notes/elu/elu.svg"),
        ("https://arxiv.org/abs/1511.07289", "https://arxiv.org/abs/1511.07289"),
    ],
)
def test_links_lead_within(address: str, leads: str) -> None:
    names = {"": "index", "notes/elu/": "notes-elu", "notes/relu/": "notes-relu"}
    assert _led(Page("notes/elu/", "Notes", "ELU", ""), address, names) == leads


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium to print with")
def test_a_pdf_is_printed_with_an_outline(paired: Project, tmp_path: Path) -> None:
    site = site_beside(paired)
    assert pdf.printed(str(CHROMIUM), site, tmp_path / "all.pdf") == ""
    content = (tmp_path / "all.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    assert b"/Outlines" in content
    assert not (site / "printed.html").exists()


def test_what_does_not_print_says_so(paired: Project, tmp_path: Path) -> None:
    assert "made no PDF" in pdf.printed("true", site_beside(paired), tmp_path / "all.pdf")
