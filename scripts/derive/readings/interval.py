"""The intervals of letters, as pages print them beside what holds there."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction as Ratio

from derive.forms import indexed as x
from derive.forms.form import Form, Fraction, Placeholder, Symbol, form
from derive.forms.trees import symbols
from derive.forms.unknowns import unknowns
from derive.readings.tex import tex


def interval(symbol: Symbol) -> str:
    r"""Where a letter lies, as TeX: `0 < p < 1`, `x > \lambda`; nothing for one that may be any real number."""
    low, high = _tex(symbol.low), _tex(symbol.high)
    letter = symbol.name if isinstance(symbol, Placeholder) else tex(symbol)
    if low and high:
        return f"{low} < {letter} < {high}"
    return f"{letter} > {low}" if low else f"{letter} < {high}" if high else ""


def intervals(*forms: Form) -> list[str]:
    """Where the letters of the forms lie, as far as they may not be any real number, in the order of the alphabet."""
    found = sorted(symbols(*forms), key=lambda symbol: symbol.name)
    of_symbols = [where for symbol in found if (where := interval(symbol))]
    return [*of_symbols, *(each for entry in unknowns(*forms).tensors.values() for each in _of_tensor(entry))]


def _of_tensor(entry: x.Entry) -> Iterator[str]:
    """What is said of the entries of a tensor, of which this is one."""
    tensor, index = entry.tensor, entry.places[-1]
    if tensor.mask:
        yield rf"{tex(entry)} \in \{{0, 1\}}"
    elif shown := interval(Placeholder(tex(entry), tensor.low, tensor.high)):
        yield shown
    if tensor.adds_up and isinstance(index, x.Index):
        yield f"{tex(x.SumOver(entry, index))} = 1"


def where(*forms: Form) -> str:
    r"""The same, to stand behind a formula: `,\quad x > 0`."""
    return "".join(rf",\quad {each}" for each in intervals(*forms))


def _tex(end: float | Form) -> str:
    if not isinstance(end, Form) and math.isinf(end):
        return ""
    return tex(as_form(end))


def as_form(end: float | Ratio | Form) -> Form:
    """An end of an interval as a form: a whole number, or a fraction in lowest terms, where it is a number."""
    if isinstance(end, Form):
        return end
    ratio = Ratio(end)
    whole = form(ratio.numerator)
    return whole if ratio.denominator == 1 else Fraction(whole, form(ratio.denominator))
