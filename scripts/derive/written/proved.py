"""A derivation, proved: each line through the gates that show it, and the last through one more, its claim."""

from __future__ import annotations

from dataclasses import dataclass

import sympy

from derive.errors import CANNOT, inside
from derive.forms.form import Derivative, Form
from derive.forms.trees import Meaningless, substituted
from derive.proof.gates import Refused, Wrong, numbers, prove_equal, told
from derive.proof.normal_form import is_zero
from derive.proof.regions import on_region, resolved
from derive.readings.tex import tex
from derive.readings.value import value
from derive.written.derivation import AnyDerivation, Derivation, Line, lines
from derive.written.kinks import Meeting, prove_kinks
from derive.written.regions import Regions


@dataclass(frozen=True)
class Proved:
    """A line, and the gates that it passed."""

    line: Line
    gates: tuple[str, ...]


def prove(derivation: AnyDerivation) -> list[Proved]:
    """All lines of `derivation`, each proved. Raises DerivationError at the first that is not."""
    proved: list[Proved] = []
    before = ""
    gates = (
        ("domain", "proof", "numbers")
        if isinstance(derivation, Derivation)
        else ("letters", "domain", "proof", "numbers")
    )
    for line in lines(derivation):
        first = line.left if isinstance(line.left, Derivative) else derivation.function.definition
        prove_equal(line.form, first, step=f"{line.name} ({line.rule})", before=before, line=line.tex)
        proved.append(Proved(line, gates))
        before = line.tex
    last = proved.pop()
    with told("claim", step=f"{last.line.name} ({last.line.rule})", before=proved[-1].line.tex, line=last.line.tex):
        claim(last.line.form, derivation)
    return [*proved, Proved(last.line, (*last.gates, "claim"))]


@dataclass(frozen=True)
class ProvedRegions:
    """The lines of each region by the name of its column, and what happens where regions meet."""

    columns: dict[str, list[Proved]]
    meetings: list[Meeting]


def prove_regions(whole: Regions) -> ProvedRegions:
    """A derivation region by region, proved, its one formula as well. Raises DerivationError where it does not hold."""
    columns = {}
    for name, column in whole.columns.items():
        with inside(name):
            columns[name] = prove(column)
    meetings = prove_kinks(whole)
    if whole.claim:
        for name, column in whole.columns.items():
            with told("domain", step=f"the one formula, in {name}"):
                here = on_region(whole.claim, whole.by, column.by)
            prove_equal(here, Derivative(column.of, column.by), step=f"the one formula, in {name}")
        for name, meeting in zip(whole.kinks, meetings, strict=True):
            if meeting.differentiable and isinstance(meeting.kink.left, Form):
                with told("domain", step=f"the one formula, at {name}"):
                    here = resolved(substituted(whole.claim, whole.by, meeting.kink.at))
                prove_equal(here, meeting.kink.left, step=f"the one formula, at {name}")
    return ProvedRegions(columns, meetings)


def claim(form: Form, derivation: AnyDerivation) -> None:
    """Raises Refused where the last form is not the claim, or not SymPy's derivative of the function."""
    if form != derivation.claim:
        hint, point = "; nor is the value shown to be the same", ""
        if tex(form) == tex(derivation.claim):
            hint = "; the last line prints alike, but its factors or terms are grouped in another way"
        elif is_zero(value(form) - value(derivation.claim)):
            hint = "; the value is right, so a last step is missing, or the claim is to be written differently"
        elif point := _where_wrong(derivation.claim, form):
            hint = "; the claim has another value"
        raise Refused(f"the derivation does not arrive at its claim, {tex(derivation.claim)}{hint}", point)
    slope = value(Derivative(derivation.of, derivation.by))
    if not is_zero(value(form) - slope):
        raise Refused(f"the claim is not SymPy's derivative, {sympy.latex(slope)}")


def _where_wrong(claimed: Form, form: Form) -> str:
    """A point at which a claim has not the value of the last line, and both, or nothing."""
    try:
        numbers(claimed, form)
    except Wrong as wrong:
        return wrong.point
    except (Refused, Meaningless):
        return ""
    except tuple(CANNOT):
        return ""
    return ""
