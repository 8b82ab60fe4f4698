"""What an author can do wrong, and what the one message says of it: see `mistakes` and `page_mistakes`."""

from __future__ import annotations

import re

import pytest

from conftest import Project
from mistakes import MISTAKES, SIGMOID, TANH
from page_mistakes import AFTER_PAGES, MORE_MISTAKES, PAGE_MISTAKES

ALL = MISTAKES | MORE_MISTAKES | PAGE_MISTAKES


@pytest.mark.parametrize("mistake", MISTAKES | MORE_MISTAKES)
def test_mistake_stops_the_generation(project: Project, mistake: str) -> None:
    make, pieces = ALL[mistake]
    before = written(project)
    make(project)
    done = project.build_py()
    assert done.returncode == 1
    for piece in pieces:
        assert piece in done.stderr
    assert not re.search("Traceback|NoteError", done.stderr), "what is told is told once, and as a sentence"
    assert written(project) == before, "something was written in spite of the mistake"


def written(project: Project) -> dict[str, bytes]:
    """What the notes are made of; the record of a note without mistakes may be a new one."""
    return {path: content for path, content in project.contents(".generated").items() if "made.json" not in path}


def test_all_mistakes_are_told_at_once_and_what_is_right_is_kept(project: Project) -> None:
    for mistake in (
        "another claim",
        "a figure that fails",
        "a wrong factor in a network",
        "a page in another encoding",
    ):
        MISTAKES[mistake][0](project)
    project.edit(TANH, "lipschitz=form(1),", "lipschitz=form(2),")
    project.edit("docs/notes/floats/sigmoid_floats.md", "{{ sigmoid_floats/stable.error }}", "{{ sigmoid_floats/no }}")
    project.edit("docs/method.md", "## Proof", '--8<-- "sigmoid_floats/no.md"\n\n## Proof')
    project.edit("scripts/notes/floats/sigmoid_floats.py", '"The sigmoid in floats"', '"Floats"')
    (project.root / "docs/notes/alone.md").write_text("# Alone\n")
    done = project.mkdocs("build", "--strict")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    for told in [
        "docs/notes/alone.md has no partner",
        "sigmoid: the derivation does not arrive at its claim, a(1 + a)",
        "tanh: scripts/notes/activations/tanh.py, line ",
        "step:   Lipschitz constant",
        "network: this line is wrong",
        "docs/notes/activations/tanh.md, line 2: a character here is not in UTF-8",
        "docs/notes/floats/sigmoid_floats.md, line ",
        'there is no number "no"',
        "docs/method.md, line ",
    ]:
        assert told in done.stderr, told
    again = project.build_py()
    assert "sigmoid_floats ..." not in again.stdout, "it has no mistake, and was made"


def test_two_notes_have_two_titles(project: Project) -> None:
    project.edit(TANH, '"Tanh"', '"Sigmoid"')
    done = project.build_py()
    assert done.returncode == 1
    assert "scripts/notes/activations/tanh.py: its title is that of sigmoid.py" in done.stderr


def test_what_does_not_end_is_ended(project: Project) -> None:
    project.edit(TANH, "    figure = Figure()\n", "    while True:\n        pass\n")
    project.edit("scripts/snippets/tanh/numpy.py", "import numpy as np\n", "import numpy as np\nwhile True: pass\n")
    project.edit(SIGMOID, "add_and_subtract(1)", "add_and_subtract(form(9) ** (form(9) ** 9))")
    done = project.build_py(STEPWISE_SECONDS="8")
    assert done.returncode == 1
    for told in ["tanh: over the limit of 8 s: the figure", "sigmoid: over the limit of 8 s: step plus-one-minus-one"]:
        assert told in done.stderr


# `mkdocs build` runs build.py and passes on what it says: one mistake of each kind shows that.
PASSED_ON = [
    "a wrong step",
    "a rule that lies",
    "prose without a module",
    "a number that does not exist",
    "a snippet that fails",
]


@pytest.mark.parametrize("mistake", [*PASSED_ON, *PAGE_MISTAKES])
def test_mistake_stops_the_build(project: Project, mistake: str) -> None:
    make, pieces = ALL[mistake]
    make(project)
    done = project.mkdocs("build", "--strict")
    assert done.returncode == 1
    for piece in pieces:
        assert piece in done.stderr
    assert "Traceback" not in done.stderr
    assert (
        not (project.root / "site" / "notes" / "activations" / "sigmoid" / "index.html").exists()
        or mistake in AFTER_PAGES
    )
