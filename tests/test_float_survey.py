"""A survey in floats as a part of a note: what it shows, and what it refuses to show."""

from __future__ import annotations

from dataclasses import replace

import pytest

from derive.errors import DerivationError
from derive.forms.functions import exp
from floats.figure import figure_files
from floats.outcome import INFINITE
from floats.types import FLOAT16
from notes.activations.sigmoid import x
from parts.float_survey import FloatSurvey, survey_files, surveyed
from parts.load import load


def test_a_survey_may_be_shown_by_its_functions() -> None:
    part = load("softplus").needed(FloatSurvey, "the test")
    _, of_function, _ = surveyed("softplus", part, FLOAT16)
    naive, shifted, stable = of_function.formulas
    made = figure_files(of_function, part.shown, "function")
    told = str(made["float16/figure.md"])
    assert "with log1p, solid, " in told
    assert max(stable.worst) < 4 < max(naive.worst)
    assert max(naive.worst) == max(shifted.worst)
    assert [each.outcome for each in naive.outcomes][-1] == INFINITE


SHOWN_WRONGLY = [{"a slope": "slope", "a function": "function"}, {"neither": "neither"}]


@pytest.mark.parametrize("shown", SHOWN_WRONGLY, ids=lambda shown: ", ".join(shown))
def test_what_figures_show_is_measured_side_by_side(shown: dict[str, str]) -> None:
    part = load("sigmoid_floats").needed(FloatSurvey, "the test")
    forms = {"slope": part.slopes["stable"], "function": part.functions["naive"], "neither": exp(x)}
    with pytest.raises(DerivationError, match="forms of `slopes` alone, or of `functions` alone"):
        survey_files(
            "sigmoid_floats", replace(part, shown={look: forms[of] for look, of in shown.items()}), is_alone=True
        )
