"""A network worked with numbers, as an author writes it."""

from __future__ import annotations

from dataclasses import dataclass

from derive.forms.form import Form, Name, Symbol


@dataclass(frozen=True)
class Back:
    """One step back through a network: how `of`, which is closer to the loss, changes with `by`.

    `slope` is that derivative as a form; `total`, where there is a shorter way to write it, that of the loss.
    """

    by: Symbol | Name
    of: Name
    slope: Form | int
    total: Form | None = None


@dataclass(frozen=True)
class Network:
    """A small network worked with numbers.

    `example` and `parameters` give the values of symbols, which have no intervals, as decimals; `forward` are the names
    that are computed from them, the loss last; `backward` goes from the loss to each of the parameters, and `rate` is
    the size of the step.
    `layers` are the columns of the drawing, from the inputs to the output.
    """

    example: dict[Symbol, str]
    parameters: dict[Symbol, str]
    rate: str
    forward: tuple[Name, ...]
    backward: tuple[Back, ...]
    layers: tuple[tuple[Symbol | Name, ...], ...]
