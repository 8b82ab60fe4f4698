"""All forms with one mistake in them, of the kinds that people make when they copy a line or work one out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import count

from derive.forms import form as f
from derive.forms import indexed as x
from derive.forms.functions import FUNCTIONS
from derive.forms.trees import parts, walk, with_parts

Letter = f.Symbol | f.Named | x.Size | x.Placed | x.Index  # one that has indices stands for all that have as many
Mistakes = Callable[[f.Form], Iterator[f.Form]]  # of a part, what may stand in its place by mistake

# What each function is easily taken for.
SIMILAR = {
    "exp": ("ln", "sinh", "cosh"),
    "ln": ("exp", "sqrt"),
    "log1p": ("ln", "exp"),
    "expm1": ("exp", "log1p"),
    "sqrt": ("ln", "abs"),
    "sin": ("cos", "sinh", "tan"),
    "cos": ("sin", "cosh"),
    "tan": ("tanh", "atan", "sin"),
    "atan": ("tan", "tanh"),
    "sinh": ("cosh", "sin", "tanh"),
    "cosh": ("sinh", "cos"),
    "tanh": ("tan", "sigmoid", "erf", "sinh"),
    "abs": ("relu", "sqrt"),
    "erf": ("tanh", "exp"),
    "erfc": ("erf", "exp"),
    "sigmoid": ("tanh", "exp"),
    "relu": ("abs", "sigmoid"),
}


def mutants(form: f.Form, letters: Sequence[Letter] = ()) -> dict[f.Form, str]:
    """Each form that is `form` with one mistake in one place, and the mistake's kind; always in the same order.

    `letters` are those that may be taken for one another. What a name stands for is no place of the form. A letter with
    indices is taken for one that has indices up to the same sizes, and an index for one up to the same size.
    """
    found: dict[f.Form, str] = {}
    for part, put in _places(form):
        for kind, mistakes in KINDS.items():
            for mistake in mistakes(part):
                found.setdefault(put(mistake), kind)
        for mistake in _another_letter(part, letters):
            found.setdefault(put(mistake), "letter")
        for mistake in _another_index(part, letters):
            found.setdefault(put(mistake), "index")
    found.pop(form, None)
    return {mutant: kind for mutant, kind in found.items() if not any(map(_is_twice_negative, walk(mutant)))}


def _places(whole: f.Form) -> Iterator[tuple[f.Form, Callable[[f.Form], f.Form]]]:
    """Each part of `whole`, and `whole` itself, from the outside in, with what puts another form in its place."""
    yield whole, lambda other: other
    for place, part in enumerate(parts(whole)):
        for inner, put in _places(part):
            yield inner, partial(_put, put, whole, place)


def _put(put: Callable[[f.Form], f.Form], whole: f.Form, place: int, other: f.Form) -> f.Form:
    """`whole` with another form put into the part at a place of it."""
    at = count()
    return with_parts(whole, lambda part: put(other) if next(at) == place else part)


def _is_twice_negative(part: f.Form) -> bool:
    """Whether a minus before a minus is no minus, which another mutant is."""
    return isinstance(part, f.Negative) and isinstance(part.of, f.Negative)


def _sign(part: f.Form) -> Iterator[f.Form]:
    """A minus left out, or put in front: of a term, a factor, an exponent, an argument, the whole."""
    yield part.of if isinstance(part, f.Negative) else f.Negative(part)


def _exponent(part: f.Form) -> Iterator[f.Form]:
    """An exponent left out, put where there was none, or off by one."""
    match part:
        case f.Power(base, exponent):
            yield base
            yield from (f.Power(base, other) for other in _one_off(exponent) if other != f.Number(1))
        case f.Call("exp", exponent):
            yield from (f.Call("exp", other) for other in _one_off(exponent))
        case f.Negative() | f.Number() | f.Decimal():
            pass
        case _:
            yield part**2


def _one_off(exponent: f.Form) -> tuple[f.Form, f.Form]:
    match exponent:
        case f.Number(digits):
            return f.form(digits - 1), f.form(digits + 1)
        case f.Negative(f.Number(digits)):
            return f.form(-digits - 1), f.form(-digits + 1)
    return exponent - 1, exponent + 1


def _factor(part: f.Form) -> Iterator[f.Form]:
    """A factor left out, or all that is above or below a fraction's line; a factor of 2 too many."""
    match part:
        case f.Product(factors):
            yield from _without_one(factors, f.Product)
        case f.Fraction(above, below):
            yield f.Fraction(f.Number(1), below)
            yield above
    if not isinstance(part, f.Negative):  # -(2u) is there already, and 2(-u) is the same mistake
        yield 2 * part


def _term(part: f.Form) -> Iterator[f.Form]:
    """A term left out."""
    if isinstance(part, f.Sum):
        yield from _without_one(part.terms, f.Sum)


def _without_one(several: tuple[f.Form, ...], join: Callable[[tuple[f.Form, ...]], f.Form]) -> Iterator[f.Form]:
    for place in range(len(several)):
        left = several[:place] + several[place + 1 :]
        yield left[0] if len(left) == 1 else join(left)


