"""What is remembered: computed once, and anew as soon as anything that it came from is another."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import disk
import memory
from derive.forms.form import Form, Symbol
from derive.readings.code import numpy_code
from floats import landmarks, measure
from floats.evaluate import Computed, computed
from floats.types import FLOAT16
from parts import float_survey as floats
from parts.float_survey import FloatSurvey
from parts.load import load
from stems import SCRIPTS

calls = 0


def compute() -> int:
    global calls
    calls += 1
    return calls


def remembered(made_from: object) -> int:
    return memory.remembered(
        "a", made_from, compute, rooms=("derive/readings/number.py", "floats"), packages=("numpy",)
    )


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "FOLDER", tmp_path / "computed")
    monkeypatch.setattr(memory, "SCRIPTS", tmp_path)
    (tmp_path / "floats").mkdir()
    (tmp_path / "floats" / "error.py").write_text("one")
    (tmp_path / "derive" / "readings").mkdir(parents=True)
    (tmp_path / "derive" / "readings" / "number.py").write_text("one")
    (tmp_path / "derive" / "readings" / "tex.py").write_text("one")


def test_it_is_computed_once() -> None:
    first = remembered(1)
    (memory.FOLDER.parent / "derive" / "readings" / "tex.py").write_text("two")
    assert remembered(1) == first


def test_code_that_is_gone_is_not_left_out_in_silence() -> None:
    (memory.FOLDER.parent / "derive" / "readings" / "number.py").unlink()
    with pytest.raises(FileNotFoundError):
        remembered(1)


def gone(path: Path) -> Path:
    """A place where nothing is any more."""
    disk.remove(path)
    return path


def seal_a_class_that_is_gone(folder: Path) -> None:
    """With the seal that the code before a change would have given it."""
    file = folder / "a.pickle"
    keys = []

    def spy(key: bytes, pickled: bytes) -> bytes:
        keys.append(key)
        return b""

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(memory, "_seal", spy)
        remembered(1)
    pickled = b"cgone\nThing\n."
    file.write_bytes(memory._seal(keys[0], pickled) + pickled)


CHANGES: dict[str, Callable[[Path], object]] = {
    "what it was made from": lambda folder: None,
    "the code in a folder": lambda folder: (folder.parent / "floats" / "error.py").write_text("two"),
    "the code in a file": lambda folder: (folder.parent / "derive" / "readings" / "number.py").write_text("two"),
    "the memory is gone": lambda folder: (folder / "a.pickle").unlink(),
    "the memory is empty": lambda folder: (folder / "a.pickle").write_bytes(b""),
    "the memory is garbage": lambda folder: (folder / "a.pickle").write_bytes(b"garbage"),
    "the memory is of another kind": lambda folder: (folder / "a.pickle").write_bytes(b"I1\n."),
    "the memory is of a class that is gone": seal_a_class_that_is_gone,
    "a folder is in its place": lambda folder: gone(folder / "a.pickle").mkdir(),
    "a file is in place of the folder": lambda folder: gone(folder).write_text(""),
    "the folder leads nowhere": lambda folder: gone(folder).symlink_to("nowhere"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_it_is_computed_anew_when_there_is_another(change: str) -> None:
    first = remembered(1)
    CHANGES[change](memory.FOLDER)
    made_from = 2 if change == "what it was made from" else 1
    again = remembered(made_from)
    assert again != first
    assert remembered(made_from) == again


def test_no_damage_goes_unnoticed() -> None:
    remembered(1)
    file = memory.FOLDER / "a.pickle"
    whole = file.read_bytes()
    damaged = [whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :] for at in range(len(whole))]
    damaged += [whole[:-1], whole + b"."]
    for content in damaged:
        file.write_bytes(content)
        before = calls
        assert remembered(1) == before + 1 == calls, "a damaged memory was loaded"


def test_where_nothing_can_be_kept_it_is_computed_and_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", refuse)
    before = calls
    assert remembered(1) == before + 1
    assert "a will be computed again next time: " in (said := capsys.readouterr().out)
    assert said.count("\n") == 1
    assert "Read-only file system" in said


class Asked(Exception):
    """What a note on floats asks to be remembered."""


@cache
def note() -> FloatSurvey:
    return load("sigmoid_floats").needed(FloatSurvey, "the test")


def asked(of: FloatSurvey) -> Any:
    def ask(name: str, made_from: object, compute: object, **rest: object) -> None:
        raise Asked(made_from, rest)

    with pytest.MonkeyPatch.context() as patched, pytest.raises(Asked) as caught:
        patched.setattr(floats, "remembered", ask)
        floats.survey_files("sigmoid_floats", of, is_alone=True)
    return caught.value.args


as_it_is = cache(lambda: asked(note()))


MEASURED_ANEW = {
    "derive/rules/sums.py": False,
    "derive/readings/tex.py": False,
    "derive/proof/gates.py": False,
    "derive/readings/code.py": False,  # what it prints counts, see below
    "derive/forms/form.py": True,
    "derive/readings/number.py": False,
    "derive/readings/ball.py": True,
    "derive/readings/slope.py": True,
    "derive/forms/constants.py": True,
    "derive/forms/functions.py": True,
    "floats/error.py": True,
    "floats/types.py": True,
}


@pytest.mark.parametrize(("file", "anew"), MEASURED_ANEW.items(), ids=MEASURED_ANEW)
def test_floats_are_measured_anew_where_the_measuring_changed(file: str, anew: bool, tmp_path: Path) -> None:
    made_from, rest = as_it_is()
    for room in ("derive", "floats"):
        shutil.copytree(SCRIPTS / room, tmp_path / room, dirs_exist_ok=True)
    first = memory.remembered("floats", made_from, compute, **rest)
    with (tmp_path / file).open("a") as code:
        code.write("# a comment")
    assert (memory.remembered("floats", made_from, compute, **rest) != first) == anew


def test_floats_are_measured_anew_where_a_formula_or_its_code_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    first = as_it_is()
    assert asked(note()) == first
    same = {"same": note().functions["naive"]}
    assert asked(replace(note(), functions=same | note().functions)) != first
    monkeypatch.setattr(measure, "numpy_code", lambda result, form: numpy_code(result, form).replace("exp", "exp2"))
    assert asked(note()) != first


def test_the_code_of_landmarks_counts_too(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = []

    def spied(form: Form) -> Computed:
        ran.append(numpy_code("result", form))
        return computed(form)

    monkeypatch.setattr(landmarks, "computed", spied)
    x = Symbol("x")
    landmarks.landmarks(x, FLOAT16)
    assert set(ran) == {"result = np.exp(-x)", "result = 1 + np.exp(-x)", "result = (1 + np.exp(-x))**2"}
    assert set(ran) <= set(measure.code(measure.Formulas(x, x, [], [])))
