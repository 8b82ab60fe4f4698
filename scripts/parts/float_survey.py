"""The pieces of a page on floating point: for each type its figure and tables, and the numbers that prose names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from math import ceil, log10

import progress
from derive.errors import DerivationError
from derive.forms.form import Derivative, Form, Symbol
from derive.forms.trees import names, walk
from derive.proof.gates import prove_equal
from derive.readings.tex import tex
from derive.written.derivation import Derivation, Line, lines
from derive.written.wording import refuse_lost_backslashes
from draw.picture import Picture
from floats.evaluate import LeavesItsType
from floats.figure import figure_files
from floats.landmarks import Landmark
from floats.measure import code, measured
from floats.outcome import NONE, ZERO, Stretch
from floats.survey import Measured, Survey
from floats.types import FLOAT32, TYPES, FloatType
from memory import remembered
from parts.load import derivation_of
from parts.note import Made, Note, Pieces, add_pieces, forms_of, refuse_odd, taken_by
from parts.note import numbers as as_numbers
from printed import printed
from say import say
from stems import link_to_note

# The letters of the table of what happens, and why.
OF_TYPES = {
    "p": "the digits of the significand",
    "M": "the largest number",
    "m": "the exponent of the smallest normal number",
}
Steps = dict[str, tuple[str, Line]]  # lines by the names of their steps, each with a link to it
Found = dict[str, Measured]  # by the name of the formula: its step's, or the note's own
MEASURING = (  # and printed code, see `code`
    "floats",
    "derive/forms/form.py",
    "derive/forms/trees.py",
    "derive/forms/constants.py",
    "derive/forms/functions.py",
    "derive/readings/number.py",
)
HEAD = (
    r"| Formula | Error in ulp, $x < 0$ | Error in ulp, $x \ge 0$ | Infinite on the way | 0 by mistake | NaN |"
    "\n| --- | --- | --- | --- | --- | --- |\n"
)


@dataclass(frozen=True)
class FloatSurvey:
    """How the formulas of a derivation, equal on paper, differ in floating point.

    The printed lines of `derivation`, which is that of the note `told_in`, are measured as far as they are about the
    slope, and with them `slopes`, other forms of it;
    `functions` are forms of the function itself. The last form of each is the recommended one: it must be free of
    cancellation, for exact values are computed by it. `shown` are the forms that the figures show, all of them slopes
    or all of them functions, each with its look in plain characters.
    """

    told_in: str
    derivation: Derivation
    slopes: dict[str, Form]
    functions: dict[str, Form]
    shown: dict[str, Form]


@refuse_odd.register
def _(part: FloatSurvey, note: Note) -> None:
    refuse_odd(part.derivation, note)
    for look in part.shown:
        refuse_lost_backslashes(look, "a look that the figures show")
    if (by := tex(part.derivation.by)) != "x":
        raise DerivationError(f"the tables of a survey in floats call the variable x, and this one is {by}; rename it")


@forms_of.register
def _(part: FloatSurvey) -> Iterator[Form]:
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
    derivation = part.derivation
    if derivation_of(part.told_in) != derivation:
        raise DerivationError(f"the derivation is not that of {part.told_in}, whose lines the page links to")
    for name, form in part.slopes.items():
        prove_equal(form, Derivative(derivation.of, derivation.by), step=name)
    for name, form in part.functions.items():
        prove_equal(form, derivation.of.definition, step=name)
    return {}


def survey_files(stem: str, part: FloatSurvey, *, is_alone: bool) -> Made:
    """All pieces; with a picture of the page, if it has no other."""
    page = "" if part.told_in == stem else link_to_note(stem, part.told_in)
    steps = {name: (f"[line {n}]({page}#{line.name})", line) for name, (n, line) in printed_slopes(part).items()}
    slopes = measured_slopes(part)
    shows_slopes = _shows_slopes(part, slopes)
    made: dict[str, str | bytes] = {}
    numbers: dict[str, str] = {}
    marks: dict[str, dict[str, Landmark]] = {}
    worst: dict[str, float] = {}
    for kind in TYPES:
        of_slope, of_function, marks[kind.name] = surveyed(stem, part, kind)
        found = dict(zip(slopes, of_slope.formulas, strict=True))
        forward = dict(zip(part.functions, of_function.formulas, strict=True))
        numbers |= {f"{kind.name}.{key}": text for key, text in _numbers(kind, found | forward, marks[kind.name])}
        for name, each in (found | forward).items():
            worst[name] = max(worst.get(name, 0), *each.worst)
        made |= {
            f"{kind.name}/slopes.md": HEAD + "".join(_row(part, kind, steps, *each) for each in found.items()),
            f"{kind.name}/functions.md": HEAD + "".join(_row(part, kind, {}, *each) for each in forward.items()),
            f"{kind.name}/borders.md": "".join(_borders(part, kind, steps, *each) for each in found.items()),
            **figure_files(
                *((of_slope, part.shown, "slope") if shows_slopes else (of_function, part.shown, "function"))
            ),
        }
    for name in [*slopes, *part.functions]:
        numbers[f"{name}.error"] = _bound(worst[name])
    if is_alone:
        made[f"{stem}.png"] = made[f"{FLOAT32.name}.png"]  # the picture of the page in link previews
    return {**made, "why.md": _why(marks), **as_numbers(numbers)}


def surveyed(stem: str, part: FloatSurvey, kind: FloatType) -> tuple[Survey, Survey, dict[str, Landmark]]:
    """The surveys of slopes and functions in a type, and the landmarks; from the last time if nothing has changed."""
    by, slopes, functions = part.derivation.by, list(measured_slopes(part).values()), list(part.functions.values())
    return remembered(
        f"{stem}-{kind.name}",
        (measuring := (kind, by, slopes, functions), code(by, [*slopes, *functions])),
        partial(_measured, stem, *measuring),
        rooms=MEASURING,
        packages=("numpy", "scipy", "mpmath", "ml_dtypes"),
    )


def measured_slopes(part: FloatSurvey) -> dict[str, Form]:
    """All forms of the slope that are measured, by their names."""
    return {name: line.form for name, (_, line) in printed_slopes(part).items()} | part.slopes


def _shows_slopes(part: FloatSurvey, slopes: dict[str, Form]) -> bool:
    """Whether the figures are about slopes. Raises DerivationError where they show forms of two kinds, or others."""
    for kind in (slopes, part.functions):
        if all(form in kind.values() for form in part.shown.values()):
            return kind is slopes
    raise DerivationError("what the figures show must be measured: forms of `slopes` alone, or of `functions` alone")


def _measured(
    stem: str, kind: FloatType, by: Symbol, slopes: list[Form], functions: list[Form]
) -> tuple[Survey, Survey, dict[str, Landmark]]:
    say(f"{stem}: {kind.name} ...")
    with progress.within(f"the survey of {kind.name}"):
        try:
            return measured(kind, by, slopes, functions)
        except LeavesItsType as leaves:
            raise DerivationError(f"{leaves}; write functions that are SciPy's as formulas") from None


def printed_slopes(part: FloatSurvey) -> dict[str, tuple[int, Line]]:
    """The lines of the derivation that say what the slope is, with their numbers, by their steps' names."""
    numbered = enumerate(lines(part.derivation), 1)
    about_slope = ((n, line) for n, line in numbered if isinstance(line.left, Derivative))
    return {
        line.name: (n, line)
        for n, line in about_slope
        if not any(isinstance(part, Derivative) for part in walk(line.form))
    }


