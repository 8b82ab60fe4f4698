"""Rules for products."""

from __future__ import annotations

from itertools import product as choices

from derive.forms import form as f
from derive.forms.form import factors, terms
from derive.rules.bags import added, product, product_with, sign_and_size, signed
from derive.rules.rule import rule


@rule("Multiply out", "Each term in the parentheses is multiplied, and keeps its sign or changes it.")
def multiply_out(part: f.Form, only: f.Form | None = None) -> f.Form | None:
    """u(v ± w) = uv ± uw, (u + v)(w ± z) = uw ± uz + vw ± vz, and -(u ± v) = -u ∓ v; or only the sum that is given"""
    outside, whole = sign_and_size(part)
    split = [sign_and_size(each) for each in factors(whole)]
    opened = [isinstance(size, f.Sum) and only in (None, size) for _, size in split]
    if not any(opened) or not (outside or len(split) > 1):
        return None
    odd = sum([outside, *(negative for negative, _ in split)]) % 2 == 1
    pieces = (terms(size) if is_open else (size,) for is_open, (_, size) in zip(opened, split, strict=True))
    return added(_multiplied(odd, chosen) for chosen in choices(*pieces))


def _multiplied(negative: bool, pieces: tuple[f.Form, ...]) -> f.Form:
    """The product of the pieces, its signs drawn to the front."""
    split = [sign_and_size(each) for each in pieces]
    odd = sum([negative, *(minus for minus, _ in split)]) % 2 == 1
    return signed(odd, product(*(size for _, size in split)))


@rule("Equal factors are a square", "A factor times itself is its square.")
def as_square(part: f.Form) -> f.Form | None:
    """u · u = u^2"""
    if not isinstance(part, f.Product):
        return None
    result: f.Form = part
    for each in dict.fromkeys(part.factors):
        at = [place for place, factor in enumerate(factors(result)) if factor == each]
        if len(at) == 2 and not isinstance(each, f.Number):
            result = product_with(factors(result), at, each**2)
    return None if result == part else result
