"""What a card is about, and what a row of it is: a claim that is proved by the means that fit it, and then printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import singledispatch
from typing import Any

from derive.forms.form import Form, Name, Symbol
from derive.forms.trees import symbols
from derive.proof.gates import Refused
from derive.proof.shape import Shape
from derive.written.claims import Near


@dataclass(frozen=True)
class Row:
    """A property as it is printed: its name, and what it says, in words and TeX; and what the table of all notes takes.

    That is TeX, numbers, and whether something is so, by names that are `generate/shelf.py`'s.
    """

    name: str
    says: str
    in_short: Mapping[str, object] = field(default_factory=dict)


class About:
    """The function that a card is about: `of` the variable `by`, with its `kinks`, and the rows that are claimed."""

    def __init__(self, of: Name, by: Symbol, kinks: tuple[Form, ...], rows: tuple[object, ...]) -> None:
        self.of, self.by, self.kinks, self.rows = of, by, kinks, rows
        self._shape: Shape | None = None

    @property
    def shape(self) -> Shape:
        """The function's shape. Raises Refused where it has none: see `Shape`."""
        if self._shape is None:
            known = [each for row in self.rows for each in claimed(row) if isinstance(each, Form)]
            numbers = (each for each in known if not symbols(each))
            self._shape = Shape(self.of, self.by, self.kinks, dict.fromkeys(numbers))
        return self._shape


class Listed:
    """A row whose claims are given one after the other, as in `Zeros(form(0), Near(1.5))`."""

    def __init__(self, *entries: Any) -> None:
        self.entries = entries


@singledispatch
def prove(row: object, about: About) -> Row:
    """Prove what a row claims, and print it. Raises Refused or DerivationError where it does not hold."""
    raise Refused(f"this is no row of a card: {row!r}")


@singledispatch
def name_of(row: object) -> str:
    """What a row is called in messages, before it is proved."""
    return (
        "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in type(row).__name__)
        .strip()
        .capitalize()
    )


def claimed(row: object) -> Iterator[object]:
    """All that a row claims: forms, and numbers by their digits."""
    if isinstance(row, Listed):
        entries = row.entries
    elif is_dataclass(row) and not isinstance(row, Form | Near):
        entries = tuple(getattr(row, each.name) for each in fields(row))
    else:
        yield row
        return
    for entry in entries:
        for each in entry if isinstance(entry, tuple) else (entry,):
            yield from claimed(each)
