"""A card of properties as a part of a note: a table, each row of it proved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

import sympy

from derive.errors import DerivationError
from derive.forms.form import Form, Name
from derive.proof.normal_form import is_zero
from derive.readings.value import value
from derive.written.card import Card, proved
from derive.written.derivation import Derivation
from derive.written.equation_rows import Antiderivative, Formal
from derive.written.row import claimed
from derive.written.wording import refuse_lost_backslashes
from parts.cells import in_cell
from parts.given import given
from parts.note import Made, Note, Pieces, add_pieces, forms_of, refuse_odd, summary, taken_by
from parts.parameters import Parameters


@refuse_odd.register
def _(part: Card, note: Note) -> None:
    for row in part.rows:
        if isinstance(row, Formal):
            refuse_lost_backslashes(row.name, "the card's formal proof")
            refuse_lost_backslashes(row.address, "the card's formal proof")
    derivation = note.part(Derivation)
    if derivation and not (part.by == derivation.by and _is_same(part.of, derivation.of, note)):
        raise DerivationError(
            "the card is about another function than the derivation, even with the values of parameters that are shown"
        )


def _is_same(of: Name, derived: Name, note: Note) -> bool:
    """Whether a card's function is the derivation's, or what that is for the shown values of the parameters."""
    shown = {value(each.letter): sympy.Rational(str(each.shown)) for each in note.part(Parameters) or ()}
    return of == derived or (bool(shown) and is_zero(value(derived).subs(shown) - value(of)))


@forms_of.register
def _(part: Card) -> Iterator[Form]:
    yield from (part.of, part.by, *part.kinks)
    yield from (each for row in part.rows for each in claimed(row) if isinstance(each, Form))


@taken_by.register
def _(part: Card) -> Mapping[str, str]:
    integrated = any(isinstance(row, Antiderivative) for row in part.rows)
    return {"C": "the constant of integration in the card"} if integrated else {}


@add_pieces.register
def _(part: Card, pieces: Pieces) -> None:
    pieces.add("the card", partial(_card, part, pieces.note))


def _card(card: Card, note: Note) -> Made:
    found = proved(card)
    rows = [f"| {row.name} | {in_cell(row.says)} |\n" for row in found]
    made: Made = {"card.md": "| Property | What is true |\n| --- | --- |\n" + "".join(rows)}
    if (for_which := given(card, note)) is None:
        return made
    in_short = {key: said for row in found for key, said in row.in_short.items()}
    return {**made, **summary(in_short | {"given": for_which})}
