"""A card: what is known about a function, row by row. No row is there because another one is."""

from __future__ import annotations

from math import inf

from derive.errors import DerivationError
from derive.forms.form import Form, Name, Symbol
from derive.proof.gates import domain, told
from derive.proof.regions import regions
from derive.readings.interval import interval
from derive.readings.tex import tex
from derive.written import end_rows, equation_rows, slope_rows, smoothness_row, turn_rows
from derive.written.claims import Near
from derive.written.row import About, Row, claimed, name_of, prove

KINDS = (equation_rows, end_rows, turn_rows, slope_rows, smoothness_row)  # they tell `prove` how


class Card:
    """The properties of a function `of` the variable `by`: `rows` are claims, in the order in which they are printed.

    `kinks` are the places at which it is put together, from left to right. Where the variable has an interval, the card
    is about that interval.
    """

    def __init__(self, of: Name, by: Symbol, *rows: object, kinks: tuple[Form, ...] = ()) -> None:
        """Raises DerivationError where a row is none, or claims what is neither a form nor a number by its digits."""
        self.of, self.by, self.rows, self.kinks = of, by, rows, kinks
        for row in rows:
            if prove.dispatch(type(row)) is prove.dispatch(object):
                raise DerivationError(f"this is no row of a card: {row!r}; derive/written/ has the kinds of rows")
            for each in claimed(row):
                if not isinstance(each, Form | Near | str | None) and each not in (-inf, inf):
                    raise DerivationError(
                        f"the card's row {name_of(row)} is made of forms, not {each!r}; write form({each!r})"
                    )


def proved(card: Card) -> list[Row]:
    """The rows of `card`. Raises DerivationError at the first that does not hold."""
    about = About(card.of, card.by, card.kinks, card.rows)
    for region in regions(card.of, card.by, *card.kinks):
        with told("domain", step=f"the function {tex(card.of)}"):
            domain(region.of, region.of)
    rows = [] if card.by == Symbol(card.by.name) else [Row("Where", f"for ${interval(card.by)}$")]
    for row in card.rows:
        with told("claim", step=name_of(row)):
            rows.append(prove(row, about))
    return rows
