"""The table of what all surveys in floats recommend, from the rows that each of them leaves."""

from __future__ import annotations

from collections.abc import Mapping

FILE = "in_floats.md"
HEAD = b"""\
| Note | Formula | float16, at most | bfloat16, at most | float32, seen | float64, seen |
| --- | --- | --- | --- | --- | --- |
"""


def table(rows: Mapping[str, bytes | None]) -> bytes:
    """The table, as Markdown for a page at the top of docs/, from the notes' rows by their stems."""
    return HEAD + b"".join(filter(None, rows.values()))
