"""All forms with one mistake in them, of the kinds that people make when they copy a line or work one out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import count

from derive.forms import form as f
from derive.forms.functions import FUNCTIONS
from derive.forms.trees import parts, walk, with_parts

Letter = f.Symbol | f.Name
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

    `letters` are those that may be taken for one another. What a name stands for is no place of the form.
    """
    found: dict[f.Form, str] = {}
    for part, put in _places(form):
        for kind, mistakes in KINDS.items():
            for mistake in mistakes(part):
                found.setdefault(put(mistake), kind)
        for mistake in _another_letter(part, letters):
            found.setdefault(put(mistake), "letter")
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


def _another_letter(part: f.Form, letters: Sequence[Letter]) -> Iterator[f.Form]:
    """A letter taken for another one, also the one that a derivative is by."""
    if isinstance(part, f.Symbol | f.Name):
        yield from (letter for letter in letters if letter != part)
    if isinstance(part, f.Derivative):
        yield from (f.Derivative(part.of, letter) for letter in letters if letter != part.by)


KINDS: dict[str, Mistakes] = {
    "sign": _sign,
    "exponent": _exponent,
    "factor": _factor,
    "term": _term,
    "parentheses": _parentheses,
    "function": _function,
    "number": _number,
    "turned": _turned,
}
