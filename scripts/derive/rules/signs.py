"""Rules for minus signs."""

from __future__ import annotations

from derive.forms import form as f
from derive.forms.arithmetic import minus
from derive.rules.bags import added, product, sign_and_size, signed
from derive.rules.rule import rule


@rule("Two minus signs cancel", "Minus times minus is plus.")
def cancel_signs(part: f.Form) -> f.Form | None:
    """(-u) · (-v) = u · v, -(-u) · v = u · v, (-u)/(-v) = u/v and (-u)^n = u^n, where n is even"""
    match part:
        case f.Negative(f.Negative(u)):
            return u
        case f.Negative(f.Product(parts)) if any(isinstance(each, f.Negative) for each in parts):
            at = next(at for at, each in enumerate(parts) if isinstance(each, f.Negative))
            return product(*parts[:at], sign_and_size(parts[at])[1], *parts[at + 1 :])
        case f.Product(parts):
            signs = [at for at, each in enumerate(parts) if isinstance(each, f.Negative)]
            gone = signs[: len(signs) // 2 * 2]
            if gone:
                return product(*(sign_and_size(each)[1] if at in gone else each for at, each in enumerate(parts)))
        case f.Fraction(f.Negative(u), f.Negative(v)):
            return f.Fraction(u, v)
        case f.Negative(f.Fraction(f.Negative(u), v)) | f.Negative(f.Fraction(u, f.Negative(v))):
            return f.Fraction(u, v)
        case f.Power(f.Negative(u), f.Number(n)) if n % 2 == 0:
            return f.Power(u, f.Number(n))
    return None


@rule("The minus sign goes in front", "A minus in a factor, above or below, is a minus in front of the whole.")
def sign_in_front(part: f.Form) -> f.Form | None:
    """u · (-v) = -(uv), (-u)/v = -(u/v), u/(-v) = -(u/v) and (-u)^n = -u^n, where n is odd"""
    match part:
        case f.Product(parts):
            split = [sign_and_size(each) for each in parts]
            signs = sum(negative for negative, _ in split)
            return signed(signs % 2 == 1, product(*(size for _, size in split))) if signs else None
        case f.Fraction(above, below):
            (one, u), (other, v) = sign_and_size(above), sign_and_size(below)
            return signed(one != other, f.Fraction(u, v)) if one or other else None
        case f.Power(f.Negative(u), f.Number(n)) if n % 2:
            return minus(f.Power(u, f.Number(n)))
    return None


@rule("Turn the difference around", "A minus in front of a difference turns it around.")
def turn_difference(part: f.Form) -> f.Form | None:
    """-(u - v) = v - u"""
    match part:
        case f.Negative(f.Sum((u, f.Negative(v)))):
            return added((v, minus(u)))
    return None
