"""How a note's module is found and read: it defines `note`, and that is all anyone asks of it."""

from __future__ import annotations

import importlib
import warnings

import progress
from blame import blamed_on
from derive.written.derivation import Derivation
from parts.note import Note
from stems import NoteError, places


def load(stem: str) -> Note:
    """A note. Raises NoteError where it cannot be had."""
    place = places()[stem]
    progress.at(f"reading scripts/notes/{place}.py")
    with blamed_on(stem), warnings.catch_warnings():
        warnings.simplefilter("error", SyntaxWarning)  # which knows the line of a comma that is missing
        module = importlib.import_module(f"notes.{place.replace('/', '.')}")
    note = getattr(module, "note", None)
    if not isinstance(note, Note):
        raise NoteError(f"scripts/notes/{place}.py defines no `note`; end it with note = Note(...)")
    return note


def derivation_of(stem: str) -> Derivation:
    """The derivation of a note. Raises NoteError where it has none."""
    derivation = load(stem).part(Derivation)
    if derivation is None:
        raise NoteError(f"{stem} has no derivation of its own")
    return derivation
