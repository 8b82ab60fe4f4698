"""Points at which forms of several variables are compared: a fixed set, which covers what can differ.

Each size is 1, 2 and larger, if it may be, each pair of sizes is unequal both ways, and the free indices are equal and
apart in all the ways in which they can be, at sizes with room for that. Entries are random, the same ones each time; at
those sizes, masks leave out each place of each row once, and each place is once what all lookups find. At the last two
points, no two sizes are equal and all indices and lookups are 1, since what only counts there may have a wrong size in
it; and at the very last, all that may have either sign has the other one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product
from random import Random
from typing import Any

import mpmath

from derive.forms import indexed as x
from derive.forms.form import Symbol
from derive.forms.unknowns import Unknowns
from derive.proof.partitions import partitions
from derive.readings.number import Point

NEAR = 2.0  # entries lie between minus this and this, where their intervals allow it
PARTS = 1024  # of 1, so that a row that adds up to 1 does so exactly
REACH = 2  # how far from 0 the entries of a tensor lie whose places run through all whole numbers


def tensor_points(of: Unknowns, symbols: Iterable[Symbol]) -> Iterator[Point]:
    """The points; each is made of sizes, entries, indices, lookups and symbols."""
    random = Random(0)
    ordered = sorted(symbols, key=lambda symbol: symbol.name)
    bounded = [size for size in of.sizes if size != x.WHOLE]
    for sizes in _sizes(bounded):
        at = _filled(of, sizes, ordered, random)
        yield at | {index: _anywhere(index, sizes, random) for index in of.free}
    room = {size: max(size.least, 2, len(of.free)) for size in bounded}
    turns = max(room.values()) + 1 if of.lookups or any(tensor.mask for tensor in of.tensors) else 1
    for blocks in partitions(of.free, lambda index: index.size):
        places = {index: number for number, block in enumerate(blocks, 1) for index in block}
        for turn in range(turns):
            at = _filled(of, room, ordered, random)
            yield at | _masks(at, room, turn) | _lookups(of, room, turn) | places
    *_, apart = _sizes(bounded)
    last = _filled(of, apart, ordered, random) | _lookups(of, apart, 1) | dict.fromkeys(of.free, 1)
    yield last
    yield last | {each: -number for each, number in last.items() if _has_either_sign(each)}


def _has_either_sign(letter: Any) -> bool:
    """Whether what is filled in at a point is any number of an interval that is the same on both sides of 0."""
    of = letter[0] if isinstance(letter, tuple) else letter
    if isinstance(of, x.Tensor) and (of.mask or of.adds_up):
        return False
    return isinstance(of, x.Tensor | Symbol) and isinstance(of.low, int | float) and of.low == -of.high


def _masks(at: Point, room: dict[x.Size, int], turn: int) -> dict[Any, Any]:
    """Masks that leave out one place of a row or none: another one in each row, and at each turn."""
    masked = [each for each in at if isinstance(each, tuple) and isinstance(each[0], x.Tensor) and each[0].mask]
    width = {each: room[each[0].sizes[-1]] for each in masked}
    return {each: mpmath.mpf((sum(each[1:]) + turn) % (width[each] + 1) != 0) for each in masked}


def _lookups(of: Unknowns, room: dict[x.Size, int], turn: int) -> dict[Any, Any]:
    """What is looked up, one place for all: another one at each turn, and none at first."""
    return {
        (lookup.name, each): (turn - 1) % room[lookup.size] + 1
        for lookup in of.lookups
        for each in range(1, room[lookup.at.size] + 1 if turn else 1)
    }


def _sizes(sizes: Sequence[x.Size]) -> Iterator[dict[x.Size, int]]:
    rows = (lambda at: 1, lambda at: 2, lambda at: at + 2, lambda at: max(len(sizes) + 1, 3) - at)
    for row in rows:
        yield {size: max(size.least, row(at)) for at, size in enumerate(sizes)}


def _filled(of: Unknowns, sizes: dict[x.Size, int], symbols: list[Symbol], random: Random) -> dict[Any, Any]:
    at: dict[Any, Any] = {**sizes}
    if x.WHOLE in of.sizes:
        at[x.WHOLE] = 4 * REACH
    for tensor in of.tensors:
        at |= _entries(tensor, sizes, random)
    for lookup in of.lookups:
        at |= {
            (lookup.name, each): random.randint(1, sizes[lookup.size]) for each in range(1, sizes[lookup.at.size] + 1)
        }
    for symbol in symbols:
        low, high = (float(end) if isinstance(end, int | float) else 0.0 for end in (symbol.low, symbol.high))
        at[symbol] = mpmath.mpf(random.uniform(max(low, -NEAR), min(high, NEAR)))
    return at


def _entries(tensor: x.Tensor, sizes: dict[x.Size, int], random: Random) -> dict[Any, Any]:
    *rows, row = (places_along(size, sizes) for size in tensor.sizes)
    found: dict[Any, Any] = {}
    for places in product(*rows):
        numbers = _row(tensor, len(row), random)
        found |= {(tensor, *places, last): number for last, number in zip(row, numbers, strict=True)}
    return found


def places_along(size: x.Size, at: Point) -> range:
    """The places of a tensor's entries along one of its indices, at a point."""
    return range(-REACH, REACH + 1) if size == x.WHOLE else range(1, at[size] + 1)


def _row(tensor: x.Tensor, length: int, random: Random) -> list[Any]:
    if tensor.mask:
        left_out = random.sample(range(length), length // 3)  # so that a row has several that are kept, and not all
        return [mpmath.mpf(each not in left_out) for each in range(length)]
    low, high = max(tensor.low, -NEAR), min(tensor.high, NEAR)
    if tensor.adds_up:
        cuts = sorted(random.sample(range(1, PARTS), length - 1))
        return [mpmath.mpf(end - start) / PARTS for start, end in pairwise([0, *cuts, PARTS])]
    return [mpmath.mpf(random.uniform(low, high)) for _ in range(length)]


def _anywhere(index: x.Index, sizes: dict[x.Size, int], random: Random) -> int:
    return random.randint(-REACH, REACH) if index.size == x.WHOLE else random.randint(1, sizes[index.size])
