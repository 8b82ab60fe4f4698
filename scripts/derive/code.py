"""The Python of a form, for SymPy or for NumPy, in the order of operations that is printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from derive.form import (
    Call,
    Derivative,
    Form,
    Fraction,
    Name,
    Negative,
    Number,
    Power,
    Product,
    Sum,
    Symbol,
    names,
    walk,
)


class Binds(IntEnum):
    """How tightly Python binds an expression, the loosest first."""

    SUM = 0
    PRODUCT = 1
    SIGN = 2
    POWER = 3
    ATOM = 4


@dataclass(frozen=True)
class Dialect:
    """The names that a library gives to what a form is made of."""

    functions: dict[str, str]
    ratio: str  # of two whole numbers


SYMPY = Dialect(
    {"exp": "exp", "ln": "log", "sinh": "sinh", "cosh": "cosh", "tanh": "tanh", "abs": "Abs"}, "Rational({}, {})"
)
NUMPY = Dialect(
    {"exp": "np.exp", "ln": "np.log", "sinh": "np.sinh", "cosh": "np.cosh", "tanh": "np.tanh", "abs": "np.abs"},
    "{}/{}",
)


def sympy_code(form: Form) -> str:
    """`form` as a SymPy expression in letters of its symbols and names."""
    return _printed(form, SYMPY)[0]


def numpy_code(result: str, form: Form) -> str:
    """NumPy statements that compute `form` as `result`, from arrays for its symbols.

    Empty where `form` has a derivative that is only written down: NumPy has no word for it.
    """
    if any(isinstance(part, Derivative) for part in walk(form)):
        return ""
    statements = [f"{name.name} = {_printed(name.definition, NUMPY)[0]}" for name in names(form)]
    return "\n".join([*statements, f"{result} = {_printed(form, NUMPY)[0]}"])


def _printed(form: Form, dialect: Dialect) -> tuple[str, Binds]:
    def inside(part: Form, need: Binds) -> str:
        code, binds = _printed(part, dialect)
        return code if binds >= need else f"({code})"

    match form:
        case Number(digits):
            return str(digits), Binds.ATOM
        case Symbol() | Name():
            return form.name, Binds.ATOM
        case Sum((first, *rest)):
            pieces = [inside(first, Binds.SUM if isinstance(first, Negative) else Binds.PRODUCT)]
            for term in rest:
                sign, size = ("-", term.of) if isinstance(term, Negative) else ("+", term)
                pieces.append(f" {sign} {inside(size, Binds.PRODUCT)}")
            return "".join(pieces), Binds.SUM
        case Negative(of):
            return f"-{inside(of, Binds.PRODUCT)}", Binds.PRODUCT
        case Product((first, *rest)):
            return "*".join([inside(first, Binds.PRODUCT), *(inside(each, Binds.SIGN) for each in rest)]), Binds.PRODUCT
        case Fraction(Number(above), Number(below)):
            return dialect.ratio.format(above, below), Binds.PRODUCT
        case Fraction(above, below):
            return f"{inside(above, Binds.PRODUCT)}/{inside(below, Binds.POWER)}", Binds.PRODUCT
        case Power(base, Negative(Number() as size)):
            return f"{inside(base, Binds.ATOM)}**-{size.digits}", Binds.POWER
        case Power(base, exponent):
            return f"{inside(base, Binds.ATOM)}**{inside(exponent, Binds.POWER)}", Binds.POWER
        case Call(function, argument):
            return f"{dialect.functions[function]}({_printed(argument, dialect)[0]})", Binds.ATOM
        case Derivative(of, by):
            return f"Derivative({_printed(of, dialect)[0]}, {by.name})", Binds.ATOM
    raise TypeError(f"no Python is known for {type(form).__name__}")
