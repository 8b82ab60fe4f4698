"""The kinks of all notes as a part of a note: one table, with both slopes and what PyTorch and JAX return there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from math import isclose
from types import ModuleType

import mpmath

from derive.forms.form import Form
from derive.readings.number import number
from derive.readings.tex import tex
from derive.written.kinks import Meeting, prove_kinks
from derive.written.regions import Kink, Regions, Unbounded
from parts.answers import Answer, recorded
from parts.cells import in_cell
from parts.load import load
from parts.note import Made, Note, Pieces, add_pieces, numbers
from stems import link_to_note, stems

HEAD = """\
| Function and place | Slope from the left | Slope from the right | Differentiable? | PyTorch and JAX return |
| --- | --- | --- | --- | --- |
"""


@dataclass(frozen=True)
class KinkBook:
    """All kinks of all notes.

    `notes` is their package: a module that imports it is made anew whenever one of them has changed.
    """

    notes: ModuleType


@dataclass(frozen=True)
class Row:
    """A kink as the table shows it, and what it was made of."""

    cells: Sequence[str]
    meeting: Meeting
    answers: Sequence[Answer]


@add_pieces.register
def _(part: KinkBook, pieces: Pieces) -> None:
    rows: list[Row] = []
    for stem, note in sorted(_others(pieces.stem), key=lambda each: each[1].title.lower()):
        pieces.add(f"the kinks of {stem}", partial(_found, pieces.stem, stem, note, rows))
    pieces.add("the table of kinks", partial(_table, rows))


def _others(stem: str) -> Iterable[tuple[str, Note]]:
    return ((other, load(other)) for other in stems() if other != stem)


def _found(here: str, stem: str, note: Note, rows: list[Row]) -> Made:
    """Adds a row for each kink of a note. Raises DerivationError and NoteError where one is not as it is said to be."""
    if whole := note.part(Regions):
        for name, meeting in zip(whole.kinks, prove_kinks(whole), strict=True):
            kink, answers = meeting.kink, list(recorded(stem, note, name))
            place = f"[{note.title}]({link_to_note(here, stem)}#{name}), ${tex(whole.by)} = {tex(kink.at)}$"
            slopes = [_slope(side) for side in (kink.left, kink.right)]
            rows.append(Row([place, *slopes, differentiable(meeting), returned(kink, answers)], meeting, answers))
    return {}


def _slope(side: Form | Unbounded) -> str:
    return "none: it has no bound" if isinstance(side, Unbounded) else f"${tex(side)}$"


def differentiable(meeting: Meeting) -> str:
    """Whether a function is differentiable at a kink, as a cell says it."""
    if meeting.differentiable is None and meeting.kink.only_for:
        letter, only = map(tex, meeting.kink.only_for)
        return f"only for ${letter} = {only}$"
    return "yes" if meeting.differentiable else "no"


def returned(kink: Kink, answers: Sequence[Answer]) -> str:
    """What the frameworks return at a kink, as a cell says it; and if so, that they differ, or follow neither side."""
    by_framework: dict[str, list[Answer]] = defaultdict(list)
    for each in answers:
        by_framework[each.framework].append(each)
    said = {framework: ", ".join(map(str, found)) for framework, found in by_framework.items()}
    if not said:
        return "not asked: none has it"
    if len(said) > 1 and len({*said.values()}) == 1:
        return "; ".join([next(iter(said.values())), *_marks(kink, answers)])
    differ = ["**they differ**"] if len(said) > 1 else []
    return "; ".join([*(" ".join(each) for each in said.items()), *differ, *_marks(kink, answers)])


def _marks(kink: Kink, answers: Sequence[Answer]) -> list[str]:
    odd = dict.fromkeys(each.framework for each in answers if not _is_a_sides(kink, each))
    if not odd:
        return []
    who = "" if odd.keys() == {each.framework for each in answers} else f" ({', '.join(odd)})"
    return [f"**neither side’s slope**{who}"]


def _is_a_sides(kink: Kink, answer: Answer) -> bool:
    point = {letter: mpmath.mpf(value) for letter, value in answer.values.items()}
    slopes = [float(number(side, point)) for side in (kink.left, kink.right) if isinstance(side, Form)]
    return any(isclose(answer.output, slope, rel_tol=1e-9, abs_tol=1e-12) for slope in slopes)


def _table(rows: Sequence[Row]) -> Made:
    lines = ["| " + " | ".join(map(in_cell, row.cells)) + " |\n" for row in rows]
    versions = dict.fromkeys(f"{each.framework} {each.version}" for row in rows for each in row.answers)
    dates = {each.date for row in rows for each in row.answers}
    counted = {
        "all": len(rows),
        "without-a-derivative": sum(row.meeting.differentiable is False for row in rows),
        "with-a-derivative": sum(row.meeting.differentiable is True for row in rows),
    }
    told = {name: str(count) for name, count in counted.items()}
    told |= {"versions": " and ".join(sorted(versions, reverse=True)), "date": max(dates, default="")}
    return {"kinks.md": HEAD + "".join(lines), **numbers(told)}
