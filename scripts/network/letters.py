"""The gate for the letters of a worked network: each means one thing, and has a number where it is used."""

from __future__ import annotations

from derive.errors import DerivationError
from derive.forms.form import Derivative, Form, Name, Symbol, form
from derive.forms.trees import walk
from derive.proof.letters import refuse_other_meanings
from derive.readings.tex import tex
from network.written import Back, Network


def refuse_without_numbers(network: Network) -> None:
    """Raises DerivationError where a letter has two meanings, or no number yet where it is used."""
    backward = [(f"back to {back.by.name}", each) for back in network.backward for each in _forms(back)]
    refuse_other_meanings([*network.example, *network.parameters, *network.forward, *(each for _, each in backward)])
    known: set[Form] = {*network.example, *network.parameters}
    for name in network.forward:
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
