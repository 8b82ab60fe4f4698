"""The figure of a survey: how many digits of a formula survive, drawn and told in words."""

from __future__ import annotations

from collections.abc import Mapping
from math import log10

import progress
from derive.forms.form import Form
from draw.digits import digits
from draw.inline import markdown_figure
from draw.picture import drawn
from floats.outcome import INFINITE, NONE, ZERO
from floats.survey import Measured, Survey, middles
from printed import printed

LOOKS = ("solid", "dashed", "dotted")  # of the curves, in the order of style.mplstyle


def figure_files(survey: Survey, shown: Mapping[str, Form], of: str) -> dict[str, str | bytes]:
    """How many digits of some formulas survive: `shown` are these by their looks, `of` says what they compute."""
    kind = survey.kind
    curves = {label: next(each for each in survey.formulas if each.form == form) for label, form in shown.items()}
    title = f"Decimal digits that are right in {kind.name}"
    ends = [f"{label}, {look}, {_fate(found, of)}" for (label, found), look in zip(curves.items(), LOOKS, strict=False)]
    description = f"A {kind.name} has {kind.precision * log10(2):.1f} decimal digits. {'; '.join(ends)}."
    progress.at(f"the figure of {kind.name}")
    figure = drawn(
        title,
        lambda: digits(
            middles(survey.window),
            {label: found.digits for label, found in curves.items()},
            survey.window,
            kind.precision * log10(2),
        ),
    )
    return {
        f"{kind.name}.svg": figure.svg,
        f"{kind.name}.png": figure.png,
        f"{kind.name}/figure.md": markdown_figure(kind.name, figure, title, description),
    }


def _fate(found: Measured, of: str) -> str:
    """What becomes of a formula's digits far from zero, in words."""
    lost = found.where(ZERO) + found.where(NONE) + found.where(INFINITE)
    left = max((float(each.last) for each in lost if float(each.last) < 0), default=None)
    right = min((float(each.first) for each in lost if float(each.first) > 0), default=None)
    gone = " and ".join(f"for x {side} {printed(x)}" for side, x in (("≤", left), ("≥", right)) if x)
    half = " and ".join(f"near x = {printed(float(x), 3)}" for x in found.halved if x is not None)
    said = [f"first loses half of them {half}"] * bool(half) + [f"has none left {gone}"] * bool(gone)
    return ", and ".join(said) or f"keeps most of them as long as the {of} is a normal number"
