"""Rules that differentiate by one of several variables."""

from __future__ import annotations

from typing import Protocol

from derive.forms import form as f
from derive.forms import indexed as x
from derive.forms.arithmetic import ONE
from derive.forms.indices import free_indices, renamed_indices
from derive.forms.trees import names, rewrite
from derive.readings.slope import deltas
from derive.readings.tex import tex
from derive.rules.calculus import differentiation, varies
from derive.rules.rule import Rule, made_at_places, rule


class Arrived(Protocol):
    """What is needed of a derivation: what it is of, by what, and the derivative at which it arrives."""

    @property
    def of(self) -> f.Form: ...
    @property
    def by(self) -> f.Form: ...
    @property
    def claim(self) -> f.Form: ...


@differentiation("Derivative of an entry", "An entry changes with itself, and with no other one.")
def entry(part: f.Form) -> f.Form | None:
    """dx_i/dx_j = delta_ij, and dX_ab/dX_ij = delta_ai delta_bj"""
    match part:
        case f.Derivative(x.Placed() as of, x.Placed() as by) if of != by and _alike(of, by):
            return deltas(of, by)
    return None


def _alike(one: f.Form, other: f.Form) -> bool:
    """Whether both are entries of one tensor, or of one family."""
    if isinstance(one, x.Entry) and isinstance(other, x.Entry):
        return one.tensor == other.tensor
    return isinstance(one, f.Named) and isinstance(other, f.Named) and one.general == other.general


@rule("Chain rule through every {0}", "How fast the whole changes with each {0}, times how fast that one changes.")
def through(part: f.Form, letter: f.Form) -> f.Form | None:
    """dL/dx = sum_i dL/dy_i dy_i/dx, where x is in L through the y_i alone"""
    if not isinstance(letter, f.Named) or not isinstance(letter, x.Placed):
        return None
    general, indices = letter.general, [each for each in letter.places if isinstance(each, x.Index)]
    match part:
        case f.Derivative(of, by) if general in names(of) and by != letter and not varies(_held(of, general), by):
            if {*indices} & free_indices(of, by):
                return None
            return x.sum_over(f.Derivative(of, letter) * f.Derivative(letter, by), *indices)
    return None


def _held(whole: f.Form, letter: f.Form) -> f.Form:
    """`whole` with what varies through a letter with indices held still."""

    def move(part: f.Form) -> f.Form | None:
        match part:
            case x.Loss():
                return _held(part.linear, letter)
            case f.Named() if part.general == letter:
                return ONE
            case f.Named() if letter in names(part):
                return _held(part.definition, letter)
        return None

    return rewrite(whole, move)


@rule("Name of the gradient", "The derivative of the loss by this has a name, and comes from the layers behind.")
def gradient(part: f.Form) -> f.Form | None:
    """dL/dy_i = g_i"""
    match part:
        case f.Derivative(x.Loss(_, through, named), x.Placed() as by) if isinstance(by, f.Named):
            return named[by.places] if by.general == through.general else None
    return None


def derived(derivation: Arrived, title: str = "", note: str = "") -> Rule:
    """What `derivation` has arrived at, here, or in the note called `title`, whose file is `note`.md, at any indices.

    dy_i/dx_j = u_ij, where that is known.
    """
    of, by, claim = derivation.of, derivation.by, derivation.claim
    known = f.Derivative(of, by)
    where = f"[{title}]({note}.md)" if note else f"${tex(known)}$"

    def at_place(part: f.Form) -> f.Form | None:
        if not isinstance(part, f.Derivative):
            return None
        indices: dict[x.Index, x.Place] = {}
        fits = _fits(of, part.of, indices) and _fits(by, part.by, indices)
        return renamed_indices(claim, indices) if fits else None

    return made_at_places(
        at_place,
        Rule(
            f"Known: {where}",
            "dy_i/dx_j = u_ij, where that is known",
            lambda whole: whole,
            (derived.__name__,),
            f"derived({', '.join([note or 'derivation', *(repr(each) for each in (title, note) if each)])})",
            f"This derivative is known from {f'{where}' if note else 'above'}.",
        ),
        signs_in_front=True,
    )


def _fits(known: f.Form, found: f.Form, indices: dict[x.Index, x.Place]) -> bool:
    """Whether a letter is the known one at some places, which are then found for its indices."""
    if not isinstance(known, x.Placed) or not isinstance(found, x.Placed) or not _alike(known, found):
        return known == found
    pairs = zip(known.places, found.places, strict=True)
    return all(isinstance(mine, x.Index) and indices.setdefault(mine, place) == place for mine, place in pairs)
