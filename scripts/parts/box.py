"""The box that settles what a derivative written by the output takes: two functions named apart, and the mistake."""

from __future__ import annotations

from dataclasses import dataclass

import mpmath
import sympy

from derive.errors import DerivationError
from derive.forms.alphabet import letter_python
from derive.forms.form import Form, Symbol
from derive.forms.trees import rewrite, symbols
from derive.readings.code import numpy_code
from derive.readings.number import number
from derive.readings.tex import tex
from derive.readings.value import value
from derive.written.derivation import Derivation
from parts.note import Note, Pieces, add_pieces, numbers, refuse_odd
from printed import printed

AT = ("-4", "-1", "0.25", "1", "2", "4")


@dataclass(frozen=True)
class Box:
    """The box on input and output, for a derivative that is a polynomial in the function's value alone."""


@refuse_odd.register
def _(part: Box, note: Note) -> None:
    refuse_more_than_output(note, "the box on input and output")


@add_pieces.register
def _(part: Box, pieces: Pieces) -> None:
    derivation = pieces.note.needed(Derivation, "the box")
    pieces.add("the box on input and output", lambda: {**_box(derivation), **numbers(_ends(derivation))})


def refuse_more_than_output(note: Note, what: str) -> None:
    """Raises DerivationError, for a part of a note, where the derivative needs more than the function's value."""
    derivation = note.needed(Derivation, what)
    if not needs_only_output(derivation):
        raise DerivationError(
            f"{what} is for a derivative that is a polynomial in {tex(derivation.of)} alone, and "
            f"{tex(derivation.claim)} is none; leave it out"
        )


def _box(derivation: Derivation) -> dict[str, str]:
    """The pieces of the box: `code.md` and `mistake.md`, a table of what the mistake gives."""
    x, a = letter_python(derivation.by.name), letter_python(derivation.of.name)
    by_output = numpy_code("slope", written_by_output(derivation)).partition(" = ")[2]
    definition = numpy_code(a, derivation.of.definition)
    statements = [f"    {line}" for line in definition.splitlines()]
    code = "\n".join(
        [
            "```python",
            f"def from_input({x}):",
            *statements,
            f"    return {by_output}",
            "",
            f"def from_output({a}):",
            f"    return {by_output}",
            "```",
        ]
    )
    head = (
        f"| `{x}` | `{a}` | right: `from_output({a})` | wrong: `from_output({x})` "
        f"| wrong: `from_input({a})` |\n| --: | --: | --: | --: | --: |\n"
    )
    return {
        "input_or_output/code.md": code + "\n",
        "input_or_output/mistake.md": head + "".join(_row(derivation, at) for at in AT),
    }


def _ends(derivation: Derivation) -> dict[str, str]:
    """The ends of where the mistake has at least the right sign, for prose, where there are two."""
    letter, by_letter = value(Symbol(derivation.of.name)), value(written_by_output(derivation))
    if sympy.degree(by_letter, letter) != 2:
        return {}
    zeros = [zero for zero in sympy.roots(by_letter, letter) if zero.is_real]
    if len(zeros) != 2:
        return {}
    first, last = sorted(zeros, key=float)
    if by_letter.subs(letter, (first + last) / 2) <= 0:
        return {}
    return {"sign-from": printed(float(first)), "sign-to": printed(float(last))}


def needs_only_output(derivation: Derivation) -> bool:
    """Whether the derivative, as claimed, is a polynomial in the function's value alone."""
    letter = Symbol(derivation.of.name)
    by_letter = written_by_output(derivation)
    return symbols(by_letter) == {letter} and bool(value(by_letter).is_polynomial(value(letter)))


def _row(derivation: Derivation, at: str) -> str:
    x, a = derivation.by, derivation.of
    here = mpmath.mpf(at)
    output = number(a, {x: here})
    slope = derivation.claim
    cells = [
        here,
        output,
        number(slope, {x: here}),
        number(written_by_output(derivation), {Symbol(a.name): here}),
        number(slope, {x: output}),
    ]
    return "| " + " | ".join(printed(float(cell), 4) for cell in cells) + " |\n"


def written_by_output(derivation: Derivation) -> Form:
    """The derivative with a free letter for the output."""
    letter = Symbol(derivation.of.name)
    return rewrite(derivation.claim, lambda part: letter if part == derivation.of else None)
