"""What an author claims of a number, held against the number that was found, and how it is printed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import sympy
from flint import arb, fmpq

from derive.forms.form import Form
from derive.proof.balls import Certain, above, below, common_digits, precisions
from derive.proof.gates import Refused
from derive.proof.normal_form import is_zero
from derive.readings.tex import tex
from derive.readings.value import value

DIGITS = 6  # behind the point, where a number has no closed form
FEW = 4  # of them, in the table of all notes


@dataclass(frozen=True)
class Near:
    """A number without a closed form, by some of its digits: the last of them may be one off."""

    about: float

    @property
    def off(self) -> Fraction:
        """A unit of the last digit given."""
        exponent = Decimal(repr(self.about)).as_tuple().exponent
        assert isinstance(exponent, int)
        return Fraction(10) ** exponent


Claim = Form | Near | float  # of a number; a float is an infinity


def check(claim: Claim, found: Certain, what: str) -> str:
    """A claimed number, as TeX. Raises Refused unless it is the one that was found.

    One without a closed form is printed with digits that are all its own: those behind are left out, not rounded.
    """
    if isinstance(claim, Near) and found.exact is not None and found.exact.is_rational:
        raise Refused(f"{what} is {shown(found)} exactly; claim it as a form")
    if not matches(claim, found):
        raise Refused(f"{what} is {shown(found).strip('$')}, and not {_claimed(claim)}")
    return digits(found) if isinstance(claim, Near) else _claimed(claim)


def digits(number: Certain, places: int = DIGITS) -> str:
    """The first digits of a number, with dots for those behind them."""
    for bits in precisions():
        enclosed = number.ball(bits)
        if found := common_digits(below(enclosed), above(enclosed), places):
            return rf"{found}\ldots"
    raise Refused(f"the first {places} digits of a number near {shown(number)} could not be shown")


def in_short(claim: Claim, found: Certain) -> str:
    """A number that was checked, as TeX with a few digits."""
    return digits(found, FEW) if isinstance(claim, Near) else _claimed(claim)


def matches(claim: Claim, found: Certain) -> bool:
    """Whether a claim is shown to be the number that was found."""
    if isinstance(claim, Near):
        if found.exact is not None and found.exact.is_infinite:
            return False
        about = Fraction(Decimal(repr(claim.about)))
        apart = abs(found.ball(128) - arb(fmpq(about.numerator, about.denominator)))
        return bool(apart <= arb(fmpq(claim.off.numerator, claim.off.denominator)))
    expected = value(claim) if isinstance(claim, Form) else sympy.oo * int(math.copysign(1, claim))
    if found.exact is None:
        return False
    return bool(expected == found.exact) or (expected.is_finite is not False and is_zero(expected - found.exact))


def _claimed(claim: Claim) -> str:
    if isinstance(claim, Form):
        return tex(claim)
    return str(claim.about) if isinstance(claim, Near) else infinity(claim)


def infinity(end: float) -> str:
    return r"\infty" if end > 0 else r"-\infty"


def shown(found: Certain) -> str:
    """A number that was found, for a message."""
    if found.exact is not None:
        return f"${sympy.latex(sympy.radsimp(found.exact))}$"
    return f"{found.ball(128).str(10, radius=False)}…, in no closed form that is claimed or found"


def listed(parts: list[str]) -> str:
    """What one says with "and" between the last two."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
