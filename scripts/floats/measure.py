"""All that is measured of a function and its slope in one type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from derive.forms.form import Form, Symbol
from derive.readings.code import numpy_code
from derive.readings.slope import slope
from floats.evaluate import intermediates
from floats.landmarks import Landmark, explained, landmarks
from floats.survey import Survey, survey
from floats.types import FloatType


class Formulas(NamedTuple):
    """What is measured: formulas of the slope of `of` by the variable `by`, and of `of` itself."""

    of: Form
    by: Symbol
    slopes: Sequence[Form]
    functions: Sequence[Form]


class Found(NamedTuple):
    """What was found in a type: the surveys of slopes and of functions, and the landmarks along the variable."""

    slopes: Survey
    functions: Survey
    marks: Mapping[str, Landmark]


def measured(kind: FloatType, what: Formulas) -> Found:
    """The formulas in a type, against the function as it is defined, and its slope by the school rules.

    Where these know no slope, as of a function by cases, it is the last one of the formulas, which are proved equal.
    """
    try:
        steep = slope(what.of, what.by)
    except NotImplementedError:
        steep = what.slopes[-1] if what.slopes else what.of
    return Found(
        survey(steep, what.slopes, kind),
        survey(what.of, what.functions, kind),
        landmarks(what.by, kind),
    )


def code(what: Formulas) -> list[str]:
    """The NumPy code of all that is computed where formulas are measured."""
    wholes = [*what.slopes, *what.functions, explained(what.by)]
    return [numpy_code("result", part) for form in wholes for part in intermediates(form)]
