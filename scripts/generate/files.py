"""A note's generated files, made in memory."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

import progress
from derive.errors import DerivationError
from derive.forms.form import Form
from derive.proof import verdicts
from derive.proof.letters import refuse_other_meanings
from derive.written.derivation import Derivation, lines
from derive.written.proved import Proved, prove
from draw.picture import Picture
from generate import extras, input_or_output, markdown, names, reuse
from generate.figure import figure_files
from generate.floats import floats_files
from generate.network import network_files
from generate.note import AnyNote, FloatsNote, NetworkNote, Note, blamed_on, derived, load
from generate.ran import ran_files, snippets, tabs
from generate.stems import NoteError
from memory import Memory

CONSTANT = {"C": "the constant of integration in the card"}


def proved(stem: str) -> tuple[Note, list[Proved]]:
    """The note and its lines, each proved. Raises NoteError where it cannot be had or does not hold."""
    note = derived(stem)
    with blamed_on(stem):
        return note, prove(note.derivation)


def files(stem: str) -> dict[str, bytes]:
    """All files of a note, by their path in its folder. Raises NoteError with the mistakes of all its parts."""
    note = load(stem)
    parts = Parts(stem)
    with _verdicts_kept(stem):
        _add_parts(stem, note, parts)
    return parts.whole()


def _add_parts(stem: str, note: AnyNote, parts: Parts) -> None:
    match note:
        case Note():
            _of_derivation(stem, note, parts)
        case FloatsNote():
            parts.add("its formulas", partial(floats_files, stem, note))
        case NetworkNote():
            parts.add("the network", partial(network_files, stem, note))
    for path in snippets(stem):
        parts.add(f"the snippet {path.name}", partial(ran_files, path))
    parts.add("code.md", partial(tabs, parts.made))


@contextmanager
def _verdicts_kept(stem: str) -> Iterator[None]:
    """Begins with the verdicts of the last build, and keeps those of this one, also where the note has mistakes."""
    memory = Memory(f"verdicts-{stem}", (), ("derive/forms", "derive/readings", "derive/proof"), ("sympy", "mpmath"))
    verdicts.begin_with(memory.recalled() or set())
    yield
    memory.keep(verdicts.asked())


class Parts:
    """The files of a note's parts, and the mistakes in them: a mistake in one keeps no other from being looked at."""

    def __init__(self, stem: str) -> None:
        self.stem = stem
        self.made: dict[str, str | bytes] = {}
        self.mistakes: dict[str, None] = {}

    def add(self, what: str, make: Callable[[], Mapping[str, str | bytes]]) -> bool:
        """Make the files of a part; whether that went well."""
        progress.at(what)
        try:
            with blamed_on(self.stem):
                self.made |= make()
        except NoteError as error:
            self.mistakes |= dict.fromkeys(error.mistakes)
            return False
        return True

    def whole(self) -> dict[str, bytes]:
        """All files. Raises NoteError where a part has a mistake."""
        if self.mistakes:
            raise NoteError(*self.mistakes)
        return {path: content.encode() if isinstance(content, str) else content for path, content in self.made.items()}


def _of_derivation(stem: str, note: Note, parts: Parts) -> None:
    derivation = note.derivation
    if parts.add("its lines", partial(_lines, stem, note)):
        # These are made from the lines, and would only repeat what is wrong with them.
        parts.add("from input or output", partial(_from_output, stem, derivation))
        parts.add("the letters beside it", partial(_letters_beside, note))
    parts.add("the figure", partial(figure_files, stem, note))
    parts.add("the figure's code", partial(_code, note.picture))
    if card := note.card:
        parts.add("the card", partial(extras.card, card))
    if note.exercises:
        parts.add("the exercises", partial(extras.exercises, note.exercises))
    parts.add("what it publishes", partial(extras.published, stem))


def _lines(stem: str, note: Note) -> Mapping[str, str]:
    lines = prove(note.derivation)
    steps = {f"steps/{each.line.name}.md": markdown.step(each.line, n) for n, each in enumerate(lines, 1)}
    return {
        **steps,
        "derivation.md": "\n".join(steps.values()),
        "derivation.json": json.dumps(data(lines), indent=1, ensure_ascii=False) + "\n",
        "definition.md": markdown.definition(lines),
        "result.md": markdown.result(note.derivation),
        "proved.md": markdown.proved(lines, note.derivation),
        "row.md": markdown.row(stem, note.title, note.derivation),
        "words.txt": names.search_words(stem, note.derivation),
    }


def _from_output(stem: str, derivation: Derivation) -> Mapping[str, str]:
    return {
        **input_or_output.box(derivation),
        **reuse.pieces(stem, derivation),
        "numbers.json": json.dumps(input_or_output.numbers(derivation), indent=1, ensure_ascii=False) + "\n",
    }


def _letters_beside(note: Note) -> Mapping[str, str]:
    of_lines = (form for line in lines(note.derivation) for form in (line.left, line.form))
    refuse_other_meanings((*of_lines, *beside(note)), taken=CONSTANT if note.card else {})
    return {}


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


def _code(picture: Picture) -> Mapping[str, str]:
    """The source of the very function that drew the figure."""
    return {"figure.py.md": f"```python\n{inspect.getsource(picture.draw).strip()}\n```\n"}
