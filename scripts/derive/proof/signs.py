"""What is shown of a form's sign, on the whole of its letters' intervals.

SymPy's assumptions are asked first. Then the value is written as a quotient of polynomials in letters
(`reduction.py`), and the signs that it can have are found from those of the letters (`polynomial_signs.py`).

A yes is a proof. A symbol on an interval is replaced by one on the positive numbers, of which it is a function onto
its interval: low + t, high - t, or (low + high t)/(1 + t). So what is shown for all positive t is shown for the whole
interval, and for nothing else. Exponentials are positive letters, roots and sizes are not negative, and of letters
nothing is used but such signs, and equations between numbers, as the square of a root. What is shown for all numbers
with these signs that satisfy these equations is shown for those that the letters stand for. So it is where a function
of which more is known than its letter tells, as that max(u, 0) is not negative, is replaced by any number of that sign.
"""

from __future__ import annotations

from collections.abc import Iterable

import sympy

from derive.forms import form as f
from derive.forms.functions import FUNCTIONS
from derive.forms.trees import rewrite, symbols
from derive.proof.points import with_ends
from derive.proof.polynomial_signs import ALL, NOT_NEGATIVE, NOT_ZERO, POSITIVE, Signs, signs
from derive.proof.reduction import Letters, Undecided
from derive.readings.value import ends, value

NEEDS: dict[str, Signs] = {"positive": POSITIVE, "non-zero": NOT_ZERO, "non-negative": NOT_NEGATIVE}


def is_shown(form: f.Form, need: str) -> bool:
    """Whether `form` is shown to be "positive", "non-zero" or "non-negative", wherever all in it is defined."""
    found, letters = value(form), symbols(form)
    return is_known(found, need) or any(
        signs_of(on_intervals(each, letters)) <= NEEDS[need] for each in (found, _by_signs(form))
    )


def is_known(of: sympy.Expr, need: str) -> bool:
    """Whether SymPy's assumptions show what is needed of the value."""
    return bool(getattr(of, "is_" + need.replace("-", "")))


def _by_signs(form: f.Form) -> sympy.Expr:
    """The value of `form`, with any number of the right sign for each function whose values have a known one.

    What holds for all such numbers holds for `form`. Written-down derivatives stay, for they are of the functions.
    """
    letters: dict[f.Form, f.Symbol] = {}
    signs: dict[sympy.Expr, sympy.Expr] = {}

    def move(part: f.Form) -> f.Form | None:
        match part:
            case f.Derivative():
                return part
            case f.Name(_, definition):
                return rewrite(definition, move)
            case f.Call(function) if (sign := FUNCTIONS[function].values) and part not in letters:
                letters[part] = letter = f.Placeholder(f"value {len(letters)}")
                signs[value(letter)] = sympy.Dummy(**{sign.replace("-", ""): True})
        return letters.get(part)

    moved = value(rewrite(form, move))
    return moved.xreplace(signs)


def signs_of(found: sympy.Expr) -> Signs:
    """The signs that a value can have."""
    letters = Letters()
    try:
        return signs(letters.of(found), letters)
    except (Undecided, sympy.PolynomialError):
        return ALL


def on_intervals(found: sympy.Expr, letters: Iterable[f.Symbol]) -> sympy.Expr:
    """A value with each symbol written by one on all positive numbers, where its interval has an end."""
    for symbol in reversed(with_ends(letters)):
        low, high = ends(symbol)
        positive = sympy.Dummy(symbol.name, positive=True)
        if low != -sympy.oo and high != sympy.oo:
            found = found.subs(value(symbol), (low + high * positive) / (1 + positive))
        elif low != -sympy.oo or high != sympy.oo:
            found = found.subs(value(symbol), high - positive if low == -sympy.oo else low + positive)
    return found
