"""An independent reader of TeX: latex2sympy2_extended, an ANTLR grammar that this project did not write."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import mpmath
import sympy
from latex2sympy2_extended import latex2sympy

from derive.form import Form, Symbol, names
from derive.number import number


@cache  # reading takes long, and a line is compared at several points
def read(tex: str) -> sympy.Expr:
    """What the reader makes of TeX, nothing evaluated."""
    return latex2sympy(tex)


def number_of(tex: str, at: Mapping[str, Any], names: Mapping[str, sympy.Expr]) -> Any:
    """The number that TeX stands for at a point; `names` says what its letters stand for."""
    letters = {sympy.Symbol(name): meaning for name, meaning in names.items()}

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

    values = {sympy.Symbol(name): sympy.Float(str(coordinate), 40) for name, coordinate in at.items()}
    return mpmath.mpmathify(sympy.N(unfold(read(tex)).subs(values), 30))


def names_in(form: Form) -> dict[str, sympy.Expr]:
    """What the names in a form stand for, as the reader reads their definitions."""
    from derive.tex import tex

    return {name.name: read(tex(name.definition)) for name in names(form)}


def agrees(tex: str, form: Form, at: Mapping[Symbol, Any]) -> bool:
    """Whether the reader's number for TeX is the form's own."""
    with mpmath.workdps(40):
        ours = number(form, at)
        theirs = number_of(tex, {symbol.name: value for symbol, value in at.items()}, names_in(form))
        return bool(mpmath.almosteq(ours, theirs, rel_eps=1e-18, abs_eps=1e-18))
