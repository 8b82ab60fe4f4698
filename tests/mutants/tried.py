"""A mutant of a line at the gates, and before the judge; and what is wrong with the gates where the two disagree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import mpmath

from derive.errors import DerivationError
from derive.forms.form import Form
from derive.proof import gates, verdicts
from derive.readings.certain import Uncertain
from derive.readings.number import Point
from derive.readings.tex import tex
from mutants.judge import differs_at
from mutants.kinds import mutants
from mutants.lines import Line

OVERCAUTIOUS = "refused, though equal"
PASSED, FAILED = "", "none"  # in the place of the gate that refused
WRONG, NOT_PROVED = "this line is wrong", "this line could not be proved, nor was a point found"


@dataclass(frozen=True)
class Tried:
    """A mutant: the gate that refused it and with what words, and the point at which, by the judge, it differs."""

    line: Line
    kind: str
    mutant: Form
    gate: str
    said: str
    point: Point | None

    @property
    def is_equal(self) -> bool:
        """Whether it is truly equal to what its line is equal to."""
        return self.point is None

    @property
    def fault(self) -> str:
        """What is wrong with the gates, if something is; that they refuse what is equal is no fault."""
        if self.gate == FAILED:
            return "the gates failed"
        if self.gate == PASSED:
            return "" if self.is_equal else "false yes"
        if self.gate == "numbers" and self.said.startswith(WRONG):
            return "proved, and refuted by numbers"
        if self.said.startswith(NOT_PROVED) and not self.is_equal:
            return "not proved, and no number of the gates refutes it"
        return ""

    @property
    def is_overcautious(self) -> bool:
        """Whether a gate refuses what is equal: no fault, but a line that an author cannot have."""
        return self.gate != PASSED and self.is_equal and not self.fault

    def __str__(self) -> str:
        where = ", ".join(
            f"{_named(letter)} = {mpmath.nstr(number, 8)}" for letter, number in (self.point or {}).items()
        )
        rows = {
            "line": f"{self.line.note}, {self.line.name}: {tex(self.line.first)} = {tex(self.line.form)}",
            "mistake": f"{self.kind}: {tex(self.mutant)}",
            "said": self.said,
            "point": "" if self.is_equal else where or "any",
        }
        told = [f"  {key + ':':<8} {text}" for key, text in rows.items() if text]
        return "\n".join([self.fault or OVERCAUTIOUS * self.is_overcautious, *told])


def _named(letter: Any) -> str:
    """A letter of a point, as text; an entry of a tensor has its indices behind it."""
    if isinstance(letter, tuple):
        return "_".join(map(str, [getattr(letter[0], "name", letter[0]), *letter[1:]]))
    return str(letter.name)


def tried(line: Line, mutant: Form, kind: str) -> Tried:
    """A mutant at the gates, which neither know nor keep a verdict, and before the judge."""
    gate, said = PASSED, ""
    try:
        with patch.multiple(verdicts, has_passed=lambda *_: False, keep=lambda *_: None):
            gates.prove_equal(mutant, line.first, step=line.name, line="a mutant")
    except DerivationError as refused:
        said, *details = str(refused).splitlines()
        gate = next(found[1] for row in details if (found := re.fullmatch(r"  gate: +(\w+)", row)))
    except Exception as error:  # no gate may end like this, whatever it is asked
        gate, said = FAILED, f"{type(error).__name__}: {error}"
    try:
        point = differs_at(mutant, line.first)
    except Uncertain:  # what cannot be judged must not pass either
        point = {}
    return Tried(line, kind, mutant, gate, said, point)


def all_tried(line: Line) -> list[Tried]:
    """All mutants of a line."""
    return [tried(line, mutant, kind) for mutant, kind in mutants(line.form, line.letters).items()]
