"""The three gates that show a form equal to another one, before it may be printed.

domain   on the whole of each symbol's interval, every denominator is non-zero, every base of a root non-negative,
         and every function's argument what the function needs: that of a logarithm is positive;
proof    its value equals the other one's (the function, or its derivative), by reduction to a normal form;
numbers  mpmath, walking the printed form itself, finds the same numbers as for the other one, the derivative taken
         numerically.

`proof` shows; `numbers` is a witness in another library, and finds the point where a line is wrong. The last line of a
derivation passes a fourth gate: see `written/proved.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import mpmath
import sympy

import progress
from derive.errors import CANNOT, DerivationError, cannot
from derive.forms import form as f
from derive.forms.functions import FUNCTIONS
from derive.forms.trees import Meaningless, parts, rewrite, symbols
from derive.proof import verdicts
from derive.proof.normal_form import is_zero
from derive.proof.points import points
from derive.readings.certain import FAILS, Uncertain, agree, certain
from derive.readings.number import Point
from derive.readings.tex import tex
from derive.readings.value import value


def prove_equal(form: f.Form, first: f.Form, *, step: str, before: str = "", line: str = "") -> None:
    """Pass `form` through the three gates that show it equal to `first`; what is told of a refusal names the step.

    Raises DerivationError.
    """
    for gate in (domain, proof, numbers):
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


KINK = "; there is a kink, and a note cannot show what happens at a kink yet"


class Refused(Exception):
    """Why a gate does not let a line pass, and the point that shows it, if there is one."""

    def __init__(self, reason: str, point: str = "") -> None:
        super().__init__(reason)
        self.point = point


def domain(form: f.Form, first: f.Form) -> None:
    """Raises Refused where something in `form`, or in `first`, is not shown to be defined on all of its domain."""
    for part, need, hint in (*needs(first), *needs(form)):
        if not is_shown(part, need):
            found = next((at for at in points(symbols(part)) if _is_refuted(part, need, at)), None)
            verdict = "which could not be shown" if found is None else "and is not"
            point = f"at {_shown(found)}" if found else ""
            raise Refused(f"{tex(part)} must be {need} everywhere, {verdict}{hint}", point)


def needs(form: f.Form, smooth: bool = False) -> Iterator[tuple[f.Form, str, str]]:
    """What must be positive, non-zero or non-negative for `form` to be defined, or to be `smooth`, inside out.

    With each, a hint for its author, where there is one.
    """
    inner = [form.definition] if isinstance(form, f.Name) else parts(form)
    for part in inner:
        yield from needs(part, smooth or isinstance(form, f.Derivative))
    match form:
        case f.Fraction(_, below):
            yield below, "non-zero", ""
        case f.Power(_, f.Number()):
            pass
        case f.Power(base, f.Negative(f.Number())):
            yield base, "non-zero", ""
        case f.Power(base, f.Fraction(f.Number(), f.Number())) if not smooth:
            yield base, "non-negative", ""
        case f.Power(base, _):
            yield base, "positive", ""
        case f.Call(name, argument):
            function = FUNCTIONS[name]
            for need in filter(None, (function.domain, function.smooth if smooth else None)):
                yield *need(argument), ""
            for kink in function.kinks if smooth else ():
                yield (argument - kink if kink else argument), "non-zero", KINK


def is_shown(form: f.Form, need: str) -> bool:
    """Whether `form` is shown to be as it is needed, by its value, or by what is known of the functions in it."""
    return is_known(value(form), need) or is_known(_by_signs(form), need)


def _by_signs(form: f.Form) -> sympy.Expr:
    """The value of `form`, with any number of the right sign for each function whose values have a known one.

    What holds for all such numbers holds for `form`. Written-down derivatives stay, for they are of the functions.
    """
    letters: dict[f.Form, f.Symbol] = {}
    signs: dict[sympy.Expr, sympy.Expr] = {}

    def move(part: f.Form) -> f.Form | None:
        match part:
            case f.Derivative():
                return part
            case f.Name(_, definition):
                return rewrite(definition, move)
            case f.Call(function) if (sign := FUNCTIONS[function].values) and part not in letters:
                letters[part] = letter = f.Placeholder(f"value {len(letters)}")
                signs[value(letter)] = sympy.Dummy(**{sign.replace("-", ""): True})
        return letters.get(part)

    moved = value(rewrite(form, move))
    return moved.xreplace(signs)


def is_known(of: sympy.Expr, need: str) -> bool:
    """Whether SymPy's assumptions show what is needed of the value, as it is or factored."""
    known = {"positive": "is_positive", "non-zero": "is_nonzero", "non-negative": "is_nonnegative"}[need]
    return bool(getattr(of, known) or getattr(sympy.factor(of), known))


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
    if is_zero(value(form) - value(first)):
        return
    numbers(form, first)
    raise Refused(
        "this line could not be proved, nor was a point found where it is wrong; smaller steps, or a new "
        "kind of letter in normal_form.py, may help"
    )


def numbers(form: f.Form, first: f.Form) -> None:
    """Raises Refused at a point where `form` is not `first`, to 50 digits, or where a number cannot be had."""
    for at in points(symbols(form, first)):
        point = f"at {_shown(at)}" if at else ""
        try:
            expected, found = certain(first, at), certain(form, at)
        except Uncertain as uncertain:
            raise Refused(f"{uncertain}; this says nothing about whether the line is right", point) from None
        if not agree(expected, found):
            values = f"it should be {mpmath.nstr(expected, 8)} and is {mpmath.nstr(found, 8)}"
            raise Refused("this line is wrong", f"{point} {values}".strip())


def _shown(at: Point) -> str:
    return ", ".join(f"{symbol.name} = {mpmath.nstr(coordinate, 8)}" for symbol, coordinate in at.items())
