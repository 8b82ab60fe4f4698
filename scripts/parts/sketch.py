"""A small drawing of a function and its slope, for the table of all notes: as few points as show the two curves."""

from __future__ import annotations

from collections.abc import Iterator

import mpmath
import numpy as np
from numpy.typing import NDArray

from derive.readings.number import number
from draw.picture import Curve
from parts.curves import curves
from parts.parameters import Parameters
from parts.subject import Subject

Points = NDArray[np.float64]

# One window for all, so that sketches can be compared; the drawing has ten units for each of x and y.
LOW, HIGH, BOTTOM, TOP = -4, 4, -1.5, 4
UNIT = 10
SAMPLES = 321
NEAR = 1e-6  # of a kink: there the curve comes to its ends
OFF = 0.1  # of the drawing's units, by which a left-out point may be off: a tenth of a pixel


def sketch(about: Subject, parameters: Parameters) -> str:
    """The curves of a function and its slope as an SVG, of which a screen reader says nothing."""
    at = _places(about, parameters)
    function, slope = (_path(at, curve) for curve in curves(about, parameters))
    width, height = (HIGH - LOW) * UNIT, (TOP - BOTTOM) * UNIT
    axes = f"M0 {_short(TOP * UNIT)}H{width}M{-LOW * UNIT} 0V{_short(height)}"
    drawn = "".join(f'<path d="{path}"/>' for path in (axes, slope, function))
    return f'<svg class="sketch" viewBox="0 0 {width} {_short(height)}" aria-hidden="true">{drawn}</svg>'


def _places(about: Subject, parameters: Parameters) -> Points:
    """Where the curves are looked at: everywhere, and at both sides of each kink."""
    given = {each.letter: mpmath.mpf(each.shown) for each in parameters}
    kinks = [float(number(kink.at, given)) for kink in about.kinks]
    at = np.linspace(LOW, HIGH, SAMPLES)
    for kink in kinks:
        at = at[np.abs(at - kink) > 2 * NEAR]
    beside = [each for kink in kinks for each in (kink - NEAR, kink, kink + NEAR)]
    return np.sort(np.append(at, beside))


def _path(at: Points, curve: Curve) -> str:
    points = np.column_stack([(at - LOW) * UNIT, (TOP - curve(at)) * UNIT])
    return "".join("M" + " ".join(f"{_short(x)} {_short(y)}" for x, y in _fewer(run)) for run in _runs(points))


def _runs(points: Points) -> Iterator[Points]:
    """The pieces of a curve between its gaps, and within the window."""
    reach = TOP * UNIT  # above and below, so that a line ends outside
    there = np.isfinite(points[:, 1]) & (points[:, 1] > -reach) & (points[:, 1] < 2 * reach)
    for run in np.split(np.arange(len(points)), np.flatnonzero(np.diff(there)) + 1):
        if there[run[0]] and len(run) > 1:
            yield points[run]


def _fewer(run: Points) -> Points:
    """The ends of a run of points, and those between that a line through the others would miss (Douglas-Peucker)."""
    (x, y), (last_x, last_y) = run[0], run[-1]
    length = np.hypot(last_x - x, last_y - y) or 1
    off = np.abs((last_x - x) * (run[:, 1] - y) - (last_y - y) * (run[:, 0] - x)) / length
    farthest = int(off.argmax())
    if off[farthest] <= OFF:
        return run[[0, -1]]
    return np.concatenate([_fewer(run[: farthest + 1])[:-1], _fewer(run[farthest:])])


def _short(number: float) -> str:
    """A number to a tenth, in as few characters as say it."""
    return f"{round(float(number), 1) + 0.0:g}"
