"""What a matrix form means: the form at its row and column."""

from __future__ import annotations

from functools import singledispatch

from derive.forms import matrices as m
from derive.forms.form import Call, Form, Fraction, Negative, Product, Sum, factors, form
from derive.forms.indexed import Delta, Index, Size, SumOver
from derive.forms.indices import FRESH

At = Index | None  # a row or a column; None where there is only one


def entry(matrix: m.Matrix, row: At, column: At) -> Form:
    """The form at a row and a column, which are indices up to the sizes of the matrix, or None where it has one."""
    return _entry(matrix, row, column)


@singledispatch
def _entry(matrix: m.Matrix, row: At, column: At) -> Form:
    raise TypeError(f"no entry is known for {type(matrix).__name__}")


@_entry.register
def _(matrix: m.Whole, row: At, column: At) -> Form:
    places = tuple(each for each, size in zip((row, column), matrix.shape, strict=True) if size and each)
    return matrix.of[places]


@_entry.register
def _(matrix: m.Ones, row: At, column: At) -> Form:
    return form(1)


@_entry.register
def _(matrix: m.Identity, row: At, column: At) -> Form:
    assert row and column
    return Delta(row, column)


@_entry.register
def _(matrix: m.Diagonal, row: At, column: At) -> Form:
    assert row and column
    return Product((Delta(row, column), entry(matrix.of, row, None)))


@_entry.register
def _(matrix: m.Transposed, row: At, column: At) -> Form:
    return entry(matrix.of, column, row)


@_entry.register
def _(matrix: m.Times, row: At, column: At) -> Form:
    size = matrix.left.shape[1]
    inner = _fresh(size, row, column, matrix) if size else None
    product = Product((*factors(entry(matrix.left, row, inner)), *factors(entry(matrix.right, inner, column))))
    return SumOver(product, inner) if inner else product


@_entry.register
def _(matrix: m.Entrywise, row: At, column: At) -> Form:
    left, right = _both(matrix.left, matrix.right, row, column)
    return Product((*factors(left), *factors(right)))


@_entry.register
def _(matrix: m.Plus, row: At, column: At) -> Form:
    return Sum(_both(matrix.left, matrix.right, row, column))


@_entry.register
def _(matrix: m.Minus, row: At, column: At) -> Form:
    left, right = _both(matrix.left, matrix.right, row, column)
    return Sum((left, Negative(right)))


@_entry.register
def _(matrix: m.Over, row: At, column: At) -> Form:
    return Fraction(*_both(matrix.above, matrix.below, row, column))


@_entry.register
def _(matrix: m.Opposite, row: At, column: At) -> Form:
    return Negative(entry(matrix.of, row, column))


@_entry.register
def _(matrix: m.Scaled, row: At, column: At) -> Form:
    of, factor, below = entry(matrix.of, row, column), form(matrix.factor), form(matrix.below)
    scaled = of if matrix.factor == 1 else Product((factor, *factors(of)))
    return scaled if matrix.below == 1 else Fraction(scaled, below)


@_entry.register
def _(matrix: m.Applied, row: At, column: At) -> Form:
    of = entry(matrix.of, row, column)
    return of**2 if matrix.function == "square" else Call(matrix.function, of)


@_entry.register
def _(matrix: m.RowSums, row: At, column: At) -> Form:
    size = matrix.of.shape[1]
    assert size
    inner = _fresh(size, row, column, matrix)
    return SumOver(entry(matrix.of, row, inner), inner)


@_entry.register
def _(matrix: m.ColumnSums, row: At, column: At) -> Form:
    size = matrix.of.shape[0]
    assert size
    inner = _fresh(size, row, column, matrix)
    return SumOver(entry(matrix.of, inner, column), inner)


def _both(one: m.Matrix, other: m.Matrix, row: At, column: At) -> tuple[Form, Form]:
    """The entries of two matrices, each at the rows and columns that it has."""
    found = [entry(each, row if each.shape[0] else None, column if each.shape[1] else None) for each in (one, other)]
    return found[0], found[1]


def _fresh(size: Size, row: At, column: At, matrix: object) -> Index:
    """An index for a sum, with a letter that neither row nor column has, nor a sum inside: those are further on."""
    taken = {each.name for each in (row, column) if each}
    letters = [letter for letter in FRESH if letter not in taken]
    return Index(letters[_depth(matrix) % len(letters)], size)


def _depth(matrix: object) -> int:
    """How many sums are in a matrix form, inside of this one."""
    inner = [each for each in vars(matrix).values() if isinstance(each, m.Matrix)]
    here = (isinstance(each, m.Times | m.RowSums | m.ColumnSums) for each in inner)
    return sum(map(_depth, inner)) + sum(here)
