"""The rooms of the engine: each takes from those before it in this list, and from no other, so that none goes round."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from stems import SCRIPTS

ROOMS = ["forms", "readings", "rules", "proof", "written"]  # what a form is, what reads it, moves it, proves it; notes
DERIVE = SCRIPTS / "derive"


def taken_from(file: Path) -> Iterator[str]:
    """The rooms that a module of the engine imports from; "errors" is everyone's."""
    for each in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(each, ast.ImportFrom) and (each.module or "").startswith("derive"):
            yield (each.module or "").split(".")[1]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_takes_from_those_before_it(room: str) -> None:
    files = list((DERIVE / room).glob("*.py"))
    assert files
    for file in files:
        assert set(taken_from(file)) <= {"errors", *ROOMS[: ROOMS.index(room) + 1]}, file.name


def test_every_room_is_known() -> None:
    assert {path.name for path in DERIVE.iterdir() if path.is_dir() and path.name != "__pycache__"} == set(ROOMS)
