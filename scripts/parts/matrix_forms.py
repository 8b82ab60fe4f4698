"""Results in matrix form as a part of a note: written by the author, read entry by entry, and proved like any line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import sympy

from derive.errors import DerivationError
from derive.forms.alphabet import letter_python, letter_tex
from derive.forms.families import Family
from derive.forms.form import Derivative, Form, Named
from derive.forms.indexed import Index, Loss, Placed, Tensor
from derive.forms.matrices import Matrix, shown
from derive.forms.trees import tensors
from derive.proof.gates import prove_equal
from derive.readings.entries import entry
from derive.readings.matrix_code import matrix_code
from derive.readings.matrix_cost import entries, named_numbers, operations, wholes
from derive.readings.matrix_tex import matrix_tex
from derive.written.derivation import Gradient
from parts.note import Made, Note, Pieces, add_pieces, forms_of, refuse_odd
from parts.subject import derivations


class MatrixForms(dict[str, Matrix]):
    """What gradients of a note are as matrices, by the names of their derivations; the main one has none, "".

    A Jacobian has the function's index as its row, and the variable's as its column.
    """


@refuse_odd.register
def _(part: MatrixForms, note: Note) -> None:
    known = derivations(note)
    for name, matrix in part.items():
        gradient = known.get(name)
        if not isinstance(gradient, Gradient):
            raise DerivationError(f'there is no gradient "{name}" in the note to write as a matrix')
        rows, columns = at(gradient)
        sizes = rows.size if rows else None, columns.size if columns else None
        if matrix.shape != sizes and matrix.shape != (None, sizes[0]):  # a gradient of a vector may be a row
            about = f'the matrix of "{name}"' if name else "the matrix"
            raise DerivationError(f"{about} is {shown(matrix.shape)}, and the gradient {shown(sizes)}")


@forms_of.register
def _(part: MatrixForms) -> Iterator[Form]:
    return iter(())  # its letters are those of the gradients, and stand for the whole of what has indices there


@add_pieces.register
def _(part: MatrixForms, pieces: Pieces) -> None:
    known = derivations(pieces.note)
    for name, matrix in part.items():
        gradient = known[name]
        assert isinstance(gradient, Gradient)
        pieces.add(f"the matrix form {name}", partial(_of_matrix, name, gradient, matrix))
    pieces.add("what the backward pass costs", partial(_costs, part, pieces.note))


def at(gradient: Gradient) -> tuple[Index | None, Index | None]:
    """The indices of rows and columns of a gradient as a matrix. Raises DerivationError where it has more of them."""
    of = gradient.of.places if isinstance(gradient.of, Placed) else ()
    places = [each for each in (*of, *gradient.by.places) if isinstance(each, Index)]
    if not 1 <= len(places) <= 2:
        raise DerivationError(f"a matrix has rows and columns, and this gradient has {len(places)} indices")
    return places[0], places[1] if len(places) > 1 else None


def _of_matrix(name: str, gradient: Gradient, matrix: Matrix) -> Made:
    rows, columns = at(gradient)
    left = Derivative(gradient.of, gradient.by)
    line = f"{left_of(gradient)} = {matrix_tex(matrix)}"
    here = entry(matrix, rows, columns) if matrix.shape[0] else entry(matrix, None, rows)
    prove_equal(here, left, step=f"the matrix form {name}".rstrip(), line=line)
    code = f"{_variable(gradient)} = {matrix_code(matrix)}"
    return {f"{name}/matrix.md".lstrip("/"): f"$$\n{line}\n$$\n\nIn NumPy: `{code}`\n"}


def left_of(gradient: Gradient) -> str:
    """The gradient's name as a whole, as TeX."""
    of = gradient.of
    assert isinstance(of, Named | Loss)
    return rf"\frac{{\partial {letter_tex(of.name)}}}{{\partial {letter_tex(gradient.by.name)}}}"


def _variable(gradient: Gradient) -> str:
    of = letter_python(gradient.of.name) if isinstance(gradient.of, Placed) else ""
    by = letter_python(gradient.by.name)
    return f"d{of}_d{by}" if of else f"d{by}"


def _costs(part: MatrixForms, note: Note) -> Made:
    known = derivations(note)
    lines = ["| gradient | saved for it, and how many numbers | operations |", "| --- | --- | --- |"]
    for name, matrix in part.items():
        gradient = known[name]
        assert isinstance(gradient, Gradient)
        coming = gradient.of.gradient if isinstance(gradient.of, Loss) else None
        saved: list[tuple[Tensor | Family | Named, sympy.Expr]] = [
            *((each.of, entries(each.shape)) for each in wholes(matrix)),
            *((each, sympy.Integer(1)) for each in named_numbers(matrix)),
        ]
        numbers = [f"${letter_tex(of.name)}$: ${_count(n)}$" for of, n in saved if not _comes_back(of, coming)]
        left, kept = left_of(gradient), ", ".join(numbers) or "nothing"
        lines.append(f"| ${left}$ | {kept} | ${_count(operations(matrix))}$ |")
    return {"cost.md": "\n".join(lines) + "\n"} if part else {}


def _comes_back(of: Tensor | Family | Named, coming: Tensor | None) -> bool:
    """Whether a letter is what comes back from the layers behind, or is made of that on the way."""
    return coming in ({of} if isinstance(of, Tensor) else tensors(of.definition))


def _count(number: sympy.Expr) -> str:
    return str(sympy.latex(number))
