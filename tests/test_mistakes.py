"""What an author can do wrong, and what the one message says of it.

See `mistakes`, `page_mistakes` and `site_mistakes`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import PAIR, STUDIED
from mistakes import ENGINE_MISTAKES, MISTAKES, SIGMOID, TANH
from page_mistakes import PAGE_MISTAKES
from project import ENVIRONMENT, Project, copy_of
from resident import Resident, resident
from site_mistakes import AFTER_PAGES, SITE_MISTAKES

# What these share is made once, and so each kind is tried in one process.
IN_ONE_BUILDER = pytest.mark.xdist_group("mistakes of authors")
AUTHORS = MISTAKES | PAGE_MISTAKES
# Notes that take long to make, and the mistakes that are about them; all others are tried without.
LONG = STUDIED - PAIR
ABOUT_LONG = {name for name, (_, told) in AUTHORS.items() if any(stem in piece for stem in LONG for piece in told)}
ABOUT_LONG.add("a piece that the note does not have")  # it is one of the network
ALL = AUTHORS | ENGINE_MISTAKES | SITE_MISTAKES


@dataclass(frozen=True)
class Builder:
    """A project in which build.py runs as often as one asks for, and its files as they were in the beginning."""

    project: Project
    process: Resident
    as_it_was: Path

    def mend(self) -> None:
        for folder in ("docs", "scripts", ".generated"):
            shutil.rmtree(self.project.root / folder)
            shutil.copytree(self.as_it_was / folder, self.project.root / folder)


@contextmanager
def builder(made: Project, folder: Path) -> Iterator[Builder]:
    """One of a project's notes."""
    project = copy_of(made, folder / "project")
    shutil.copytree(project.root, folder / "as_it_was", symlinks=True)
    with resident(project.root, ENVIRONMENT) as process:
        yield Builder(project, process, folder / "as_it_was")


@pytest.fixture(scope="session")
def short(paired: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Builder]:
    with builder(paired, tmp_path_factory.mktemp("short")) as made:
        yield made


@pytest.fixture(scope="session")
def whole(studied: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Builder]:
    with builder(studied, tmp_path_factory.mktemp("whole")) as made:
        yield made


@pytest.fixture
def mended(short: Builder) -> Iterator[Builder]:
    """A builder of the short notes, and afterwards all files are again as they were."""
    yield short
    short.mend()


@pytest.fixture
def mended_whole(whole: Builder) -> Iterator[Builder]:
    """The same of all studied notes."""
    yield whole
    whole.mend()


@IN_ONE_BUILDER
@pytest.mark.parametrize("mistake", [mistake for mistake in AUTHORS if mistake not in ABOUT_LONG])
def test_mistake_stops_the_generation(mended: Builder, mistake: str) -> None:
    stops_the_generation(mended, mistake)


@IN_ONE_BUILDER
@pytest.mark.parametrize("mistake", sorted(ABOUT_LONG))
def test_mistake_about_a_long_note_stops_the_generation(mended_whole: Builder, mistake: str) -> None:
    stops_the_generation(mended_whole, mistake)


def stops_the_generation(builder: Builder, mistake: str) -> None:
    make, pieces = ALL[mistake]
    before = written(builder.project)
    make(builder.project)
    stops(builder.process.build_py(), pieces)
    assert written(builder.project) == before, "something was written in spite of the mistake"


@IN_ONE_BUILDER
def test_what_is_mended_is_generated(mended: Builder) -> None:
    mended.project.edit(SIGMOID, "The letter $g$ has done", "The letter $\\gamma$ has done")
    assert "1 generated, 1 up to date" in mended.process.build_py().stdout


@pytest.mark.parametrize("mistake", ENGINE_MISTAKES)
def test_mistake_of_the_engine_stops_the_generation(pair: Project, mistake: str) -> None:
    make, pieces = ALL[mistake]
    before = written(pair)
    make(pair)
    stops(pair.build_py(), pieces)
    assert written(pair) == before, "something was written in spite of the mistake"


def stops(done: subprocess.CompletedProcess[str], pieces: list[str]) -> None:
    """The build has failed, and said why."""
    assert done.returncode == 1
    for piece in pieces:
        assert piece in done.stderr
    assert not re.search("Traceback|NoteError", done.stderr), "what is told is told once, and as a sentence"


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
    project.edit(TANH, "    LipschitzConstant(form(1)),", "    LipschitzConstant(form(2)),")
    project.edit("docs/notes/floats/sigmoid_floats.md", "{{ sigmoid_floats/stable.seen }}", "{{ sigmoid_floats/no }}")
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


@IN_ONE_BUILDER
def test_two_notes_have_two_titles(mended: Builder) -> None:
    mended.project.edit(TANH, '"Tanh"', '"Sigmoid"')
    done = mended.process.build_py()
    assert done.returncode == 1
    assert "scripts/notes/activations/tanh.py: its title is that of sigmoid, and nobody" in done.stderr


def test_what_does_not_end_is_ended(pair: Project) -> None:
    pair.edit(TANH, "    figure = Figure()\n", "    while True:\n        pass\n")
    pair.edit("scripts/snippets/tanh/numpy.py", "import numpy as np\n", "import numpy as np\nwhile True: pass\n")
    pair.edit(SIGMOID, "add_and_subtract(1)", "add_and_subtract(form(9) ** (form(9) ** 9))")
    done = pair.build_py(STEPWISE_SECONDS="8")
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


@pytest.mark.parametrize("mistake", [*PASSED_ON, *SITE_MISTAKES])
def test_mistake_stops_the_build(pair: Project, mistake: str) -> None:
    make, pieces = ALL[mistake]
    make(pair)
    done = pair.mkdocs("build", "--strict")
    assert done.returncode == 1
    for piece in pieces:
        assert piece in done.stderr
    assert "Traceback" not in done.stderr
    assert (
        not (pair.root / "site" / "notes" / "activations" / "sigmoid" / "index.html").exists() or mistake in AFTER_PAGES
    )
