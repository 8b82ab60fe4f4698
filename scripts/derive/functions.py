"""The elementary functions that a form can call. A new one is one row here, and a row of each test table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import mpmath
import sympy

from derive.form import Call, Form, exp
from derive.parentheses import parenthesized


@dataclass(frozen=True)
class Function:
    """What is known of an elementary function f.

    `value` and `number` are f in SymPy and in mpmath, two implementations that do not share code; `tex` sets
    f of a printed argument, and `power` f to a printed exponent, where there is a way of its own to write it;
    `slope` is f' as a form of f's argument; `needs_positive` says that f is real only on positive arguments, and
    `kink` that f has no derivative at 0.
    """

    value: Callable[[sympy.Expr], sympy.Expr]
    number: Callable[[Any], Any]
    tex: Callable[[str], str]
    slope: Callable[[Form], Form]
    needs_positive: bool = False
    kink: bool = False
    power: Callable[[str, str], str] | None = None


def _named(
    name: str, value: Callable[[sympy.Expr], sympy.Expr], number: Callable[[Any], Any], slope: Callable[[Form], Form]
) -> Function:
    r"""A function that is printed by its name in TeX, and its square as in \cosh^2(x)."""
    return Function(
        value,
        number,
        lambda u: rf"\{name}{parenthesized(u)}",
        slope,
        power=lambda u, n: rf"\{name}^{n}{parenthesized(u)}",
    )


FUNCTIONS = {
    "exp": Function(sympy.exp, mpmath.exp, lambda u: f"e^{u if len(u) == 1 else f'{{{u}}}'}", exp),
    "ln": Function(sympy.log, mpmath.log, lambda u: rf"\ln{parenthesized(u)}", lambda u: 1 / u, needs_positive=True),
    "sinh": _named("sinh", sympy.sinh, mpmath.sinh, lambda u: Call("cosh", u)),
    "cosh": _named("cosh", sympy.cosh, mpmath.cosh, lambda u: Call("sinh", u)),
    "tanh": _named("tanh", sympy.tanh, mpmath.tanh, lambda u: 1 - Call("tanh", u) ** 2),
    "abs": Function(
        sympy.Abs,
        mpmath.fabs,
        lambda u: rf"\left|{u}\right|",
        lambda u: u / Call("abs", u),
        kink=True,
        power=lambda u, n: rf"\left|{u}\right|^{n}",
    ),
}
