"""The Python of a form, for SymPy or for NumPy, in the order of operations that is printed.

What is printed for SymPy is exact: wherever Python itself would divide whole numbers, or raise one to a negative
power, one of them is made SymPy's.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import reduce

from derive.forms import form as f
from derive.forms.alphabet import letter_python
from derive.forms.constants import CONSTANTS
from derive.forms.functions import FUNCTIONS
from derive.forms.indexed import Size
from derive.forms.trees import freed, names, symbols, walk
from derive.readings.value import ends


class Binds(IntEnum):
    """How tightly Python binds an expression, the loosest first."""

    SUM = 0
    PRODUCT = 1
    SIGN = 2
    POWER = 3
    ATOM = 4


def sympy_code(form: f.Form) -> str:
    """`form` as a SymPy expression in letters of its symbols and names."""
    return _printed(form, exact=True)[0]


def numpy_expression(form: f.Form, need: Binds) -> str:
    """`form` as a NumPy expression in letters, in parentheses where it binds less tightly than its place needs."""
    code, binds = _printed(form, exact=False)
    return code if binds >= need else f"({code})"


def sympy_program(result: str, form: f.Form) -> str:
    """Python that gives the value of `form` to `result` with SymPy: imports, symbols, names, and the form itself."""
    defined = [*((letter_python(name.name), name.definition) for name in names(form)), (result, form)]
    statements = [f"{letter} = {_in_sympy(each)}" for letter, each in defined]
    slopes = [part for _, whole in defined for part in walk(whole) if isinstance(part, f.Derivative)]
    free = symbols(form) | {freed(slope)[0] for slope in slopes}
    declared = [_declared(symbol) for symbol in sorted(free, key=lambda symbol: symbol.name)]
    body = "\n".join([*declared, *statements])
    imported = _taken(body)
    return f"from sympy import {imported}\n{body}" if imported else body


def numpy_code(result: str, form: f.Form) -> str:
    """NumPy statements that compute `form` as `result`, from arrays for its symbols; `numpy_program` has their imports.

    Empty where `form` has a derivative that is only written down: NumPy has no word for it.
    """
    defined = names(form)
    wholes = [form, *(name.definition for name in defined)]
    if any(isinstance(part, f.Derivative) for whole in wholes for part in walk(whole)):
        return ""
    statements = [f"{letter_python(name.name)} = {_printed(name.definition, exact=False)[0]}" for name in defined]
    return "\n".join([*statements, f"{result} = {_printed(form, exact=False)[0]}"])


def numpy_program(result: str, form: f.Form) -> str:
    """`numpy_code` with its imports, for those who copy it; empty where that is."""
    return with_imports(numpy_code(result, form))


def with_imports(code: str) -> str:
    """NumPy statements with the imports that they need; empty where they are."""
    imported = _taken(code)
    scipy = f"from scipy.special import {imported}\n" if imported else ""
    return code and f"import numpy as np\n{scipy}{code}"


def _taken(code: str) -> str:
    """What code takes from a package by its mere name: what it calls, and constants, which are no letters."""
    constants = "".join(rf"|\b{known.value}\b" for known in CONSTANTS.values())
    return ", ".join(dict.fromkeys(re.findall(rf"(?<!\.)(?:\b[A-Za-z]+(?=\(){constants})", code)))


def _declared(symbol: f.Symbol) -> str:
    letter = letter_python(symbol.name)
    low, high = ends(symbol)
    sign = "positive" if low.is_nonnegative else "negative" if high.is_nonpositive else "real"
    return f'{letter} = Symbol("{symbol.name}", {sign}=True)'


def _in_sympy(form: f.Form) -> str:
    code = sympy_code(form)
    return f"Integer({code})" if _is_whole(form) else code


def _is_whole(form: f.Form) -> bool:
    """Whether the code of `form` for SymPy is Python's own arithmetic, with whole numbers alone."""
    match form:
        case f.Number():
            return True
        case f.Sum(parts) | f.Product(parts):
            return all(map(_is_whole, parts))
        case f.Negative(of):
            return _is_whole(of)
        case f.Power(base, f.Number()):
            return _is_whole(base)
    return False


def _is_numpys_whole(form: f.Form) -> bool:
    """Whether NumPy may make a whole number of `form`, as of |2|, and would raise it to no negative power."""
    return not symbols(form) and any(isinstance(part, f.Call) for part in walk(form))


