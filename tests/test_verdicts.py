"""Verdicts are remembered: what has passed is not asked again, what is new is, and a changed proof asks about all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import memory
from derive.errors import DerivationError
from derive.forms.functions import exp
from derive.proof import gates, verdicts
from generate import files
from notes.activations.sigmoid import a, derivation, x

asked: list[str] = []


@pytest.fixture(autouse=True)
def _counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty memory, code of its own, and gates that say what they are asked."""
    monkeypatch.setattr(memory, "SCRIPTS", tmp_path)
    monkeypatch.setattr(memory, "FOLDER", tmp_path / "computed")
    for room in ("forms", "readings", "rules", "proof"):
        (tmp_path / "derive" / room).mkdir(parents=True)
    (tmp_path / "derive" / "proof" / "normal_form.py").write_text("one")
    (tmp_path / "derive" / "rules" / "sums.py").write_text("one")
    for gate in (gates.domain, gates.proof, gates.numbers):
        monkeypatch.setattr(gates, gate.__name__, counted(gate))
    asked.clear()
    forget()
    yield
    forget()


def counted(gate: Callable[..., None]) -> Callable[..., None]:
    def ask(*forms: object) -> None:
        asked.append(gate.__name__)
        gate(*forms)

    ask.__name__ = gate.__name__
    return ask


def forget() -> None:
    """What another process would not know."""
    verdicts._known.clear()
    verdicts._asked.clear()


def built(form: object = 1 - a) -> int:
    """How often a build that proves one line asks a gate."""
    before = len(asked)
    forget()
    with files._verdicts_kept("note"):
        gates.prove_equal(form, 1 - a, step="one")  # type: ignore[arg-type]
    return len(asked) - before


def test_what_has_passed_is_not_asked_again(tmp_path: Path) -> None:
    assert [built(), built()] == [3, 0]
    (tmp_path / "derive" / "rules" / "sums.py").write_text("two")
    assert built() == 0
    (tmp_path / "derive" / "proof" / "normal_form.py").write_text("two")
    assert [built(), built()] == [3, 0]


def test_another_line_is_asked_about() -> None:
    assert built() == 3
    assert [built(-a + 1), built(-a + 1)] == [3, 0]


def test_what_does_not_pass_is_asked_each_time() -> None:
    for _ in range(2):
        with pytest.raises(DerivationError, match="this line is wrong"):
            built(1 + a)
        assert asked.count("proof") == asked.count("domain")
    assert asked.count("proof") == 2


def test_a_verdict_is_about_both_forms_and_the_gate() -> None:
    verdicts.keep("proof", a, x)
    assert verdicts.has_passed("proof", a, x)
    others = [("domain", a, x), ("proof", x, a), ("proof", a, a), ("proof", replace(a, definition=exp(x)), x)]
    assert not any(verdicts.has_passed(*other) for other in others)
    assert not verdicts.has_passed("proof", a, replace(derivation.by, low=0))
