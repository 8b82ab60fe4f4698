r"""TeX with indices as TeX without them, at sizes and indices that are numbers: what the reader of TeX can read.

It takes `\sum_{k=1}^n u` for n times u. So a sum is written out first, and it reads each term: each x_i is a letter of
its own, a delta is the letter of 1 or of 0, and what a letter stands for is written out for each of its indices. All of
this goes by what is printed: a sum ends where people see it end, at a plus, at a minus, or where parentheses close.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from random import Random
from string import ascii_letters
from typing import Any

import mpmath
import sympy

from derive.forms.alphabet import letter_tex
from derive.forms.form import Form, Named, Symbol
from derive.forms.indexed import WHOLE, Loss, Placed
from derive.forms.trees import names, symbols, walk
from derive.forms.unknowns import Unknowns, unknowns
from derive.proof.points import points
from derive.readings.number import Point, number
from derive.readings.tex import tex
from mutants.judge import filled
from reader import agrees, evaluated, read

SUM = re.compile(r"\\sum_(?:\{(\\?[A-Za-z]+)=1\}\^(?:\{(.*?)\}|([A-Za-z]))|(\\?[A-Za-z]+)) ")
LETTER = re.compile(
    r"«\w+»|(?P<letter>\\(?:hat|bar|tilde)\{(?:\\[A-Za-z]+|[A-Za-z])\}|\\[A-Za-z]+|[A-Za-z])"
    r"(?:_(?:\{(?P<several>(?:[^{}]|\{[^{}]*\})*)\}|(?P<one>\\[A-Za-z]+|[A-Za-z0-9])))?"
)
PLACE = re.compile(r"(?:\\[A-Za-z]+|[A-Za-z])(?:_(?:\{[^{}]*\}|\\[A-Za-z]+|[A-Za-z]))?")
BEHIND_D = re.compile(r"\}\{\\partial («\w+»)\}")
Indices = Mapping[str, int]  # by their letters


class Written:
    """The letters of some forms at a point of several variables, and numbers of TeX in those letters."""

    def __init__(self, forms: tuple[Form, ...], at: Point) -> None:
        every = [*forms, *(name.definition for form in forms for name in names(form))]
        losses = {part for form in every for part in walk(form) if isinstance(part, Loss)}
        every += [each for loss in losses for each in (loss.linear, loss.through, *map(_meaning, names(loss)))]
        found = unknowns(*every)
        self.at = at
        self.indices = {letter_tex(each.name): at[each] for each in found.free if each in at}
        self.sizes = {letter_tex(size.name): at[size] for size in found.sizes if size != WHOLE}
        self.whole = at.get(WHOLE, 0)
        self.tables = {letter_tex(each.name): each for each in found.lookups}
        self.tensors = {_with_own(each.name): each for each in found.tensors}
        self.plain: dict[str, Any] = {tex(each): at[each] for each in symbols(*every)} | self.sizes
        self.meanings: dict[str, str] = {tex(each): tex(each.linear) for each in losses}
        self.families: dict[tuple[str, str], tuple[tuple[str, ...], str]] = {}
        for name in dict.fromkeys(name for form in every for name in names(form)):
            if isinstance(name, Placed):
                places = tuple(letter_tex(each.name) for each in name.places if hasattr(each, "name"))
                self.families[_with_own(name.name)] = places, tex(name.definition)
            else:
                self.meanings[tex(name)] = tex(name.definition)
        self.values: dict[sympy.Symbol, Any] = {}
        self.definitions: dict[sympy.Symbol, tuple[str, Indices]] = {}
        self.known: dict[Any, sympy.Symbol] = {}
        self.sums: dict[sympy.Symbol, sympy.Expr] = {}

    def number(self, shown: str) -> Any:
        """The reader's number for TeX."""
        first = self.read(shown, self.indices)
        letters: dict[sympy.Symbol, sympy.Expr] = {}
        waiting = [first]
        while waiting:
            for each in waiting.pop().free_symbols - letters.keys():
                if each in self.sums or each in self.definitions:
                    letters[each] = self.sums[each] if each in self.sums else self.read(*self.definitions[each])
                    waiting.append(letters[each])
        some = set().union(first.free_symbols, *(each.free_symbols for each in letters.values()))
        return evaluated(first, {each: number for each, number in self.values.items() if each in some}, letters)

    def read(self, shown: str, indices: Indices) -> sympy.Expr:
        """What the reader makes of TeX at some indices, with a letter for each sum and for each x_i."""
        written = LETTER.sub(lambda letter: self._letter(letter, indices), self._without_sums(shown, indices))
        behind = dict(zip(dict.fromkeys(BEHIND_D.findall(written)), FREE, strict=False))
        there = dict.fromkeys(re.findall(r"«\w+»", written))
        # Called by the order in which they come, so that all terms of a sum are read once.
        plain = {each: behind.get(each) or f"v_{{{1000 + at}}}" for at, each in enumerate(there)}
        found = read(re.sub(r"«\w+»", lambda each: plain[each[0]], written))
        return found.xreplace({read(each): sympy.Symbol(own) for own, each in plain.items()})

    def _without_sums(self, shown: str, indices: Indices) -> str:
        while found := SUM.search(shown):
            index, size = found[1] or found[4], found[2] or found[3]
            places = range(1, self.sizes[size] + 1) if size else range(-self.whole, self.whole + 1)
            end = _end(shown, found.end())
            body = shown[found.end() : end]
            total = sympy.Add(*(self.read(body, {**indices, index: each}) for each in places), evaluate=False)
            letter = sympy.Symbol(f"«S{len(self.sums)}»")
            self.sums[letter] = total
            shown = f"{shown[: found.start()]}{letter.name}{shown[end:]}"
        return shown

    def _letter(self, found: re.Match[str], indices: Indices) -> str:
        whole, letter, below = found[0], found["letter"], found["several"] or found["one"]
        if letter is None:  # that of a sum
            return whole
        if whole in self.plain:
            return self._numbered(whole, self.plain[whole])
        if whole in self.meanings:
            return self._defined(whole, self.meanings[whole], {**self.indices})
        if below is None:
            assert letter in READ or letter in "de", f"the letter {letter} has no meaning here"
            return whole
        places = below.split(",") if "," in below else PLACE.findall(below) if not re.search("[+-]", below) else [below]
        own = places[0] if (letter, places[0]) in {*self.tensors, *self.families} else ""
        numbers = tuple(self._place(each, indices) for each in places[bool(own) :])
        if tensor := self.tensors.get((letter, own)):
            assert len(numbers) == len(tensor.sizes), whole
            beyond = {(tensor, *numbers): mpmath.mpf(0)} if WHOLE in tensor.sizes else {}
            return self._numbered((letter, own, numbers), {**beyond, **self.at}[tensor, *numbers])
        if (letter, own) in self.families:
            free, definition = self.families[letter, own]
            return self._defined((letter, own, numbers), definition, dict(zip(free, numbers, strict=True)))
        assert letter == r"\delta" and len(numbers) == 2, f"the letter {whole} has no meaning here"
        return self._numbered(("delta", numbers[0] == numbers[1]), mpmath.mpf(numbers[0] == numbers[1]))

    def _place(self, shown: str, indices: Indices) -> int:
        total = 0
        for sign, place in re.findall(r"([+-]?)([^+-]+)", shown):
            table, below = [*place.split("_", 1), ""][:2]
            where = indices[below.strip("{}")] if below else indices[place]
            total += (-1 if sign == "-" else 1) * (self.at[self.tables[table].name, where] if below else where)
        return total

    def _numbered(self, key: Any, number: Any) -> str:
        letter = self.known.setdefault(key, sympy.Symbol(f"«{len(self.known)}»"))
        self.values[letter] = number
        return str(letter.name)

    def _defined(self, key: Any, definition: str, indices: Indices) -> str:
        letter = self.known.setdefault(key, sympy.Symbol(f"«{len(self.known)}»"))
        self.definitions[letter] = definition, indices
        return str(letter.name)


