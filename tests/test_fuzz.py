"""A sample of the random pairs that `make fuzz` tries, and gates broken on purpose, which it finds out."""

from __future__ import annotations

import pytest

from derive.forms.form import Form
from derive.proof import gates
from fuzz import fuzz
from fuzz.judged import ACCEPTED, DOMAIN, LATE, NOT_PROVED, WRONG, Judged, judged, judged_pairs, judged_sums
from fuzz.twins import X, Y

SAMPLE = 80
OF_SUMS = 40  # each has more numbers in it


def test_a_sample_has_no_fault() -> None:
    found = list(judged_pairs(SAMPLE, seed=5))
    assert [str(each) for each in found if each.fault] == []
    assert sum(each.verdict == ACCEPTED for each in found) > SAMPLE / 3
    assert sum(each.verdict == WRONG for each in found) > SAMPLE / 4
    assert all(each.are_equal is not False for each in found[::2])


def test_a_sample_of_several_variables_has_no_fault() -> None:
    found = list(judged_sums(OF_SUMS, seed=5))
    assert [str(each) for each in found if each.fault] == []
    assert sum(each.verdict == ACCEPTED for each in found) > OF_SUMS / 3
    assert sum(each.verdict == WRONG for each in found) > OF_SUMS / 5
    assert all(each.are_equal is not False for each in found[::2])


def wrong(*_: Form) -> None:
    raise gates.Refused("this line is wrong")


def test_a_gate_that_accepts_or_refuses_all_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "is_zero", lambda _: True)
    assert judged(X, Y).fault == "false yes"
    monkeypatch.setattr(gates, "is_zero", lambda _: False)
    monkeypatch.setattr(gates, "numbers", wrong)
    assert judged(X + Y, Y + X).fault == "called wrong, and is right"


@pytest.mark.parametrize(
    ("first", "form", "verdict", "are_equal"),
    [
        (X, X + Y - Y, ACCEPTED, True),
        (X, Y, WRONG, False),
        (X, X * X / X, DOMAIN, False),
    ],
)
def test_a_pair_is_judged(first: Form, form: Form, verdict: str, are_equal: bool) -> None:
    assert judged(first, form) == Judged(first, form, verdict, are_equal)


def test_the_table_counts_and_the_command_fails_at_a_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    several = [Judged(X, X, ACCEPTED, True), Judged(X, X, NOT_PROVED, True), Judged(X, X, LATE, None)]
    for pairs, code in ((several, 0), ([*several, Judged(X, Y, ACCEPTED, False)], 1)):
        monkeypatch.setattr(fuzz, "judged_pairs", lambda *_, pairs=pairs: iter(pairs))
        monkeypatch.setattr(fuzz, "judged_sums", lambda *_: iter(()))
        assert fuzz.main() == code
        shown = capsys.readouterr().out
        assert f"| accepted | {1 + code} | 1 | {code} | 0 |" in shown
        assert "| not proved | 1 | 1 | 0 | 0 |" in shown
