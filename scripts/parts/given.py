"""For which parameters a note's card is about its function: cards have numbers where a function may have letters."""

from __future__ import annotations

import sympy

from derive.proof.normal_form import is_zero
from derive.readings.tex import tex
from derive.readings.value import value
from derive.written.card import Card
from parts.note import Note
from parts.parameters import Parameters
from parts.subject import subject_of


def given(card: Card, note: Note) -> str | None:
    """The values of parameters that a card has put in, as TeX; None where it is about another function."""
    about = subject_of(note)
    if about is None or about.by != card.by:
        return None
    if about.of.definition == card.of.definition:
        return ""
    shown = {each.letter: each.shown for each in note.part(Parameters) or ()}
    numbers = {value(letter): sympy.Rational(str(number)) for letter, number in shown.items()}
    here, there = value(about.of).subs(numbers), value(card.of)
    if not numbers or (here != there and not is_zero(here - there)):
        return None
    return ", ".join(f"{tex(letter)} = {number:g}" for letter, number in shown.items())
