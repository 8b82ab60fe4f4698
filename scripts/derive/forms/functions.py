"""The elementary functions that a form can call. A new one is one row here, and a row of each test table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import mpmath
import sympy

from derive.errors import DerivationError
from derive.forms.form import Call, Form, form
from derive.forms.parentheses import parenthesized


class _Functions(dict[str, "Function"]):
    """The functions by name."""

    def __missing__(self, name: str) -> Function:
        raise DerivationError(f"there is no function {name}; there are {', '.join(self)}, and functions.py takes more")


FUNCTIONS = _Functions()


@dataclass(frozen=True)
class Function:
    """What is known of an elementary function f; called with a form u, it makes the form f(u).

    `value` and `number` are f in SymPy and in mpmath, two implementations that do not share code; `sympy` and `numpy`
    are its names in code for readers; `tex` sets f of a printed argument, and `power` f to a printed exponent, where
    there is a way of its own to write it; `slope` is f' as a form of f's argument; `needs_positive` says that f is real
    only on positive arguments, `kink` that f has no derivative at 0. f(u) may differ from a simpler function by as
    little as e^-`hidden(u)` of its size, as tanh(u) does from 1: so many more digits see the difference.
    """

    name: str
    value: Callable[[sympy.Expr], sympy.Expr]
    number: Callable[[Any], Any]
    sympy: str
    numpy: str
    tex: Callable[[str], str]
    slope: Callable[[Form], Form]
    needs_positive: bool = False
    kink: bool = False
    hidden: Callable[[Any], Any] = field(default=lambda _: 0)
    power: Callable[[str, str], str] | None = None

    def __post_init__(self) -> None:
        FUNCTIONS[self.name] = self

    def __call__(self, argument: Form | int) -> Form:
        return Call(self.name, form(argument))


def _hyperbolic(
    name: str, value: Callable[[sympy.Expr], sympy.Expr], number: Callable[[Any], Any], slope: Callable[[Form], Form]
) -> Function:
    r"""A function made of exponentials that is printed by its name in TeX, and its square as in \cosh^2(x)."""
    return Function(
        name,
        value,
        number,
        sympy=name,
        numpy=f"np.{name}",
        tex=lambda u: rf"\{name}{parenthesized(u)}",
        slope=slope,
        power=lambda u, n: rf"\{name}^{n}{parenthesized(u)}",
        hidden=lambda u: 2 * abs(u),
    )


exp: Function = Function(
    "exp",
    sympy.exp,
    mpmath.exp,
    sympy="exp",
    numpy="np.exp",
    tex=lambda u: f"e^{u if len(u) == 1 else f'{{{u}}}'}",
    slope=lambda u: exp(u),
)
ln: Function = Function(
    "ln",
    sympy.log,
    mpmath.log,
    sympy="log",
    numpy="np.log",
    tex=lambda u: rf"\ln{parenthesized(u)}",
    slope=lambda u: 1 / u,
    needs_positive=True,
)
sinh: Function = _hyperbolic("sinh", sympy.sinh, mpmath.sinh, lambda u: cosh(u))
cosh: Function = _hyperbolic("cosh", sympy.cosh, mpmath.cosh, lambda u: sinh(u))
tanh: Function = _hyperbolic("tanh", sympy.tanh, mpmath.tanh, lambda u: 1 - tanh(u) ** 2)
size: Function = Function(
    "abs",
    sympy.Abs,
    mpmath.fabs,
    sympy="Abs",
    numpy="np.abs",
    tex=lambda u: rf"\left|{u}\right|",
    slope=lambda u: u / size(u),
    kink=True,
    power=lambda u, n: rf"\left|{u}\right|^{n}",
)


def sqrt(radicand: Form | int) -> Form:
    """The square root of `radicand`."""
    return form(radicand) ** (form(1) / 2)
