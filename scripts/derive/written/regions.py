"""A derivation region by region, as data: a column of steps for each, and what happens where they meet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import sympy

from derive.errors import DerivationError
from derive.forms.form import Cases, Form, Name, Symbol
from derive.forms.trees import renamed, rewrite
from derive.proof.normal_form import is_zero
from derive.proof.regions import Region, regions
from derive.readings.value import value
from derive.written.derivation import Derivation


@dataclass(frozen=True)
class Unbounded:
    """A side without a slope: its difference `quotient` in `QUOTIENT_BY`, the distance from the kink, has no bound."""

    quotient: Form

    @property
    def jumps(self) -> bool:
        """Whether the function does not even come to its value at the kink: by how much it is off is h times that."""
        h = value(QUOTIENT_BY)
        return not is_zero(sympy.cancel(value(self.quotient) * h).subs(h, 0))


QUOTIENT_BY = Symbol("h", low=0)


@dataclass(frozen=True)
class Kink:
    """Where two regions meet, at `at`: the function's `value` there, and its slope from the `left` and the `right`.

    Where it depends on a parameter whether the slopes agree, `only_for` is that parameter and its one value for which
    they do.
    """

    at: Form
    value: Form
    left: Form | Unbounded
    right: Form | Unbounded
    only_for: tuple[Symbol, Form] | None = None

    def __post_init__(self) -> None:
        for what in ("at", "value", "left", "right"):
            if not isinstance(given := getattr(self, what), Form | Unbounded):
                raise DerivationError(f"a kink's `{what}` must be a form, not {given!r}; write form({given!r})")


@dataclass(frozen=True)
class Regions:
    """The derivative of a function that has kinks.

    `of` is the function's name and definition, `by` its variable. `columns` are derivations of the regions from left
    to right, by names that begin their addresses on the page; `kinks` are by names, too, and from left to right.
    `claim` is the derivative in one formula, where there is one that holds on all regions.
    """

    of: Name
    by: Symbol
    columns: Mapping[str, Derivation]
    kinks: Mapping[str, Kink]
    claim: Form | None = None

    def __post_init__(self) -> None:
        found = regions(self.of, self.by, *(kink.at for kink in self.kinks.values()))
        given = [Region(each.by, each.of) for each in self.columns.values()]
        if given != list(found):
            raise DerivationError(
                f"the columns must be derivations of what regions() gives for {len(self.kinks)} kinks, one for each of "
                f"{len(found)} regions, from left to right"
            )
        if len({*self.columns, *self.kinks}) < len(self.columns) + len(self.kinks):
            raise DerivationError("a column and a kink have one name; a name is an anchor and must be unique")

    @property
    def meetings(self) -> list[tuple[Kink, Derivation, Derivation]]:
        """Each kink between its two columns."""
        return [(kink, *pair) for kink, pair in zip(self.kinks.values(), pairwise(self.columns.values()), strict=True)]

    @property
    def slope(self) -> Form:
        """The derivative on all regions, as a form: the claim, or by cases, which say nothing at the kinks."""
        if self.claim:
            return self.claim
        pieces = tuple(on_all(each.claim, each, self) for each in self.columns.values())
        return Cases(self.by, pieces, tuple(kink.at for kink in self.kinks.values()), pieces[:-1])


def on_all(form: Form, column: Derivation, whole: Regions) -> Form:
    """A form of one column in the letters of the whole function."""
    named = rewrite(form, lambda part: whole.of if part == column.of else None)
    return renamed(named, column.by, whole.by)
