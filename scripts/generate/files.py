"""A note's generated files, made in memory: proved lines, the figure, the code that drew it."""

from __future__ import annotations

import inspect
import json
from html import escape
from typing import Any

import numpy as np
import sympy

from derive.form import Form, Symbol, symbols
from derive.gates import Proved, prove
from derive.value import value
from draw.inline import inline
from draw.picture import Curve, Drawn, Picture, drawn
from generate import markdown
from generate.note import Note, blamed_on, load


def proved(stem: str) -> tuple[Note, list[Proved]]:
    """The note and its lines, each proved. Raises NoteError where it cannot be had or does not hold."""
    note = load(stem)
    with blamed_on(stem):
        return note, prove(note.derivation)


def files(stem: str) -> dict[str, bytes]:
    """All files of a note, by their path in its folder. Raises NoteError."""
    note, lines = proved(stem)
    with blamed_on(stem):
        curves = [_curve(form, note.derivation.by) for form in (note.derivation.of, note.derivation.claim)]
        picture = drawn(note.picture, *curves)
        code = _code(note.picture)
    steps = {f"steps/{each.line.name}.md": markdown.step(each.line, n) for n, each in enumerate(lines, 1)}
    made: dict[str, str | bytes] = {
        **steps,
        "derivation.md": "\n".join(steps.values()),
        "derivation.json": json.dumps(data(lines), indent=1, ensure_ascii=False) + "\n",
        "definition.md": markdown.definition(lines),
        "result.md": markdown.result(note.derivation),
        "proved.md": markdown.proved(lines, note.derivation),
        "row.md": markdown.row(stem, note.title, note.derivation),
        "figure.md": _figure(stem, note.picture, picture),
        "figure.py.md": code,
        "figure.svg": picture.svg,
        "figure.png": picture.png,
    }
    return {path: _bytes(content) for path, content in made.items()}


def data(lines: list[Proved]) -> list[dict[str, Any]]:
    """The proved lines as plain data."""
    return [
        {
            "name": each.line.name,
            "rule": each.line.rule,
            "because": each.line.because,
            "tex": each.line.tex,
            "gates": list(each.gates),
        }
        for each in lines
    ]


def _curve(form: Form, by: Symbol) -> Curve:
    """`form` as a NumPy function of `by`, made from its value."""
    if parameters := symbols(form) - {by}:
        letters = ", ".join(sorted(symbol.name for symbol in parameters))
        raise ValueError(f"a figure is of one variable, and {letters} is another one")
    computed = sympy.lambdify(value(by), value(form))
    return lambda x: np.zeros_like(x) + computed(x)  # an array also where the value is a constant


def _figure(stem: str, picture: Picture, drawn: Drawn) -> str:
    svg = inline(drawn.bare, f"{stem}-figure", picture.title, picture.description)
    return f"""\
<figure class="picture" id="figure">
{svg}
<figcaption>{escape(picture.title)}
<span class="downloads">Download as <a href="{stem}.svg" download>SVG</a>
or <a href="{stem}.png" download>PNG</a></span>
</figcaption>
</figure>
"""


def _code(picture: Picture) -> str:
    """The source of the very function that drew the figure."""
    return f"```python\n{inspect.getsource(picture.draw).strip()}\n```\n"


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content
