"""The constants that a form can have. A new one is one row here, and a letter that is taken in `alphabet`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import mpmath
import sympy
from flint import arb

from derive.errors import DerivationError
from derive.forms.form import Constant


class _Constants(dict[str, "Known"]):
    """The constants by name."""

    def __missing__(self, name: str) -> Known:
        raise DerivationError(f"there is no constant {name}; there are {', '.join(self)}, and constants.py takes more")


CONSTANTS = _Constants()


@dataclass(frozen=True)
class Known:
    """What is known of a constant.

    `value` is SymPy's, `number` mpmath's and `ball` Arb's, in their current precision; `tex` and `plain` show it;
    `numpy` is its name in code for readers, and `javascript` the one in Math.
    """

    name: str
    value: sympy.Expr
    number: Callable[[], Any]
    ball: Callable[[], arb]
    tex: str
    plain: str
    numpy: str
    javascript: str


def _constant(known: Known) -> Constant:
    CONSTANTS[known.name] = known
    return Constant(known.name)


pi: Constant = _constant(
    Known("pi", sympy.pi, lambda: +mpmath.pi, arb.pi, tex=r"\pi", plain="π", numpy="np.pi", javascript="PI")
)
