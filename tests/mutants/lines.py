"""The lines of a note that are proved, each with what it is proved equal to and the letters of its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from derive.forms.form import Derivative, Form
from derive.forms.trees import names, symbols
from derive.written.derivation import Derivation, lines
from forms_of import forms_of
from mutants.kinds import Letter
from parts.exercises import Exercises
from parts.load import load


@dataclass(frozen=True)
class Line:
    """A line of a note: its `form` is proved equal to `first`."""

    note: str
    name: str
    form: Form
    first: Form
    letters: tuple[Letter, ...]


def lines_of(stem: str) -> list[Line]:
    """The lines of a note's derivation, as `written.proved` proves them, and those of its answers."""
    letters = _letters(forms_of(stem))
    return [Line(stem, name, form, first, letters) for name, form, first in (*_derived(stem), *_answered(stem))]


def _derived(stem: str) -> Iterator[tuple[str, Form, Form]]:
    if derivation := load(stem).part(Derivation):
        for line in lines(derivation):
            first = line.left if isinstance(line.left, Derivative) else derivation.of.definition
            yield line.name, line.form, first


def _answered(stem: str) -> Iterator[tuple[str, Form, Form]]:
    for number, exercise in enumerate(load(stem).part(Exercises) or (), 1):
        for place, (form, _) in enumerate(exercise.lines, 1):
            yield f"answer {number}, line {place}", form, exercise.left


def _letters(forms: Iterable[Form]) -> tuple[Letter, ...]:
    found: set[Letter] = set()
    for form in forms:
        found |= {*names(form), *symbols(form)}
    return tuple(sorted(found, key=lambda letter: letter.name))
