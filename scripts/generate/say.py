"""How a long computation tells on the terminal that it goes on."""

from __future__ import annotations


def say(what: str) -> None:
    """Print a word of the line that `build.py` has begun."""
    print(what, end=" ", flush=True)
