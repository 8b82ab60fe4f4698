"""The number of a form at a point: mpmath walks the form itself and never sees its SymPy value."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, singledispatch
from typing import Any

import mpmath

from derive.forms import form as f
from derive.forms import indexed as x
from derive.forms.constants import CONSTANTS
from derive.forms.functions import FUNCTIONS
from derive.forms.trees import freed, names, parts

# Numbers, untyped in mpmath, by symbol, size, index, and tensor and places; and by name where that is known.
Point = Mapping[Any, Any]


class Watched(dict[Any, Any]):
    """A point that keeps the number of each part of a form, as it is computed there, in `seen`."""

    def __init__(self, at: Point) -> None:
        super().__init__(at)
        self.seen: list[tuple[f.Form, Any]] = []


class Shaken(dict[Any, Any]):
    """A point at which each term and each function's value is off by about `by` of its size, equal ones by as much.

    What a small error does to the whole is seen by making one: Monte Carlo arithmetic (Parker 1997) with errors that
    are the same each time. Since one is off by the same factor wherever the point is moved, so are derivatives.
    """

    def __init__(self, at: Point, by: Any, factors: dict[tuple[f.Form, int], Any] | None = None) -> None:
        super().__init__(at)
        self.by = by
        self.factors = {} if factors is None else factors

    def shaken(self, part: f.Form, exact: Any, place: int = 0) -> Any:
        """The number of a part, or of a term of it, a little off."""
        count = len(self.factors) + 1
        return exact * self.factors.setdefault((part, place), 1 + self.by * (1 + count * mpmath.phi % 1))

    def copy(self) -> Shaken:
        return self.moved(self)

    def moved(self, to: Point) -> Shaken:
        """Another point, at which all parts are off by as much as here."""
        return Shaken(to, self.by, self.factors)


def number(form: f.Form, at: Point) -> Any:
    """`form` at the point `at`, in mpmath's current precision; derivatives by numeric differentiation.

    Raises ZeroDivisionError at a pole, Meaningless where a derivative is by a name that its function does not mention.
    """
    found = _number(form, at)
    if isinstance(at, Watched):
        at.seen.append((form, found))
    return at.shaken(form, found) if isinstance(at, Shaken) and isinstance(form, f.Call) else found


@singledispatch
def _number(form: f.Form, at: Point) -> Any:
    raise TypeError(f"no number is known for {type(form).__name__}")


@_number.register
def _(form: f.Number, at: Point) -> Any:
    return mpmath.mpf(form.digits)


@_number.register
def _(form: f.Decimal, at: Point) -> Any:
    return mpmath.mpf(form.text)


@_number.register
def _(form: f.Constant, at: Point) -> Any:
    return CONSTANTS[form.name].number()


@_number.register
def _(form: f.Symbol, at: Point) -> Any:
    return at[form]


@_number.register
def _(form: f.Name, at: Point) -> Any:
    return at[form] if form in at else number(form.definition, at)


@_number.register
def _(form: f.Sum, at: Point) -> Any:
    terms = [number(term, at) for term in form.terms]
    if isinstance(at, Shaken):
        terms = [at.shaken(form, term, place) for place, term in enumerate(terms)]
    return sum(terms, mpmath.mpf(0))


@_number.register
def _(form: f.Negative, at: Point) -> Any:
    return -number(form.of, at)


@_number.register
def _(form: f.Product, at: Point) -> Any:
    result = mpmath.mpf(1)
    for place, factor in enumerate(form.factors, 1):
        result *= number(factor, at)
        if not result and all(map(_has_a_number, form.factors[place:])):
            return result  # most terms of a sum over all whole numbers
    return result


@lru_cache(maxsize=1000)
def _has_a_number(form: f.Form) -> bool:
    """Whether there is a number of a form of several variables at each point: it is made of sums and products alone."""
    match form:
        case x.Entry() | x.Delta() | f.Number():
            return True
        case f.Named(definition=inside) | x.Loss(linear=inside):
            return _has_a_number(inside)
        case f.Derivative(of, x.Placed()):
            return _has_a_number(of)
        case f.Sum() | f.Product() | f.Negative() | x.SumOver():
            return all(map(_has_a_number, parts(form)))
    return False


@_number.register
def _(form: f.Fraction, at: Point) -> Any:
    return number(form.above, at) / number(form.below, at)


@_number.register
def _(form: f.Power, at: Point) -> Any:
    return number(form.base, at) ** number(form.exponent, at)


@_number.register
def _(form: f.Call, at: Point) -> Any:
    return FUNCTIONS[form.function].number(number(form.argument, at))


@_number.register
def _(form: f.Max, at: Point) -> Any:
    return max(number(each, at) for each in form.of)


@_number.register
def _(form: f.Min, at: Point) -> Any:
    return min(number(each, at) for each in form.of)


@_number.register
def _(form: f.Cases, at: Point) -> Any:
    compared = number(form.compared, at)
    for piece, end, here in zip(form.pieces, form.ends, form.at, strict=False):  # the last piece has no end
        if compared <= (border := number(end, at)):
            return number(here if compared == border else piece, at)
    return number(form.pieces[-1], at)


@_number.register
def _(form: x.Size, at: Point) -> Any:
    return mpmath.mpf(at[form])


@_number.register
def _(form: x.Placed, at: Point) -> Any:
    found = at.get(key(form, at))
    if found is not None:
        return found
    if isinstance(form, f.Named):
        return number(form.definition, at)
    return mpmath.mpf(0)  # beyond the part of the whole numbers where a tensor has entries


@_number.register
def _(form: x.Delta, at: Point) -> Any:
    return mpmath.mpf(place(form.one, at) == place(form.other, at))


@_number.register
def _(form: x.SumOver, at: Point) -> Any:
    size = at[form.over.size]
    places = range(-size, size + 1) if form.over.size == x.WHOLE else range(1, size + 1)
    return sum((number(form.of, _with(at, form.over, each)) for each in places), mpmath.mpf(0))


@_number.register
def _(form: x.Loss, at: Point) -> Any:
    return number(form.linear, at)


@_number.register
def _(form: f.Derivative, at: Point) -> Any:
    letter, of = (form.by, form.of) if isinstance(form.by, x.Placed) else freed(form)
    still = {each: value for each, value in at.items() if not isinstance(each, f.Name)}

    def there(moved: Any) -> Any:
        place = {**still, key(letter, at): moved}
        return number(of, with_names(of, at.moved(place) if isinstance(at, Shaken) else place))

    return mpmath.diff(there, number(form.by, at))


def key(letter: f.Form, at: Point) -> Any:
    """What a point keeps the number of a letter under: with indices, a tuple of what has them and of whole numbers."""
    match letter:
        case x.Entry(tensor, places):
            return tensor, *(place(each, at) for each in places)
        case x.Placed(places=places):
            assert isinstance(letter, f.Named)
            return letter.general, *(place(each, at) for each in places)
    return letter


def place(each: x.Place, at: Point) -> int:
    """The whole number of a place at a point."""
    match each:
        case x.Lookup(name, index):
            return int(at[name, place(index, at)])
        case x.Shift(plus, minus):
            return int(sum(at[index] for index in plus) - sum(at[index] for index in minus))
    return int(at[each])


def _with(at: Point, index: x.Index, number: int) -> Point:
    """A point, of the same kind, with a number for an index."""
    if isinstance(at, Shaken):
        return at.moved({**at, index: number})
    if isinstance(at, Watched):
        inner = Watched({**at, index: number})
        inner.seen = at.seen
        return inner
    return {**at, index: number}


def ends_at(symbol: f.Symbol, at: Point) -> tuple[Any, Any]:
    """The ends of a symbol's interval, as numbers, at a point that has the symbols they depend on."""
    low, high = (number(end, at) if isinstance(end, f.Form) else mpmath.mpf(end) for end in (symbol.low, symbol.high))
    return low, high


def with_names(form: f.Form, at: Point) -> Point:
    """A point that also has the numbers of the names in `form`, so that each is computed once."""
    known = at.copy() if isinstance(at, Shaken) else dict(at)
    compute_names(form, known)
    return known


def compute_names(form: f.Form, at: dict[Any, Any]) -> None:
    """Add to a point the numbers of the names in `form`."""
    for name in names(form):
        if name not in at and isinstance(name, f.Name):
            at[name] = number(name.definition, at)
