"""The gate for the letters of a page: each of them means one thing on it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from derive.errors import DerivationError
from derive.forms.alphabet import letter_tex
from derive.forms.form import Call, Form, Named, Symbol
from derive.forms.functions import FUNCTIONS, Function
from derive.forms.indexed import WHOLE, Index, Lookup, Loss, Placed, Size, Tensor
from derive.forms.trees import names, symbols, walk
from derive.forms.unknowns import unknowns
from derive.readings.tex import tex

Letter = Form | Function | Index | Tensor | Lookup


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
        self.meanings: dict[str, Letter] = {}

    def introduced_by(self, form: Form) -> tuple[Named, ...]:
        """The names that are new in `form`, in the order in which they must be defined.

        Raises DerivationError where a letter of `form` has another meaning.
        """
        new = tuple(name for name in names(form) if name not in self.meanings.values())
        for printed, letter in _letters(form):
            self._add(printed, letter)
        for function in _called(form):
            self._add(function.letter, function)
        return new

    def _add(self, printed: str, letter: Letter) -> None:
        known = self.meanings.setdefault(printed, letter)
        if printed in self.taken or known != letter:
            one, other = self.taken.get(printed) or _meaning(known), _meaning(letter)
            raise DerivationError(
                f"the letter {printed} would mean two things on this page, {one} and {other}; choose another one"
            )


def _letters(form: Form) -> Iterator[tuple[str, Letter]]:
    """The letters of a form, as they are printed without indices, with what they mean."""
    for name in names(form):
        yield (letter_tex(name.name) if isinstance(name, Placed) else tex(name)), name
    yield from ((tex(each), each) for each in sorted(symbols(form), key=lambda symbol: symbol.name))
    found = unknowns(form)
    yield from ((letter_tex(size.name), size) for size in found.sizes if size != WHOLE)
    yield from ((letter_tex(tensor.name), tensor) for tensor in found.tensors)
    yield from ((letter_tex(lookup.name), replace(lookup, at=_ANY)) for lookup in found.lookups)
    yield from ((letter_tex(index.name), index) for index in sorted(found.indices, key=lambda each: each.name))
    yield from ((letter_tex(part.name), part) for part in walk(form) if isinstance(part, Loss))


_ANY = Index("i", Size("n"))  # for that of a lookup, which is the same one at any index


def _called(form: Form) -> Iterator[Function]:
    """The functions in `form`, and in what its names stand for, that take a letter."""
    wholes = [form, *(name.definition for name in names(form))]
    called = (part.function for whole in wholes for part in walk(whole) if isinstance(part, Call))
    return (FUNCTIONS[name] for name in dict.fromkeys(called) if FUNCTIONS[name].letter)


def _meaning(letter: Letter) -> str:
    match letter:
        case Function(name=name):
            return f"the function {name}"
        case Named():
            return f"{tex(letter)} = {tex(letter.definition)}"
        case Index(_, size):
            return f"an index up to {tex(size)}"
        case Size():
            return "a size"
        case Tensor(_, sizes):
            return f"a tensor of {len(sizes)} indices"
        case Lookup():
            return "an index that is looked up"
        case Loss():
            return "a loss"
    assert isinstance(letter, Symbol)
    low, high = (
        tex(end) if isinstance(end, Form) else "" if math.isinf(end) else f"{end:g}"
        for end in (letter.low, letter.high)
    )
    return "a variable" + f" above {low}" * bool(low) + " and" * bool(low and high) + f" below {high}" * bool(high)
