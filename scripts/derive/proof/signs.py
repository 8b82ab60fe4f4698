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
from itertools import islice

import sympy

from derive.forms import form as f
from derive.forms import indexed as x
from derive.forms.functions import FUNCTIONS
from derive.forms.trees import rewrite, symbols
from derive.proof.components import Components
from derive.proof.normal_form import MOST_KINKS, UNDEFINED, kinks, moved
from derive.proof.points import with_ends
from derive.proof.polynomial_signs import ALL, NOT_NEGATIVE, NOT_ZERO, POSITIVE, Signs, signs
from derive.proof.reduction import Undecided
from derive.readings.value import ends, value

NEEDS: dict[str, Signs] = {"positive": POSITIVE, "non-zero": NOT_ZERO, "non-negative": NOT_NEGATIVE}


def is_shown(form: f.Form, need: str) -> bool:
    """Whether `form` is shown to be "positive", "non-zero" or "non-negative", wherever all in it is defined."""
    found, (moved, letters) = value(form), _by_signs(form)
    return is_known(found, need) or any(signs_of(on_intervals(each, letters)) <= NEEDS[need] for each in (found, moved))


def is_known(of: sympy.Expr, need: str) -> bool:
    """Whether SymPy's assumptions show what is needed of the value."""
    return bool(getattr(of, "is_" + need.replace("-", "")))


def _by_signs(form: f.Form) -> tuple[sympy.Expr, set[f.Symbol]]:
    """The value of `form`, with any number of the right sign for each function whose values have a known one.

    An entry of a tensor that is not under a sum is any number of its interval; the symbols that lie in one are given,
    too. What holds for all such numbers holds for `form`. Written-down derivatives stay, for they are of the functions.
    """
    letters: dict[f.Form, f.Symbol] = {}
    signs: dict[sympy.Expr, sympy.Expr] = {}

    def move(part: f.Form) -> f.Form | None:
        match part:
            case f.Derivative():
                return part
            case f.Named():
                return rewrite(part.definition, move)
            case x.SumOver() if part not in letters:
                letters[part] = letter = f.Placeholder(f"value {len(letters)}")
                signs[value(letter)] = sympy.Dummy(real=True, **_sign_of_sum(part))
            case x.Entry(tensor) if part not in letters:
                letters[part] = f.Placeholder(f"value {len(letters)}", tensor.low, tensor.high)
            case f.Call(function) if (sign := FUNCTIONS[function].values) and part not in letters:
                letters[part] = letter = f.Placeholder(f"value {len(letters)}")
                signs[value(letter)] = sympy.Dummy(**{sign.replace("-", ""): True})
        return letters.get(part)

    moved = rewrite(form, move)
    return value(moved).xreplace(signs), symbols(form, moved)


def _sign_of_sum(of: x.SumOver) -> dict[str, bool]:
    """What SymPy is told of a sum, which has a term or more: that of a mask's row, one that is not 0."""
    rest = [each for each in f.factors(of.of) if not _is_masked(each, of.over)]
    if is_shown(f.Product((*rest, f.Number(1))), "positive"):
        return {"positive": True}
    return {"nonnegative": True} if is_shown(of.of, "non-negative") else {}


def _is_masked(factor: f.Form, over: x.Index) -> bool:
    """Whether a factor is the mask of a row that is summed over."""
    return isinstance(factor, x.Entry) and factor.tensor.mask and factor.places[-1] == over


def signs_of(found: sympy.Expr, most: int = MOST_KINKS) -> Signs:
    """The signs that a value can have, on either side of the kinks of its sizes and at the kinks."""
    for symbol, at in islice(kinks(found), most):
        beside = sympy.Dummy("beside", positive=True)
        sides, there = (moved(found, symbol, at - beside), moved(found, symbol, at + beside)), moved(found, symbol, at)
        parts = (*sides, *([] if there.has(*UNDEFINED) else [there]))
        return frozenset[int]().union(*(signs_of(part, most - 1) for part in parts))
    letters = Components()
    try:
        return signs(letters.of(found), letters)
    except (Undecided, sympy.PolynomialError):
        return ALL


def on_intervals(found: sympy.Expr, letters: Iterable[f.Symbol]) -> sympy.Expr:
    """A value with each symbol written by one on all positive numbers, where its interval has an end."""
    for symbol in reversed(with_ends(letters)):
        low, high = ends(symbol)
        if (low, high) == (0, sympy.oo):
            continue
        positive = sympy.Dummy(symbol.name, positive=True)
        if low != -sympy.oo and high != sympy.oo:
            found = found.subs(value(symbol), (low + high * positive) / (1 + positive))
        elif low != -sympy.oo or high != sympy.oo:
            found = found.subs(value(symbol), high - positive if low == -sympy.oo else low + positive)
    return found
