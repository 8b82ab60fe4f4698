"""Code that ran: what is shown is what was printed, and what has changed since is noticed."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pytest

import progress
from derived import EACH_DERIVED
from parts import code as ran
from parts.exercises import Exercises
from parts.load import load
from project import Project
from stems import NoteError

FRAMEWORK_SNIPPETS = [path for path in sorted(ran.SNIPPETS.glob("*/*.py")) if ran.framework(path) in ran.FRAMEWORKS]


@pytest.fixture
def snippet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for a snippet of a note that there is not."""
    monkeypatch.setattr(ran, "SNIPPETS", tmp_path)
    monkeypatch.setattr(ran, "SCRIPTS", tmp_path)
    monkeypatch.setattr(ran, "RECORD", tmp_path / "frameworks.json")
    (tmp_path / "note").mkdir()
    return tmp_path / "note" / "numpy.py"


PRINTED = [
    ("print(1); print('two')", "1\ntwo\n"),
    (
        "import numpy as np\nprint(np.float64(1) / 0)",
        "RuntimeWarning: divide by zero encountered in scalar divide\ninf\n",
    ),
    ("import warnings\nfor n in range(2):\n    warnings.warn('mind', UserWarning)", "UserWarning: mind\n" * 2),
]


@pytest.mark.parametrize(("code", "printed"), PRINTED)
def test_output_is_what_is_printed_warnings_included(snippet: Path, code: str, printed: str) -> None:
    snippet.write_text(code)
    assert ran.run(snippet) == printed


def test_output_is_shown_beside_the_code(snippet: Path) -> None:
    snippet.write_text("print(6 * 7)\n")
    snippet.with_suffix(".out").write_text("42\n")
    shown = ran.ran_files(snippet)["code/numpy.md"]
    assert "```python\nprint(6 * 7)\n```" in shown
    assert "```text\n42\n```" in shown


MISTAKES = [
    ("fails", "x = 1\nprint(y)\n", "", "note/numpy.py, line 2: NameError: name 'y' is not defined"),
    ("does not parse", "print(1)\nx = = 1\n", "", "note/numpy.py, line 2: SyntaxError"),
    ("ends without a word", "import os\nos._exit(3)\n", "", "line 1: it ended with exit code 3, and said nothing"),
    ("prints something else", "print(2)\n", "1\n", "note/numpy.py prints something else than it did"),
    ("was never reviewed", "print(2)\n", None, "note/numpy.py has no reviewed output yet"),
]


@pytest.mark.parametrize(("what", "code", "output", "told"), MISTAKES, ids=[what for what, *_ in MISTAKES])
def test_a_snippet_that_does_not_hold_stops_the_build(
    snippet: Path, what: str, code: str, output: str | None, told: str
) -> None:
    snippet.write_text(code)
    if output is not None:
        snippet.with_suffix(".out").write_text(output)
    with pytest.raises(NoteError, match=told):
        ran.ran_files(snippet)


def test_a_snippet_ends(snippet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "LIMIT", 0.5)
    snippet.write_text("print(1)\nwhile True:\n    pass\n")
    with pytest.raises(NoteError, match=r"note/numpy.py is over the limit of 0.5 s"):
        ran.ran_files(snippet)


def test_tabs_are_of_all_three_or_none() -> None:
    made: dict[str, str | bytes] = {"code/numpy.md": "a\n", "code/jax.md": "b\n"}
    assert ran._tabs(made) == {}
    assert str(ran._tabs(made | {"code/pytorch.md": "c\n"})["code.md"]).count("=== ") == 3


def test_an_example_has_tabs_for_those_that_it_has() -> None:
    made: dict[str, str | bytes] = {
        "code/where_jax.md": "a\n",
        "code/where_pytorch.md": "b\n",
        "code/two_words_numpy.md": "c\n",
        "code/naive.md": "d\n",
        "where/figure_jax.md": "e\n",
    }
    assert ran._tabs(made) == {
        "code/where.md": '=== "PyTorch"\n\n    b\n\n=== "JAX"\n\n    a\n',
        "code/two_words.md": '=== "NumPy"\n\n    c\n',
    }


@pytest.mark.parametrize(("name", "needs"), [("jax", "jax"), ("where_pytorch", "pytorch"), ("forward", "forward")])
def test_a_name_ends_with_what_the_snippet_needs(name: str, needs: str) -> None:
    assert ran.framework(Path(f"note/{name}.py")) == needs


@pytest.mark.parametrize("name", ["jax", "where_jax"])
def test_a_framework_snippet_that_was_changed_must_run_again(snippet: Path, name: str) -> None:
    snippet = snippet.with_name(f"{name}.py")
    snippet.write_text("import jax\n")
    with pytest.raises(NoteError, match=r"has not run since it was changed.*where jax is installed"):
        ran.ran_files(snippet)
    entry = {"sha256": ran.digest(snippet), "version": "0.0", "date": "2026-01-01", "output": "ran\n"}
    ran.RECORD.write_text(json.dumps({"ran": {f"note/{name}.py": entry}}))
    assert "JAX 0.0 on a CPU, on 2026-01-01, prints:" in ran.ran_files(snippet)[f"code/{name}.md"]
    snippet.write_text("import jax  # changed\n")
    with pytest.raises(NoteError, match="has not run since it was changed"):
        ran.ran_files(snippet)


def test_a_changed_snippet_stops_mkdocs(pair: Project) -> None:
    pair.edit("scripts/snippets/sigmoid/numpy.py", "gradient * a * (1 - a)", "gradient * a * (1 + a)")
    done = pair.mkdocs("build", "--strict")
    assert done.returncode == 1
    assert "scripts/snippets/sigmoid/numpy.py prints something else than it did" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("stem", EACH_DERIVED)
def test_each_note_has_code_for_all_three(stem: str) -> None:
    if load(stem).part(Exercises):  # a note of its own, and not one beside a network
        assert set(ran.TABS) <= {path.stem for path in ran.snippets(stem)}


def test_nothing_is_recorded_of_a_snippet_that_is_gone() -> None:
    record = json.loads(ran.RECORD.read_text("utf-8"))["ran"]
    assert set(record) == {ran.key(path) for path in FRAMEWORK_SNIPPETS}


@pytest.mark.frameworks
@pytest.mark.parametrize("path", FRAMEWORK_SNIPPETS, ids=ran.key)
def test_a_framework_still_prints_what_was_recorded(path: Path) -> None:
    package = ran.FRAMEWORKS[ran.framework(path)]
    entry: dict[str, Any] = json.loads(ran.RECORD.read_text("utf-8"))["ran"][ran.key(path)]
    try:
        here = version(package)
    except PackageNotFoundError:
        pytest.skip(f"{package} is not installed: its output of {entry['date']} was not checked again")
    assert ran.run(path) == entry["output"], f"{package} {here} prints something else than {entry['version']} did"
