"""An independent reader of TeX: latex2sympy2_extended, an ANTLR grammar that this project did not write."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from itertools import pairwise
from string import ascii_letters
from typing import Any

import mpmath
import sympy
from latex2sympy2_extended import latex2sympy
from latex2sympy2_extended.latex2sympy2 import ConversionConfig

from derive.forms import alphabet
from derive.forms.form import Form, Symbol
from derive.forms.trees import names
from derive.readings.number import number
from derive.readings.tex import tex

CAPITALS = ConversionConfig(lowercase_symbols=False)
# Letters that the reader takes for something else in some places: a number, a transpose, a gamma function.
TAKEN = r"\\(?:gamma|Gamma)(?![A-Za-z])|(?<!\\)[EIT](?![A-Za-z])"
# Letters that it cannot read behind the d of d/dx.
LONG = r"(?:\\[A-Za-z]+|[A-Za-z])_\{[\\\w]+\}"
GREEK = r"(?!\\sigma(?:\\left)?\()\\(?:" + "|".join(sorted(set(alphabet.GREEK) - {"pi"})) + r")(?![A-Za-z])"
# Functions that it does not know, as they are written in the literature.
UNKNOWN: dict[str, Callable[[sympy.Expr], sympy.Expr]] = {
    r"\operatorname{erf}": sympy.erf,
    r"\operatorname{log1p}": lambda u: sympy.log(1 + u),
    r"\operatorname{expm1}": lambda u: sympy.exp(u) - 1,
    r"\operatorname{erfc}": sympy.erfc,
    r"\sigma": lambda u: 1 / (1 + sympy.exp(-u)),
}
CALLED = re.compile(rf"({'|'.join(map(re.escape, UNKNOWN))})(?:\\left)?\(")
# The largest or the smallest of some, which its grammar reads by itself, but not inside another.
EXTREME = re.compile(r"\\(?:max|min)(?:\\left)?\(")
# Functions by cases, which its grammar has not: a row for each piece, and how the row says where it holds.
CASES = re.compile(r"\\begin\{cases\}((?:(?!\\begin\{cases\}).)*?)\\end\{cases\}", re.DOTALL)
ROW_END = re.compile(r"\\\\(?:\[[\d.]+em\])?")
COMPARED: dict[str, type[sympy.Rel]] = {
    "=": sympy.Eq, r"\ne": sympy.Ne, "<": sympy.Lt, ">": sympy.Gt, r"\le": sympy.Le, r"\ge": sympy.Ge,
}  # fmt: skip
COMPARISON = re.compile(r"(=|<|>|\\(?:ne|le|ge)(?![a-z]))")


@cache  # reading takes long, and a line is compared at several points
def read(tex: str) -> sympy.Expr:
    """What the reader makes of TeX; decimals that it leaves as they are become exact."""
    known, read_by_us = _without_unknown(tex)
    found = latex2sympy(known, conversion_config=CAPITALS).xreplace(read_by_us)
    exact = {number: sympy.Rational(repr(float(number))) for number in found.atoms(sympy.Float)}
    return found.xreplace(exact) if exact else found


def _without_unknown(tex: str) -> tuple[str, dict[sympy.Symbol, sympy.Expr]]:
    """TeX with letters for functions and cases that the reader does not know, and what the letters stand for."""
    calls: dict[sympy.Symbol, sympy.Expr] = {}
    free = (letter for letter in ascii_letters if letter not in "deiEIT" and letter not in tex)
    while found := CASES.search(tex):
        letter = next(free)
        calls[read(letter)] = _by_cases(found[1])
        tex = f"{tex[: found.start()]} {letter} {tex[found.end() :]}"
    while len(extremes := list(EXTREME.finditer(tex))) > 1:
        *_, innermost = extremes
        end = _end_of_call(tex, innermost)
        letter = next(free)
        calls[read(letter)] = read(tex[innermost.start() : end]).xreplace(calls)
        tex = f"{tex[: innermost.start()]} {letter} {tex[end:]}"
    while call := CALLED.search(tex):
        end = _end_of_call(tex, call)
        argument = tex[call.end() : end - 1].removesuffix(r"\right")
        letter = next(free)
        calls[read(letter)] = UNKNOWN[call[1]](read(argument))
        tex = f"{tex[: call.start()]} {letter} {tex[end:]}"
    return tex, calls


def _end_of_call(tex: str, call: re.Match[str]) -> int:
    """Where the parenthesis closes that a call begins with."""
    depth, end = 1, call.end()
    while depth:
        depth += {"(": 1, ")": -1}.get(tex[end], 0)
        end += 1
    return end


def _by_cases(rows: str) -> sympy.Expr:
    """What rows say: the piece of each where its condition holds, and nothing where none does."""
    pieces = [row.split("&") for row in ROW_END.split(rows)]
    assert all(len(row) == 2 for row in pieces), f"a row of cases is a piece and a condition: {rows}"
    return sympy.Piecewise(*((read(piece), condition(where)) for piece, where in pieces))


def condition(tex: str) -> sympy.Basic:
    """What the reader makes of a comparison of several sides: that each compares with the next as it says."""
    first, *rest = COMPARISON.split(tex)
    sides = [read(side) for side in (first, *rest[1::2])]
    compared = [COMPARED[how](one, other) for how, (one, other) in zip(rest[::2], pairwise(sides), strict=True)]
    assert compared, f"there is no comparison in {tex}"
    return sympy.And(*compared)


def number_of(tex: str, at: Mapping[str, Any], names: Mapping[str, str]) -> Any:
    """The number that TeX stands for at a point, in mpmath.

    `at` gives the coordinates by letter, and `names` what other letters stand for, all of it in TeX. Where no case
    holds, it is no number, as mpmath has it.
    """
    plain = _plain_letters([tex, *at, *names, *names.values()])
    letters = {read(plain(name)): read(plain(meaning)) for name, meaning in names.items()}
    values = {read(plain(name)): coordinate for name, coordinate in at.items()}
    return evaluated(read(plain(tex)), values, letters)


def evaluated(whole: sympy.Expr, at: Mapping[sympy.Symbol, Any], letters: Mapping[sympy.Symbol, sympy.Expr]) -> Any:
    """The number of what was read, at a point, where some letters stand for something."""

    def unfold(whole: sympy.Expr, by: sympy.Symbol | None = None) -> sympy.Expr:
        """Letters become what they stand for, but for the one that a derivative is taken by."""
        if isinstance(whole, sympy.Derivative):
            of = whole.expr
            for each in whole.variables:
                of = sympy.diff(unfold(of, each), each)
            return unfold(of, by)
        if whole in letters and whole != by:
            return unfold(letters[whole], by)
        return whole.func(*(unfold(part, by) for part in whole.args)) if whole.args else whole

    values = {letter: sympy.Float(str(coordinate), 40) for letter, coordinate in at.items()}
    found = sympy.N(unfold(whole).xreplace(values), 30)
    return mpmath.nan if found is sympy.nan else mpmath.mpmathify(found)


def _plain_letters(pieces: list[str]) -> Callable[[str], str]:
    """A function that puts letters which occur in no piece for those that the reader does not take for letters."""
    differentiated = any(r"\partial" in piece or r"\frac{d" in piece for piece in pieces)
    odd = re.compile("|".join([LONG, TAKEN, *([GREEK] if differentiated else [])]))
    found = dict.fromkeys(letter for piece in pieces for letter in odd.findall(piece))
    free = (letter for letter in ascii_letters if letter not in "deiEIT" and letter not in "".join(pieces))
    plain = dict(zip(found, free, strict=False))
    assert len(plain) == len(found), "there are more letters here than an alphabet has"
    return lambda piece: odd.sub(lambda letter: plain[letter[0]], piece)


def names_in(form: Form) -> dict[str, str]:
    """What the names in a form stand for."""
    return {tex(name): tex(name.definition) for name in names(form)}


def agrees(shown: str, form: Form, at: Mapping[Symbol, Any]) -> bool:
    """Whether the reader's number for TeX is the form's own."""
    with mpmath.workdps(40):
        ours = number(form, at)
        theirs = number_of(shown, {tex(symbol): value for symbol, value in at.items()}, names_in(form))
        off = 1e-12 if "." in shown else 1e-18  # the reader computes with decimals at once, in floats
        return not mpmath.isnan(theirs) and bool(mpmath.almosteq(ours, theirs, rel_eps=off, abs_eps=off))
