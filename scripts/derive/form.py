"""Forms: expressions that keep the look they were given.

`(1 + e^-x - 1)/(1 + e^-x)^2` and `e^-x/(1 + e^-x)^2` are two forms of one value. SymPy holds values: it
rebuilds and evaluates a tree whenever it touches one, so the look is lost. A form is an inert tree instead:
operators build it, `rewrite` changes it in place, and nothing in it is ever evaluated. What a form means
and how it is printed live elsewhere: `value` (SymPy), `number` (mpmath), `tex` (TeX).
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace

from derive.alphabet import check_interval, check_letter, letter_python


class Meaningless(Exception):
    """Why a form has no value."""


class Form:
    """An expression; `1 + u`, `-u`, `u * v`, `u / v` and `u ** v` build larger ones."""

    def __add__(self, other: Form | int) -> Form:
        return Sum((*_terms(self), form(other)))

    def __radd__(self, other: int) -> Form:
        return Sum((form(other), *_terms(self)))

    def __sub__(self, other: Form | int) -> Form:
        return Sum((*_terms(self), Negative(form(other))))

    def __rsub__(self, other: int) -> Form:
        return Sum((form(other), Negative(self)))

    def __neg__(self) -> Form:
        return Negative(self)

    def __mul__(self, other: Form | int) -> Form:
        return Product((*_factors(self), form(other)))

    def __rmul__(self, other: int) -> Form:
        return Product((form(other), *_factors(self)))

    def __truediv__(self, other: Form | int) -> Form:
        return Fraction(self, form(other))

    def __rtruediv__(self, other: int) -> Form:
        return Fraction(form(other), self)

    def __rpow__(self, other: int) -> Form:
        return Power(form(other), self)

    def __pow__(self, other: Form | int) -> Form:
        return Power(self, form(other))


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
class Symbol(Form):
    """A free real variable or parameter on the open interval from `low` to `high`, which must not be empty."""

    name: str
    low: float = -math.inf
    high: float = math.inf

    def __post_init__(self) -> None:
        check_letter(self.name)
        check_interval(self.name, self.low, self.high)


@dataclass(frozen=True)
class Placeholder(Symbol):
    """A symbol that stands on no page: its name may be a word, and it is equal to no author's letter."""

    def __post_init__(self) -> None:
        """Any name will do."""


@dataclass(frozen=True)
class Name(Form):
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
class Derivative(Form):
    """A derivative that is only written down. `by` is a symbol, or a name that `of` mentions."""

    of: Form
    by: Symbol | Name


def form(thing: Form | int) -> Form:
    """The form of a Python integer; a form as it is."""
    if isinstance(thing, Form):
        return thing
    if type(thing) is not int:
        raise TypeError(f"a form is made of forms and integers, not of {thing!r}; write 1/2 as form(1) / 2")
    return Number(thing) if thing >= 0 else Negative(Number(-thing))


def exp(argument: Form | int) -> Form:
    """e to the power of `argument`."""
    return Call("exp", form(argument))


def ln(argument: Form | int) -> Form:
    """The natural logarithm of `argument`."""
    return Call("ln", form(argument))


def sqrt(radicand: Form | int) -> Form:
    """The square root of `radicand`."""
    return Power(form(radicand), Fraction(Number(1), Number(2)))


def cosh(argument: Form | int) -> Form:
    """The hyperbolic cosine of `argument`."""
    return Call("cosh", form(argument))


def tanh(argument: Form | int) -> Form:
    """The hyperbolic tangent of `argument`."""
    return Call("tanh", form(argument))


def size(argument: Form | int) -> Form:
    """The absolute value of `argument`."""
    return Call("abs", form(argument))


# Letters inside a form, not places in it: a name stays a name, whatever happens to what it stands for.
_LETTERS = {"definition", "by"}


def parts(whole: Form) -> Iterator[Form]:
    """The forms that `whole` is directly made of."""
    for _, content in _places(whole):
        yield from content if isinstance(content, tuple) else (content,)


def rewrite(whole: Form, move: Callable[[Form], Form | None]) -> Form:
    """`whole` with `move` made at each outermost place where it gives a form and not None."""
    moved = move(whole)
    if moved is not None:
        return moved
    changes = {
        name: tuple(rewrite(part, move) for part in content) if isinstance(content, tuple) else rewrite(content, move)
        for name, content in _places(whole)
    }
    return replace(whole, **changes)  # type: ignore[type-var]  # every form is a dataclass


def substituted(whole: Form, symbol: Symbol, by: Form) -> Form:
    """`whole` with `by` for a symbol, also inside of names; a name in which it stood is written out.

    Raises Meaningless where `whole` is differentiated by that symbol.
    """

    def move(part: Form) -> Form | None:
        if isinstance(part, Derivative) and part.by == symbol:
            raise Meaningless(f"a derivative by {symbol.name} cannot take a value for it")
        if isinstance(part, Name) and symbol in symbols(part):
            return rewrite(part.definition, move)
        return by if part == symbol else None

    return rewrite(whole, move)


def walk(whole: Form) -> Iterator[Form]:
    """`whole` and all forms in it, from the outside in."""
    yield whole
    for part in parts(whole):
        yield from walk(part)


def names(whole: Form) -> list[Name]:
    """The names that `whole` mentions or needs, each after those in its own definition."""
    found: list[Name] = []
    for part in walk(whole):
        for name in [part] if isinstance(part, Name) else [part.by] if isinstance(part, Derivative) else []:
            if isinstance(name, Name):
                found.extend([*names(name.definition), name])
    return list(dict.fromkeys(found))


def symbols(*wholes: Form) -> set[Symbol]:
    """The symbols that the forms depend on, or are differentiated by."""
    found: set[Symbol] = set()
    for part in (part for whole in wholes for part in walk(whole)):
        if isinstance(part, Name):
            found |= symbols(part.definition)
        elif isinstance(part, Derivative):
            found |= symbols(part.by)
        elif isinstance(part, Symbol):
            found.add(part)
    return found


def freed(derivative: Derivative) -> tuple[Symbol, Form]:
    """A symbol and a form of it, which is what `derivative` differentiates: a placeholder for a name.

    Raises Meaningless where `derivative` is by a name that its function does not mention.
    """
    by = derivative.by
    if isinstance(by, Symbol):
        return by, derivative.of
    letter = Placeholder(f"{letter_python(by.name)}_")

    def unfold(part: Form) -> Form | None:
        if part == by:
            return letter
        if isinstance(part, Derivative) and part.by == by:
            return Derivative(rewrite(part.of, unfold), letter)
        return rewrite(part.definition, unfold) if isinstance(part, Name) else None

    of = rewrite(derivative.of, unfold)
    if letter in walk(of):
        return letter, of
    raise Meaningless(f"there is a derivative by {by.name} here, of something in which {by.name} does not appear")


def _places(whole: Form) -> Iterator[tuple[str, Form | tuple[Form, ...]]]:
    for field in fields(whole):  # type: ignore[arg-type]  # every form is a dataclass
        content = getattr(whole, field.name)
        if isinstance(content, Form | tuple) and field.name not in _LETTERS:
            yield field.name, content


def _terms(whole: Form) -> tuple[Form, ...]:
    return whole.terms if isinstance(whole, Sum) else (whole,)


def _factors(whole: Form) -> tuple[Form, ...]:
    return whole.factors if isinstance(whole, Product) else (whole,)
