"""A survey in floats as a part of a note: for each type its figure and tables, and the numbers that prose names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from math import inf

import progress
from derive.errors import DerivationError
from derive.forms.form import Derivative, Form, Symbol
from derive.forms.trees import names, symbols, walk
from derive.proof.gates import prove_equal
from derive.readings.tex import tex
from derive.written.derivation import Derivation, Line, lines
from derive.written.wording import refuse_lost_backslashes
from draw.picture import Picture
from floats.evaluate import LeavesItsType
from floats.figure import figure_files
from floats.measure import Formulas, Found, code, measured
from floats.numbers import numbers, of_several
from floats.survey import Measured, Survey
from floats.tables import Rows, borders, table, why
from floats.types import FLOAT32, TYPES, FloatType
from memory import remembered
from parts.cells import in_cell
from parts.load import derivation_of
from parts.note import Made, Note, Pieces, add_pieces, forms_of, refuse_odd, taken_by
from parts.note import numbers as as_numbers
from say import say
from stems import link_to_note

# The letters of the table of what happens, and why.
OF_TYPES = {
    "p": "the digits of the significand",
    "M": "the largest number",
    "m": "the exponent of the smallest normal number",
}
MEASURING = (  # and printed code, see `code`
    "floats",
    "derive/forms/form.py",
    "derive/forms/trees.py",
    "derive/forms/arithmetic.py",
    "derive/forms/constants.py",
    "derive/forms/functions.py",
    "derive/readings/ball.py",
    "derive/readings/slope.py",
)


@dataclass(frozen=True)
class FloatSurvey:
    """How formulas that are equal on paper differ in floating point.

    `functions` are forms of the function `of`, and `slopes` forms of its slope by `by`, each by a name for prose; the
    last one of each is the recommended one. Each is proved equal to the function, or to the slope, and measured against
    it. `shown` are the forms that the figures show, all of them slopes or all of them functions, each with its look in
    plain characters. Where a `derivation` is given, which is that of the note `told_in`, its printed lines are measured
    as well, as far as they are about the slope.
    """

    of: Form
    by: Symbol
    shown: dict[str, Form]
    functions: dict[str, Form] = field(default_factory=dict)
    slopes: dict[str, Form] = field(default_factory=dict)
    told_in: str = ""
    derivation: Derivation | None = None


@refuse_odd.register
def _(part: FloatSurvey, note: Note) -> None:
    formulas = [part.of, *part.slopes.values(), *part.functions.values()]
    if (part.by.low, part.by.high) != (-inf, inf):
        raise DerivationError(f"a survey in floats takes all numbers of a type, and its {part.by.name} has an interval")
    for look in part.shown:
        refuse_lost_backslashes(look, "a look that the figures show")
    if (by := tex(part.by)) != "x":
        raise DerivationError(f"the tables of a survey in floats call the variable x, and this one is {by}; rename it")
    if others := sorted(symbol.name for symbol in symbols(*formulas) - {part.by}):
        raise DerivationError(f"a survey in floats needs a number in the place of {', '.join(others)}, as in alpha = 1")
    if bool(part.told_in) != bool(part.derivation):
        raise DerivationError("a survey of printed lines needs both, their `derivation` and the note it is `told_in`")
    if (derivation := part.derivation) and (derivation.of, derivation.by) != (part.of, part.by):
        raise DerivationError("the derivation is of another function than the survey in floats")


@forms_of.register
def _(part: FloatSurvey) -> Iterator[Form]:
    if part.derivation:
        yield from (form for line in lines(part.derivation) for form in (line.left, line.form))
    yield from (form for formulas in (part.slopes, part.functions, part.shown) for form in formulas.values())


@taken_by.register
def _(part: FloatSurvey) -> Mapping[str, str]:
    return OF_TYPES


@add_pieces.register
def _(part: FloatSurvey, pieces: Pieces) -> None:
    if pieces.add("its formulas", partial(_proved, part)):
        pieces.add(
            "its survey in floats", partial(survey_files, pieces.stem, part, is_alone=not pieces.note.part(Picture))
        )


def _proved(part: FloatSurvey) -> Made:
    """Raises DerivationError where a formula is not the slope, or the function."""
    if part.derivation and derivation_of(part.told_in) != part.derivation:
        raise DerivationError(f"the derivation is not that of {part.told_in}, whose lines the page links to")
    for name, form in part.slopes.items():
        prove_equal(form, Derivative(part.of, part.by), step=name)
    for name, form in part.functions.items():
        prove_equal(form, part.of, step=name)
    return {}


def survey_files(stem: str, part: FloatSurvey, *, is_alone: bool) -> Made:
    """All pieces; with a picture of the page, if it has no other."""
    slopes, links = measured_slopes(part), _links(stem, part)
    shows_slopes = _shows_slopes(part, slopes)
    found = {kind: surveyed(stem, part, kind) for kind in TYPES}
    made: dict[str, str | bytes] = {"why.md": why({kind.name: each.marks for kind, each in found.items()})}
    by_name: dict[FloatType, dict[str, Measured]] = {}
    told: dict[str, str] = {}
    for kind, (of_slope, of_function, marks) in found.items():
        backward, forward = _named(slopes, of_slope), _named(part.functions, of_function)
        by_name[kind] = backward | forward
        told |= {f"{kind.name}.{key}": text for key, text in numbers(kind, by_name[kind], marks)}
        if rows := _rows(part, backward, links):
            made[f"{kind.name}/slopes.md"] = table(of_slope, rows)
            made[f"{kind.name}/borders.md"] = borders(of_slope, rows)
        if rows := _rows(part, forward, {}):
            made[f"{kind.name}/functions.md"] = table(of_function, rows)
        made |= figure_files(
            *((of_slope, part.shown, "slope") if shows_slopes else (of_function, part.shown, "function"))
        )
    if is_alone:
        made[f"{stem}.png"] = made[f"{FLOAT32.name}.png"]  # the picture of the page in link previews
    return {**made, **as_numbers(told | dict(of_several(by_name)))}


def _named(formulas: Mapping[str, Form], survey: Survey) -> dict[str, Measured]:
    return dict(zip(formulas, survey.formulas, strict=True))


def surveyed(stem: str, part: FloatSurvey, kind: FloatType) -> Found:
    """What was found in a type; from the last time if nothing has changed."""
    what = Formulas(part.of, part.by, list(measured_slopes(part).values()), list(part.functions.values()))
    return remembered(
        f"{stem}-{kind.name}",
        (kind, what, code(what)),
        partial(_measured, stem, kind, what),
        rooms=MEASURING,
        packages=("numpy", "scipy", "python-flint", "ml_dtypes"),
    )


def measured_slopes(part: FloatSurvey) -> dict[str, Form]:
    """All forms of the slope that are measured, by their names."""
    return {name: line.form for name, (_, line) in printed_slopes(part).items()} | part.slopes


def _shows_slopes(part: FloatSurvey, slopes: dict[str, Form]) -> bool:
    """Whether the figures are about slopes. Raises DerivationError where they show forms of two kinds, or others."""
    for kind in (slopes, part.functions):
        if part.shown and all(form in kind.values() for form in part.shown.values()):
            return kind is slopes
    raise DerivationError("what the figures show must be measured: forms of `slopes` alone, or of `functions` alone")


def _measured(stem: str, kind: FloatType, what: Formulas) -> Found:
    say(f"{stem}: {kind.name} ...")
    with progress.within(f"the survey of {kind.name}"):
        try:
            return measured(kind, what)
        except LeavesItsType as leaves:
            raise DerivationError(str(leaves)) from None


def printed_slopes(part: FloatSurvey) -> dict[str, tuple[int, Line]]:
    """The lines of the derivation that say what the slope is, with their numbers, by their steps' names."""
    numbered = enumerate(lines(part.derivation) if part.derivation else (), 1)
    about_slope = ((n, line) for n, line in numbered if isinstance(line.left, Derivative))
    return {
        line.name: (n, line)
        for n, line in about_slope
        if not any(isinstance(part, Derivative) for part in walk(line.form))
    }


def _rows(part: FloatSurvey, found: Mapping[str, Measured], links: Mapping[str, str]) -> Rows:
    """The rows of a table: beneath a formula stands whether it is recommended, or a link to the line that it is."""
    known = {part.of, *(letter for name in links for letter in names(found[name].form))}
    recommended = [list(formulas.values())[-1] for formulas in (part.slopes, part.functions) if formulas]
    rows = []
    for name, each in found.items():
        letters = [rf"${tex(one)} = {tex(one.definition)}$" for one in names(each.form) if one not in known]
        shown = in_cell(", ".join([rf"$\displaystyle {tex(each.form)}$", *letters]))
        beneath = "**recommended**" if each.form in recommended else links.get(name, "")
        rows.append((f"{shown}<br>{beneath}" if beneath else shown, each))
    return rows


def _links(stem: str, part: FloatSurvey) -> dict[str, str]:
    """A link to each printed line, by its step's name."""
    page = link_to_note(stem, part.told_in) if part.told_in not in ("", stem) else ""
    return {name: f"[line {n}]({page}#{line.name})" for name, (n, line) in printed_slopes(part).items()}
