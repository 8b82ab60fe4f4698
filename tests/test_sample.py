"""Which pages are looked at thoroughly: every kind is on one of them, and few are needed."""

from __future__ import annotations

import pytest

from conftest import site_beside
from project import Project, contents
from sample import Elements, Sample, markdown_of, pieces, sample

STEPS = ('--8<-- "a/steps/one.md"\n--8<-- "a/card.md"', "<article><p class=step>")
MORE = ('--8<-- "b/derivation.md"\n', "<article><p class=step>")
FLOATS = ('--8<-- "c/float32/slopes.md"\n', "<article><p class=step><br>")
TABLE = ("No piece at all.", "<article><p class=step><table>")


@pytest.mark.parametrize(("markdown", "kinds"), [
    ('--8<-- "a/steps/one.md"', {"steps"}),
    ('--8<-- "a/derivation.md"', {"steps"}),
    ('--8<-- "a/input_or_output/code.md"\n--8<-- "a/code.md"', {"input_or_output", "code"}),
    ('--8<-- "a/by-x/result.md"\n--8<-- "a/by-x/derivation.md"', {"result", "steps"}),
    ('--8<-- "a/at-zero/kink.md"', {"kink"}),
    ('--8<-- "notes.md"', {"notes"}),
    ("none", set()),
])  # fmt: skip
def test_kinds_of_pieces(markdown: str, kinds: set[str]) -> None:
    assert pieces(markdown) == kinds


@pytest.mark.parametrize(("html", "kinds"), [
    ('<nav class="md"></nav><article><b class="c d"></b></article><i>', {"<article>", "<b>", "class", ".c", ".d"}),
    ('<article role="x" data-mjx-auto-op="y">', {"<article>", "role"}),
    ('<article><mjx-c class="mjx-c41"></mjx-c>', {"<article>"}),
])  # fmt: skip
def test_kinds_of_elements(html: str, kinds: set[str]) -> None:
    assert Elements(html).kinds == kinds


@pytest.mark.parametrize(("pages", "sampled"), [
    ({"/a/": STEPS, "/b/": MORE}, {"/a/": ["card", "steps"]}),
    ({"/b/": MORE, "/a/": STEPS}, {"/a/": ["card", "steps"]}),
    ({"/b/": MORE, "/c/": MORE}, {"/b/": ["steps"]}),
    ({"/a/": STEPS, "/b/": MORE, "/c/": FLOATS}, {"/a/": ["card", "steps"], "/c/": ["float32"]}),
    ({"/a/": STEPS, "/d/": TABLE}, {"/a/": ["card", "steps"], "/d/": []}),
])  # fmt: skip
def test_few_pages_have_every_kind(pages: dict[str, tuple[str, str]], sampled: dict[str, list[str]]) -> None:
    assert sample(pages).pieces == sampled


def test_a_sample_says_what_it_is() -> None:
    assert str(Sample({"/a/": ["card", "steps"], "/d/": []})) == "card, steps on /a/; its elements on /d/"


def test_the_notes_kinds_are_in_the_sample(built: Project, drawn_sample: Sample) -> None:
    kinds = {kind for found in drawn_sample.pieces.values() for kind in found}
    assert kinds >= {"steps", "card", "exercises", "code", "figure", "float32", "forward", "back", "notes"}
    for path in drawn_sample.pieces:
        assert markdown_of(built.root / "docs", path).is_file()


def test_a_project_can_be_left_with_few_notes(paired: Project) -> None:
    names = " ".join(contents(site_beside(paired)))
    assert "tanh/" in names
    assert "softplus" not in names
    assert "network" not in names
