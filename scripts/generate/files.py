"""A note's generated files, made in memory."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from typing import Any

from derive.errors import DerivationError
from derive.form import Form
from derive.gates import Proved, prove
from derive.letters import refuse_other_meanings
from draw.picture import Picture, drawn
from generate import extras, input_or_output, markdown, reuse
from generate.figure import curves, explorable_figure
from generate.floats import floats_files
from generate.network import network_files
from generate.note import FloatsNote, NetworkNote, Note, blamed_on, derived, load
from generate.ran import ran_files

CONSTANT = {"C": "the constant of integration in the card"}


def proved(stem: str) -> tuple[Note, list[Proved]]:
    """The note and its lines, each proved. Raises NoteError where it cannot be had or does not hold."""
    note = derived(stem)
    with blamed_on(stem):
        return note, prove(note.derivation)


def files(stem: str) -> dict[str, bytes]:
    """All files of a note, by their path in its folder. Raises NoteError."""
    note = load(stem)
    with blamed_on(stem):
        match note:
            case Note():
                made = _of_derivation(stem, note)
            case FloatsNote():
                made = floats_files(stem, note)
            case NetworkNote():
                made = network_files(stem, note)
        made |= ran_files(stem)
    return {path: content.encode() if isinstance(content, str) else content for path, content in made.items()}


def _of_derivation(stem: str, note: Note) -> dict[str, str | bytes]:
    lines = prove(note.derivation)
    function, slope = curves(note.derivation)
    figure = drawn(note.picture.title, lambda: note.picture.draw(function, slope))
    steps = {f"steps/{each.line.name}.md": markdown.step(each.line, n) for n, each in enumerate(lines, 1)}
    of_lines = (form for each in lines for form in (each.line.left, each.line.form))
    refuse_other_meanings((*of_lines, *beside(note)), taken=CONSTANT if note.card else {})
    pieces = {"card.md": extras.card(note.card)} if note.card else {}
    if note.exercises:
        pieces["exercises.md"] = extras.exercises(note.exercises)
    return {
        **steps,
        **pieces,
        **input_or_output.box(note.derivation),
        **extras.published(stem),
        **reuse.pieces(stem, note.derivation),
        "numbers.json": json.dumps(input_or_output.numbers(note.derivation), indent=1, ensure_ascii=False) + "\n",
        "derivation.md": "\n".join(steps.values()),
        "derivation.json": json.dumps(data(lines), indent=1, ensure_ascii=False) + "\n",
        "definition.md": markdown.definition(lines),
        "result.md": markdown.result(note.derivation),
        "proved.md": markdown.proved(lines, note.derivation),
        "row.md": markdown.row(stem, note.title, note.derivation),
        "figure.md": explorable_figure(stem, note, figure),
        "figure.py.md": _code(note.picture),
        f"{stem}.svg": figure.svg,
        f"{stem}.png": figure.png,
    }


def beside(note: Note) -> Iterator[Form]:
    """All forms of a note's card and exercises."""
    if note.card:
        if (note.card.of, note.card.by) != (note.derivation.of, note.derivation.by):
            raise DerivationError("the card is about another function than the derivation")
        yield from (part for part in vars(note.card).values() if isinstance(part, Form))
        yield from note.card.slope_inflections
    for exercise in note.exercises:
        yield from (exercise.left, *(each for each, _ in exercise.lines))


def data(lines: list[Proved]) -> list[dict[str, Any]]:
    """The proved lines as plain data."""
    return [
        {
            "name": each.line.name,
            "rule": each.line.rule,
            "because": each.line.because,
            "tex": each.line.tex,
            "gates": list(each.gates),
        }
        for each in lines
    ]


def _code(picture: Picture) -> str:
    """The source of the very function that drew the figure."""
    return f"```python\n{inspect.getsource(picture.draw).strip()}\n```\n"
