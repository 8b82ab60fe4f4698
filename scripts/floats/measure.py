"""All that is measured of a function and its slope in one type."""

from __future__ import annotations

from collections.abc import Sequence

from derive.forms.form import Form, Symbol
from derive.readings.code import numpy_code
from floats.evaluate import intermediates
from floats.landmarks import Landmark, explained, landmarks
from floats.survey import Survey, survey
from floats.types import FloatType


def measured(
    kind: FloatType, by: Symbol, slopes: Sequence[Form], functions: Sequence[Form]
) -> tuple[Survey, Survey, dict[str, Landmark]]:
    """The surveys of `slopes` and of `functions`, each against its last form, and the landmarks along `by`."""
    of_slope = survey(slopes[-1], slopes, kind)
    return of_slope, survey(functions[-1], functions, kind), landmarks(by, kind, of_slope.points)


def code(by: Symbol, formulas: Sequence[Form]) -> list[str]:
    """The NumPy code of all that is computed where `formulas` are measured along `by`."""
    return [numpy_code("result", part) for form in [*formulas, explained(by)] for part in intermediates(form)]
