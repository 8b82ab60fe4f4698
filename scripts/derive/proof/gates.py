"""The gates that show a form equal to another one, before it may be printed.

letters  an index means one thing in a line, and none is free that the other side does not have;
domain   on the whole of each symbol's interval, every denominator is non-zero, every base of a root non-negative,
         and every function's argument what the function needs: that of a logarithm is positive;
proof    its value equals the other one's (the function, or its derivative), by reduction to a normal form;
numbers  mpmath, walking the printed form itself, finds the same numbers as for the other one, the derivative taken
         numerically.

`proof` shows; `numbers` is a witness in another library, and finds the point where a line is wrong. The last line of a
derivation passes a fourth gate: see `written/proved.py`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import combinations
from typing import Any

import mpmath
import sympy

import progress
from derive.errors import CANNOT, DerivationError, cannot
from derive.forms import form as f
from derive.forms import indexed as x
from derive.forms.functions import FUNCTIONS
from derive.forms.indices import bound_indices, free_indices, listed
from derive.forms.trees import Meaningless, parts, symbols, walk
from derive.forms.unknowns import unknowns
from derive.proof import verdicts
from derive.proof.normal_form import is_zero
from derive.proof.points import points, with_ends
from derive.proof.signs import is_shown, on_intervals
from derive.proof.smooth import Kink, smooth_kinks
from derive.proof.tensor_points import tensor_points
from derive.readings.certain import FAILS, Uncertain, agree, certain
from derive.readings.interval import as_form
from derive.readings.number import Point
from derive.readings.tex import tex
from derive.readings.value import value
from derive.rules.calculus import varies


def prove_equal(form: f.Form, first: f.Form, *, step: str, before: str = "", line: str = "") -> None:
    """Pass `form` through the gates that show it equal to `first`; what is told of a refusal names the step.

    Raises DerivationError.
    """
    for gate in (letters, domain, proof, numbers):
        if not verdicts.has_passed(gate.__name__, form, first):
            with told(gate.__name__, step=step, before=before, line=line or f"{tex(first)} = {tex(form)}"):
                gate(form, first)
            verdicts.keep(gate.__name__, form, first)


@contextmanager
def told(gate: str, *, step: str, before: str = "", line: str = "") -> Iterator[None]:
    """Tells whoever waits what a gate looks at, and the author what it has refused."""
    try:
        with progress.within(f"step {step}, gate {gate}"):
            yield
    except (Refused, Meaningless) as refused:
        point = getattr(refused, "point", "")
        raise DerivationError(str(refused), step=step, before=before, line=line, gate=gate, point=point) from None
    except tuple(CANNOT) as error:
        raise DerivationError(cannot(error), step=step, before=before, line=line, gate=gate) from None


KINK = "; there is a kink, so derive it region by region, with Regions"


class Refused(Exception):
    """Why a gate does not let a line pass, and the point that shows it, if there is one."""

    def __init__(self, reason: str, point: str = "") -> None:
        super().__init__(reason)
        self.point = point


class Wrong(Refused):
    """A line that is wrong at a point."""


def letters(form: f.Form, first: f.Form) -> None:
    """Raises Refused where an index of `form` is free and not so in `first`, or has two meanings."""
    if more := free_indices(form) - free_indices(first):
        raise Refused(f"the index {listed(more)} is free here, and is not on the left side")
    for part in walk(form):
        match part:
            case x.SumOver(of, over):
                outer = {over} & bound_indices(of) or {over} & free_indices(form)
                if outer:
                    raise Refused(f"the index {listed(outer)} means two things here; rename it in one of its sums")
            case f.Derivative(of, by) if caught := free_indices(by) & bound_indices(of):
                raise Refused(
                    f"the derivative by {tex(by)} is of a sum over {listed(caught)}; rename the index of that sum"
                )


def domain(form: f.Form, first: f.Form) -> None:
    """Raises Refused where something in `form`, or in `first`, is not shown to be defined on all of its domain."""
    for part, need, hint in (*_needs_of_intervals(form, first), *needs(first), *needs(form)):
        if not is_shown(part, need):
            found = next((at for at in points_of(part) if _is_refuted(part, need, at)), None)
            if found is None and _is_shown_by_balls(part, need):
                continue
            verdict = "which could not be shown" if found is None else "and is not"
            point = f"at {_shown(found)}" if found else ""
            raise Refused(f"{tex(part)} must be {need} everywhere, {verdict}{hint}", point)


def _is_shown_by_balls(part: f.Form, need: str) -> bool:
    """Whether balls, and what its terms do far out, show what algebra does not: that e^x - x is positive, for one."""
    from derive.proof.shape import is_shown_everywhere  # which has gates of its own

    return not unknowns(part) and is_shown_everywhere(part, need)


Need = tuple[f.Form, str, str]  # what must be positive, non-zero or non-negative, and a hint for its author


def _needs_of_intervals(*forms: f.Form) -> Iterator[Need]:
    """What must hold for each interval that ends at a form to have numbers in it."""
    for symbol in with_ends(symbols(*forms)):
        low, high = symbol.low, symbol.high
        for end in (low, high):
            if isinstance(end, f.Form):
                yield from needs(end)
        depends = isinstance(low, f.Form) or isinstance(high, f.Form)
        if depends and low != -math.inf and high != math.inf:
            yield as_form(high) - as_form(low), "positive", f"; the interval of {symbol.name} may be empty"


def needs(
    form: f.Form, smooth: frozenset[f.Form] = frozenset(), smooth_at: frozenset[Kink] = frozenset()
) -> Iterator[Need]:
    """What must hold for `form` to be defined, and `smooth` in some letters, inside out.

    What has none of those letters in it is smooth in them; the kinks `smooth_at` need nothing.
    """
    smooth = frozenset(by for by in smooth if varies(form, by))
    inner_smooth = smooth
    if isinstance(form, f.Derivative):
        here = smooth_kinks(form)
        smooth_at = here & smooth_at if smooth else here
        inner_smooth = smooth | {form.by}
    inner = (
        [form.definition] if isinstance(form, f.Named) else [form.linear] if isinstance(form, x.Loss) else parts(form)
    )
    for part in inner:
        yield from needs(part, inner_smooth, smooth_at)
    match form:
        case f.Fraction(_, below):
            yield below, "non-zero", ""
        case f.Power(base, exponent):
            if need := _need_of_base(value(exponent), bool(smooth)):
                yield base, need, ""
        case f.Call(name, argument):
            function = FUNCTIONS[name]
            for of_argument in filter(None, (function.domain, function.smooth if smooth else None)):
                yield *of_argument(argument), ""
            for kink in function.kinks if smooth else ():
                if (form, kink) not in smooth_at:
                    yield (argument - kink if kink else argument), "non-zero", KINK
        case f.Max(of) | f.Min(of) if smooth:
            yield from ((one - other, "non-zero", KINK) for one, other in combinations(of, 2))
        case f.Cases(compared, _, ends, _) if smooth:
            yield from ((compared - end, "non-zero", KINK) for end in ends)


def _inside(form: f.Form) -> Iterable[f.Form]:
    match form:
        case f.Named():
            return [form.definition]
        case x.Loss():
            return [form.linear]
    return parts(form)


def _need_of_base(exponent: sympy.Expr, smooth: bool) -> str:
    """What the base of a power must be; the exponent's value decides, and not its look."""
    if exponent.is_Integer:
        return "" if exponent >= 0 else "non-zero"
    return "non-negative" if exponent.is_Rational and exponent > 0 and not smooth else "positive"


