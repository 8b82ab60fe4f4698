"""The Python of a form, for SymPy or for NumPy, in the order of operations that is printed.

What is printed for SymPy is exact: wherever Python itself would divide whole numbers, or raise one to a negative
power, one of them is made SymPy's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from derive.alphabet import letter_python
from derive.form import (
    Call,
    Decimal,
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
    freed,
    names,
    symbols,
    walk,
)
from derive.tex import HALF


class Binds(IntEnum):
    """How tightly Python binds an expression, the loosest first."""

    SUM = 0
    PRODUCT = 1
    SIGN = 2
    POWER = 3
    ATOM = 4


@dataclass(frozen=True)
class Dialect:
    """What a library calls the functions, and whether it is to compute exactly."""

    functions: dict[str, str]
    exact: bool


FOR_SYMPY = Dialect(
    {"exp": "exp", "ln": "log", "sinh": "sinh", "cosh": "cosh", "tanh": "tanh", "abs": "Abs"}, exact=True
)
FOR_NUMPY = Dialect(
    {"exp": "np.exp", "ln": "np.log", "sinh": "np.sinh", "cosh": "np.cosh", "tanh": "np.tanh", "abs": "np.abs"},
    exact=False,
)


def sympy_code(form: Form) -> str:
    """`form` as a SymPy expression in letters of its symbols and names."""
    return _printed(form, FOR_SYMPY)[0]


def sympy_program(result: str, form: Form) -> str:
    """Python that gives the value of `form` to `result` with SymPy: imports, symbols, names, and the form itself."""
    defined = [*((letter_python(name.name), name.definition) for name in names(form)), (result, form)]
    statements = [f"{letter} = {_in_sympy(each)}" for letter, each in defined]
    slopes = [part for _, whole in defined for part in walk(whole) if isinstance(part, Derivative)]
    free = symbols(form) | {freed(slope)[0] for slope in slopes}
    declared = [_declared(symbol) for symbol in sorted(free, key=lambda symbol: symbol.name)]
    body = "\n".join([*declared, *statements])
    imported = ", ".join(dict.fromkeys(re.findall(r"(?<!\.)\b[A-Za-z]+(?=\()", body)))
    return f"from sympy import {imported}\n{body}" if imported else body


def numpy_code(result: str, form: Form) -> str:
    """NumPy statements that compute `form` as `result`, from arrays for its symbols; `np` is NumPy.

    Empty where `form` has a derivative that is only written down: NumPy has no word for it.
    """
    defined = names(form)
    wholes = [form, *(name.definition for name in defined)]
    if any(isinstance(part, Derivative) for whole in wholes for part in walk(whole)):
        return ""
    statements = [f"{letter_python(name.name)} = {_printed(name.definition, FOR_NUMPY)[0]}" for name in defined]
    return "\n".join([*statements, f"{result} = {_printed(form, FOR_NUMPY)[0]}"])


def numpy_program(result: str, form: Form) -> str:
    """`numpy_code` with its import, for those who copy it; empty where that is."""
    code = numpy_code(result, form)
    return code and f"import numpy as np\n{code}"


def _declared(symbol: Symbol) -> str:
    letter = letter_python(symbol.name)
    sign = "positive" if symbol.low >= 0 else "negative" if symbol.high <= 0 else "real"
    return f'{letter} = Symbol("{symbol.name}", {sign}=True)'


def _in_sympy(form: Form) -> str:
    code = sympy_code(form)
    return f"Integer({code})" if _is_whole(form) else code


def _is_whole(form: Form) -> bool:
    """Whether the code of `form` for SymPy is Python's own arithmetic, with whole numbers alone."""
    match form:
        case Number():
            return True
        case Sum(parts) | Product(parts):
            return all(map(_is_whole, parts))
        case Negative(of):
            return _is_whole(of)
        case Power(base, Number()):
            return _is_whole(base)
    return False


def _printed(form: Form, dialect: Dialect) -> tuple[str, Binds]:
    def inside(part: Form, need: Binds) -> str:
        code, binds = _printed(part, dialect)
        return code if binds >= need else f"({code})"

    match form:
        case Number(digits):
            return str(digits), Binds.ATOM
        case Decimal(text):
            return (f'Rational("{text}")' if dialect.exact else text), Binds.ATOM
        case Symbol() | Name():
            return letter_python(form.name), Binds.ATOM
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
        case Fraction(Number() | Negative(Number()) as above, Number(below)) if dialect.exact:
            return f"Rational({_printed(above, dialect)[0]}, {below})", Binds.ATOM
        case Fraction(above, below):
            by_python = dialect.exact and _is_whole(above) and _is_whole(below)
            divisor = _in_sympy(below) if by_python else inside(below, Binds.POWER)
            return f"{inside(above, Binds.PRODUCT)}/{divisor}", Binds.PRODUCT
        case Power(base, exponent) if dialect.exact and exponent == HALF:
            return f"sqrt({_printed(base, dialect)[0]})", Binds.ATOM
        case Power(base, exponent):
            by_python = dialect.exact and _is_whole(base) and not isinstance(exponent, Number)
            raised = _in_sympy(base) if by_python else inside(base, Binds.ATOM)
            signed = isinstance(exponent, Negative) and isinstance(exponent.of, Number)
            return f"{raised}**{inside(exponent, Binds.PRODUCT if signed else Binds.POWER)}", Binds.POWER
        case Call(function, argument):
            return f"{dialect.functions[function]}({_printed(argument, dialect)[0]})", Binds.ATOM
        case Derivative(_, by) if dialect.exact:
            letter, of = freed(form)
            slope = f"diff({_printed(of, dialect)[0]}, {letter_python(letter.name)})"
            back = "" if letter == by else f".subs({letter_python(letter.name)}, {letter_python(by.name)})"
            return slope + back, Binds.ATOM
    raise TypeError(f"no Python is known for {type(form).__name__}")
