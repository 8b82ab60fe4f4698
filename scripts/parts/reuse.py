"""What it saves to compute the derivative from the output: operations counted, and a recorded measurement."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from derive.errors import DerivationError
from derive.forms.form import Placeholder
from derive.readings.code import numpy_code
from derive.readings.cost import operations
from derive.readings.tex import tex
from derive.written.derivation import Derivation
from parts.box import refuse_more_than_output, written_by_output
from parts.note import Made, Note, Pieces, add_pieces, refuse_odd
from printed import printed
from stems import SCRIPTS

RECORD = SCRIPTS / "recorded" / "reuse.json"


@dataclass(frozen=True)
class Reuse:
    """What the backward pass saves, for a derivative that is a polynomial in the function's value alone."""


@refuse_odd.register
def _(part: Reuse, note: Note) -> None:
    refuse_more_than_output(note, "the part on reuse")


@add_pieces.register
def _(part: Reuse, pieces: Pieces) -> None:
    pieces.add("what reuse saves", partial(_pieces, pieces.stem, pieces.note.needed(Derivation, "reuse")))


def _pieces(stem: str, derivation: Derivation) -> Made:
    """`reuse/operations.md`, and `reuse/measured.md` if `make bench-reuse` has measured this note.

    Raises DerivationError where other code was measured.
    """
    made = {"reuse/operations.md": _operations(derivation)}
    record = json.loads(RECORD.read_text("utf-8")) if RECORD.is_file() else {"notes": {}}
    if stem in record["notes"]:
        if record["code"][stem] != digest(derivation):
            raise DerivationError("the code of the backward pass has changed since it was timed; run make bench-reuse")
        made["reuse/measured.md"] = _measured(record, stem)
    return made


def backward(derivation: Derivation) -> tuple[str, str]:
    """The backward pass as NumPy code, a gradient times the slope: from the output, and from the input alone."""
    slopes = written_by_output(derivation), derivation.claim
    from_output, from_input = (numpy_code("result", Placeholder("gradient") * slope) for slope in slopes)
    return from_output, from_input


def digest(derivation: Derivation) -> str:
    """What a record keeps of the code that was timed."""
    return sha256("\n".join(backward(derivation)).encode()).hexdigest()


def _operations(derivation: Derivation) -> str:
    a, x = derivation.of, derivation.by
    columns = {
        f"forward, ${tex(a)}$ from ${tex(x)}$": operations(a.definition),
        f"backward, from ${tex(a)}$": operations(derivation.claim, given=(a,)),
        f"backward, from ${tex(x)}$ alone": operations(derivation.claim),
    }
    kinds = list(dict.fromkeys(kind for count in columns.values() for kind in count))
    head = "| Operations | " + " | ".join(columns) + " |\n| --- |" + " --: |" * len(columns) + "\n"
    rows = [f"| {kind} | " + " | ".join(str(count[kind]) for count in columns.values()) + " |\n" for kind in kinds]
    return head + "".join(rows)


def _measured(record: dict[str, object], stem: str) -> str:
    notes = record["notes"]
    assert isinstance(notes, dict)
    head = (
        "| Numbers in the array | from the output, ns per number | from the input, ns per number | times faster |\n"
        "| --: | --: | --: | --: |\n"
    )
    rows = [
        f"| {row['size']:,} | {printed(row['with'], 3)} | {printed(row['without'], 3)} | {row['ratio']:.2f} |\n"
        for row in notes[stem]
    ]
    machine = f"{record['machine']}, NumPy {record['numpy']}, {record['date']}"
    return f"{head}{''.join(rows)}\nFloat32, medians of {record['turns']} turns on {machine}.\n"
