"""The figure of how many digits survive: one curve for each formula."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from floats.types import Array


def digits(points: Array, curves: Mapping[str, Array], window: float, most: float) -> Figure:
    """The decimal digits that are right at `points`, within `window` of zero; `most` can be right, NaN is left out."""
    figure = Figure()
    axes = figure.subplots()
    for label, right in curves.items():
        seen = np.isfinite(right)
        axes.plot(points[seen], right[seen], label=label)
    axes.set_xlim(-window, window)
    axes.set_ylim(-0.03 * most, 1.42 * most)
    axes.set_yticks([0, round(most / 2), int(most)])
    axes.set_xlabel("x")
    axes.set_ylabel("digits that are right")
    axes.legend(loc="upper center", ncols=3, columnspacing=1, handlelength=1.8)
    return figure
