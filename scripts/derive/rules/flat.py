"""How a move is made in a form: at each outermost place it fits, with nothing that it made left nested or idle.

A sum that a move brings into a sum becomes terms of it, a product in a product factors of it, and the minus of a minus
goes; so do a term 0 and a factor 1, and a factor 0 takes its product along. What an author wrote on purpose, where
nothing moved, keeps its look. Rules that differentiate also draw the minus signs they make in front of their product.
"""

from __future__ import annotations

from collections.abc import Callable

from derive.forms import form as f
from derive.forms.arithmetic import ONE, ZERO, minus, times
from derive.forms.trees import with_parts

Move = Callable[[f.Form], f.Form | None]


def moved(whole: f.Form, move: Move, *, signs_in_front: bool = False) -> f.Form:
    """`whole` with `move` made at each outermost place where it gives a form and not None."""

    def inside(part: f.Form) -> f.Form:
        made = move(part)
        return _with_parts(part, inside, signs_in_front) if made is None else _beside(made, part, inside)

    return inside(whole)


def _beside(made: f.Form, whole: f.Form, inside: Callable[[f.Form], f.Form]) -> f.Form:
    """What a move made of a sum or a product, with the move also made in those parts that it left alone."""
    match made, whole:
        case (f.Sum(), f.Sum(old)) | (f.Product(), f.Product(old)):
            return _with_parts(made, lambda part: inside(part) if _is_among(part, old) else part)
    return made


def moved_inside_out(whole: f.Form, move: Move) -> f.Form:
    """`whole` with `move` made at each place, the innermost first, so that a place sees what was made inside it."""
    inside = _with_parts(whole, lambda part: moved_inside_out(part, move))
    made = move(inside)
    return inside if made is None else made


def _with_parts(whole: f.Form, change: Callable[[f.Form], f.Form], signs_in_front: bool = False) -> f.Form:
    new = with_parts(whole, change)
    match new, whole:
        case f.Sum(parts), f.Sum(old):
            changed = [(part, part != before) for part, before in zip(parts, old, strict=True)]
            left = tuple(each for part, moved in changed for each in (_as_terms(part) if moved else (part,)))
            return new if left == parts else _alone(f.Sum(left), left, ZERO)
        case f.Product(parts), f.Product(old) if signs_in_front and parts != old:
            return times(*parts)
        case f.Product(parts), f.Product(old):
            changed = [(part, part != before) for part, before in zip(parts, old, strict=True)]
            left = tuple(each for part, moved in changed for each in (_as_factors(part) if moved else (part,)))
            return ZERO if (ZERO, True) in changed else new if left == parts else _alone(f.Product(left), left, ONE)
        case (f.Negative(of), f.Negative(before)) if of != before:
            return minus(of)
        case (f.Fraction(above, below), _) if new != whole:
            return ZERO if above == ZERO else above if below == ONE else new
    return new


def _alone(whole: f.Form, parts: tuple[f.Form, ...], nothing: f.Form) -> f.Form:
    return whole if len(parts) > 1 else parts[0] if parts else nothing


def _as_terms(new: f.Form) -> tuple[f.Form, ...]:
    return new.terms if isinstance(new, f.Sum) else () if new == ZERO else (new,)


def _as_factors(new: f.Form) -> tuple[f.Form, ...]:
    return new.factors if isinstance(new, f.Product) else () if new == ONE else (new,)


def _is_among(part: f.Form, parts: tuple[f.Form, ...]) -> bool:
    """Whether this very part is there, and not only one like it."""
    return any(part is each for each in parts)
