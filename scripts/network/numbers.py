"""The numbers of a worked network: what each is, whether that is exact, and how it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction as Ratio
from typing import Any

import mpmath

from derive.errors import CANNOT, DerivationError, cannot
from derive.forms import form as f
from derive.forms.functions import FUNCTIONS
from derive.forms.trees import walk
from derive.readings.number import number
from derive.readings.tex import tex

DECIMALS = 4  # of the numbers shown
LONGEST = 12  # digits before the point: more than that nobody reads
PRECISION = 40  # digits to work in: more than twice those of the floats that are checked
CERTAIN = 20  # digits that must stay the same when twice as many are worked in
LARGEST_EXPONENT = 1000  # of a power that is computed exactly
ROUNDED, ROUNDED_SHARE = 1e-3, 1e-2  # how far rounded numbers may lead from a result, and as a share of it

Value = Any  # a Ratio where the number is known exactly, or else one of mpmath's
Values = Mapping[Any, Value]  # by symbol and name


def worked(form: f.Form, at: Values, what: str) -> Value:
    """The value of `form` at `at`. Raises DerivationError, about `what`, where it is no number or not certain.

    A 0 that fractions do not lead to is not certain either: it may be too small to be seen.
    """
    try:
        exact = _exact(form, at)
        if exact is not None:
            return exact
        with mpmath.workdps(PRECISION):
            found = number(form, _in_digits(at))
        with mpmath.workdps(2 * PRECISION):
            again = number(form, _in_digits(at))
            certain = _is_real(again) and abs(found - again) < abs(again) * mpmath.mpf(10) ** -CERTAIN
    except tuple(CANNOT) as error:
        raise DerivationError(f"{what}: {cannot(error)}; choose an example whose numbers can") from None
    if not certain:
        raise DerivationError(f"{what} cannot be computed with these numbers to {CERTAIN} digits; choose others")
    return again


def in_digits(value: Value) -> Any:
    """A value as a number of mpmath's, in its current precision."""
    return mpmath.mpf(value.numerator) / value.denominator if isinstance(value, Ratio) else value


def moved(value: Value, rate: Ratio, slope: Value) -> Value:
    """A parameter after one step."""
    if isinstance(value, Ratio) and isinstance(slope, Ratio):
        return value - rate * slope
    return in_digits(value) - in_digits(rate) * in_digits(slope)


def is_exact(value: Value) -> bool:
    """Whether nothing is lost by showing so many decimals."""
    return isinstance(value, Ratio) and (value * 10**DECIMALS).denominator == 1


def plain(value: Value) -> str:
    """A number as it is shown: a short decimal as it is, others rounded."""
    scaled = value * 10**DECIMALS
    units = round(scaled) if isinstance(scaled, Ratio) else int(mpmath.nint(scaled))
    whole, rest = divmod(abs(units), 10**DECIMALS)
    text = f"{'-' * (units < 0)}{whole}.{rest:0{DECIMALS}d}"
    return text.rstrip("0").rstrip(".") if is_exact(value) else text


def decimal(value: Value) -> str:
    """A number as it is shown in text."""
    return plain(value).replace("-", "−")


def literal(value: Value) -> f.Form:
    """A number in a form, as it is shown."""
    text = plain(value)
    size = text.removeprefix("-")
    shown = f.Decimal(size) if "." in size else f.Number(int(size))
    return shown if size == text else f.Negative(shown)


def refuse_unshown(value: Value, what: str) -> None:
    """Raises DerivationError where a number is too small or too large to be shown."""
    unseen = not is_exact(value) and float(plain(value)) == 0
    if unseen or abs(value) >= 10**LONGEST:
        raise DerivationError(_not_shown(f"{what} = {mpmath.nstr(in_digits(value), 6)}"))


def refuse_false_line(line: f.Form, result: Value, what: str) -> None:
    """Raises DerivationError where a line's numbers, as they are shown, do not give its result but for their rounding.

    A line that has letters says nothing of numbers.
    """
    if any(isinstance(part, f.Symbol | f.Name | f.Derivative) for part in walk(line)):
        return
    try:
        found, true = number(line, {}), in_digits(result)
        close = _is_real(found) and abs(found - true) <= max(ROUNDED, ROUNDED_SHARE * abs(true))
    except tuple(CANNOT):
        close = False
    if not close:
        raise DerivationError(_not_shown(f"{tex(line)}, a line of {what},"))


def _not_shown(what: str) -> str:
    return f"{what} cannot be shown with {DECIMALS} decimals; choose an example whose numbers can"


def _exact(form: f.Form, at: Values) -> Ratio | None:
    """The value of `form` if fractions lead to it."""
    if form in at:
        return at[form] if isinstance(at[form], Ratio) else None
    match form:
        case f.Number():
            return Ratio(form.digits)
        case f.Decimal():
            return Ratio(form.text)
        case f.Name():
            return _exact(form.definition, at)
        case f.Negative():
            of = _exact(form.of, at)
            return None if of is None else -of
        case f.Sum():
            terms = [known for term in form.terms if (known := _exact(term, at)) is not None]
            return sum(terms, Ratio(0)) if len(terms) == len(form.terms) else None
        case f.Product():
            return _exact_product([_exact(factor, at) for factor in form.factors])
        case f.Fraction():
            above, below = _exact(form.above, at), _exact(form.below, at)
            return above / below if above is not None and below is not None else None
        case f.Power():
            return _exact_power(_exact(form.base, at), _exact(form.exponent, at))
        case f.Call():
            argument = _exact(form.argument, at)
            return None if argument is None else FUNCTIONS[form.function].exact(argument)
    return None


def _exact_product(factors: list[Ratio | None]) -> Ratio | None:
    """A product; whatever is multiplied by 0 is 0, also where it is no fraction."""
    if 0 in factors:
        return Ratio(0)
    product = Ratio(1)
    for factor in factors:
        if factor is None:
            return None
        product *= factor
    return product


def _exact_power(base: Ratio | None, exponent: Ratio | None) -> Ratio | None:
    """A power to a whole number, or a square root that is a fraction."""
    if base is None or exponent is None or abs(exponent) > LARGEST_EXPONENT:
        return None
    if exponent.denominator == 1:
        return base**exponent.numerator
    return FUNCTIONS["sqrt"].exact(base) if exponent == Ratio(1, 2) else None


def _in_digits(at: Values) -> Values:
    return {letter: in_digits(value) for letter, value in at.items()}


def _is_real(found: Any) -> bool:
    return isinstance(found, mpmath.mpf) and bool(mpmath.isfinite(found))
