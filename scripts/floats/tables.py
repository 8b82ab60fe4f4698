"""The tables of a survey: for each formula its errors, and where it fails.

A largest error is called "at most" where all numbers of the type were looked at, and else "seen": another number may
have a larger one. Errors are rounded up, so that "at most" stays true.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from floats.evaluate import scipys
from floats.landmarks import Landmark
from floats.outcome import NONE, ZERO, Stretch
from floats.survey import Measured, Survey
from floats.types import TYPES, FloatType
from printed import printed, printed_above

Rows = Sequence[tuple[str, Measured]]  # a formula as its cell shows it, and what was found of it


def largest(kind: FloatType) -> str:
    """What a largest error in a type is called."""
    return "at most" if kind.is_short else "seen"


def table(survey: Survey, rows: Rows) -> str:
    """A row for each formula; beneath, how SciPy's functions were computed, where there are any."""
    kind, said = survey.kind, largest(survey.kind)
    head = (
        rf"| Formula | Error in ulp, {said}, $x < 0$ | Error in ulp, {said}, $x \ge 0$ | Infinite on the way "
        "| 0 by mistake | NaN |\n| --- | --- | --- | --- | --- | --- |\n"
    )
    return head + "".join(_row(kind, *each) for each in rows) + _of_scipys(survey)


def _row(kind: FloatType, cell: str, found: Measured) -> str:
    nowhere = "never" if kind.is_short else "not seen"
    stretches = (found.overflows, found.where(ZERO), found.where(NONE))
    cells = [cell, *map(printed_above, found.worst), *(_stretches(some, kind) or nowhere for some in stretches)]
    return "| " + " | ".join(cells) + " |\n"


def _of_scipys(survey: Survey) -> str:
    kind = survey.kind
    functions = dict.fromkeys(f"`{name}`" for found in survey.formulas for name in scipys(found.form))
    if not (functions and kind.is_short):
        return ""
    are = "is a function" if len(functions) == 1 else "are functions"
    return (
        f"\n{' and '.join(functions)} {are} of SciPy, which does not compute in {kind.name}: what is shown is computed "
        f"in float32, and rounded to {kind.name}.\n"
    )


def _stretches(found: list[Stretch], kind: FloatType) -> str:
    """Stretches as a person says them."""
    said = []
    for each in found:
        first, last = (printed(float(end)) for end in (each.first, each.last))
        below, above = float(each.first) == -kind.largest, float(each.last) == kind.largest
        said.append(f"≤ {last}" if below else f"≥ {first}" if above else f"{first} to {last}")
    return "<br>".join(said).replace(" ", "\u00a0")


def borders(survey: Survey, rows: Rows) -> str:
    """Each stretch to the last representable number, as list items; nothing where a formula has none."""
    kind, items = survey.kind, []
    for cell, found in rows:
        said = []
        for what, key in (("0", ZERO), ("NaN", NONE)):
            for each in found.where(key):
                first = "the lowest number" if float(each.first) == -kind.largest else kind.shown(each.first)
                said.append(f"{what} from {first} to {kind.shown(each.last)}".replace("-", "−"))
        items.append(f"- {cell}: {'; '.join(said)}\n" if said else "")
    return "".join(items)


def why(marks: Mapping[str, Mapping[str, Landmark]]) -> str:
    """The landmarks: a row for each, a column for each type, as found and, below, as predicted."""
    head = "| What happens | Condition | " + " | ".join(marks) + " |\n" + "| --- " * (len(marks) + 2) + "|\n"
    rows = []
    for name, first in next(iter(marks.values())).items():
        cells = [f"{printed(float(each[name].found))}<br>{printed(each[name].predicted)}" for each in marks.values()]
        rows.append("| " + " | ".join([first.what, first.condition, *cells]) + " |\n")
    values = [
        ("Digits of the significand", "$p$", [str(kind.precision) for kind in TYPES]),
        ("Largest number", "$M$", [printed(kind.largest) for kind in TYPES]),
        ("Exponent of the smallest normal number", "$m$", [str(kind.low).replace("-", "−") for kind in TYPES]),
    ]
    rows += ["| " + " | ".join([what, letter, *cells]) + " |\n" for what, letter, cells in values]
    return head + "".join(rows)
