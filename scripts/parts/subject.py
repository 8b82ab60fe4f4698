"""What a note is about: a function, its variable and its derivative, whether by regions or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from derive.errors import DerivationError
from derive.forms.form import Form, Name, Symbol
from derive.written.derivation import AnyDerivation, Derivation
from derive.written.regions import Kink, Regions, on_all
from parts.further import Further
from parts.note import Note


@dataclass(frozen=True)
class Subject:
    """The function `of` the variable `by`, its derivative `slope`, and the `kinks`, at which only they say what is."""

    of: Name
    by: Symbol
    slope: Form
    kinks: tuple[Kink, ...] = ()


def subject(note: Note, what: str) -> Subject:
    """The subject of a note. Raises DerivationError, for what needs it, where there is none."""
    if found := subject_of(note):
        return found
    raise DerivationError(f"{what} needs a Derivation or Regions, and the note has none; see scripts/parts/")


def subject_of(note: Note) -> Subject | None:
    """The subject of a note, if it has one."""
    if whole := note.part(Regions):
        return Subject(whole.of, whole.by, whole.slope, tuple(whole.kinks.values()))
    if derivation := note.part(Derivation):
        return Subject(derivation.of, derivation.by, derivation.claim)
    return None


def derivations(note: Note) -> Mapping[str, AnyDerivation]:
    """All derivations of a note, by the name that begins their addresses on the page; the main one has none."""
    found: dict[str, AnyDerivation] = {}
    if main := note.part(AnyDerivation):
        found[""] = main
    if whole := note.part(Regions):
        found |= whole.columns
    return found | (note.part(Further) or {})


def on_page(note: Note, form: Form) -> Form:
    """A form of a note in the letters of its page, where a letter on one region is the same as on all."""
    if whole := note.part(Regions):
        for column in whole.columns.values():
            form = on_all(form, column, whole)
    return form
