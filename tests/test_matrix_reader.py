"""The matrix forms of all notes as they are printed: read back, and compared with the gradients by numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from random import Random
from typing import Any

import mpmath
import numpy as np
import pytest

from derive.forms.alphabet import letter_tex
from derive.forms.families import Family
from derive.forms.form import Form, Named, Symbol
from derive.forms.indexed import Index, Size
from derive.forms.matrices import Matrix, Whole
from derive.forms.trees import symbols, walk
from derive.forms.unknowns import unknowns
from derive.readings.number import Point, number
from derive.written.derivation import Gradient
from matrix_reader import Array, Unreadable, read_matrix
from mutants.judge import filled
from parts.frameworks import free_places
from parts.load import load
from parts.matrix_forms import MatrixForms
from parts.subject import derivations
from project import Project
from stems import stems

SIZE = 3  # of all indices
CLOSE = 1e-12
PRINTED = [(stem, name) for stem in stems() for name in load(stem).part(MatrixForms) or ()]


def leaves(matrix: Matrix) -> Iterator[Any]:
    """The tensors and families of a matrix form, and its forms without indices."""
    for each in vars(matrix).values():
        if isinstance(each, Matrix):
            yield from leaves(each)
        elif not isinstance(each, str | int):
            yield each


def array(form: Form, indices: Sequence[Index], at: Point) -> Array:
    """A form for all values of its indices, as a matrix, a column or, without any, one row of one number."""
    ways = product(range(1, SIZE + 1), repeat=len(indices))
    found = [float(number(form, {**at, **dict(zip(indices, way, strict=True))})) for way in ways]
    return np.array(found).reshape(SIZE if indices else 1, -1)


def letters_at(matrix: Matrix, at: Point) -> dict[str, Array]:
    """The numbers of all letters in a matrix form, each by its TeX."""
    found: dict[str, Array] = {}
    for leaf in leaves(matrix):
        if isinstance(leaf, Form):
            scalars = (part for part in walk(leaf) if isinstance(part, Named | Symbol | Size))
            found |= {letter_tex(each.name): array(each, (), at) for each in scalars}
        elif not isinstance(leaf, Size):
            indices = [Index(letter, size) for letter, size in zip("ab", Whole(leaf).shape, strict=True) if size]
            found[letter_tex(leaf.name)] = array(leaf[tuple(indices)], indices, at)
    return found


def point_of(gradient: Gradient, matrix: Matrix) -> Point:
    """A point with numbers for all that the gradient and its matrix form depend on."""
    of_families = [leaf.definition for leaf in leaves(matrix) if isinstance(leaf, Family)]
    forms = [gradient.claim, *of_families, *(leaf for leaf in leaves(matrix) if isinstance(leaf, Form))]
    random = Random(0)
    letters = {each: mpmath.mpf(random.uniform(0.1, 0.9)) for each in symbols(*forms)}
    of = unknowns(*forms)
    return filled(of, {**letters, **dict.fromkeys(of.sizes, SIZE)}, random)


def sides(built: Project, stem: str, name: str) -> list[str]:
    """Left and right side of a printed matrix form."""
    piece = (built.root / ".generated" / stem / name / "matrix.md").read_text("utf-8")
    display = re.search(r"\$\$\n(.*)\n\$\$", piece)
    assert display
    return display[1].split(" = ")


def is_gradient(right: str, stem: str, name: str) -> bool:
    """Whether TeX is a gradient of a note, at a point of random numbers."""
    gradient, matrix = derivations(load(stem))[name], load(stem).needed(MatrixForms, "the test")[name]
    assert isinstance(gradient, Gradient)
    at = point_of(gradient, matrix)
    expected = array(gradient.claim, free_places(gradient), at)
    found = read_matrix(right, letters_at(matrix, at), SIZE)
    return found.size == expected.size and bool(abs(found.reshape(expected.shape) - expected).max() < CLOSE)


@pytest.mark.parametrize(("stem", "name"), PRINTED)
def test_a_printed_matrix_form_is_the_gradient(built: Project, stem: str, name: str) -> None:
    gradient = derivations(load(stem))[name]
    assert isinstance(gradient, Gradient)
    left, right = sides(built, stem, name)
    assert left == rf"\frac{{\partial {letter_tex(gradient.of.name)}}}{{\partial {letter_tex(gradient.by.name)}}}"
    assert is_gradient(right, stem, name)


MISPRINTS = [
    ("linear", "", r"X^\top G", "X G"),
    ("linear", "", r"X^\top G", r"G^\top X"),
    ("softmax", "", "- p p", "+ p p"),
    ("softmax", "", r"\operatorname{diag}(p)", "I"),
    ("softmax", "backward", r"g^\top", r"p^\top"),
    ("attention", "", "rowsum", "colsum"),
    ("layer_norm", "", r"\frac{1}{n} \mathbf{1}", r"\mathbf{1}"),
    ("mse", "", r"\frac{2}{n}", r"\frac{1}{n}"),
]


@pytest.mark.parametrize(("stem", "name", "printed", "misprinted"), MISPRINTS)
def test_a_misprint_is_seen(built: Project, stem: str, name: str, printed: str, misprinted: str) -> None:
    _, right = sides(built, stem, name)
    assert right.count(printed) == 1
    assert not is_gradient(right.replace(printed, misprinted), stem, name)


@pytest.mark.parametrize("tex", ["A B)", "(A", r"\frac{A}", r"\foo A", "A + ", "A & B", "e A", ""])
def test_what_cannot_be_read_is_told(tex: str) -> None:
    with pytest.raises(Unreadable):
        read_matrix(tex, {"A": np.eye(SIZE), "B": np.eye(SIZE)}, SIZE)
