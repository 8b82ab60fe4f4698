"""How a move is made in a form: at each outermost place it fits, and nothing that it made is left nested.

A sum that a move brings into a sum becomes terms of it, a product in a product factors of it, and the minus of a minus
goes. What an author nested on purpose, where nothing moved, keeps its look.
"""

from __future__ import annotations

from collections.abc import Callable

from derive.forms import form as f
from derive.forms.trees import with_parts

Move = Callable[[f.Form], f.Form | None]


def moved(whole: f.Form, move: Move) -> f.Form:
    """`whole` with `move` made at each outermost place where it gives a form and not None."""
    made = move(whole)
    if made is None:
        return _with_parts(whole, lambda part: moved(part, move))
    return _moved_beside(made, whole, move)


def _moved_beside(made: f.Form, whole: f.Form, move: Move) -> f.Form:
    """What a move made of a sum or a product, with the move also made in those parts that it left alone."""
    match made, whole:
        case (f.Sum(), f.Sum(old)) | (f.Product(), f.Product(old)):
            return _with_parts(made, lambda part: moved(part, move) if _is_among(part, old) else part)
    return made


def moved_inside_out(whole: f.Form, move: Move) -> f.Form:
    """`whole` with `move` made at each place, the innermost first, so that a place sees what was made inside it."""
    inside = _with_parts(whole, lambda part: moved_inside_out(part, move))
    made = move(inside)
    return inside if made is None else made


def _with_parts(whole: f.Form, change: Callable[[f.Form], f.Form]) -> f.Form:
    match whole:
        case f.Sum(terms):
            return f.Sum(tuple(each for term in terms for each in _as_terms(change(term), term)))
        case f.Product(factors):
            return f.Product(tuple(each for factor in factors for each in _as_factors(change(factor), factor)))
        case f.Negative(of):
            new = change(of)
            return new.of if new != of and isinstance(new, f.Negative) else f.Negative(new)
    return with_parts(whole, change)


def _is_among(part: f.Form, parts: tuple[f.Form, ...]) -> bool:
    """Whether this very part is there, and not only one like it."""
    return any(part is each for each in parts)


def _as_terms(new: f.Form, old: f.Form) -> tuple[f.Form, ...]:
    return new.terms if new != old and isinstance(new, f.Sum) else (new,)


def _as_factors(new: f.Form, old: f.Form) -> tuple[f.Form, ...]:
    return new.factors if new != old and isinstance(new, f.Product) else (new,)