def _parentheses(part: f.Form) -> Iterator[f.Form]:
    """Parentheses left out, so that a minus, a factor or an exponent is for one term or factor only."""
    match part:
        case f.Negative(f.Sum((term, *others))):
            yield f.Sum((f.Negative(term), *others))
        case f.Product((*before, f.Sum((term, *others)))):
            yield f.Sum((f.Product((*before, term)), *others))
        case f.Product((f.Sum((*others, term)), *behind)):
            yield f.Sum((*others, f.Product((term, *behind))))
        case f.Power(f.Sum((*others, term)), exponent):
            yield f.Sum((*others, f.Power(term, exponent)))
        case f.Power(f.Product((*others, factor)), exponent):
            yield f.Product((*others, f.Power(factor, exponent)))
        case f.Power(f.Fraction(above, below), exponent):
            yield f.Fraction(f.Power(above, exponent), below)
        case f.Power(f.Negative(of), exponent):
            yield f.Negative(f.Power(of, exponent))
        case x.SumOver(f.Sum((term, *others)), over):
            yield f.Sum((x.SumOver(term, over), *others))


def _function(part: f.Form) -> Iterator[f.Form]:
    """A function taken for a similar one, or left out; something left as it is that should be differentiated."""
    match part:
        case f.Call(function, argument):
            yield from (FUNCTIONS[similar](argument) for similar in SIMILAR[function])
            yield argument
        case f.Derivative(of, _):
            yield of


def _number(part: f.Form) -> Iterator[f.Form]:
    """A number off by one, a decimal in its last digit."""
    match part:
        case f.Number(digits):
            yield from map(f.Number, _neighbors(digits))
        case f.Decimal(text):
            whole, _, after = text.partition(".")
            for digits in _neighbors(int(whole + after)):
                shown = str(digits).zfill(len(after) + 1)
                yield f.Decimal(f"{shown[: -len(after)]}.{shown[-len(after) :]}")


def _neighbors(number: int) -> tuple[int, ...]:
    return (number - 1, number + 1) if number else (1,)


def _turned(part: f.Form) -> Iterator[f.Form]:
    """Numerator and denominator exchanged."""
    if isinstance(part, f.Fraction):
        yield f.Fraction(part.below, part.above)


def _sum(part: f.Form) -> Iterator[f.Form]:
    """A sum sign left out."""
    if isinstance(part, x.SumOver):
        yield part.of


def _delta(part: f.Form) -> Iterator[f.Form]:
    """Two indices taken for equal ones."""
    if isinstance(part, x.Delta):
        yield f.Number(1)


def _another_letter(part: f.Form, letters: Sequence[Letter]) -> Iterator[f.Form]:
    """A letter taken for another one, also the one that a derivative is by."""
    yield from _others(part, letters)
    if isinstance(part, f.Derivative):
        yield from (f.Derivative(part.of, other) for other in _others(part.by, letters))


def _others(letter: f.Form, letters: Sequence[Letter]) -> Iterator[f.Form]:
    if isinstance(letter, x.Placed):
        sizes = _sizes(letter)
        alike = (each for each in letters if isinstance(each, x.Placed) and _sizes(each) == sizes)
        moved = (replace(each, places=letter.places) for each in alike)  # type: ignore[type-var]  # a dataclass, each
        yield from (each for each in moved if each != letter)
    elif isinstance(letter, f.Symbol | f.Name | x.Size):
        yield from (each for each in letters if isinstance(each, f.Symbol | f.Name | x.Size) and each != letter)


def _sizes(letter: x.Placed) -> tuple[x.Size, ...]:
    return tuple(place.size for place in letter.places)


def _another_index(part: f.Form, letters: Sequence[Letter]) -> Iterator[f.Form]:
    """An index taken for another one: below a letter, below a sum sign, also below what a derivative is by."""
    indices = [each for each in letters if isinstance(each, x.Index)]
    match part:
        case x.Placed(places=places):
            yield from (replace(part, places=each) for each in _other_places(places, indices))  # type: ignore[type-var]
        case x.Delta(one, other):
            yield from (x.Delta(*each) for each in _other_places((one, other), indices))
        case x.SumOver(of, over):
            yield from (x.SumOver(of, each) for each in indices if each.size == over.size and each != over)
        case f.Derivative(of, x.Placed() as by):
            yield from (f.Derivative(of, each) for each in _another_index(by, letters))


def _other_places(places: tuple[x.Place, ...], indices: Sequence[x.Index]) -> Iterator[tuple[x.Place, ...]]:
    for at, place in enumerate(places):
        for old in x.letters_in(place):
            for new in indices:
                if new.size == old.size and new != old:
                    yield *places[:at], x.at_others(place, {old: new}), *places[at + 1 :]


KINDS: dict[str, Mistakes] = {
    "sign": _sign,
    "exponent": _exponent,
    "factor": _factor,
    "term": _term,
    "parentheses": _parentheses,
    "function": _function,
    "number": _number,
    "turned": _turned,
    "sum": _sum,
    "delta": _delta,
}
