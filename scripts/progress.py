"""What this process is at, in words: for whoever waits for it, and for the message where it ends there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

# Seconds for each thing that is begun: a step's gate, a figure, a snippet. Most take a hundredth of one.
LIMIT = float(os.environ.get("STEPWISE_SECONDS") or 20)

_listeners: list[Callable[[str], None]] = []
_now = ""


def at(what: str) -> None:
    """Say what begins now, such as "step split, gate proof"; its time limit begins with it."""
    global _now
    _now = what
    for listener in _listeners:
        listener(what)


@contextmanager
def within(what: str) -> Iterator[None]:
    """Say that `what` begins, and once it has ended, that what was before goes on."""
    before = now()
    at(what)
    yield
    at(before)


def now() -> str:
    """What was begun last."""
    return _now


def tell(listener: Callable[[str], None]) -> None:
    """Have `listener` called with each thing that begins."""
    _listeners.append(listener)
