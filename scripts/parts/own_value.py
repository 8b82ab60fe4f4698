"""The derivative in terms of the function's own value, as a part of a note: found, proved, and said in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from derive.errors import DerivationError
from derive.forms.form import Derivative
from derive.readings.interval import interval, where
from derive.readings.tex import by_cases, tex
from derive.written.derivation import Derivation
from derive.written.found import in_terms_of_itself
from derive.written.regions import Regions
from parts.further import Further
from parts.note import Made, Note, Pieces, add_pieces, refuse_odd, summary
from parts.subject import subject


@dataclass(frozen=True)
class OwnValue:
    """How the derivative can be had from the function's value: the piece `own_value.md`.

    For those of `further` derivations that are named, the piece is `NAME/own_value.md`.
    """

    further: tuple[str, ...] = ()


@refuse_odd.register
def _(part: OwnValue, note: Note) -> None:
    subject(note, "the derivative in terms of the function's value")
    for name in part.further:
        if name not in (note.part(Further) or {}):
            raise DerivationError(f"there is no further derivation {name}, of which OwnValue is to say something")


@add_pieces.register
def _(part: OwnValue, pieces: Pieces) -> None:
    pieces.add("the derivative in terms of the function's value", partial(_piece, pieces.note))
    for name in part.further:
        pieces.add(f"the derivative of {name} in terms of the function's value", partial(_further, pieces.note, name))


def _piece(note: Note) -> Made:
    if columns := note.part(Regions):
        said = "\n".join(f"Where ${interval(each.by)}$: {_said(each)}" for each in columns.columns.values())
    else:
        said = _sentence(note.needed(Derivation, "the derivative in terms of the function's value"))
    return {"own_value.md": said, **summary(_in_short(note))}


def _in_short(note: Note) -> dict[str, str | bool]:
    """The slope by the function's value, and whether that alone gives it, where it is found on all regions.

    Which region it is must then follow from the value: see `generate/shelf.py`.
    """
    whole = note.part(Regions)
    derivation = note.part(Derivation)
    columns = list(whole.columns.values()) if whole else [derivation] if derivation else []
    found = [in_terms_of_itself(each.of, each.by) for each in columns]
    shown = [
        tex(each.form) + rf",\quad {tex(column.by)} \ne 0" * each.apart
        for column, each in zip(columns, found, strict=True)
        if each.form
    ]
    if len(shown) < len(columns):
        return {}
    places = [interval(each.by) for each in columns]
    one = shown[0] if len(set(shown)) == 1 else by_cases(list(zip(shown, places, strict=True)))
    alone = all(each.kind in ("constant", "output", "exponential") for each in found)
    return {"found": one, "found_alone": alone}


def _further(note: Note, name: str) -> Made:
    derivation = note.needed(Further, "OwnValue")[name]
    assert isinstance(derivation, Derivation)
    return {f"{name}/own_value.md": _sentence(derivation)}


def _sentence(derivation: Derivation) -> str:
    said = _said(derivation)
    return said[0].upper() + said[1:]


def _said(derivation: Derivation) -> str:
    of, by = derivation.of, derivation.by
    found = in_terms_of_itself(of, by)
    a, x, slope = tex(of), tex(by), tex(Derivative(of, by))
    if found.form is None:
        if found.kind == "independent":
            return (
                f"${x}$, ${a}$ and ${slope}$ are algebraically independent: no polynomial equation holds between them, "
                f"and so no formula in ${a}$ and ${x}$ with roots and the four operations gives the slope.\n"
            )
        return f"no formula for the slope in ${a}$ and ${x}$ is shown here, nor that there is none.\n"
    apart = rf",\quad {x} \ne 0" if found.apart else ""
    means = "one exponential" if found.kind == "exponential" else "the four operations"
    means += " and a square root" if found.root else ""
    enough = {
        "constant": "the slope is a constant.",
        "output": f"the output ${a}$ alone gives the slope, with {means}.",
        "input and output": f"the input ${x}$ and the output ${a}$ together give the slope, with {means}.",
        "exponential": f"the output ${a}$ alone gives the slope, with {means}.",
    }[found.kind]
    return f"{enough}\n\n$$\n{slope} = {tex(found.form)}{apart}{where(of, by)}\n$$\n"