def _row(part: FloatSurvey, kind: FloatType, steps: Steps, name: str, found: Measured) -> str:
    cells = [
        _formula(part, steps, name, found.form),
        *(_ulp(error) for error in found.worst),
        *(_stretches(some, kind) or "never" for some in (found.overflows, found.where(ZERO), found.where(NONE))),
    ]
    return "| " + " | ".join(cells) + " |\n"


def _formula(part: FloatSurvey, steps: Steps, name: str, form: Form) -> str:
    """A formula with the letters that are not the derivation's, and the line where it is printed, if it is."""
    known = {part.derivation.of, *(letter for _, line in steps.values() for letter in names(line.form))}
    letters = [rf"${tex(letter)} = {tex(letter.definition)}$" for letter in names(form) if letter not in known]
    shown = ", ".join([rf"$\displaystyle {tex(form)}$", *letters]).replace("|", r"\vert ")
    if form in (_last(part.slopes), _last(part.functions)):
        return f"{shown}<br>**recommended**"
    if name not in steps:
        return shown
    return f"{shown}<br>{steps[name][0]}"


def _last(formulas: dict[str, Form]) -> Form:
    return list(formulas.values())[-1]


def _ulp(error: float) -> str:
    return printed(error, 2)


def _bound(error: float) -> str:
    """The next tenth above an error, for "at most"."""
    return printed(ceil(10 * error) / 10, 2) if error < 100 else _ulp(error)


def _stretches(found: list[Stretch], kind: FloatType) -> str:
    """Stretches as a person says them."""
    said = []
    for each in found:
        first, last = (printed(float(end)) for end in (each.first, each.last))
        below, above = float(each.first) == -kind.largest, float(each.last) == kind.largest
        said.append(f"≤ {last}" if below else f"≥ {first}" if above else f"{first} to {last}")
    return "<br>".join(said).replace(" ", "\u00a0")


def _borders(part: FloatSurvey, kind: FloatType, steps: Steps, name: str, found: Measured) -> str:
    """Each stretch to the last representable number, as a list item; nothing where the formula has none."""
    said = []
    for what, key in (("0", ZERO), ("NaN", NONE)):
        for each in found.where(key):
            first = "the lowest number" if float(each.first) == -kind.largest else kind.shown(each.first)
            said.append(f"{what} from {first} to {kind.shown(each.last)}".replace("-", "−"))
    return f"- {_formula(part, steps, name, found.form)}: {'; '.join(said)}\n" if said else ""


def _numbers(kind: FloatType, found: Found, marks: dict[str, Landmark]) -> Iterator[tuple[str, str]]:
    """The type's numbers by the names that prose uses."""
    yield "precision", str(kind.precision)
    yield "digits", printed(kind.precision * log10(2), 2)
    yield "largest", printed(kind.largest)
    for name, mark in marks.items():
        yield name, printed(float(mark.found))
        yield f"{name}-predicted", printed(mark.predicted)
    for name, each in found.items():
        yield f"{name}.error-below", _ulp(each.worst[0])
        yield f"{name}.error-above", _ulp(each.worst[1])
        yield f"{name}.error", _bound(max(each.worst))
        yield f"{name}.absolute", printed(each.absolute, 2)
        for side, halved in zip(("below", "above"), each.halved, strict=True):
            if halved is not None:
                yield f"{name}.halved-{side}", printed(float(halved), 2)
        for what, key in (("zero", ZERO), ("nan", NONE)):
            for stretch in sorted(each.where(key), key=_from_zero, reverse=True):  # the nearest to zero has the word
                side, border = ("below", stretch.last) if float(stretch.last) < 0 else ("above", stretch.first)
                yield f"{name}.{what}-{side}", printed(float(border))


def _from_zero(stretch: Stretch) -> float:
    return min(abs(float(stretch.first)), abs(float(stretch.last)))


def _why(marks: dict[str, dict[str, Landmark]]) -> str:
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
