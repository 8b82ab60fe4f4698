"""Forms: expressions that keep the look they were given.

`(1 + e^-x - 1)/(1 + e^-x)^2` and `e^-x/(1 + e^-x)^2` are two forms of one value. SymPy holds values: it
rebuilds and evaluates a tree whenever it touches one, so the look is lost. A form is an inert tree instead:
operators build it, rules move it, and nothing in it is ever evaluated. What a form means and how it is printed are
readings of it, each in a file of its own: `value` (SymPy), `number` (mpmath), `ball` (Arb), `tex`
(TeX).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from derive.forms.alphabet import check_interval, check_letter


class Form:
    """An expression; `1 + u`, `-u`, `u * v`, `u / v` and `u ** v` build larger ones."""

    def __add__(self, other: Form | int) -> Form:
        return Sum((*terms(self), form(other)))

    def __radd__(self, other: int) -> Form:
        return Sum((form(other), *terms(self)))

    def __sub__(self, other: Form | int) -> Form:
        return Sum((*terms(self), Negative(form(other))))

    def __rsub__(self, other: int) -> Form:
        return Sum((form(other), Negative(self)))

    def __neg__(self) -> Form:
        return Negative(self)

    def __mul__(self, other: Form | int) -> Form:
        return Product((*factors(self), form(other)))

    def __rmul__(self, other: int) -> Form:
        return Product((form(other), *factors(self)))

    def __truediv__(self, other: Form | int) -> Form:
        return Fraction(self, form(other))

    def __rtruediv__(self, other: int) -> Form:
        return Fraction(form(other), self)

    def __rpow__(self, other: int) -> Form:
        return Power(form(other), self)

    def __pow__(self, other: Form | int) -> Form:
        return Power(self, form(other))


class Named(Form):
    """A letter that stands for another form, its `definition`."""

    name: str
    definition: Form

    @property
    def general(self) -> Named:
        """What is defined where the letter is: all p_j are the p_i of one definition."""
        return self


@dataclass(frozen=True)
class Number(Form):
    """A natural number. `-2` is `Negative(Number(2))`, `1/2` is a `Fraction`: each look has one tree."""

    digits: int

    def __post_init__(self) -> None:
        if type(self.digits) is not int or self.digits < 0:
            raise TypeError(f"a number in a form is a natural number, not {self.digits!r}")


@dataclass(frozen=True)
class Decimal(Form):
    """A decimal number as it is shown, with all its zeros: "0.8000". `-0.8` is `Negative(Decimal("0.8"))`."""

    text: str

    def __post_init__(self) -> None:
        if not isinstance(self.text, str) or not re.fullmatch(r"(0|[1-9]\d*)\.\d+", self.text, re.ASCII):
            raise ValueError(
                f'a decimal number in a form is digits, a point and digits, as in "0.5", not {self.text!r}'
            )


@dataclass(frozen=True)
class Constant(Form):
    """A constant with a name, as the number pi; `name` is a key of `constants.CONSTANTS`."""

    name: str


@dataclass(frozen=True)
class Symbol(Form):
    """A free real variable or parameter on the open interval from `low` to `high`, which must not be empty.

    An end is a number, or a form of other symbols: x may be above lambda.
    """

    name: str
    low: float | Form = -math.inf
    high: float | Form = math.inf

    def __post_init__(self) -> None:
        check_letter(self.name)
        low = -math.inf if isinstance(self.low, Form) else self.low  # where an end is a form, the gate domain sees
        high = math.inf if isinstance(self.high, Form) else self.high
        check_interval(self.name, low, high)


@dataclass(frozen=True)
class Placeholder(Symbol):
    """A symbol that stands on no page: its name may be a word, and it is equal to no author's letter."""

    def __post_init__(self) -> None:
        """Any name will do."""


@dataclass(frozen=True)
class Name(Named):
    """A letter that stands for another form: `a` for the sigmoid, `g` for what is inside a function."""

    name: str
    definition: Form

    def __post_init__(self) -> None:
        check_letter(self.name)


@dataclass(frozen=True)
class Sum(Form):
    terms: tuple[Form, ...]


@dataclass(frozen=True)
class Negative(Form):
    of: Form


@dataclass(frozen=True)
class Product(Form):
    factors: tuple[Form, ...]


@dataclass(frozen=True)
class Fraction(Form):
    above: Form
    below: Form


@dataclass(frozen=True)
class Power(Form):
    base: Form
    exponent: Form


@dataclass(frozen=True)
class Call(Form):
    """An elementary function of one argument; `function` is a key of `functions.FUNCTIONS`."""

    function: str
    argument: Form


@dataclass(frozen=True)
class Max(Form):
    """The largest of several forms."""

    of: tuple[Form, ...]


@dataclass(frozen=True)
class Min(Form):
    """The smallest of several forms."""

    of: tuple[Form, ...]


@dataclass(frozen=True)
class Cases(Form):
    """The first of `pieces` where `compared` is below the first of `ends`, the second up to the next end, and so on.

    The ends, one less than the pieces, rise. `at` says which of the two pieces holds at each of them.
    """

    compared: Form
    pieces: tuple[Form, ...]
    ends: tuple[Form, ...]
    at: tuple[Form, ...]


@dataclass(frozen=True)
class Derivative(Form):
    """A derivative that is only written down. `by` is one variable, or a letter that `of` mentions."""

    of: Form
    by: Form


def form(thing: Form | int) -> Form:
    """The form of a Python integer; a form as it is."""
    if isinstance(thing, Form):
        return thing
    if type(thing) is not int:
        raise TypeError(f"a form is made of forms and integers, not of {thing!r}; write 1/2 as form(1) / 2")
    return Number(thing) if thing >= 0 else Negative(Number(-thing))


def terms(whole: Form) -> tuple[Form, ...]:
    """The terms of a sum; of anything else, itself."""
    return whole.terms if isinstance(whole, Sum) else (whole,)


def factors(whole: Form) -> tuple[Form, ...]:
    """The factors of a product; of anything else, itself."""
    return whole.factors if isinstance(whole, Product) else (whole,)