def _printed(form: f.Form, *, exact: bool) -> tuple[str, Binds]:
    def inside(part: f.Form, need: Binds) -> str:
        code, binds = _printed(part, exact=exact)
        return code if binds >= need else f"({code})"

    match form:
        case f.Number(digits):
            return str(digits), Binds.ATOM
        case f.Decimal(text):
            return (f'Rational("{text}")' if exact else text), Binds.ATOM
        case f.Constant(name):
            return (str(CONSTANTS[name].value) if exact else CONSTANTS[name].numpy), Binds.ATOM
        case f.Symbol() | f.Name() | Size():
            return letter_python(form.name), Binds.ATOM
        case f.Sum((first, *rest)):
            pieces = [inside(first, Binds.SUM if isinstance(first, f.Negative) else Binds.PRODUCT)]
            for term in rest:
                sign, size = ("-", term.of) if isinstance(term, f.Negative) else ("+", term)
                pieces.append(f" {sign} {inside(size, Binds.PRODUCT)}")
            return "".join(pieces), Binds.SUM
        case f.Negative(of):
            return f"-{inside(of, Binds.PRODUCT)}", Binds.PRODUCT
        case f.Product((first, *rest)):
            return "*".join([inside(first, Binds.PRODUCT), *(inside(each, Binds.SIGN) for each in rest)]), Binds.PRODUCT
        case f.Fraction(f.Number() | f.Negative(f.Number()) as above, f.Number(below)) if exact:
            return f"Rational({_printed(above, exact=exact)[0]}, {below})", Binds.ATOM
        case f.Fraction(above, below):
            by_python = exact and _is_whole(above) and _is_whole(below)
            divisor = _in_sympy(below) if by_python else inside(below, Binds.POWER)
            return f"{inside(above, Binds.PRODUCT)}/{divisor}", Binds.PRODUCT
        case f.Power(base, exponent):
            by_python = exact and _is_whole(base) and not isinstance(exponent, f.Number)
            raised = _in_sympy(base) if by_python else inside(base, Binds.ATOM)
            if not exact and _is_numpys_whole(base):
                raised = f"np.float64({_printed(base, exact=exact)[0]})"
            signed = isinstance(exponent, f.Negative) and isinstance(exponent.of, f.Number)
            return f"{raised}**{inside(exponent, Binds.PRODUCT if signed else Binds.POWER)}", Binds.POWER
        case f.Call(function, argument):
            row = FUNCTIONS[function]
            if exact and row.short_for:
                return _printed(row.short_for(argument), exact=exact)
            called = f"{row.sympy}({{}})" if exact else row.numpy
            return called.format(_printed(argument, exact=exact)[0]), Binds.ATOM
        case f.Max(of) | f.Min(of):
            name = type(form).__name__ if exact else "np.maximum" if isinstance(form, f.Max) else "np.minimum"
            codes = [_printed(each, exact=exact)[0] for each in of]
            return reduce(lambda one, other: f"{name}({one}, {other})", codes), Binds.ATOM
        case f.Cases():
            return _by_cases(form, exact=exact), Binds.ATOM
        case f.Derivative(_, by) if exact:
            letter, of = freed(form)
            slope = f"diff({_printed(of, exact=exact)[0]}, {letter_python(letter.name)})"
            back = (
                "" if not isinstance(by, f.Name) else f".subs({letter_python(letter.name)}, {letter_python(by.name)})"
            )
            return slope + back, Binds.ATOM
    raise TypeError(f"no Python is known for {type(form).__name__}")


def _by_cases(form: f.Cases, *, exact: bool) -> str:
    """A function by cases: SymPy's Piecewise, or NumPy's where, one inside the other."""

    def code(part: f.Form) -> str:
        return _printed(part, exact=exact)[0]

    compared = code(form.compared)
    rows = [
        (code(piece), f"{compared} {'<=' if here == piece else '<'} {code(end)}")
        for piece, end, here in zip(form.pieces, form.ends, form.at, strict=False)  # the last piece has no end
    ]
    last = code(form.pieces[-1])
    if exact:
        return f"Piecewise({', '.join(f'({piece}, {where})' for piece, where in rows)}, ({last}, True))"
    return reduce(lambda rest, row: f"np.where({row[1]}, {row[0]}, {rest})", reversed(rows), last)
