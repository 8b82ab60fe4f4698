"""Forms that are typed as Python, on a command line: read, and never run."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping

from derive.errors import DerivationError, cannot
from derive.forms import functions
from derive.forms.constants import CONSTANTS
from derive.forms.form import Constant, Decimal, Form, Symbol, form
from derive.forms.functions import FUNCTIONS, Function

OPERATORS: dict[type[ast.operator], Callable[[Form, Form], Form]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
CALLED: Mapping[str, Callable[[Form], Form]] = {
    **FUNCTIONS,
    **{name: each for name, each in vars(functions).items() if isinstance(each, Function)},
}
ALLOWED = "letters, numbers, + - * / **, and functions of one argument"


def typed(text: str) -> Form:
    """The form of Python such as "ln(1 + exp(x))", whose letters are real variables.

    Raises DerivationError with a sentence where it is not Python, or something in it is not allowed.
    """
    try:
        return _read(ast.parse(text.strip(), mode="eval").body)
    except SyntaxError as error:
        raise DerivationError(f"{text!r} is not Python: {error.msg}") from None
    except ValueError as error:  # of a null character
        raise DerivationError(f"{text!r} is not Python: {error}") from None
    except (RecursionError, MemoryError):
        raise DerivationError(f"this cannot be read: {cannot(RecursionError())}") from None


def letter(name: str) -> Symbol:
    """The real variable of that name. Raises DerivationError where no letter is printed so."""
    try:
        return Symbol(name)
    except ValueError as error:
        raise DerivationError(str(error)) from None


def _read(node: ast.expr) -> Form:
    match node:
        case ast.Name(id=name):
            if name in CALLED:
                raise DerivationError(f"{name} is a function, and has no argument here; write {name}(x)")
            return Constant(name) if name in CONSTANTS else letter(name)
        case ast.Constant(value=int(number)) if type(number) is int:
            return form(number)
        case ast.Constant(value=float(number)):
            try:
                return Decimal(repr(number))
            except ValueError as error:
                raise DerivationError(str(error)) from None
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_read(operand)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
            return OPERATORS[type(op)](_read(left), _read(right))
        case ast.Call(func=ast.Name(id=name), args=[argument], keywords=[]) if not isinstance(argument, ast.Starred):
            if name not in CALLED:
                raise DerivationError(f"there is no function {name}; there are {', '.join(CALLED)}")
            return CALLED[name](_read(argument))
    raise DerivationError(f"{ast.unparse(node)} cannot be read: a form here is made of {ALLOWED}")
