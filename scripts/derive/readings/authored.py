"""A form as an author writes it: Python that makes just this form again, with its letters as variables."""

from __future__ import annotations

from enum import IntEnum

from derive.forms import form as f
from derive.forms import indexed as x
from derive.forms.alphabet import letter_python

NAMES = {"abs": "size"}  # where a function's own name is another one in Python


class Binds(IntEnum):
    """How tightly Python binds an expression, the loosest first."""

    SUM = 0
    PRODUCT = 1
    SIGN = 2
    POWER = 3
    ATOM = 4


def authored(form: f.Form | x.Place) -> str:
    """`form` in Python. A whole number is Python's own, as authors write it where a form is asked for."""
    if isinstance(form, x.Place):
        return _place(form)
    return _written(form)[0]


def _written(form: f.Form) -> tuple[str, Binds]:
    match form:
        case f.Number(digits):
            return str(digits), Binds.ATOM
        case f.Decimal(text):
            return f'Decimal("{text}")', Binds.ATOM
        case f.Constant(name):
            return name, Binds.ATOM
        case f.Symbol() | f.Name():
            return letter_python(form.name), Binds.ATOM
        case x.Size() | x.Loss():
            return letter_python(form.name), Binds.ATOM
        case x.Entry(tensor, places):
            return f"{tensor.name}[{', '.join(map(_place, places))}]", Binds.ATOM
        case x.Placed(places=places) if isinstance(form, f.Named):
            return f"{form.name}[{', '.join(map(_place, places))}]", Binds.ATOM
        case x.Delta(one, other):
            return f"Delta({_place(one)}, {_place(other)})", Binds.ATOM
        case x.SumOver(of, over):
            return f"SumOver({_made_a_form(of)}, {_place(over)})", Binds.ATOM
        case f.Negative(f.Negative() | f.Number(0) as of):
            return f"-{_made_a_form(of)}", Binds.SIGN
        case f.Negative(of):
            return f"-{_inside(of, Binds.SIGN)}", Binds.SIGN
        case f.Sum((first, second, *rest)) if not isinstance(first, f.Sum):
            pieces = [_left(first, second, Binds.SUM, f.Sum)]
            for term in (second, *rest):
                sign, size = ("-", term.of) if isinstance(term, f.Negative) else ("+", term)
                pieces.append(f" {sign} {_inside(size, Binds.PRODUCT)}")
            return "".join(pieces), Binds.SUM
        case f.Product((first, second, *rest)) if not isinstance(first, f.Product):
            start = _left(first, second, Binds.PRODUCT, f.Product)
            return " * ".join([start, *(_inside(factor, Binds.SIGN) for factor in (second, *rest))]), Binds.PRODUCT
        case f.Sum(parts) | f.Product(parts):
            pieces = [_made_a_form(part) for part in parts]
            return f"{type(form).__name__}(({', '.join(pieces)}{',' * (len(pieces) == 1)}))", Binds.ATOM
        case f.Fraction(above, below):
            return f"{_left(above, below, Binds.PRODUCT)} / {_inside(below, Binds.SIGN)}", Binds.PRODUCT
        case f.Power(base, exponent):
            return f"{_left(base, exponent, Binds.ATOM)} ** {_inside(exponent, Binds.SIGN)}", Binds.POWER
        case f.Call(function, argument):
            return f"{NAMES.get(function, function)}({authored(argument)})", Binds.ATOM
        case f.Max(of) | f.Min(of):
            called = "maximum" if isinstance(form, f.Max) else "minimum"
            return f"{called}({', '.join(map(authored, of))})", Binds.ATOM
        case f.Cases(compared, pieces, ends, at):
            rows = [
                f'({authored(piece)}, "{"<=" if here == piece else "<"}", {authored(end)})'
                for piece, end, here in zip(pieces, ends, at, strict=False)  # the last piece has no end
            ]
            return f"cases({', '.join([authored(compared), *rows])}, otherwise={authored(pieces[-1])})", Binds.ATOM
        case f.Derivative(of, by):
            return f"Derivative({_made_a_form(of)}, {authored(by)})", Binds.ATOM
    raise TypeError(f"no author's Python is known for {type(form).__name__}")


def _place(place: x.Place) -> str:
    match place:
        case x.Lookup(name, at):
            return f"{name}({_place(at)})"
        case x.Shift(plus, minus):
            return f"Shift(({', '.join(map(_place, plus))},), ({''.join(f'{_place(each)}, ' for each in minus)}))"
    return letter_python(place.name)


def _inside(part: f.Form, need: Binds) -> str:
    code, binds = _written(part)
    return code if binds >= need else f"({code})"


def _left(part: f.Form, right: f.Form, need: Binds, spelled_out: type[f.Form] | None = None) -> str:
    """The left side of an operator, made a form where Python would compute, or the right side be spelled out."""
    if _is_whole(part) and (_is_whole(right) or (spelled_out and isinstance(right, spelled_out))):
        return _made_a_form(part)
    return _inside(part, need)


def _made_a_form(part: f.Form) -> str:
    return f"form({authored(part)})" if _is_whole(part) else authored(part)


def _is_whole(part: f.Form) -> bool:
    """Whether the Python of `part` is a whole number of Python's own."""
    match part:
        case f.Number() | f.Negative(f.Number()):
            return part != f.Negative(f.Number(0))
    return False
