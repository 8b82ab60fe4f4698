"""A card of properties as a part of a note: a table, each row of it proved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from derive.errors import DerivationError
from derive.forms.form import Form
from derive.written.card import Card
from derive.written.derivation import Derivation
from derive.written.properties import proved
from derive.written.wording import refuse_lost_backslashes
from parts.note import Made, Note, Pieces, add_pieces, forms_of, refuse_odd, taken_by


@refuse_odd.register
def _(part: Card, note: Note) -> None:
    for text in part.formal or ():
        refuse_lost_backslashes(text, "the card's `formal`")
    for name, entry in vars(part).items():
        for each in entry if isinstance(entry, tuple) and name != "formal" else (entry,):
            if name != "formal" and not isinstance(each, Form):
                raise DerivationError(f"the card's `{name}` must be made of forms, not {each!r}; write form({each!r})")
    derivation = note.part(Derivation)
    if derivation and (part.of, part.by) != (derivation.of, derivation.by):
        raise DerivationError("the card is about another function than the derivation")


@forms_of.register
def _(part: Card) -> Iterator[Form]:
    yield from (entry for entry in vars(part).values() if isinstance(entry, Form))
    yield from part.slope_inflections


@taken_by.register
def _(part: Card) -> Mapping[str, str]:
    return {"C": "the constant of integration in the card"}


@add_pieces.register
def _(part: Card, pieces: Pieces) -> None:
    pieces.add("the card", partial(_card, part))


def _card(card: Card) -> Made:
    rows = ["| {} | {} |\n".format(row.name, row.says.replace("|", r"\vert ")) for row in proved(card)]
    if card.formal:
        name, address = card.formal
        rows.append(f"| Formal proof | [`{name}`]({address}) in Lean's Mathlib |\n")
    return {"card.md": "| Property | What is true |\n| --- | --- |\n" + "".join(rows)}
