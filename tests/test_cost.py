"""Operations counted in a form's tree, against counts by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from derive.errors import DerivationError
from derive.forms.form import Form, Name, Symbol, form
from derive.forms.functions import cosh, exp
from derive.readings.cost import operations
from notes.activations.sigmoid import a, u, x
from notes.activations.tanh import a as tanh
from parts import reuse
from parts.load import derivation_of

y = Symbol("y")
t = Name("t", exp(-x))

COUNTS: list[tuple[Form, dict[str, int]]] = [
    (form(1) / 2, {}),
    (-form(2) * x, {"multiplications": 1}),
    (x - y - 1, {"additions and subtractions": 2}),
    (-x + y, {"sign changes": 1, "additions and subtractions": 1}),
    (x**2, {"multiplications": 1}),
    (x**5, {"powers": 1}),
    (x**-1, {"powers": 1}),
    (cosh(x) / 2, {"other functions": 1, "divisions": 1}),
    (1 / u, {"sign changes": 1, "exponentials": 1, "additions and subtractions": 1, "divisions": 1}),
    (
        exp(-x) / u**2,
        {"sign changes": 1, "exponentials": 1, "additions and subtractions": 1, "multiplications": 1, "divisions": 1},
    ),
    (t / (1 + t), {"sign changes": 1, "exponentials": 1, "additions and subtractions": 1, "divisions": 1}),
    (
        a * (1 - a),
        {"sign changes": 1, "exponentials": 1, "additions and subtractions": 2, "divisions": 1, "multiplications": 1},
    ),
]


@pytest.mark.parametrize(("counted", "expected"), COUNTS)
def test_operations(counted: Form, expected: dict[str, int]) -> None:
    assert operations(counted) == expected


def test_with_the_output_at_hand_there_is_no_second_exponential() -> None:
    assert operations(a * (1 - a), given=(a,)) == {"additions and subtractions": 1, "multiplications": 1}
    assert operations(1 - tanh**2, given=(tanh,)) == {"additions and subtractions": 1, "multiplications": 1}
    assert operations(1 - tanh**2)["exponentials"] == 2


def test_other_code_than_was_timed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = json.loads(reuse.RECORD.read_text("utf-8"))
    derivation = derivation_of("tanh")
    assert record["code"]["tanh"] == reuse.digest(derivation)
    monkeypatch.setattr(reuse, "RECORD", tmp_path / "reuse.json")
    reuse.RECORD.write_text(json.dumps(record | {"code": {"tanh": "of another claim"}}), "utf-8")
    with pytest.raises(DerivationError, match="make bench-reuse"):
        reuse._pieces("tanh", derivation)
