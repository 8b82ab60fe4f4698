"""The elementary functions that a form can call. A new one is one row here, and a row of each test table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import mpmath
import sympy

from derive.errors import DerivationError
from derive.form import Call, Form, exp
from derive.parentheses import parenthesized


@dataclass(frozen=True)
class Function:
    """What is known of an elementary function f.

    `value` and `number` are f in SymPy and in mpmath, two implementations that do not share code; `tex` sets
    f of a printed argument, and `power` f to a printed exponent, where there is a way of its own to write it;
    `slope` is f' as a form of f's argument; `needs_positive` says that f is real only on positive arguments,
    `kink` that f has no derivative at 0. f(u) may differ from a simpler function by as little as e^-`hidden(u)` of its
    size, as tanh(u) does from 1: so many more digits see the difference.
    """

    value: Callable[[sympy.Expr], sympy.Expr]
    number: Callable[[Any], Any]
    tex: Callable[[str], str]
    slope: Callable[[Form], Form]
    needs_positive: bool = False
    kink: bool = False
    hidden: Callable[[Any], Any] = lambda _: 0
    power: Callable[[str, str], str] | None = None


def _hyperbolic(
    name: str, value: Callable[[sympy.Expr], sympy.Expr], number: Callable[[Any], Any], slope: Callable[[Form], Form]
) -> Function:
    r"""A function made of exponentials that is printed by its name in TeX, and its square as in \cosh^2(x)."""
    return Function(
        value,
        number,
        lambda u: rf"\{name}{parenthesized(u)}",
        slope,
        power=lambda u, n: rf"\{name}^{n}{parenthesized(u)}",
        hidden=lambda u: 2 * abs(u),
    )


class _Functions(dict[str, Function]):
    """The functions by name."""

    def __missing__(self, name: str) -> Function:
        raise DerivationError(f"there is no function {name}; there are {', '.join(self)}, and functions.py takes more")


FUNCTIONS = _Functions(
    {
        "exp": Function(sympy.exp, mpmath.exp, lambda u: f"e^{u if len(u) == 1 else f'{{{u}}}'}", exp),
        "ln": Function(
            sympy.log,
            mpmath.log,
            lambda u: rf"\ln{parenthesized(u)}",
            lambda u: 1 / u,
            needs_positive=True,
        ),
        "sinh": _hyperbolic("sinh", sympy.sinh, mpmath.sinh, lambda u: Call("cosh", u)),
        "cosh": _hyperbolic("cosh", sympy.cosh, mpmath.cosh, lambda u: Call("sinh", u)),
        "tanh": _hyperbolic("tanh", sympy.tanh, mpmath.tanh, lambda u: 1 - Call("tanh", u) ** 2),
        "abs": Function(
            sympy.Abs,
            mpmath.fabs,
            lambda u: rf"\left|{u}\right|",
            lambda u: u / Call("abs", u),
            kink=True,
            power=lambda u, n: rf"\left|{u}\right|^{n}",
        ),
    }
)
