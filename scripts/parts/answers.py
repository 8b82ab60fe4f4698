"""What the frameworks answer where a function has a kink: recorded, since they are too large for every build.

A kink has no slope that a framework could get right or wrong; what it returns is a choice, and one that trains models.
`scripts/record.py` asks PyTorch and JAX, in float64, and keeps what they say with the versions and the date.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

import mpmath

from derive.forms.alphabet import letter_plain, letter_python
from derive.forms.form import Symbol
from derive.readings.number import number
from derive.written.regions import Regions
from parts.note import Note
from parts.parameters import parameters_of
from printed import printed
from stems import SCRIPTS, NoteError

RECORD = SCRIPTS / "recorded" / "kinks.json"
PYTORCH = """\
import torch
import torch.nn.functional as F
{letters}
{by} = torch.tensor({at}, dtype=torch.float64, requires_grad=True)
({function}).backward()
print({by}.grad.item())
"""
JAX = """\
import jax
import jax.numpy as jnp
jax.config.update("jax_enable_x64", True)
{letters}
print(jax.grad(lambda {by}: {function})({at}).item())
"""
TITLES = {"pytorch": "PyTorch", "jax": "JAX"}
Values = dict[Symbol, float]


@dataclass(frozen=True)
class Question:
    """What a framework is asked: its slope at a kink, for some values of the parameters, by a program."""

    stem: str
    kink: str
    framework: str
    values: Values
    program: str

    @property
    def name(self) -> str:
        """Its name in the record."""
        return "/".join(
            [self.stem, self.kink, self.framework, *(f"{of.name}={at:g}" for of, at in self.values.items())]
        )

    @property
    def digest(self) -> str:
        """What a record keeps of the program, so that another one's answer is never shown."""
        return sha256(self.program.encode()).hexdigest()


def questions(stem: str, note: Note, whole: Regions) -> Iterator[Question]:
    """All that is to be asked of the kinks of a note."""
    for kink in whole.kinks:
        for framework, template, function in (("pytorch", PYTORCH, whole.pytorch), ("jax", JAX, whole.jax)):
            for values in _values(note, whole) if function else ():
                yield Question(stem, kink, framework, values, _program(template, function, whole, kink, values))


def answers(stem: str, note: Note, whole: Regions, kink: str) -> str:
    """A sentence on what the frameworks return at a kink; empty where none is named.

    Raises NoteError where that is not recorded.
    """
    record = json.loads(RECORD.read_text("utf-8")) if RECORD.is_file() else {}
    said: dict[str, list[str]] = defaultdict(list)
    dates = []
    for question in questions(stem, note, whole):
        if question.kink == kink:
            entry = record.get(question.name, {})
            if entry.get("sha256") != question.digest:
                raise NoteError(
                    f"{stem}: what {TITLES[question.framework]} returns at {kink} is not recorded; run "
                    "`python scripts/record.py` where it is installed"
                )
            given = [f"{letter_plain(letter.name)} = {printed(value)}" for letter, value in question.values.items()]
            answer = " for ".join([printed(float(entry["output"]), 5), *filter(None, [", ".join(given)])])
            said[f"{TITLES[question.framework]} {entry['version']}"].append(answer)
            dates.append(entry["date"])
    returned = ", and ".join(f"{title} returns {' and '.join(found)}" for title, found in said.items())
    return f"\n{returned}, as recorded on {max(dates)}.\n{{ .answers }}\n" if said else ""


def _values(note: Note, whole: Regions) -> list[Values]:
    """The values of the parameters for which the frameworks are asked: those shown, and others one at a time."""
    parameters = parameters_of(note, whole.by, whole.of)
    usual = {each.letter: each.shown for each in parameters}
    return [usual, *(usual | {each.letter: other} for each in parameters for other in each.also)]


def _program(template: str, function: str, whole: Regions, kink: str, values: Values) -> str:
    point = {letter: mpmath.mpf(value) for letter, value in values.items()}
    letters = "\n".join(f"{letter_python(letter.name)} = {value!r}" for letter, value in values.items())
    at = float(number(whole.kinks[kink].at, point))
    return template.format(letters=letters, by=letter_python(whole.by.name), at=at, function=function)
