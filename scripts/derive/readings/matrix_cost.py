"""What a matrix form takes to compute, and what must be there for it: counted in its tree, in letters for sizes."""

from __future__ import annotations

from math import prod

import sympy

from derive.forms import matrices as m
from derive.forms.form import Form, Named
from derive.forms.indexed import Size
from derive.forms.trees import walk
from derive.readings import cost
from derive.readings.value import value


def operations(matrix: m.Matrix) -> sympy.Expr:
    """How many additions, multiplications, divisions and functions compute a matrix; what occurs twice counts once.

    A product of a k×l and an l×m matrix takes klm multiplications and k(l - 1)m additions. Letters, of numbers too, are
    there already.
    """
    done: dict[m.Matrix, sympy.Expr] = {}

    def visit(part: m.Matrix) -> None:
        if part not in done:
            done[part] = sympy.Integer(0)
            for each in inner(part):
                visit(each)
            done[part] = _own(part)

    visit(matrix)
    numbers = list(dict.fromkeys(_numbers(matrix)))
    for_numbers = sum(cost.operations(each, tuple(_given(each))).total() for each in numbers)
    return sympy.expand(sum(done.values(), sympy.Integer(for_numbers)))


def inner(matrix: m.Matrix) -> list[m.Matrix]:
    """The matrices that a matrix form is directly made of."""
    return [each for each in vars(matrix).values() if isinstance(each, m.Matrix)]


def wholes(matrix: m.Matrix) -> list[m.Whole]:
    """The letters in a matrix form, each once."""
    found = [matrix] if isinstance(matrix, m.Whole) else []
    return list(dict.fromkeys([*found, *(each for part in inner(matrix) for each in wholes(part))]))


def named_numbers(matrix: m.Matrix) -> list[Named]:
    """The letters of numbers in a matrix form that stand for something, each once."""
    return list(dict.fromkeys(part for each in _numbers(matrix) for part in walk(each) if isinstance(part, Named)))


def _numbers(matrix: m.Matrix) -> list[Form]:
    """By what matrices are multiplied and divided in a matrix form."""
    found = [each for each in vars(matrix).values() if isinstance(each, Form)]
    return [*found, *(each for part in inner(matrix) for each in _numbers(part))]


def _given(of: Form) -> list[Form]:
    return [part for part in walk(of) if isinstance(part, Named | Size)]


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
