"""A figure as a part of a note: the drawing, the values that it shows, and what the page needs to explore it."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

import mpmath
import numpy as np
import sympy

from derive.errors import DerivationError
from derive.forms.alphabet import letter_plain
from derive.forms.form import Form, Symbol
from derive.forms.trees import symbols
from derive.readings.number import number
from derive.readings.tree import tree
from derive.readings.value import value
from derive.written.derivation import Derivation
from derive.written.wording import refuse_no_sentence
from draw.errors import FigureError
from draw.inline import markdown_figure
from draw.picture import Curve, Drawn, Picture, drawn
from parts.note import Made, Note, Pieces, add_pieces, refuse_odd
from stems import SCRIPTS, NoteError


@refuse_odd.register
def _(part: Picture, note: Note) -> None:
    note.needed(Derivation, "a picture")
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
    derivation = pieces.note.needed(Derivation, "a picture")
    pieces.add("the figure", partial(_figure, pieces.stem, part, derivation))
    pieces.add("the figure's code", partial(_code, part))


def _figure(stem: str, picture: Picture, derivation: Derivation) -> Made:
    """The figure: on its page, and to download. Raises NoteError where it cannot be shown right."""
    with _blamed_on(stem, picture):
        function, slope = curves(derivation)
        made = drawn(picture.title, lambda: picture.draw(function, slope))
        return {
            "figure.md": _explorable_figure(stem, picture, derivation, made),
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


def curves(derivation: Derivation) -> tuple[Curve, Curve]:
    """The function and its derivative as NumPy functions, lambdified from the first and the last line.

    Raises FigureError where there is another letter than the one it is differentiated by.
    """
    if others := symbols(derivation.of, derivation.claim) - {derivation.by}:
        letters = ", ".join(sorted(symbol.name for symbol in others))
        raise FigureError(
            f"it is of one variable, {derivation.by.name}, and the derivation has {letters} too; a note is about "
            "a function of one variable for now: put numbers there"
        )
    return _curve(derivation.of, derivation.by), _curve(derivation.claim, derivation.by)


def _curve(form: Form, by: Symbol) -> Curve:
    computed = sympy.lambdify(value(by), value(form))

    @np.errstate(all="ignore")  # what is not defined is not drawn
    def curve(x: Any) -> Any:
        return np.zeros_like(x) + computed(x)  # an array also where the value is a constant

    return curve


def _explorable_figure(stem: str, picture: Picture, derivation: Derivation, drawn: Drawn) -> str:
    """The figure with its values, for Markdown."""
    title, description = picture.title, picture.description
    told = f' id="figure" data-explorer="{escape(json.dumps(_explorer(picture, derivation, drawn)))}"'
    return f"""\
{markdown_figure(stem, drawn, title, description, told)}\
<details class="values">
<summary>The figure in words and numbers</summary>
<p>{escape(description)}</p>
{_table(derivation)}
</details>
"""


def _explorer(picture: Picture, derivation: Derivation, drawn: Drawn) -> dict[str, object]:
    """What `docs/assets/explorer.js` is told: see there."""
    low, high = drawn.x
    for name, x in picture.places:
        if not low <= x <= high:
            raise FigureError(f'the place "{name}" is at {x:g}, and its axis goes from {low:g} to {high:g}')
    return {
        "x": drawn.x,
        "y": drawn.y,
        "letters": [letter_plain(letter.name) for letter in (derivation.by, derivation.of)],
        "function": tree(derivation.of),
        "slope": tree(derivation.claim, known=derivation.of),
        "places": picture.places,
    }


def _table(derivation: Derivation) -> str:
    """The function and its derivative at whole numbers, computed from the printed forms."""
    x, a = (letter_plain(letter.name) for letter in (derivation.by, derivation.of))
    rows = []
    for at in range(-6, 7, 2):
        point = {derivation.by: mpmath.mpf(at)}
        cells = [f"{float(number(form, point)):z.5f}" for form in (derivation.of, derivation.claim)]
        rows.append("<tr>" + "".join(f"<td>{cell}</td>".replace("-", "−") for cell in (str(at), *cells)) + "</tr>")
    head = f'<tr><th scope="col">{x}</th><th scope="col">{a}</th><th scope="col">derivative</th></tr>'
    return "\n".join(["<table>", f"<thead>{head}</thead>", "<tbody>", *rows, "</tbody>", "</table>"])
