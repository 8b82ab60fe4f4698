"""How far apart two functions of a note are at most, as a part of it: a sentence with certain digits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from derive.errors import DerivationError
from derive.forms.form import Form, Name, Symbol
from derive.forms.trees import symbols
from derive.proof.apart import farthest_apart
from derive.proof.balls import common_digits
from derive.proof.gates import told
from derive.readings.tex import tex
from derive.readings.value import value
from memory import remembered
from parts.note import Made, Note, Pieces, add_pieces, forms_of, refuse_odd

SHARE = Fraction(1, 10_000)  # of the difference, within which it is known
PLACES = 20  # behind the point, at which digits are looked for
PROVED_BY = ("derive/forms", "derive/readings", "derive/proof")


@dataclass(frozen=True)
class Apart:
    """Two functions of the variable `by`, `one` and `other`, that are nearly the same: the piece `apart.md`."""

    one: Name
    other: Name
    by: Symbol


@refuse_odd.register
def _(part: Apart, note: Note) -> None:
    if symbols(part.one, part.other) != {part.by}:
        raise DerivationError(f"how far apart two functions are is shown for functions of {part.by.name} alone")


@forms_of.register
def _(part: Apart) -> Iterator[Form]:
    yield from (part.one, part.other)


@add_pieces.register
def _(part: Apart, pieces: Pieces) -> None:
    pieces.add("how far apart they are", partial(_piece, pieces.stem, part))


def _piece(stem: str, part: Apart) -> Made:
    one, other, by = part.one, part.other, part.by
    with told("numbers", step=f"how far {tex(one)} and {tex(other)} are apart"):
        least, most, place = remembered(
            f"apart-{stem}",
            (one, other, by),
            lambda: farthest_apart(value(one), value(other), value(by), SHARE),
            rooms=PROVED_BY,
            packages=("sympy", "python-flint"),
        )
    shown = max((common_digits(least, most, places) for places in range(1, PLACES)), key=len)
    said = (
        f"Nowhere are ${tex(one)}$ and ${tex(other)}$ farther apart than ${shown}\\ldots$, which they are near "
        f"${tex(by)} = {float(place):.2f}$. These digits are certain: between the places that were looked at, balls "
        "with proved bounds hold both functions, and far out their difference is shown to fall.\n"
    )
    return {"apart.md": said}
