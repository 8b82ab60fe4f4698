"""The elementary functions that a form can call. A new one is one row here, and a row of each test table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import mpmath
import sympy

from derive.form import Form, exp


@dataclass(frozen=True)
class Function:
    """What is known of an elementary function f.

    `value` and `number` are f in SymPy and in mpmath, two implementations that do not share code; `tex` sets
    f of a printed argument; `slope` is f' as a form of f's argument; `needs_positive` says that f is real only
    on positive arguments.
    """

    value: Callable[[sympy.Expr], sympy.Expr]
    number: Callable[[Any], Any]
    tex: Callable[[str], str]
    slope: Callable[[Form], Form]
    needs_positive: bool = False


FUNCTIONS = {
    "exp": Function(sympy.exp, mpmath.exp, lambda u: f"e^{u if len(u) == 1 else f'{{{u}}}'}", exp),
    "ln": Function(sympy.log, mpmath.log, lambda u: rf"\ln({u})", lambda u: 1 / u, needs_positive=True),
}
