"""The gate for the letters of a worked network: each means one thing, and has a number where it is used."""

from __future__ import annotations

from derive.errors import DerivationError
from derive.forms.form import Derivative, Form, Name, Symbol, form
from derive.forms.trees import walk
from derive.proof.letters import refuse_other_meanings
from derive.readings.tex import tex
from generate.note import Back, NetworkNote


def refuse_without_numbers(note: NetworkNote) -> None:
    """Raises DerivationError where a letter has two meanings, or no number yet where it is used."""
    backward = [(f"back to {back.by.name}", each) for back in note.backward for each in _forms(back)]
    refuse_other_meanings([*note.example, *note.parameters, *note.forward, *(each for _, each in backward)])
    known: set[Form] = {*note.example, *note.parameters}
    for name in note.forward:
        _refuse_unknown(name.definition, known, f"forward, {name.name}")
        known.add(name)
    for step, each in backward:
        _refuse_unknown(each, known, step)


def _forms(back: Back) -> list[Form]:
    return [back.by, back.of, form(back.slope), *([back.total] if back.total else [])]


def _refuse_unknown(whole: Form, known: set[Form], step: str) -> None:
    for part in walk(whole):
        if isinstance(part, Derivative):
            raise DerivationError(f"{tex(part)} is only written down; write what it is", step=step)
        if isinstance(part, Symbol | Name) and part not in known:
            raise DerivationError(
                f"there is no number for {tex(part)} here; give it one in `example` or `parameters`, or compute it "
                "in `forward` before it is used",
                step=step,
            )
