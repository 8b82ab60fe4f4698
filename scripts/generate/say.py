"""How a long computation tells on the terminal that it goes on."""

from __future__ import annotations


def say(what: str) -> None:
    """Print a line of its own: notes are made side by side, and their lines mix."""
    print(what, flush=True)
