"""A note's generated files, made in memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from blame import blamed_on
from derive.proof import verdicts
from derive.proof.letters import refuse_other_meanings
from derive.written.proved import Proved, prove
from generate.folder import TITLE
from memory import Memory
from parts.code import Code, snippets
from parts.load import load
from parts.note import Made, Note, Pieces, add_pieces, forms_of, taken_by
from parts.subject import derivations, on_page
from parts.summary import summary_of
from stems import NoteError


def proved(stem: str) -> tuple[Note, dict[str, list[Proved]]]:
    """The note and the lines of its derivations, each proved, by the derivations' names.

    Raises NoteError where it cannot be had or does not hold.
    """
    note = load(stem)
    verdicts.begin_with(_memory(stem).recalled() or set())
    with blamed_on(stem):
        return note, {name: prove(each) for name, each in derivations(note).items()}


def files(stem: str) -> dict[str, bytes]:
    """All files of a note, by their path in its folder. Raises NoteError with the mistakes of all its parts."""
    note = load(stem)
    if snippets(stem) and not note.part(Code):
        raise NoteError(f"{stem}: scripts/snippets/{stem}/ is shown by a part that the note has not; give it Code()")
    pieces = Pieces(stem, note)
    with _verdicts_kept(stem):
        for part in note.parts:
            add_pieces(part, pieces)
        pieces.add("its letters", partial(_letters, note))
        pieces.add("its row in the table of all notes", partial(summary_of, note))
    pieces.add("its title", lambda: {TITLE: note.title})
    return pieces.whole()


def _letters(note: Note) -> Made:
    """Raises DerivationError where a letter means two things on the note's page."""
    taken = {letter: meaning for part in note.parts for letter, meaning in taken_by(part).items()}
    refuse_other_meanings((on_page(note, form) for part in note.parts for form in forms_of(part)), taken)
    return {}


@contextmanager
def _verdicts_kept(stem: str) -> Iterator[None]:
    """Begins with the verdicts of the last build, and keeps those of this one, also where the note has mistakes."""
    memory = _memory(stem)
    verdicts.begin_with(memory.recalled() or set())
    yield
    memory.keep(verdicts.asked())


def _memory(stem: str) -> Memory:
    """The verdicts of the last build, for as long as the code of the proof is the same."""
    return Memory(f"verdicts-{stem}", (), ("derive/forms", "derive/readings", "derive/proof"), ("sympy", "mpmath"))
