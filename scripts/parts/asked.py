"""What PyTorch and JAX are asked about a note's function: its slope at each kink, and at many other points.

They are too large for every build: `scripts/record.py` asks them, in float64, and keeps what they say with the versions
and the date. A kink has no slope that a framework could get right or wrong; what it returns is a choice, and one that
trains models. Elsewhere its gradients are a witness, against which tests hold the derivative that a note prints.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import mpmath

from derive.forms.alphabet import letter_python
from derive.forms.form import Symbol
from derive.readings.number import number
from derive.written.regions import Regions
from parts.code import Code
from parts.note import Note
from parts.parameters import parameters_of
from parts.subject import subject
from stems import SCRIPTS

AT_KINKS = SCRIPTS / "recorded" / "kinks.json"
ELSEWHERE = SCRIPTS / "recorded" / "gradients.json"
TENSORS = SCRIPTS / "recorded" / "tensors.json"  # of several variables, see `frameworks.py`

POINTS = [n + 0.125 for n in (-40, -20, *(half / 2 for half in range(-16, 17)), 20, 40)]  # where nobody has a kink

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
PYTORCH_AT_MANY = """\
import torch
import torch.nn.functional as F
{letters}
{by} = torch.tensor({at}, dtype=torch.float64, requires_grad=True)
({function}).sum().backward()
print({by}.grad.tolist())
"""
JAX_AT_MANY = """\
import jax
import jax.numpy as jnp
jax.config.update("jax_enable_x64", True)
{letters}
print(jax.vmap(jax.grad(lambda {by}: {function}))(jnp.array({at})).tolist())
"""
Values = dict[Symbol, float]


@dataclass(frozen=True)
class Question:
    """What a framework is asked of a note, by a program: `about` a kink, or its gradients, for some `values`."""

    stem: str
    about: str
    framework: str
    values: Values
    program: str
    record: Path

    @property
    def name(self) -> str:
        """Its name in the record."""
        return "/".join(
            [self.stem, self.about, self.framework, *(f"{of.name}={at:g}" for of, at in self.values.items())]
        )

    @property
    def digest(self) -> str:
        """What a record keeps of the program, so that another one's answer is never shown."""
        return sha256(self.program.encode()).hexdigest()


def at_kinks(stem: str, note: Note) -> Iterator[Question]:
    """What is asked of the kinks of a note."""
    whole = note.part(Regions)
    for about, kink in whole.kinks.items() if whole else ():
        for values in _values(note):
            point = {letter: mpmath.mpf(value) for letter, value in values.items()}
            at = float(number(kink.at, point))
            for framework, program in _programs(note, values, at, PYTORCH, JAX):
                yield Question(stem, about, framework, values, program, AT_KINKS)


def elsewhere(stem: str, note: Note) -> Iterator[Question]:
    """What is asked of the gradients of a note's function."""
    if (code := note.part(Code)) and (code.pytorch or code.jax):
        values = next(_values(note))
        for framework, program in _programs(note, values, POINTS, PYTORCH_AT_MANY, JAX_AT_MANY):
            yield Question(stem, "gradients", framework, values, program, ELSEWHERE)


def _values(note: Note) -> Iterator[Values]:
    """The values of the parameters for which the frameworks are asked: those shown, and others one at a time."""
    about = subject(note, "what frameworks are asked")
    parameters = parameters_of(note, about.by, about.of)
    usual = {each.letter: each.shown for each in parameters}
    yield usual
    yield from (usual | {each.letter: other} for each in parameters for other in each.also)


def _programs(note: Note, values: Values, at: object, pytorch: str, jax: str) -> Iterator[tuple[str, str]]:
    code = note.part(Code) or Code()
    by = subject(note, "what frameworks are asked").by
    letters = "\n".join(f"{letter_python(letter.name)} = {value!r}" for letter, value in values.items())
    for framework, template, function in (("pytorch", pytorch, code.pytorch), ("jax", jax, code.jax)):
        if function:
            yield framework, template.format(letters=letters, by=letter_python(by.name), at=at, function=function)
