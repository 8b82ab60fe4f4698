"""Exercises: a question, and an answer whose every line is proved equal to what was asked for."""

from __future__ import annotations

import reprlib
from dataclasses import dataclass

from derive.errors import DerivationError
from derive.forms.form import Form
from derive.proof.gates import prove_equal


@dataclass(frozen=True)
class Exercise:
    """A question for readers, and its answer: `left` is equal to each of `lines`, a form with its reason.

    Raises DerivationError where it is not made of these.
    """

    question: str
    left: Form
    lines: tuple[tuple[Form, str], ...]

    def __post_init__(self) -> None:
        for line in self.lines:
            match line:
                case (Form(), str()):
                    continue
            raise DerivationError(
                f'the answer to "{self.question}" has lines such as (a * (1 - a), "Why."), with a comma behind each, '
                f"the only one too; this is none: {reprlib.repr(line)}"
            )


def prove_answer(exercise: Exercise) -> None:
    """Raises DerivationError at the first line that is not equal to the left side, and where there is no line."""
    if not exercise.lines:
        raise DerivationError(f'the answer to "{exercise.question}" has no lines')
    for form, because in exercise.lines:
        prove_equal(form, exercise.left, step=f'the answer to "{exercise.question}", "{because}"')
