"""Exercises as a part of a note: questions, each with its proved answer behind a disclosure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from derive.errors import DerivationError
from derive.forms.form import Form
from derive.readings.interval import where
from derive.readings.tex import tex
from derive.written.exercise import Exercise, prove_answer
from derive.written.wording import refuse_no_sentence
from parts.note import Made, Note, Pieces, add_pieces, forms_of, refuse_odd
from stems import linked


class Exercises(tuple[Exercise, ...]):
    """The exercises of a note, in their order."""

    def __new__(cls, *exercises: Exercise) -> Exercises:
        """Raises DerivationError where something is no exercise."""
        for each in exercises:
            if not isinstance(each, Exercise):
                raise DerivationError(f"a note's exercises are Exercise(...), and not {each!r}")
        return super().__new__(cls, exercises)


@refuse_odd.register
def _(part: Exercises, note: Note) -> None:
    for number, exercise in enumerate(part, 1):
        refuse_no_sentence(exercise.question, f"the question of exercise {number}")
        for line, (_, because) in enumerate(exercise.lines, 1):
            refuse_no_sentence(because, f"the reason of line {line} in the answer to exercise {number}")


@forms_of.register
def _(part: Exercises) -> Iterator[Form]:
    for exercise in part:
        yield from (exercise.left, *(form for form, _ in exercise.lines))


@add_pieces.register
def _(part: Exercises, pieces: Pieces) -> None:
    pieces.add("the exercises", partial(_exercises, pieces.stem, part))


def _exercises(stem: str, exercises: Exercises) -> Made:
    shown = "\n".join(_exercise(number, each) for number, each in enumerate(exercises, 1))
    return {"exercises.md": linked(stem, shown)}


def _exercise(number: int, exercise: Exercise) -> str:
    prove_answer(exercise)
    left, holds = tex(exercise.left), where(exercise.left, *(form for form, _ in exercise.lines))
    lines = []
    for form, because in exercise.lines:
        lines.append(f"    $$\n    {left} = {tex(form)}{holds}\n    $$\n\n    {because}\n")
        left = holds = ""
    answer = "\n".join(lines)
    return f'**{number}.** {exercise.question}\n\n??? success "Answer {number}"\n\n{answer}\n'
