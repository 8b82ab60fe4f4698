"""How a long computation tells on the terminal that it goes on."""

from __future__ import annotations

import sys
from io import TextIOWrapper


def say(what: str) -> None:
    """Print a line of its own: notes are made side by side, and their lines mix."""
    print(what, flush=True)


def fit_any_console() -> None:
    """From now on, what the console has no character for is written as its number, and stops nothing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
