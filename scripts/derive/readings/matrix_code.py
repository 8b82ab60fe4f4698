"""The NumPy of a matrix form: columns and vectors have one axis, matrices two."""

from __future__ import annotations

from functools import singledispatch

from derive.forms import matrices as m
from derive.forms.alphabet import letter_python
from derive.forms.form import form
from derive.readings.code import Binds, numpy_expression

Code = tuple[str, Binds]


def matrix_code(matrix: m.Matrix) -> str:
    """A matrix form as one line of NumPy, with arrays called by their letters and `np` for numpy."""
    return _code(matrix)[0]


def _inside(matrix: m.Matrix, need: Binds) -> str:
    code, binds = _code(matrix)
    return code if binds >= need else f"({code})"


def _beside(matrix: m.Matrix, other: m.Matrix, need: Binds) -> str:
    """A side of an operator; a column that stands for several gets a second axis."""
    if matrix.shape[1] is None and matrix.shape[0] is not None and other.shape[1] is not None:
        return f"{_inside(matrix, Binds.ATOM)}[:, None]"
    return _inside(matrix, need)


@singledispatch
def _code(matrix: m.Matrix) -> Code:
    raise TypeError(f"no NumPy is known for {type(matrix).__name__}")


@_code.register
def _(matrix: m.Whole) -> Code:
    return letter_python(matrix.of.name), Binds.ATOM


@_code.register
def _(matrix: m.Ones) -> Code:
    return f"np.ones({letter_python(matrix.size.name)})", Binds.ATOM


@_code.register
def _(matrix: m.Identity) -> Code:
    return f"np.eye({letter_python(matrix.size.name)})", Binds.ATOM


@_code.register
def _(matrix: m.Diagonal) -> Code:
    return f"np.diag({matrix_code(matrix.of)})", Binds.ATOM


@_code.register
def _(matrix: m.Transposed) -> Code:
    if None in matrix.shape:
        return _code(matrix.of)
    return f"{_inside(matrix.of, Binds.ATOM)}.T", Binds.ATOM


@_code.register
def _(matrix: m.Times) -> Code:
    left, right = matrix.left, matrix.right
    if left.shape[1] is None and left.shape[0] and right.shape[1]:
        return f"np.outer({matrix_code(left)}, {matrix_code(right)})", Binds.ATOM
    sign = "*" if left.shape[1] is None else "@"
    return f"{_inside(left, Binds.PRODUCT)} {sign} {_inside(right, Binds.SIGN)}", Binds.PRODUCT


@_code.register
def _(matrix: m.Entrywise) -> Code:
    left, right = matrix.left, matrix.right
    return f"{_beside(left, right, Binds.PRODUCT)} * {_beside(right, left, Binds.SIGN)}", Binds.PRODUCT


@_code.register
def _(matrix: m.Plus) -> Code:
    left, right = matrix.left, matrix.right
    return f"{_beside(left, right, Binds.SUM)} + {_beside(right, left, Binds.PRODUCT)}", Binds.SUM


@_code.register
def _(matrix: m.Minus) -> Code:
    left, right = matrix.left, matrix.right
    return f"{_beside(left, right, Binds.SUM)} - {_beside(right, left, Binds.PRODUCT)}", Binds.SUM


@_code.register
def _(matrix: m.Over) -> Code:
    above, below = matrix.above, matrix.below
    return f"{_beside(above, below, Binds.PRODUCT)} / {_beside(below, above, Binds.SIGN)}", Binds.PRODUCT


@_code.register
def _(matrix: m.Opposite) -> Code:
    return f"-{_inside(matrix.of, Binds.SIGN)}", Binds.SIGN


@_code.register
def _(matrix: m.Scaled) -> Code:
    code = _inside(matrix.of, Binds.PRODUCT)
    if matrix.factor != 1:
        code = f"{numpy_expression(form(matrix.factor), Binds.PRODUCT)} * {_inside(matrix.of, Binds.SIGN)}"
    if matrix.below != 1:
        code = f"{code} / {numpy_expression(form(matrix.below), Binds.SIGN)}"
    return code, Binds.PRODUCT


@_code.register
def _(matrix: m.Applied) -> Code:
    if matrix.function == "square":
        return f"{_inside(matrix.of, Binds.ATOM)}**2", Binds.POWER
    return f"np.{'log' if matrix.function == 'ln' else matrix.function}({matrix_code(matrix.of)})", Binds.ATOM


@_code.register
def _(matrix: m.RowSums) -> Code:
    return f"{_inside(matrix.of, Binds.ATOM)}.sum(axis=1)", Binds.ATOM


@_code.register
def _(matrix: m.ColumnSums) -> Code:
    return f"{_inside(matrix.of, Binds.ATOM)}.sum(axis=0)", Binds.ATOM
