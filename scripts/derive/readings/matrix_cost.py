"""What a matrix form takes to compute, and what must be there for it: counted in its tree, in letters for sizes."""

from __future__ import annotations

from math import prod

import sympy

from derive.forms import matrices as m
from derive.forms.indexed import Size
from derive.readings.value import value


def operations(matrix: m.Matrix) -> sympy.Expr:
    """How many additions, multiplications, divisions and functions compute a matrix; what occurs twice counts once.

    A product of a k×l and an l×m matrix takes klm multiplications and k(l - 1)m additions.
    """
    done: dict[m.Matrix, sympy.Expr] = {}

    def visit(part: m.Matrix) -> None:
        if part not in done:
            done[part] = sympy.Integer(0)
            for each in inner(part):
                visit(each)
            done[part] = _own(part)

    visit(matrix)
    return sympy.expand(sum(done.values(), sympy.Integer(0)))


def inner(matrix: m.Matrix) -> list[m.Matrix]:
    """The matrices that a matrix form is directly made of."""
    return [each for each in vars(matrix).values() if isinstance(each, m.Matrix)]


def wholes(matrix: m.Matrix) -> list[m.Whole]:
    """The letters in a matrix form, each once."""
    found = [matrix] if isinstance(matrix, m.Whole) else []
    return list(dict.fromkeys([*found, *(each for part in inner(matrix) for each in wholes(part))]))


def entries(shape: m.Shape) -> sympy.Expr:
    """How many entries a matrix of that shape has."""
    return prod((_times(size) for size in shape), start=sympy.Integer(1))


def _times(size: Size | None) -> sympy.Expr:
    return value(size) if size else sympy.Integer(1)


def _own(matrix: m.Matrix) -> sympy.Expr:
    match matrix:
        case m.Times(left, _):
            inner_size = _times(left.shape[1])
            return entries(matrix.shape) * (2 * inner_size - 1)
        case m.Entrywise() | m.Plus() | m.Minus() | m.Over() | m.Applied():
            return entries(matrix.shape)
        case m.Scaled(_, factor, below):
            return entries(matrix.shape) * ((factor != 1) + (below != 1))
        case m.RowSums(of) | m.ColumnSums(of):
            return entries(of.shape) - entries(matrix.shape)
    return sympy.Integer(0)  # a sign, a transpose and a diagonal move numbers, and compute none
