"""Places at which what a page displays is looked at: one for a note, or one on each of its regions."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import mpmath

from derive.forms.form import Derivative, Form
from derive.forms.indexed import Index, SumOver
from derive.forms.indices import free_indices
from derive.forms.trees import names, symbols
from derive.forms.unknowns import unknowns
from derive.proof.points import with_ends
from derive.readings.number import ends_at
from derive.readings.tex import tex
from derive.written.derivation import AnyDerivation, Derivation, Gradient
from derive.written.regions import Regions
from network.written import Network
from parts.float_survey import OF_TYPES
from parts.load import load
from parts.note import Note
from parts.note import forms_of as forms_of_part
from parts.subject import derivations
from reader import number_of
from written_out import Written, small_points

LEFT = "left of 0"  # where functions by cases are looked at as well


class Place:
    """A number for each letter, what names stand for there, and the forms that have a number there, by their TeX.

    On a region, its letter and the page's own are one number, and the function is what it is there. A letter that may
    be of either sign has that of `sign`.
    """

    def __init__(self, note: Note, every: list[Form], region: Derivation | None = None, sign: int = 1) -> None:
        self.at: Any = {}
        free = sorted(symbols(*every), key=tex)
        numbered = {letter: n for n, letter in enumerate(dict.fromkeys(map(tex, free)))}
        varying = region.by.name if region else ""
        for symbol in sorted(with_ends(free), key=lambda each: each.name == varying):  # its interval may need others
            here = region.by if region and symbol.name == varying else symbol
            at = inside(*ends_at(here, self.at), numbered[tex(symbol)])
            low, high = ends_at(symbol, self.at)
            at = sign * at if low < sign * at < high else at
            if low < at < high:
                self.at[symbol] = at
        if network := note.part(Network):
            self.at = {symbol: mpmath.mpf(text) for symbol, text in (network.example | network.parameters).items()}
        some = [form for form in every if symbols(form) <= self.at.keys()]
        defined = [name for each in (*some, *([region.of] if region else [])) for name in names(each)]
        self.names = {tex(name): tex(name.definition) for name in defined}
        self.forms = {tex(each): each for each in (*some, *(name.definition for name in defined))}
        if region:
            whole = note.needed(Regions, "the test")
            self.forms[tex(Derivative(whole.of, whole.by))] = Derivative(region.of, region.by)
        self.others = {letter: mpmath.mpf(n + 7) / 3 for n, letter in enumerate(OF_TYPES)}

    def read(self, side: str, **other: Any) -> Any:
        """The reader's number, with `other` numbers for some letters; None where it has none."""
        letters = {tex(symbol): at for symbol, at in self.at.items()} | self.others | other
        try:
            return number_of(side, letters, self.names)
        except Exception:  # the reader has no exception of its own
            return None


def inside(low: Any, high: Any, n: int) -> Any:
    """A number in the interval of a letter; each letter has another one."""
    if high < mpmath.inf:
        share = mpmath.mpf(n + 3) / (2 * n + 9)  # never one half: in the middle between -c and c much is 0
        return low + (high - low) * share if low > -mpmath.inf else high - mpmath.mpf(n + 3) / 8
    return max(low, mpmath.mpf(0)) + mpmath.mpf(n + 3) / 8


class PlaceOfSeveral(Place):
    """The same for a note of several variables: small sizes, indices that are not equal, and entries."""

    def __init__(self, every: list[Form]) -> None:
        defined = [name for each in every for name in names(each)]
        wholes = (*every, *(name.definition for name in defined))
        found = unknowns(*wholes)
        *_, self.at = small_points(found, symbols(*wholes))
        rows = [SumOver(each, last) for each in found.tensors.values() if isinstance(last := each.places[-1], Index)]
        every = [*wholes, *defined, *found.tensors.values(), *rows, *symbols(*wholes)]
        self.forms = {tex(each): each for each in every if free_indices(each) <= self.at.keys()}
        self.number_of = cache(Written(wholes, self.at).number)

    def read(self, side: str, **other: Any) -> Any:
        """The reader's number; None where it has none."""
        try:
            return self.number_of(side)
        except Exception:  # the reader has no exception of its own
            return None


def places_of(stem: str) -> dict[str, Place]:
    """A place on each region of a note, by its name; where it has none, a place without a name, and one left of 0."""
    note = load(stem)
    every = [form for part in note.parts for form in forms_of_part(part)]
    whole = note.part(Regions)
    main: AnyDerivation | None = note.part(AnyDerivation)
    if unknowns(*every) and main:
        return {"": PlaceOfSeveral(every)}
    if unknowns(*every):
        alone = [form for form in every if not unknowns(form)]
        several = PlaceOfSeveral([form for form in every if unknowns(form)])
        folders = [name for name, each in derivations(note).items() if isinstance(each, Gradient)]
        beside = dict.fromkeys([*folders, "rules/indices.md", "rules/several.md"], several)
        return {"": Place(note, alone), LEFT: Place(note, alone, sign=-1), **beside}
    if not whole:
        return {"": Place(note, every), LEFT: Place(note, every, sign=-1)}
    every += [whole.of, whole.by, whole.slope, *(column.by for column in whole.columns.values())]
    return {name: Place(note, every, column) for name, column in whole.columns.items()}


def same(relation: str, one: Any, other: Any, sides: str) -> bool:
    """Whether two numbers are one, as far as the relation and decimals in what was read let one say so."""
    if relation == r"\approx":
        return bool(abs(one - other) <= 2e-4 + 1e-3 * abs(one))
    off = 1e-12 if "." in sides else 1e-18  # the reader computes with decimals at once, in floats
    return not mpmath.isnan(one) and bool(mpmath.almosteq(one, other, off, off))


def holds(relation: str, one: Any, other: Any) -> bool:
    """Whether a comparison that is no equation holds."""
    return bool(
        {"<": one < other, ">": one > other, r"\le": one <= other, r"\ge": one >= other, r"\ne": one != other}[relation]
    )


def all_hold(relations: Iterable[tuple[str, Any, Any]]) -> bool:
    """Whether all comparisons hold whose sides are numbers; the others are told as what cannot be read."""
    return all(holds(how, one, other) for how, one, other in relations if None not in (one, other))
