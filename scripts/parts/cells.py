"""Cells of tables, which a bar would end."""

from __future__ import annotations


def in_cell(text: str) -> str:
    """`text` with the bars in its formulas by name. Behind the last name no space is left, or it were no formula."""
    return text.replace("|", r"\vert ").replace(r"\vert $", r"\vert$")
