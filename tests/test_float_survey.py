"""A survey in floats as a part of a note: what it shows and says, and what it refuses to show."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache

import pytest

from derive.errors import DerivationError
from derive.forms.form import Name, Symbol
from derive.forms.functions import erf, erfc, exp, expm1, relu, size, sqrt, tanh
from derive.proof.gates import prove_equal
from derive.readings.tex import tex
from floats.figure import figure_files
from floats.outcome import INFINITE, NONE, ZERO
from floats.types import FLOAT16, TYPES, FloatType
from notes.activations.sigmoid import derivation, x
from notes.floats import sigmoid_floats
from parts.cells import in_cell
from parts.float_survey import FloatSurvey, survey_files, surveyed
from parts.load import load
from parts.note import Made, refuse_odd
from printed import printed_above

ALPHA = Symbol("alpha")
ABOVE = Symbol("x", low=0)
GELU = FloatSurvey(
    of=x * (1 + erf(x / sqrt(2))) / 2,
    by=x,
    functions={"typed": x * (1 + erf(x / sqrt(2))) / 2, "tail": x * erfc(-x / sqrt(2)) / 2},
    shown={"with erf": x * (1 + erf(x / sqrt(2))) / 2},
)
ELU = FloatSurvey(
    of=relu(x) + exp(-relu(-x)) - 1,
    by=x,
    functions={"typed": relu(x) + (exp(-relu(-x)) - 1), "expm1": relu(x) + expm1(-relu(-x))},
    shown={"with expm1": relu(x) + expm1(-relu(-x))},
)


@cache
def made(name: str) -> Made:
    return survey_files(f"test_{name}", {"gelu": GELU, "elu": ELU}[name], is_alone=False)


def told(name: str) -> dict[str, str]:
    return dict(json.loads(made(name)["numbers.json"]))


def test_a_survey_may_be_shown_by_its_functions() -> None:
    part = load("softplus").needed(FloatSurvey, "the test")
    of_slope, of_function, _ = surveyed("softplus", part, FLOAT16)
    assert of_slope.formulas == []
    naive, shifted, stable = of_function.formulas
    made = figure_files(of_function, part.shown, "function")
    told = str(made["float16/figure.md"])
    assert "with log1p, solid, " in told
    assert max(stable.worst) < 4 < max(naive.worst)
    assert max(naive.worst) == max(shifted.worst)
    assert [each.outcome for each in naive.outcomes][-1] == INFINITE


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
def test_at_most_is_said_where_all_numbers_were_looked_at(kind: FloatType) -> None:
    table = str(made("gelu")[f"{kind.name}/functions.md"])
    said, other = ("at most", "seen") if kind.bits == 16 else ("seen", "at most")
    assert table.count(f"in ulp, {said}, ") == 2
    assert other not in table.replace("not seen", "")
    assert ("never" in table, "not seen" in table) == (kind.bits == 16, kind.bits != 16)
    numbers = {name for name in told("gelu") if name.startswith(f"{kind.name}.tail.")}
    for name in ("", "-below", "-above"):
        assert f"{kind.name}.tail.{said.replace(' ', '-')}{name}" in numbers
        assert f"{kind.name}.tail.{other.replace(' ', '-')}{name}" not in numbers


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
def test_largest_errors_are_rounded_up(kind: FloatType) -> None:
    table = str(made("gelu")[f"{kind.name}/functions.md"]).splitlines()[2:]
    for row, found in zip(table, surveyed("test_gelu", GELU, kind).functions.formulas, strict=False):
        for cell, worst in zip(row.split(" | ")[1:3], found.worst, strict=True):
            if re.fullmatch(r"[\d.]+", cell):
                assert worst <= float(cell) <= 1.11 * worst


def test_the_largest_errors_of_several_types_are_told() -> None:
    numbers = told("gelu")
    for said, kinds in (("at-most", TYPES[:2]), ("seen", TYPES[2:])):
        assert numbers[f"tail.{said}"] == max((numbers[f"{kind.name}.tail.{said}"] for kind in kinds), key=float)


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
def test_a_page_says_how_scipys_functions_were_computed(kind: FloatType) -> None:
    said = (
        f"\n`erf` and `erfc` are functions of SciPy, which does not compute in {kind.name}: what is shown is computed "
        f"in float32, and rounded to {kind.name}.\n"
    )
    assert (said in str(made("gelu")[f"{kind.name}/functions.md"])) == (kind.bits == 16)
    assert "SciPy" not in str(made("elu")[f"{kind.name}/functions.md"])


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.name)
@pytest.mark.parametrize("part", [GELU, ELU], ids=["gelu", "elu"])
def test_a_note_of_any_shape_may_have_a_survey(part: FloatSurvey, kind: FloatType) -> None:
    """With erf, a root of a number, the larger of two, and a parameter put in as a number."""
    typed, recommended = surveyed(f"test_{'gelu' if part is GELU else 'elu'}", part, kind).functions.formulas
    assert 1.5 * max(recommended.worst) < max(typed.worst)
    assert [each.outcome for each in recommended.outcomes if abs(float(each.last)) > 1e-3].count(NONE) == 0
    for each in part.functions.values():
        prove_equal(each, part.of, step="the test")


@pytest.mark.parametrize(("name", "last"), [("gelu", "tail"), ("elu", "expm1")])
def test_a_recommended_formula_has_a_row_in_the_table_of_all_notes(name: str, last: str) -> None:
    part = {"gelu": GELU, "elu": ELU}[name]
    found = [surveyed(f"test_{name}", part, kind).functions.formulas[-1] for kind in TYPES]
    row = str(survey_files(f"test_{name}", part, is_alone=False, called="It")["in_floats.md"])
    begin = rf"| It, function | $\displaystyle {in_cell(tex(part.functions[last]))}$ | "
    assert row.startswith(begin)
    cells = row.removeprefix(begin).removesuffix(" |\n").split(" | ")
    assert [cell.partition(";")[0] for cell in cells] == [printed_above(max(each.worst)) for each in found]
    assert [cell.partition("; ")[2] for cell in cells] == [
        "0 by mistake" if each.where(ZERO) else "" for each in found
    ], "and none is NaN"


SHOWN_WRONGLY = [{"a slope": "slope", "a function": "function"}, {"neither": "neither"}, {}]


@pytest.mark.parametrize("shown", SHOWN_WRONGLY, ids=lambda shown: ", ".join(shown))
def test_what_figures_show_is_measured_side_by_side(shown: dict[str, str]) -> None:
    part = load("sigmoid_floats").needed(FloatSurvey, "the test")
    forms = {"slope": part.slopes["stable"], "function": part.functions["naive"], "neither": exp(x)}
    with pytest.raises(DerivationError, match="forms of `slopes` alone, or of `functions` alone"):
        survey_files(
            "sigmoid_floats", replace(part, shown={look: forms[of] for look, of in shown.items()}), is_alone=True
        )


FLOATS = sigmoid_floats.survey
REFUSED = {
    "a parameter": (
        FloatSurvey(of=ALPHA * x, by=x, shown={}, functions={"typed": ALPHA * x}),
        "a survey in floats needs a number in the place of alpha",
    ),
    "a note without a derivation": (replace(FLOATS, derivation=None), "needs both, their `derivation` and the note"),
    "a derivation of no note": (replace(FLOATS, told_in=""), "needs both, their `derivation` and the note"),
    "another function": (
        replace(FLOATS, of=Name("b", tanh(x)), derivation=derivation),
        "the derivation is of another function than the survey in floats",
    ),
    "an interval": (
        FloatSurvey(of=size(ABOVE), by=ABOVE, shown={}),
        "takes all numbers of a type, and its x has an interval",
    ),
}


@pytest.mark.parametrize(("part", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_survey_that_cannot_be_made_is_refused(part: FloatSurvey, reason: str) -> None:
    with pytest.raises(DerivationError, match=reason):
        refuse_odd(part, sigmoid_floats.note)
