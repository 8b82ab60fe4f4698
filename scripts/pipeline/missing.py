"""What a finished site has not that another one has, counted in the files of both."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from deliver.pages import STYLESHEET
from search.index import INDEXES, TEX
from search.words import HEADING
from typeset.elements import CODE, RAW
from typeset.leftovers import NUMBER

CODE_SHOWN = re.compile(r"<(code|pre|script|style)\b.*?</\1>", re.DOTALL)
MARKUP_OF_FORMULA = re.compile(r"<mjx-container\b.*?</mjx-container>", re.DOTALL)
TARGET = re.compile(r'\s(?:href|src)="(?P<address>[^"]*)"')

# What a page should have as often as that of the other site.
WANTED = {
    "formulas": re.compile(r' data-formula="'),
    "steps of derivations": re.compile(r'class="step"'),
    "figures": re.compile(r"<figure\b"),
    "figures to explore": re.compile(r" data-(?:explorer|heat)="),
    "tables": re.compile(r"<table\b"),
    "rows with a header": re.compile(r'<th scope="row"'),
    "tabs with a name": re.compile(r'id="__tabbed_\w+" aria-label="'),
    "blocks of code": re.compile(r'<div class="[^"]*\bhighlight\b'),
    "boxes": re.compile(r'<(?:div|details) class="[^"]*\b(?:admonition|note|code)\b'),
    "tags": re.compile(r'class="md-tag"'),
    "scripts": re.compile(r'later\("'),
    "links to suggest a correction": re.compile(r'rel="edit"'),
}
# What no page should have.
UNWANTED = {
    "formulas that are not typeset": RAW,
    "numbers that are not filled in": NUMBER,
    "headings that hold words for search": HEADING,
    "stylesheets that a page waits for": STYLESHEET,
}
# What a page may have of the theme, by name.
NAMED = {
    "parts of the theme": re.compile(r'data-md-component="([\w-]+)"'),
    "names for a screen reader": re.compile(r' aria-label="([^"]+)"'),
    "roles for a screen reader": re.compile(r' role="(\w+)"'),
    "facts for link previews": re.compile(r'<meta (?:property|name)="((?:og|twitter):\w+)"'),
}


def missing(site: Path, other: Path) -> list[str]:
    """What `site` has not of what `other` has, in lines to read; what neither should have is told as well."""
    ours, theirs = _pages(site), _pages(other)
    return [
        *_listed("pages", set(theirs) - set(ours)),
        *_listed("files beside the pages", _beside(other) - _beside(site)),
        *_fewer(ours, theirs),
        *_left(ours),
        *_listed("links to nowhere", _dead(site, ours), "there are"),
        *_nameless(ours, theirs),
        *_search(site, other),
    ]


def _pages(site: Path) -> dict[str, str]:
    """The pages by their names, of each formula no more than that it is there."""
    texts = {page.relative_to(site).as_posix(): page.read_text("utf-8") for page in sorted(site.rglob("*.html"))}
    return {name: MARKUP_OF_FORMULA.sub("", html) for name, html in texts.items()}


def _beside(site: Path) -> set[str]:
    """Files that are neither pages nor the theme's."""
    files = (path.relative_to(site) for path in site.rglob("*.*g") if path.suffix in {".svg", ".png"})
    return {path.as_posix() for path in files if path.parts[0] != "assets"}


def _fewer(ours: Mapping[str, str], theirs: Mapping[str, str]) -> Iterator[str]:
    shared = [name for name in theirs if name in ours]
    for what, kind in WANTED.items():
        there, here = ({name: len(kind.findall(pages[name])) for name in shared} for pages in (theirs, ours))
        if fewer := [name for name in shared if here[name] < there[name]]:
            yield f"{what}: {sum(here.values())} of {sum(there.values())}; fewer on {_some(fewer)}"


def _left(pages: Mapping[str, str]) -> Iterator[str]:
    for what, kind in UNWANTED.items():
        found = {
            name: len(kind.findall(CODE.sub("", html) if kind is NUMBER else html)) for name, html in pages.items()
        }
        if where := [name for name, times in found.items() if times]:
            yield f"{what}: {sum(found.values())}, on {_some(where)}"


def _dead(site: Path, pages: Mapping[str, str]) -> set[str]:
    """Links within the site, as "page to address", that lead to no file."""
    dead = set()
    for name, html in pages.items():
        for found in TARGET.finditer(CODE_SHOWN.sub("", html)):
            parts = urlsplit(unescape(found["address"]))
            if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
                continue
            file = site / posixpath.normpath(f"{posixpath.dirname(name)}/{unquote(parts.path)}".lstrip("/"))
            if not (file.is_file() or (file / "index.html").is_file()):
                dead.add(f"{name} to {found['address']}")
    return dead


def _nameless(ours: Mapping[str, str], theirs: Mapping[str, str]) -> Iterator[str]:
    for what, kind in NAMED.items():
        here, there = (
            {unescape(each) for html in pages.values() for each in kind.findall(html)} for pages in (ours, theirs)
        )
        yield from _listed(what, there - here)


def _search(site: Path, other: Path) -> Iterator[str]:
    here, there = _sections(site), _sections(other)
    if there and not here:
        yield "search: there is no index that is known"
        return
    with_words = [sum("words" in each for each in sections) for sections in (here, there)]
    if with_words[0] < with_words[1]:
        yield f"search: {with_words[0]} of {with_words[1]} sections have words that people type and pages do not say"
    if left := sum(len(TEX.findall(each["text"])) for each in here):
        yield f"search: {left} formulas in the index are TeX"


def _sections(site: Path) -> list[dict[str, str]]:
    return [
        section
        for name, sections in INDEXES.items()
        if (site / name).is_file()
        for section in json.loads((site / name).read_text("utf-8"))[sections]
    ]


def _listed(what: str, names: Iterable[str], are: str = "missing are") -> Iterator[str]:
    if found := sorted(names):
        yield f"{what}: {are} {len(found)}: {_some(found)}"


def _some(names: list[str], at_most: int = 6) -> str:
    more = [f"and {len(names) - at_most} more"] if len(names) > at_most else []
    return ", ".join([*names[:at_most], *more])
