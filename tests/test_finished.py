"""Finished pages: no id twice, and nothing from another host."""

from __future__ import annotations

import pytest

from deliver.finished import problems

ELSEWHERE = "https://elsewhere.invalid/a"

LOADS: list[str] = [
    f'<script src="{ELSEWHERE}"></script>',
    f"<script async src={ELSEWHERE}></script>",
    f'<script type="module">import a from "{ELSEWHERE}"</script>',
    f'<script>fetch("{ELSEWHERE}")</script>',
    f"<iframe title='a > b' src='{ELSEWHERE}'></iframe>",
    f'<IMG alt="" SRC="{ELSEWHERE}">',
    f'<img alt="" srcset="a.png, {ELSEWHERE} 2x" src="a.png">',
    f'<link rel="stylesheet" href="{ELSEWHERE}">',
    f'<link rel="preconnect" href="{ELSEWHERE}">',
    f'<video poster="{ELSEWHERE}"></video>',
    f'<audio><source src="{ELSEWHERE}"></audio>',
    f'<object data="{ELSEWHERE}"></object>',
    f'<embed src="{ELSEWHERE}">',
    f'<svg><image href="{ELSEWHERE}"/></svg>',
    f'<svg><use xlink:href="{ELSEWHERE}"/></svg>',
    f"<p style=\"background: url('{ELSEWHERE}')\"></p>",
    f"<style>p {{ background: url({ELSEWHERE}) }}</style>",
    f'<style>@import "{ELSEWHERE}";</style>',
]
QUIET: list[str] = [
    f'<a href="{ELSEWHERE}">a link</a>',
    f'<link rel="canonical" href="{ELSEWHERE}">',
    f'<meta property="og:image" content="{ELSEWHERE}">',
    f'<code>&lt;img src="{ELSEWHERE}"&gt;</code>',
    '<img src="../a.png"><script src="/a.js"></script>',
    '<img src="data:image/png;base64,//8=">',
    '<script src="https://own.invalid/a.js"></script>',
    f'<script>const namespace = "{ELSEWHERE}"</script>',
]


@pytest.mark.parametrize("html", LOADS)
def test_what_another_host_would_be_asked_for_is_told(html: str) -> None:
    ((address, said),) = problems(html, frozenset({"own.invalid"}))
    assert address == ELSEWHERE
    assert "no page makes a request to another host; put the file into docs/assets/" in said


@pytest.mark.parametrize("html", QUIET)
def test_what_asks_no_other_host_is_quiet(html: str) -> None:
    assert list(problems(html, frozenset({"own.invalid"}))) == []


@pytest.mark.parametrize(("html", "twice"), [
    ('<p id="a"></p><p id="b"></p>', []),
    ("<p id=\"a\"></p><b class='x' id='a'></b><i id=a></i>", ['id="a"']),
    ('<p id="a"></p><code>id="a" id="a"</code>', []),
    ('<p id="a"></p><script>\'<p id="a">\'</script><style>a::after{content:\'<p id="a">\'}</style>', []),
    ('<p id="a"></p><!-- <p id="a"> -->', []),
    ('<p id="a" data-id="a"></p>', []),
])  # fmt: skip
def test_an_id_that_stands_twice_is_told(html: str, twice: list[str]) -> None:
    assert [words for words, _ in problems(html, frozenset())] == twice