def _is_refuted(part: f.Form, need: str, at: Point) -> bool:
    """Whether a number that can be relied on is not as it is needed."""
    try:
        found = certain(part, at)
    except (Uncertain, *FAILS):
        return False
    if isinstance(found, mpmath.mpc):
        return need != "non-zero"
    return not {"positive": found > 0, "non-zero": found != 0, "non-negative": found >= 0}[need]


def proof(form: f.Form, first: f.Form) -> None:
    """Raises Refused where the value of `form` is not proved to be that of `first`."""
    difference = value(form) - _value_of_first(first)
    if is_zero(difference) or is_zero(on_intervals(difference, symbols(form, first))):
        return
    numbers(form, first)
    raise Refused(
        "this line could not be proved, nor was a point found where it is wrong; smaller steps, or a new "
        "kind of letter in reduction.py, may help"
    )


@lru_cache(maxsize=100)  # all lines of a derivation are compared with it
def _value_of_first(first: f.Form) -> sympy.Expr:
    return value(first)


def numbers(form: f.Form, first: f.Form) -> None:
    """Raises Wrong at a point where `form` is not `first`, to 50 digits, and Refused where a number cannot be had."""
    for at in points_of(form, first):
        point = f"at {_shown(at)}" if at else ""
        try:
            expected, found = certain(first, at), certain(form, at)
        except Uncertain as uncertain:
            raise Refused(f"{uncertain}; this says nothing about whether the line is right", point) from None
        if not agree(expected, found):
            values = f"it should be {mpmath.nstr(expected, 8)} and is {mpmath.nstr(found, 8)}"
            raise Wrong("this line is wrong", f"{point} {values}".strip())


def points_of(*forms: f.Form) -> Iterator[Point]:
    """The points at which forms are compared: of several variables, those of `tensor_points.py`."""
    found = unknowns(*forms)
    return tensor_points(found, symbols(*forms)) if found else points(symbols(*forms))


MOST_SHOWN = 8  # coordinates of a point


def _shown(at: Point) -> str:
    shown = [
        f"{_letter(each)} = {found if isinstance(found, int) else mpmath.nstr(found, 8)}" for each, found in at.items()
    ]
    return ", ".join([*shown[:MOST_SHOWN], *(["..."] if len(shown) > MOST_SHOWN else [])])


def _digits(found: Any) -> str:
    return str(found) if isinstance(found, int) else str(mpmath.nstr(found, 8))


def _letter(coordinate: Any) -> str:
    if isinstance(coordinate, tuple):
        letter, *places = coordinate
        return f"{letter if isinstance(letter, str) else letter.name}_{','.join(map(str, places))}"
    return str(coordinate.name)
