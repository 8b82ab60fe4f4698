"""The ways in which things can be equal to each other or not, as indices can whose sizes are one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

T = TypeVar("T")


def partitions(things: Iterable[T], kind: Callable[[T], Any]) -> list[list[list[T]]]:
    """All ways to put things into blocks of equal ones; those of two kinds are never equal."""
    found: list[list[list[T]]] = [[]]
    for thing in things:
        found = [
            variant
            for blocks in found
            for variant in (
                *(
                    [*blocks[:at], [*block, thing], *blocks[at + 1 :]]
                    for at, block in enumerate(blocks)
                    if kind(block[0]) == kind(thing)
                ),
                [*blocks, [thing]],
            )
        ]
    return found
