r"""The TeX of a form, term by term in the order it was built.

A printed form never reads as another one: each piece carries how tightly it holds together, and is put in
parentheses where it holds less tightly than its place needs.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import singledispatch
from itertools import pairwise
from typing import NamedTuple

from derive.forms import form as f
from derive.forms import indexed as x
from derive.forms.alphabet import ACCENTS, letter_tex
from derive.forms.constants import CONSTANTS
from derive.forms.functions import FUNCTIONS
from derive.forms.parentheses import parenthesized
from derive.forms.trees import Meaningless, freed, symbols, walk
from derive.forms.unknowns import unknowns


class Hold(IntEnum):
    """How tightly a printed form holds together, the loosest first."""

    SUM = 0
    SIGNED = 1  # begins with a minus
    PRODUCT = 2
    OPERATOR = 3  # d/dx applied to something
    FRACTION = 4
    POWER = 5
    ATOM = 6


class Printed(NamedTuple):
    tex: str
    hold: Hold


def tex(form: f.Form) -> str:
    """`form` as TeX."""
    return printed(form).tex


@singledispatch
def printed(form: f.Form) -> Printed:
    """`form` as TeX, and how tightly that holds together."""
    raise TypeError(f"no TeX is known for {type(form).__name__}")


def inside(form: f.Form, need: Hold) -> str:
    """The TeX of `form` in a place that needs it to hold together at least as tightly as `need`."""
    piece = printed(form)
    return piece.tex if piece.hold >= need else parenthesized(piece.tex)


@printed.register
def _(form: f.Number) -> Printed:
    return Printed(str(form.digits), Hold.ATOM)


@printed.register
def _(form: f.Decimal) -> Printed:
    return Printed(form.text, Hold.ATOM)


@printed.register
def _(form: f.Constant) -> Printed:
    return Printed(CONSTANTS[form.name].tex, Hold.ATOM)


@printed.register(f.Symbol)
@printed.register(f.Name)
@printed.register(x.Size)
@printed.register(x.Loss)
def _(form: f.Symbol | f.Name | x.Size | x.Loss) -> Printed:
    return Printed(letter_tex(form.name), Hold.ATOM)


@printed.register
def _(form: x.Placed) -> Printed:
    return Printed(with_places(form.name, form.places), Hold.ATOM)


@printed.register
def _(form: x.Delta) -> Printed:
    return Printed(with_places("delta", (form.one, form.other)), Hold.ATOM)


@printed.register
def _(form: x.SumOver) -> Printed:
    """A sum reaches to the end of what it is in, like d/dx."""
    index, size = letter_tex(form.over.name), tex(form.over.size)
    limits = f"_{index}" if form.over.size == x.WHOLE else f"_{{{index}=1}}^{_raised(size)}"
    return Printed(rf"\sum{limits} {inside(form.of, Hold.PRODUCT)}", Hold.OPERATOR)


def with_places(name: str, places: tuple[x.Place, ...]) -> str:
    """A letter with indices below it; behind a subscript of its own, where it has one."""
    letter, _, subscript = name.partition("_")
    hat, own = (letter_tex(name), "") if subscript in ACCENTS else (letter_tex(letter), subscript)
    below = list(map(place_tex, places))
    apart = "," if own or any(len(each) > 1 and not each.startswith("\\") for each in below) else ""
    return f"{hat}_{_raised(apart.join(filter(None, [own, *below])))}"


def place_tex(place: x.Place) -> str:
    """A place below a letter, as TeX."""
    match place:
        case x.Lookup(name, at):
            return with_places(name, (at,))
        case x.Shift(plus, minus):
            signed = [f"+{letter_tex(each.name)}" for each in plus] + [f"-{letter_tex(each.name)}" for each in minus]
            return "".join(signed).removeprefix("+")
    return letter_tex(place.name)


def _raised(shown: str) -> str:
    return shown if len(shown) == 1 else f"{{{shown}}}"


@printed.register
def _(form: f.Sum) -> Printed:
    first, *rest = form.terms
    pieces = [inside(first, Hold.SIGNED)]
    for term in rest:
        sign, size = ("-", term.of) if isinstance(term, f.Negative) else ("+", term)
        pieces.append(f" {sign} {inside(size, Hold.PRODUCT)}")
    return Printed("".join(pieces), Hold.SUM)


@printed.register
def _(form: f.Negative) -> Printed:
    return Printed(f"-{inside(form.of, Hold.PRODUCT)}", Hold.SIGNED)


@printed.register
def _(form: f.Product) -> Printed:
    first, *others = form.factors
    signed = isinstance(first, f.Negative)
    start = first.of if isinstance(first, f.Negative) else first
    pieces = ["-" * signed, inside(start, Hold.FRACTION)]
    for before, factor in pairwise((first, *others)):
        piece = inside(factor, Hold.FRACTION)
        pieces += [_beside(pieces[-1], piece) if juxtaposed(before, factor) else r" \cdot ", piece]
    if others:  # d/dx reaches to the end: only there does it need no parentheses
        pieces[-1] = inside(others[-1], Hold.OPERATOR)
    return Printed("".join(pieces), Hold.SIGNED if signed else Hold.PRODUCT)


def juxtaposed(left: f.Form, right: f.Form) -> bool:
    """Whether a product reads well without a dot: a(1 - a), 2x, 2πx and x e^-x do, 2 · 3 and p · q do not."""
    left, right = (side.base if isinstance(side, f.Power) else side for side in (left, right))
    if _is_indexed(left) or _is_indexed(right):
        return _stands_beside(left, right)
    if isinstance(right, f.Sum):
        beside = f.Number | f.Decimal | f.Constant | f.Symbol | f.Name | f.Sum
        return isinstance(left, beside) and not _calls(left)
    if isinstance(left, f.Sum):
        return isinstance(right, f.Symbol | f.Name)
    if isinstance(right, f.Call) and right.function == "exp":
        return isinstance(left, f.Number | f.Decimal | f.Constant | f.Symbol | f.Name)
    if isinstance(left, f.Constant):
        return isinstance(right, f.Symbol | f.Name | f.Call | f.Max | f.Min)
    beside_numbers = f.Constant | f.Symbol | f.Name | f.Call | f.Max | f.Min
    return isinstance(left, f.Number | f.Decimal) and isinstance(right, beside_numbers)


def _stands_beside(left: f.Form, right: f.Form) -> bool:
    """Products with indices in them need no dot, but before a number, and between two fractions or behind a number."""
    quotients = f.Fraction | f.Derivative
    if isinstance(left, f.Number | f.Decimal | quotients):
        return not isinstance(right, f.Number | f.Decimal | quotients)
    return not isinstance(right, f.Number | f.Decimal)


def _is_indexed(form: f.Form) -> bool:
    return any(
        isinstance(part, x.Placed | x.Delta | x.SumOver | x.Size)
        or (isinstance(part, f.Derivative) and isinstance(part.by, x.Placed))
        for part in walk(form)
    )


def _beside(left: str, right: str) -> str:
    r"""What keeps two pieces of TeX apart that stand side by side: \pi and x would be \pix."""
    return " " if re.search(r"\\[A-Za-z]+$", left) and right[0].isalpha() else ""


def _calls(letter: f.Form) -> bool:
    """Whether a parenthesis after the letter would make it a function: gamma's, or one of ours."""
    if not isinstance(letter, f.Symbol | f.Name):
        return False
    return letter.name in ("gamma", "Gamma") or tex(letter) in [each.letter for each in FUNCTIONS.values()]


