"""The lines of a note that are proved, each with what it is proved equal to and the letters of its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from derive.forms.form import Derivative, Form
from derive.forms.indexed import WHOLE, Entry
from derive.forms.trees import names, symbols
from derive.forms.unknowns import unknowns
from derive.written.derivation import AnyDerivation, lines
from forms_of import forms_of
from mutants.kinds import Letter
from parts.derivation import anchor
from parts.exercises import Exercises
from parts.load import load
from parts.subject import derivations, on_page


@dataclass(frozen=True)
class Line:
    """A line of a note: its `form` is proved equal to `first`."""

    note: str
    name: str
    form: Form
    first: Form
    letters: tuple[Letter, ...]


def lines_of(stem: str) -> list[Line]:
    """The lines of a note's derivations, as `written.proved` proves them, and those of its answers."""
    note = load(stem)
    on_all = _letters(on_page(note, form) for form in forms_of(stem))
    return [
        *(line for name, each in derivations(note).items() for line in _derived(stem, name, each, on_all)),
        *_answered(stem, on_all),
    ]


def _derived(stem: str, of: str, derivation: AnyDerivation, on_all: tuple[Letter, ...]) -> Iterator[Line]:
    """The lines of one derivation: a letter that it has in an interval of its own is none of those of the page."""
    own = _letters(form for line in lines(derivation) for form in (line.left, line.form))
    letters = (*own, *(letter for letter in on_all if _name(letter) not in {*map(_name, own)}))
    for line in lines(derivation):
        first = line.left if isinstance(line.left, Derivative) else derivation.function.definition
        yield Line(stem, anchor(of, line.name), line.form, first, tuple(sorted(letters, key=_name)))


def _answered(stem: str, letters: tuple[Letter, ...]) -> Iterator[Line]:
    for number, exercise in enumerate(load(stem).part(Exercises) or (), 1):
        for place, (form, _) in enumerate(exercise.lines, 1):
            yield Line(stem, f"answer {number}, line {place}", form, exercise.left, letters)


def _letters(forms: Iterable[Form]) -> tuple[Letter, ...]:
    """The letters of some forms, by name, also those of tensors, sizes and indices."""
    found: set[Letter] = set()
    for form in forms:
        of_several = unknowns(form)
        sizes = (size for size in of_several.sizes if size != WHOLE)
        found |= {*names(form), *symbols(form), *sizes, *of_several.indices, *of_several.free}
        found |= {tensor[entry.places] for tensor, entry in of_several.tensors.items()}
    return tuple({_name(each): each for each in sorted(found, key=str)}[name] for name in sorted({*map(_name, found)}))


def _name(letter: Letter) -> str:
    return letter.tensor.name if isinstance(letter, Entry) else letter.name
