"""A figure as a part of a note: the drawing, the values that it shows, and what the page needs to explore it."""

from __future__ import annotations

import inspect
import json
import math
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

import mpmath

from derive.errors import DerivationError
from derive.forms.alphabet import letter_plain
from derive.forms.form import Form
from derive.readings.interval import interval
from derive.readings.number import Point, number
from derive.readings.tree import tree
from derive.written.regions import Kink
from derive.written.wording import refuse_no_sentence
from draw.errors import FigureError
from draw.inline import markdown_figure
from draw.picture import Drawn, Picture, drawn
from parts.curves import curves, is_inside, slope_at_kink
from parts.note import Made, Note, Pieces, add_pieces, refuse_odd
from parts.parameters import Parameter, Parameters, parameters_of
from parts.subject import Subject, subject
from printed import printed
from stems import SCRIPTS, NoteError


@refuse_odd.register
def _(part: Picture, note: Note) -> None:
    about = subject(note, "a picture")
    parameters_of(note, about.by, about.of, about.slope)
    if not inspect.isfunction(part.draw):
        raise DerivationError(
            "the picture's `draw` must be a function that is written with def: the page shows its code"
        )
    for place in part.places:
        if not isinstance(place, tuple) or [type(each) in (int, float) for each in place] != [False, True]:
            raise DerivationError(f'a place of the picture is a name and a number, ("Steep", 0), not {place!r}')
    refuse_no_sentence(part.description, "the picture's description")


@add_pieces.register
def _(part: Picture, pieces: Pieces) -> None:
    about = subject(pieces.note, "a picture")
    parameters = parameters_of(pieces.note, about.by, about.of, about.slope)
    pieces.add("the figure", partial(_figure, pieces.stem, part, about, parameters))
    pieces.add("the figure's code", partial(_code, part))


def _figure(stem: str, picture: Picture, about: Subject, parameters: Parameters) -> Made:
    """The figure: on its page, and to download. Raises NoteError where it cannot be shown right."""
    with _blamed_on(stem, picture):
        function, slope = curves(about, parameters)
        made = drawn(picture.title, lambda: picture.draw(function, slope))
        return {
            "figure.md": _explorable_figure(stem, picture, about, parameters, made),
            f"{stem}.svg": made.svg,
            f"{stem}.png": made.png,
        }


def _code(picture: Picture) -> Made:
    """The source of the very function that drew the figure."""
    return {"figure.py.md": f"```python\n{inspect.getsource(picture.draw).strip()}\n```\n"}


@contextmanager
def _blamed_on(stem: str, picture: Picture) -> Iterator[None]:
    """Says of a figure that cannot be shown where its author draws it."""
    try:
        yield
    except FigureError as error:
        code = inspect.unwrap(picture.draw).__code__
        path = Path(code.co_filename)
        shown = path.relative_to(SCRIPTS.parent) if path.is_relative_to(SCRIPTS) else path
        place = f"{shown}, line {code.co_firstlineno}: "
        raise NoteError(f"{stem}: {place}the figure cannot be shown: {error}") from error


def _explorable_figure(stem: str, picture: Picture, about: Subject, parameters: Parameters, drawn: Drawn) -> str:
    """The figure with its values, for Markdown."""
    title, description = picture.title, picture.description
    told = f' id="figure" data-explorer="{escape(json.dumps(_explorer(picture, about, parameters, drawn)))}"'
    return f"""\
{markdown_figure(stem, drawn, title, description, told)}\
<details class="values">
<summary>The figure in words and numbers</summary>
<p>{escape(description)}</p>
{_table(about, parameters)}
</details>
"""


def _explorer(picture: Picture, about: Subject, parameters: Parameters, drawn: Drawn) -> dict[str, object]:
    """What `docs/assets/explorer.js` is told: see there."""
    low, high = drawn.x
    for name, x in picture.places:
        if not low <= x <= high:
            raise FigureError(f'the place "{name}" is at {x:g}, and its axis goes from {low:g} to {high:g}')
    return {"x": drawn.x, "y": drawn.y, "places": picture.places, **explored(about, parameters)}


def explored(about: Subject, parameters: Parameters) -> dict[str, object]:
    """A function and its derivative for the page's own JavaScript: see `docs/assets/compute.js`."""
    return {
        "letters": [letter_plain(letter.name) for letter in (about.by, about.of)],
        "function": tree(about.of),
        "slope": tree(about.slope, known=about.of),
        **({"kinks": [_kink(kink) for kink in about.kinks]} if about.kinks else {}),
        **({"parameters": [_parameter(each) for each in parameters]} if parameters else {}),
        **({"interval": [_end(end) for end in (about.by.low, about.by.high)]} if interval(about.by) else {}),
    }


def _kink(kink: Kink) -> list[Any]:
    """Where a kink is, and the slopes on both of its sides, null where there is none."""
    return [tree(kink.at), *(tree(side) if isinstance(side, Form) else None for side in (kink.left, kink.right))]


def _end(end: float | Form) -> Any:
    return tree(end) if isinstance(end, Form) else end if math.isfinite(end) else None


def _parameter(parameter: Parameter) -> dict[str, object]:
    letter = letter_plain(parameter.letter.name)
    return {"letter": letter, "shown": parameter.shown, "low": parameter.low, "high": parameter.high}


def _table(about: Subject, parameters: Parameters) -> str:
    """The function and its derivative at whole numbers, computed from the printed forms."""
    x, a = (letter_plain(letter.name) for letter in (about.by, about.of))
    usual = {each.letter: mpmath.mpf(each.shown) for each in parameters}
    rows = []
    for at in range(-6, 7, 2):
        point = {**usual, about.by: mpmath.mpf(at)}
        if is_inside(about.by, point):
            cells = (f"{float(number(about.of, point)):z.5f}", slope_at(about, point))
            rows.append("<tr>" + "".join(f"<td>{cell}</td>".replace("-", "−") for cell in (str(at), *cells)) + "</tr>")
    head = f'<tr><th scope="col">{x}</th><th scope="col">{a}</th><th scope="col">derivative</th></tr>'
    given = ", ".join(f"{letter_plain(each.letter.name)} = {printed(each.shown)}" for each in parameters)
    caption = [f"<caption>With {given}</caption>"] if given else []
    return "\n".join(["<table>", *caption, f"<thead>{head}</thead>", "<tbody>", *rows, "</tbody>", "</table>"])


def slope_at(about: Subject, point: Point, digits: int = 5) -> str:
    """The slope at a point, as a table shows it: none at a kink whose sides differ."""
    for kink in about.kinks:
        if number(kink.at, point) == point[about.by]:
            slope = slope_at_kink(kink, point)
            return "none" if slope is None else f"{float(slope):z.{digits}f}"
    return f"{float(number(about.slope, point)):z.{digits}f}"
