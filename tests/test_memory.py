"""What is remembered: computed once, and anew as soon as anything that it came from is another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import memory

calls = 0


def compute() -> int:
    global calls
    calls += 1
    return calls


def remembered(made_from: object) -> int:
    return memory.remembered("a", made_from, compute, rooms=("derive", "floats"), packages=("numpy",))


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "FOLDER", tmp_path / "computed")
    monkeypatch.setattr(memory, "SCRIPTS", tmp_path)
    (tmp_path / "floats").mkdir()
    (tmp_path / "floats" / "error.py").write_text("one")
    (tmp_path / "derive").mkdir()


def test_it_is_computed_once() -> None:
    assert remembered(1) == remembered(1)


CHANGES: dict[str, Callable[[Path], object]] = {
    "what it was made from": lambda folder: None,
    "the code": lambda folder: (folder.parent / "floats" / "error.py").write_text("two"),
    "the memory is gone": lambda folder: (folder / "a.pickle").unlink(),
    "the memory is empty": lambda folder: (folder / "a.pickle").write_bytes(b""),
    "the memory is garbage": lambda folder: (folder / "a.pickle").write_bytes(b"garbage"),
    "the memory is of another kind": lambda folder: (folder / "a.pickle").write_bytes(b"I1\n."),
    "the memory is of a class that is gone": lambda folder: (folder / "a.pickle").write_bytes(b"cgone\nThing\n."),
}


@pytest.mark.parametrize("change", CHANGES)
def test_it_is_computed_anew_when_there_is_another(change: str) -> None:
    first = remembered(1)
    CHANGES[change](memory.FOLDER)
    made_from = 2 if change == "what it was made from" else 1
    again = remembered(made_from)
    assert again != first
    assert remembered(made_from) == again
