"""The table of all gradients of several variables, from the rows that each note leaves."""

from __future__ import annotations

from collections.abc import Mapping

from stems import places

FILE = "gradients.md"
HEAD = b"""\
| Note | Entry by entry | As matrices |
| --- | --- | --- |
"""


def table(rows: Mapping[str, bytes | None]) -> bytes:
    """The table, as Markdown for a page at the top of docs/, from the notes' rows by their stems, shelf by shelf."""
    by_shelf = sorted(rows, key=lambda stem: places()[stem])
    return HEAD + b"".join(found for stem in by_shelf if (found := rows[stem]))
