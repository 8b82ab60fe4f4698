"""What is known about a function, as data: a card of its properties. Nothing here is proved: see `properties`."""

from __future__ import annotations

from dataclasses import dataclass

from derive.forms.form import Form, Name, Symbol


@dataclass(frozen=True)
class Card:
    """The properties of a rising function `of` the variable `by`, whose derivatives are polynomials in its value.

    `low` and `high` are the ends of its range, neither of them reached, and `start` is its value at 0. In terms of
    the function, `mirrored` is its value at -`by`, `inverse` the variable, and `slope` and `second` its derivatives.
    `antiderivative` is a function with this one as its derivative. `steepest` is where the slope is largest, and
    `inflection` where the function's curve turns from left to right; `lipschitz` is its Lipschitz constant.
    `slope_lipschitz` is that of the slope, and `slope_inflections` are where the slope's curve turns.
    `formal` is the address of a formal proof of the derivative, if there is one, with its name.
    """

    of: Name
    by: Symbol
    low: Form
    high: Form
    start: Form
    mirrored: Form
    inverse: Form
    slope: Form
    second: Form
    antiderivative: Form
    steepest: Form
    inflection: Form
    lipschitz: Form
    slope_lipschitz: Form
    slope_inflections: tuple[Form, ...]
    formal: tuple[str, str] | None = None
