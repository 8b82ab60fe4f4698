"""The figure of how many digits survive: one curve for each formula, the worst of each neighborhood."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from floats.types import Array

NEIGHBORHOODS = 240


def digits(points: Array, curves: Mapping[str, Array], window: float, most: float) -> Figure:
    """The decimal digits of each curve that are right at `points`, within `window` of zero; `most` can be right."""
    figure = Figure()
    axes = figure.subplots()
    edges = np.linspace(-window, window, NEIGHBORHOODS + 1)
    places = np.digitize(points.astype(np.float64), edges)
    middles = (edges[1:] + edges[:-1]) / 2
    for label, right in curves.items():
        worst = np.array([right[places == place].min(initial=np.inf) for place in range(1, NEIGHBORHOODS + 1)])
        seen = np.isfinite(worst)
        axes.plot(middles[seen], worst[seen], label=label)
    axes.set_xlim(-window, window)
    axes.set_ylim(-0.03 * most, 1.42 * most)
    axes.set_yticks([0, round(most / 2), int(most)])
    axes.set_xlabel("x")
    axes.set_ylabel("digits that are right")
    axes.legend(loc="upper center", ncols=3, columnspacing=1, handlelength=1.8)
    return figure
