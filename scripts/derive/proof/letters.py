"""The gate for the letters of a page: each of them means one thing on it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from derive.errors import DerivationError
from derive.forms.form import Call, Form, Name, Symbol
from derive.forms.functions import FUNCTIONS, Function
from derive.forms.trees import names, symbols, walk
from derive.readings.tex import tex


def refuse_other_meanings(forms: Iterable[Form], taken: Mapping[str, str] | None = None) -> None:
    """Raises DerivationError where a letter of `forms`, all on one page, means two things there.

    `taken` are letters, as TeX, that the page itself uses, with what they mean.
    """
    letters = Letters(taken)
    for each in forms:
        letters.introduced_by(each)


class Letters:
    """The letters that a page has used so far, and what each of them means."""

    def __init__(self, taken: Mapping[str, str] | None = None) -> None:
        self.taken = taken or {}
        self.meanings: dict[str, Form | Function] = {}

    def introduced_by(self, form: Form) -> tuple[Name, ...]:
        """The names that are new in `form`, in the order in which they must be defined.

        Raises DerivationError where a letter of `form` has another meaning.
        """
        new = tuple(name for name in names(form) if name not in self.meanings.values())
        free = sorted(symbols(form), key=lambda symbol: symbol.name)
        for letter in [*names(form), *free]:
            self._add(tex(letter), letter)
        for function in _called(form):
            self._add(function.letter, function)
        return new

    def _add(self, printed: str, letter: Form | Function) -> None:
        known = self.meanings.setdefault(printed, letter)
        if printed in self.taken or known != letter:
            one, other = self.taken.get(printed) or _meaning(known), _meaning(letter)
            raise DerivationError(
                f"the letter {printed} would mean two things on this page, {one} and {other}; choose another one"
            )


def _called(form: Form) -> Iterator[Function]:
    """The functions in `form`, and in what its names stand for, that take a letter."""
    wholes = [form, *(name.definition for name in names(form))]
    called = (part.function for whole in wholes for part in walk(whole) if isinstance(part, Call))
    return (FUNCTIONS[name] for name in dict.fromkeys(called) if FUNCTIONS[name].letter)


def _meaning(letter: Form | Function) -> str:
    if isinstance(letter, Function):
        return f"the function {letter.name}"
    if isinstance(letter, Name):
        return f"{tex(letter)} = {tex(letter.definition)}"
    assert isinstance(letter, Symbol)
    low, high = (
        tex(end) if isinstance(end, Form) else "" if math.isinf(end) else f"{end:g}"
        for end in (letter.low, letter.high)
    )
    return "a variable" + f" above {low}" * bool(low) + " and" * bool(low and high) + f" below {high}" * bool(high)