@printed.register
def _(form: f.Fraction) -> Printed:
    return Printed(rf"\frac{{{tex(form.above)}}}{{{tex(form.below)}}}", Hold.FRACTION)


@printed.register
def _(form: f.Power) -> Printed:
    raised = _raised(tex(form.exponent))
    match form:
        case f.Power(f.Call(function, argument), f.Number()) if power := FUNCTIONS[function].power:
            return Printed(power(tex(argument), raised), Hold.POWER)
    return Printed(f"{inside(form.base, Hold.ATOM)}^{raised}", Hold.POWER)


@printed.register
def _(form: f.Call) -> Printed:
    function = FUNCTIONS[form.function]
    return Printed(function.tex(tex(form.argument)), Hold.ATOM if function.closed else Hold.POWER)


@printed.register
def _(form: f.Max) -> Printed:
    return Printed(rf"\max{parenthesized(', '.join(map(tex, form.of)))}", Hold.POWER)


@printed.register
def _(form: f.Min) -> Printed:
    return Printed(rf"\min{parenthesized(', '.join(map(tex, form.of)))}", Hold.POWER)


@printed.register
def _(form: f.Cases) -> Printed:
    return Printed(by_cases([(tex(piece), where) for piece, where in conditions(form)]), Hold.SUM)


def conditions(form: f.Cases) -> list[tuple[f.Form, str]]:
    """The pieces of a function by cases, each with where it holds, as TeX."""
    compared, rows, after = tex(form.compared), [], ""
    for piece, end, here in zip(form.pieces, map(tex, form.ends), form.at, strict=False):  # the last piece has no end
        below, above = (r"\le", "<") if here == piece else ("<", r"\le")
        rows.append((piece, f"{after}{compared} {below} {end}"))
        after = f"{end} {above} "
    last = ">" if form.at[-1] == form.pieces[-2] else r"\ge"
    return [*rows, (form.pieces[-1], f"{compared} {last} {tex(form.ends[-1])}")]


def by_cases(rows: list[tuple[str, str]]) -> str:
    """The TeX of a function by cases, from the TeX of each piece and of where it holds."""
    lines = r" \\ ".join(f"{piece} & {where}" for piece, where in rows)
    return rf"\begin{{cases}} {lines} \end{{cases}}"


@printed.register
def _(form: f.Derivative) -> Printed:
    d = r"\partial " if _is_partial(form) else "d"
    by = tex(form.by)
    if isinstance(form.of, f.Symbol | f.Named | x.Placed | x.Loss):
        return Printed(rf"\frac{{{d}{tex(form.of)}}}{{{d}{by}}}", Hold.FRACTION)
    need = Hold.OPERATOR if isinstance(form.of, x.SumOver) else Hold.FRACTION
    return Printed(rf"\frac{{{d.strip()}}}{{{d}{by}}} {inside(form.of, need)}", Hold.OPERATOR)


def _is_partial(derivative: f.Derivative) -> bool:
    """Whether what is differentiated has another variable than the one it is differentiated by."""
    if isinstance(derivative.by, x.Placed) or unknowns(derivative.of):
        return True
    try:
        letter, of = freed(derivative)
    except Meaningless:
        return False
    return bool(symbols(of) - {letter})
