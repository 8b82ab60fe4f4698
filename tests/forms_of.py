"""All forms of a note, for what must hold for each of them."""

from __future__ import annotations

from collections.abc import Iterator

from derive.forms.form import Derivative, Form, form
from derive.written.derivation import lines
from generate.files import beside
from generate.floats import printed_slopes
from generate.note import FloatsNote, NetworkNote, Note, load


def forms_of(stem: str) -> Iterator[Form]:
    """All forms that a note prints or computes with."""
    match load(stem):
        case Note() as note:
            yield from (each for line in lines(note.derivation) for each in (line.left, line.form))
            yield from beside(note)
        case FloatsNote() as note:
            yield from (line.form for _, line in printed_slopes(note).values())
            yield from (each for forms in (note.slopes, note.functions, note.shown) for each in forms.values())
        case NetworkNote() as note:
            yield from note.forward
            for back in note.backward:
                yield from (form(back.slope), Derivative(back.of, back.by), Derivative(note.forward[-1], back.by))
                yield from [back.total] if back.total else []
