"""Functions by cases, and the largest and the smallest of two, as authors write them."""

from __future__ import annotations

from derive.errors import DerivationError
from derive.forms.form import Cases, Form, Max, Min, form


def maximum(one: Form | int, other: Form | int) -> Form:
    return Max((form(one), form(other)))


def minimum(one: Form | int, other: Form | int) -> Form:
    return Min((form(one), form(other)))


def clip(u: Form, low: Form | int, high: Form | int) -> Form:
    """u, but no less than `low` and no more than `high`."""
    return minimum(maximum(u, low), high)


def cases(compared: Form, *below: tuple[Form | int, str, Form | int], otherwise: Form | int) -> Form:
    """A function by cases, from the left: `cases(x, (exp(x) - 1, "<=", 0), otherwise=x)`.

    Each case says what the function is where `compared` is "<" or "<=" an end, and in none of the cases before.
    Raises DerivationError where a case is none.
    """
    pieces: list[Form] = []
    ends: list[Form] = []
    for case in below:
        if not isinstance(case, tuple) or len(case) != 3 or case[1] not in ("<", "<="):
            raise DerivationError(f'a case is a form, "<" or "<=", and an end, as in (exp(x), "<=", 0), not {case!r}')
        pieces.append(form(case[0]))
        ends.append(form(case[2]))
    if not pieces:
        raise DerivationError("a function by cases has at least one case beside `otherwise`")
    pieces.append(form(otherwise))
    at = (pieces[n if case[1] == "<=" else n + 1] for n, case in enumerate(below))
    return Cases(compared, tuple(pieces), tuple(ends), tuple(at))
