"""Numbers as they are printed in text: rounded, with a real minus and powers of ten."""

from __future__ import annotations

import math
from decimal import ROUND_CEILING, Decimal, localcontext

SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
LARGE, SMALL = 1e5, 1e-3


def printed(number: float, digits: int = 5) -> str:
    """`number` to so many significant digits; very large and very small ones with a power of ten."""
    if number == 0 or not math.isfinite(number):
        return {0.0: "0", math.inf: "∞", -math.inf: "−∞"}.get(number, "NaN")
    if SMALL <= abs(number) < LARGE:
        text = f"{number:.{digits}g}"
        return text.replace("-", "−") if "e" not in text else f"{float(text):.0f}".replace("-", "−")
    mantissa, exponent = f"{number:.{digits - 1}e}".split("e")
    return f"{mantissa} × 10{str(int(exponent)).translate(SUPERSCRIPTS)}".replace("-", "−")


def printed_above(number: float, digits: int = 2) -> str:
    """`number` as it may be called a bound: rounded up."""
    with localcontext(prec=digits, rounding=ROUND_CEILING):
        return printed(float(+Decimal(number)), digits)
