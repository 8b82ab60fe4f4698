"""The page of all kinks: each is in its table once, and what the frameworks return there is marked where it is odd."""

from __future__ import annotations

import json
import re
from importlib import import_module

import pytest

from derive.forms.form import Symbol, form
from derive.forms.functions import sqrt
from derive.written.kinks import prove_kinks
from derive.written.regions import QUOTIENT_BY, Kink, Regions, Unbounded
from parts.answers import Answer
from parts.kink_book import returned
from parts.kink_table import kink_table
from parts.load import load
from parts.note import Pieces, add_pieces
from stems import stems

ALPHA = Symbol("alpha", low=0)
RELU = Kink(form(0), form(0), form(0), form(1))
STEEP = Kink(form(0), form(0), ALPHA, Unbounded(1 / sqrt(QUOTIENT_BY)))


def test_all_kinks_of_all_notes_are_in_one_table() -> None:
    pieces = Pieces("kinks", import_module("notes.kinks").note)
    add_pieces(pieces.note.parts[0], pieces)
    made = pieces.whole()
    rows = made["kinks.md"].decode().splitlines()[2:]
    kinks = 0
    for stem, note in [(stem, load(stem)) for stem in stems()]:
        if not (whole := note.part(Regions)):
            continue
        for name, meeting in zip(whole.kinks, prove_kinks(whole), strict=True):
            (row,) = [row for row in rows if row.startswith(f"| [{note.title}](") and f"{stem}.md#{name})" in row]
            own = kink_table(stem, note, whole, name, meeting)
            for side, cell in zip(("left", "right"), row.split(" | ")[1:3], strict=True):
                shown = "none: .*" if cell.startswith("none:") else re.escape(cell)
                assert re.search(rf"^\| {side} \|.*\| {shown} \|$", own, re.MULTILINE)
            kinks += 1
    assert len(rows) == kinks == int(json.loads(made["numbers.json"])["all"])
    (relu,) = [row for row in rows if "[ReLU]" in row]
    assert relu == "| [ReLU](activations/relu.md#kink), $x = 0$ | $0$ | $1$ | no | 0 |"
    (elu,) = [row for row in rows if "[ELU]" in row]
    assert elu.endswith(r" | $\alpha$ | $1$ | only for $\alpha = 1$ | 1 for α = 1, 2 for α = 2 |")


RETURNED = [
    (RELU, {"PyTorch": 0, "JAX": 0}, "0"),
    (RELU, {"PyTorch": 0}, "PyTorch 0"),
    (RELU, {}, "not asked: none has it"),
    (RELU, {"PyTorch": 0, "JAX": 1}, "PyTorch 0; JAX 1; **they differ**"),
    (RELU, {"PyTorch": 0, "JAX": 0.5}, "PyTorch 0; JAX 0.5; **they differ**; **neither side’s slope** (JAX)"),
    (RELU, {"PyTorch": 0.5, "JAX": 0.5}, "0.5; **neither side’s slope**"),
    (STEEP, {"PyTorch": 3, "JAX": 3}, "3 for α = 3"),
    (STEEP, {"PyTorch": 1}, "PyTorch 1 for α = 3; **neither side’s slope**"),
]


@pytest.mark.parametrize(("kink", "outputs", "said"), RETURNED, ids=[said for _, _, said in RETURNED])
def test_what_frameworks_return_is_marked_where_it_is_odd(kink: Kink, outputs: dict[str, float], said: str) -> None:
    values = {ALPHA: 3.0} if kink is STEEP else {}
    assert returned(kink, [Answer(who, "1", "", values, output) for who, output in outputs.items()]) == said