FREE = [letter for letter in ascii_letters if letter not in "deiEIT"]  # which the reader takes for letters behind a d
READ = {
    rf"\{each}" for each in ("frac", "left", "right", "cdot", "partial", "ln", "sqrt", "exp", "sin", "cos", "tan",
                             "tanh", "sinh", "cosh", "arctan", "operatorname", "pi", "sigma", "max", "min")
} | {*"erflogpmxc1"}  # fmt: skip  # words of the grammar, and the letters of those in \operatorname


def _meaning(name: Named) -> Form:
    return name.definition


def _with_own(name: str) -> tuple[str, str]:
    """A letter as it stands before indices, and the subscript of its own that stands with them."""
    letter, _, own = name.partition("_")
    return (letter_tex(name), "") if own in ("hat", "bar", "tilde") else (letter_tex(letter), own)


def _end(shown: str, start: int) -> int:
    """Where a sum ends that begins somewhere."""
    depth, at = 0, start
    while at < len(shown):
        if shown.startswith((r"\left", r"\right"), at):
            depth += 1 if shown.startswith(r"\left", at) and not shown.startswith(r"\leftarrow", at) else -1
            at += 5 if shown.startswith(r"\left", at) else 6
            if depth < 0:
                return at - 6
            at += 1  # its parenthesis
            continue
        if shown[at] in "{(":
            depth += 1
        elif shown[at] in "})":
            depth -= 1
        if depth < 0 or (depth == 0 and shown[at] in "+-=,<>&"):
            return at
        at += 1
    return at


def agrees_written_out(shown: str, form: Form, written: Written) -> bool:
    """Whether the reader's number for TeX, written out, is the form's own."""
    with mpmath.workdps(60):
        ours = number(form, written.at)
    with mpmath.workdps(40):
        theirs = written.number(shown)
        return not mpmath.isnan(theirs) and bool(mpmath.almosteq(ours, theirs, rel_eps=1e-18, abs_eps=1e-18))


def ways_to_read(*forms: Form) -> list[Callable[[str, Form], bool]]:
    """How it is seen whether TeX reads as a form that has the letters of some forms: at one point each."""
    found, letters = unknowns(*forms), symbols(*forms)
    if not found:
        return [partial(agrees, at=at) for at in islice(points(letters), 3)]
    return [partial(agrees_written_out, written=Written(forms, at)) for at in small_points(found, letters)]


def small_points(of: Unknowns, letters: Iterable[Symbol]) -> Iterator[Point]:
    """One point where all indices are equal, and one where they are not, with larger sizes."""
    random, sizes = Random(2), [size for size in of.sizes if size != WHOLE]
    symbols_at = list(islice(points(letters), 2))
    for which, some in enumerate(symbols_at if letters else 2 * symbols_at):
        pattern = (3, 2, 4) if which else (2, 1)
        counts = {size: max(size.least, pattern[at % len(pattern)]) for at, size in enumerate(sizes)}
        if len(sizes) == 1:
            counts = {sizes[0]: max(sizes[0].least, 2 + which)}
        at = filled(of, {**some, **counts}, random)
        yield at | {index: 1 + which * place % counts.get(index.size, 2) for place, index in enumerate(of.free)}
