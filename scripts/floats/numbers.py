"""The numbers of surveys, by the names that prose uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import log10

from floats.landmarks import Landmark
from floats.outcome import NONE, ZERO, Stretch
from floats.survey import Measured
from floats.tables import largest
from floats.types import FloatType
from printed import printed, printed_above

Formulas = Mapping[str, Measured]  # what was found of a formula, by its name


def numbers(kind: FloatType, found: Formulas, marks: Mapping[str, Landmark]) -> Iterator[tuple[str, str]]:
    """Those of one type. Largest errors are named by what they are, `NAME.at-most` or `NAME.seen`."""
    yield "precision", str(kind.precision)
    yield "digits", printed(kind.precision * log10(2), 2)
    yield "largest", printed(kind.largest)
    for name, mark in marks.items():
        yield name, printed(float(mark.found))
        yield f"{name}-predicted", printed(mark.predicted)
    for name, each in found.items():
        error = f"{name}.{largest(kind).replace(' ', '-')}"
        yield error, printed_above(max(each.worst))
        yield f"{error}-below", printed_above(each.worst[0])
        yield f"{error}-above", printed_above(each.worst[1])
        yield f"{name}.absolute", printed_above(each.absolute)
        for side, halved in zip(("below", "above"), each.halved, strict=True):
            if halved is not None:
                yield f"{name}.halved-{side}", printed(float(halved), 2)
        for what, key in (("zero", ZERO), ("nan", NONE)):
            for stretch in sorted(each.where(key), key=_from_zero, reverse=True):  # the nearest to zero has the word
                side, border = ("below", stretch.last) if float(stretch.last) < 0 else ("above", stretch.first)
                yield f"{name}.{what}-{side}", printed(float(border))


def of_several(found: Mapping[FloatType, Formulas]) -> Iterator[tuple[str, str]]:
    """The largest errors in all types of which all numbers were looked at, and in all others."""
    for is_short in (True, False):
        kinds = {kind: each for kind, each in found.items() if kind.is_short == is_short}
        for name in next(iter(kinds.values())):
            worst = max(error for each in kinds.values() for error in each[name].worst)
            yield f"{name}.{largest(next(iter(kinds))).replace(' ', '-')}", printed_above(worst)


def _from_zero(stretch: Stretch) -> float:
    return min(abs(float(stretch.first)), abs(float(stretch.last)))
