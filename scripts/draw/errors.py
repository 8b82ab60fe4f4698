"""What stops a figure, told to its author."""

from __future__ import annotations


class FigureError(Exception):
    """A figure that cannot be shown right: one sentence that says what is wrong, and what to do."""
