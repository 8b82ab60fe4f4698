"""The TeX of a matrix form, with letters for tensors as a whole and no indices."""

from __future__ import annotations

from functools import singledispatch

from derive.forms import matrices as m
from derive.forms.alphabet import letter_tex
from derive.forms.form import form
from derive.forms.functions import FUNCTIONS
from derive.forms.parentheses import parenthesized
from derive.readings.tex import Hold, Printed, inside, tex


def matrix_tex(matrix: m.Matrix) -> str:
    """A matrix form as TeX."""
    return _printed(matrix).tex


def _inside(matrix: m.Matrix, need: Hold) -> str:
    piece = _printed(matrix)
    return piece.tex if piece.hold >= need else parenthesized(piece.tex)


@singledispatch
def _printed(matrix: m.Matrix) -> Printed:
    raise TypeError(f"no TeX is known for {type(matrix).__name__}")


@_printed.register
def _(matrix: m.Whole) -> Printed:
    return Printed(letter_tex(matrix.of.name), Hold.ATOM)


@_printed.register
def _(matrix: m.Ones) -> Printed:
    return Printed(r"\mathbf{1}", Hold.ATOM)


@_printed.register
def _(matrix: m.Identity) -> Printed:
    return Printed("I", Hold.ATOM)


@_printed.register
def _(matrix: m.Diagonal) -> Printed:
    return Printed(rf"\operatorname{{diag}}{parenthesized(matrix_tex(matrix.of))}", Hold.POWER)


@_printed.register
def _(matrix: m.Transposed) -> Printed:
    return Printed(rf"{_inside(matrix.of, Hold.ATOM)}^\top", Hold.POWER)


@_printed.register
def _(matrix: m.Times) -> Printed:
    left = _inside(matrix.left, Hold.FRACTION if isinstance(matrix.left, m.Entrywise) else Hold.PRODUCT)
    return Printed(f"{left} {_inside(matrix.right, Hold.FRACTION)}", Hold.PRODUCT)


@_printed.register
def _(matrix: m.Entrywise) -> Printed:
    left, right = _inside(matrix.left, Hold.PRODUCT), _inside(matrix.right, Hold.FRACTION)
    is_scalar = (None, None) in (matrix.left.shape, matrix.right.shape)
    return Printed(rf"{left}\,{right}" if is_scalar else rf"{left} \odot {right}", Hold.PRODUCT)


@_printed.register
def _(matrix: m.Plus) -> Printed:
    return Printed(f"{_inside(matrix.left, Hold.SUM)} + {_inside(matrix.right, Hold.PRODUCT)}", Hold.SUM)


@_printed.register
def _(matrix: m.Minus) -> Printed:
    return Printed(f"{_inside(matrix.left, Hold.SUM)} - {_inside(matrix.right, Hold.PRODUCT)}", Hold.SUM)


@_printed.register
def _(matrix: m.Opposite) -> Printed:
    return Printed(f"-{_inside(matrix.of, Hold.PRODUCT)}", Hold.SIGNED)


@_printed.register
def _(matrix: m.Scaled) -> Printed:
    of = _inside(matrix.of, Hold.FRACTION if isinstance(matrix.of, m.Scaled) else Hold.PRODUCT)
    if matrix.below == 1:
        return Printed(f"{inside(form(matrix.factor), Hold.FRACTION)} {of}", Hold.PRODUCT)
    above, below = tex(form(matrix.factor)), tex(form(matrix.below))
    return Printed(rf"\frac{{{above}}}{{{below}}} {of}", Hold.PRODUCT)


@_printed.register
def _(matrix: m.Over) -> Printed:
    return Printed(rf"\frac{{{matrix_tex(matrix.above)}}}{{{matrix_tex(matrix.below)}}}", Hold.FRACTION)


@_printed.register
def _(matrix: m.Applied) -> Printed:
    if matrix.function == "square":
        return Printed(rf"{_inside(matrix.of, Hold.ATOM)}^{{\odot 2}}", Hold.POWER)
    return Printed(FUNCTIONS[matrix.function].tex(matrix_tex(matrix.of)), Hold.POWER)


@_printed.register
def _(matrix: m.RowSums) -> Printed:
    return Printed(rf"\operatorname{{rowsum}}{parenthesized(matrix_tex(matrix.of))}", Hold.POWER)


@_printed.register
def _(matrix: m.ColumnSums) -> Printed:
    if matrix.shape == (None, None):
        return Printed(rf"\mathbf{{1}}^\top {_inside(matrix.of, Hold.FRACTION)}", Hold.PRODUCT)
    return Printed(rf"\operatorname{{colsum}}{parenthesized(matrix_tex(matrix.of))}", Hold.POWER)
