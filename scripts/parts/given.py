"""For which parameters a note's card is about its function: cards have numbers where a function may have letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from derive.errors import DerivationError
from derive.forms.form import Form, Name
from derive.forms.trees import substituted
from derive.proof.gates import Refused
from derive.proof.normal_form import is_zero
from derive.proof.regions import regions
from derive.readings.interval import as_form
from derive.readings.tex import tex
from derive.readings.value import value
from derive.written.card import Card
from parts.note import Note
from parts.parameters import Parameters
from parts.subject import Subject, subject_of

Numbers = dict[str, Fraction]  # by the letters of parameters


def given(card: Card, note: Note) -> str | None:
    """The values of parameters that a card has put in, as TeX; None where none are found."""
    about = subject_of(note)
    if about is None or about.by != card.by:
        return None
    if about.of.definition == card.of.definition:
        return ""
    parameters = note.part(Parameters) or Parameters()
    for numbers in _worth_trying(card, parameters):
        here: Form = about.of.definition
        for each in parameters:
            here = substituted(here, each.letter, as_form(numbers[each.letter.name]))
        if _is_same(here, about, card):
            return ", ".join(f"{tex(each.letter)} = {float(numbers[each.letter.name]):g}" for each in parameters)
    return None


def _worth_trying(card: Card, parameters: Parameters) -> Iterator[Numbers]:
    """The values that are shown, others that are worth a look, and the one in the name of the card's, as in a_2."""
    shown = {each.letter.name: Fraction(str(each.shown)) for each in parameters}
    if not shown:
        return
    yield shown
    for each in parameters:
        yield from (shown | {each.letter.name: Fraction(str(other))} for other in each.also)
    if len(shown) == 1 and (number := re.fullmatch(r"\w+_(\d+)", card.of.name)):
        yield dict.fromkeys(shown, Fraction(number[1]))


def _is_same(here: Form, about: Subject, card: Card) -> bool:
    """Whether a function is shown to be the card's on each of its regions."""
    try:
        sides = [regions(Name(about.of.name, here), card.by, *card.kinks), regions(card.of, card.by, *card.kinks)]
        return all(is_zero(value(one.of) - value(other.of)) for one, other in zip(*sides, strict=True))
    except (Refused, DerivationError):
        return False
