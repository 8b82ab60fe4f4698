"""Functions of several notes on one pair of axes, as a part of a note: drawn, and told to the script of the page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape
from types import ModuleType
from typing import Any

import mpmath
import numpy as np

from derive.errors import DerivationError
from derive.readings.number import number
from draw.picture import Picture
from parts.curves import curves
from parts.figure import explored, slope_at
from parts.load import load
from parts.note import Made, Note, Pieces, add_pieces
from parts.parameters import Parameters, parameters_of
from parts.subject import Subject, subject
from stems import link_to_note, stems

MOST = 4  # functions at a time: as many as there are colors
LOW, HIGH, BOTTOM, TOP = -6, 6, -2, 4
UNIT = 60  # of the drawing, for each of x and y
AT = 1  # where the still table has its values


@dataclass(frozen=True)
class Comparison:
    """Functions beside each other: the pieces `compare.md` and `first`, the stems of those that are drawn at first.

    `notes` is their package: a module that imports it is made anew whenever one of them has changed.
    """

    notes: ModuleType
    first: tuple[str, ...]


@add_pieces.register
def _(part: Comparison, pieces: Pieces) -> None:
    pieces.add("the functions", partial(_piece, pieces.stem, part))


def _piece(stem: str, part: Comparison) -> Made:
    """Raises DerivationError where a function that is to be drawn has no note."""
    found = dict(_functions(stem))
    if missing := [each for each in part.first if each not in found]:
        raise DerivationError(f"there is no note with a figure called {', '.join(missing)} to compare")
    if len(part.first) > MOST:
        raise DerivationError(f"{len(part.first)} functions are to be drawn at first, and there are {MOST} colors")
    told = {
        "x": [LOW, HIGH],
        "y": [BOTTOM, TOP],
        "unit": UNIT,
        "first": part.first,
        "functions": {
            other: {"title": note.title, "link": _page(stem, other), **explored(about, _parameters(note, about))}
            for other, (note, about) in found.items()
        },
    }
    chosen = {each: found[each] for each in part.first}
    return {
        "compare.md": f"""\
<div class="compare-controls"></div>
<figure class="compare" data-compare="{escape(json.dumps(told, ensure_ascii=False))}">
{_drawing(chosen)}
<figcaption>{_listed([note.title for note, _ in chosen.values()])}: functions solid, derivatives dashed.</figcaption>
</figure>

{_table(stem, chosen)}
"""
    }


Chosen = Mapping[str, tuple[Note, Subject]]


def _functions(stem: str) -> Iterator[tuple[str, tuple[Note, Subject]]]:
    """The notes with a figure, by their stems in the order of their titles, and what they are about."""
    notes = {other: load(other) for other in stems() if other != stem}
    for other, note in sorted(notes.items(), key=lambda each: each[1].title.lower()):
        if note.part(Picture):
            yield other, (note, subject(note, "a comparison"))


def _parameters(note: Note, about: Subject) -> Parameters:
    return parameters_of(note, about.by, about.of, about.slope)


def _page(stem: str, other: str) -> str:
    return link_to_note(stem, other).removesuffix(".md") + "/"


def _listed(names: list[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _drawing(chosen: Chosen) -> str:
    """The curves, as what the page's script draws looks: the nth function and its slope have the class `nth-n`."""
    width, height = (HIGH - LOW) * UNIT, (TOP - BOTTOM) * UNIT
    names = _listed([note.title for note, _ in chosen.values()])
    paths: list[str] = []
    for n, (note, about) in enumerate(chosen.values(), 1):
        function, slope = curves(about, _parameters(note, about))
        for curve, kind in ((slope, " slope"), (function, "")):
            paths.append(f'<path class="nth-{n}{kind}" d="{_path(curve)}" />')
    ticks = [
        *(f'<text x="{(x - LOW) * UNIT}" y="{TOP * UNIT + 22}">{_signed(x)}</text>' for x in range(-4, HIGH, 2) if x),
        *(f'<text x="{-LOW * UNIT - 14}" y="{(TOP - y) * UNIT + 6}">{_signed(y)}</text>' for y in (-1, 1, 2, 3)),
    ]
    axes = f"M0 {TOP * UNIT}H{width}M{-LOW * UNIT} 0V{height}"
    label = f'role="img" data-search-exclude="" aria-label="{escape(names)} and their derivatives"'
    return f"""\
<svg viewBox="0 0 {width} {height}" {label}>
<path class="axes" d="{axes}" />
{"".join(ticks)}
<g class="curves">
{"".join(paths)}
</g>
</svg>"""


def _path(curve: Any) -> str:
    """A curve within the drawing, as SVG's path, with a gap where there is none."""
    x = np.arange(LOW * 20, HIGH * 20 + 1) / 20
    y = curve(x)
    pen, steps = "M", []
    for across, up in zip((x - LOW) * UNIT, (TOP - y) * UNIT, strict=True):
        inside = np.isfinite(up) and 0 <= up <= (TOP - BOTTOM) * UNIT
        steps += [f"{pen}{across:g} {up:.1f}"] if inside else []
        pen = "L" if inside else "M"
    return "".join(steps)


def _table(stem: str, chosen: Chosen) -> str:
    """The values of the functions at one place."""
    rows = []
    for other, (note, about) in chosen.items():
        given = {each.letter: mpmath.mpf(each.shown) for each in _parameters(note, about)}
        point = {**given, about.by: mpmath.mpf(AT)}
        a = f"{float(number(about.of, point)):z.4f}".replace("-", "−")
        rows.append(f"| [{note.title}]({link_to_note(stem, other)}) | {a} | {slope_at(about, point, 4)} |\n")
    head = f"| At x = {AT} | Value | Derivative |\n| --- | --- | --- |\n"
    return f'<div class="compare-values" markdown>\n\n{head}{"".join(rows)}\n</div>'


def _signed(number: int) -> str:
    return str(number).replace("-", "−")
