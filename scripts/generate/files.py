"""A note's generated files, made in memory: proved lines, the figure, the code that drew it."""

from __future__ import annotations

import inspect
import json
from typing import Any

from derive.gates import Proved, prove
from draw.picture import Picture, drawn
from generate import markdown
from generate.figure import curves, markdown_figure
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
        figure = drawn(note.picture, *curves(note.derivation))
        code = _code(note.picture)
        shown = markdown_figure(stem, note, figure)
    steps = {f"steps/{each.line.name}.md": markdown.step(each.line, n) for n, each in enumerate(lines, 1)}
    made: dict[str, str | bytes] = {
        **steps,
        "derivation.md": "\n".join(steps.values()),
        "derivation.json": json.dumps(data(lines), indent=1, ensure_ascii=False) + "\n",
        "definition.md": markdown.definition(lines),
        "result.md": markdown.result(note.derivation),
        "proved.md": markdown.proved(lines, note.derivation),
        "row.md": markdown.row(stem, note.title, note.derivation),
        "figure.md": shown,
        "figure.py.md": code,
        "figure.svg": figure.svg,
        "figure.png": figure.png,
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


def _code(picture: Picture) -> str:
    """The source of the very function that drew the figure."""
    return f"```python\n{inspect.getsource(picture.draw).strip()}\n```\n"


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content
