"""Matrix notation: how a result with indices is written as a whole, as in X^T G.

A matrix form says nothing of its own: what it means is its entry at i and j, which is a form (`readings/entries.py`). A
vector is a column, a number has neither rows nor columns, and shapes are checked when a form is made.
"""

from __future__ import annotations

from dataclasses import dataclass

from derive.forms.families import Family
from derive.forms.form import Form
from derive.forms.indexed import Size, Tensor

Shape = tuple[Size | None, Size | None]  # rows and columns; None is the one of a vector


class Misshapen(ValueError):
    """Why two matrices do not fit together."""


class Matrix:
    """`A @ B`, `A * B` entry by entry, `A + B`, `A - B`, `-A`, `2 * A`, `A / c` and `A.T` build larger ones.

    A factor with letters is given to `Scaled`.
    """

    @property
    def shape(self) -> Shape:
        """Its rows and columns."""
        raise NotImplementedError

    @property
    def T(self) -> Matrix:  # noqa: N802  # as NumPy calls it
        """Its transpose."""
        return Transposed(self)

    def __matmul__(self, other: Matrix) -> Matrix:
        return Times(self, other)

    def __mul__(self, other: Matrix) -> Matrix:
        return Entrywise(self, other)

    def __add__(self, other: Matrix) -> Matrix:
        return Plus(self, other)

    def __sub__(self, other: Matrix) -> Matrix:
        return Minus(self, other)

    def __neg__(self) -> Matrix:
        return Opposite(self)

    def __truediv__(self, below: Form) -> Matrix:
        return Scaled(self, below=below)

    def __rmul__(self, factor: int) -> Matrix:
        return Scaled(self, factor=factor)


@dataclass(frozen=True)
class Whole(Matrix):
    """A tensor, or a family, as a whole: X of all X_ij."""

    of: Tensor | Family

    def __post_init__(self) -> None:
        if len(self._sizes) > 2:
            raise Misshapen(f"{self.of.name} has {len(self._sizes)} indices, and a matrix has two")

    @property
    def _sizes(self) -> tuple[Size, ...]:
        return self.of.sizes if isinstance(self.of, Tensor) else tuple(each.size for each in self.of.free)

    @property
    def shape(self) -> Shape:
        rows, *columns = self._sizes
        return rows, columns[0] if columns else None


@dataclass(frozen=True)
class Ones(Matrix):
    """A column of ones."""

    size: Size

    @property
    def shape(self) -> Shape:
        return self.size, None


@dataclass(frozen=True)
class Identity(Matrix):
    """The matrix with ones on its diagonal."""

    size: Size

    @property
    def shape(self) -> Shape:
        return self.size, self.size


@dataclass(frozen=True)
class Diagonal(Matrix):
    """The matrix with a column's entries on its diagonal."""

    of: Matrix

    def __post_init__(self) -> None:
        if self.of.shape[1] is not None:
            raise Misshapen("a diagonal is made of a column")

    @property
    def shape(self) -> Shape:
        return self.of.shape[0], self.of.shape[0]


@dataclass(frozen=True)
class Transposed(Matrix):
    of: Matrix

    @property
    def shape(self) -> Shape:
        rows, columns = self.of.shape
        return columns, rows


@dataclass(frozen=True)
class Times(Matrix):
    """The matrix product; a number stands before the matrix that it is a factor of."""

    left: Matrix
    right: Matrix

    def __post_init__(self) -> None:
        if self.left.shape[1] != self.right.shape[0]:
            raise Misshapen(f"{shown(self.left.shape)} times {shown(self.right.shape)}: the inner sizes differ")

    @property
    def shape(self) -> Shape:
        return self.left.shape[0], self.right.shape[1]


@dataclass(frozen=True)
class Entrywise(Matrix):
    """The product entry by entry; a number stands for as many as are needed, and a column or row sum for its row."""

    left: Matrix
    right: Matrix

    def __post_init__(self) -> None:
        refuse_different(self.left, self.right, "entry by entry")

    @property
    def shape(self) -> Shape:
        return larger(self.left.shape, self.right.shape)


@dataclass(frozen=True)
class Plus(Matrix):
    left: Matrix
    right: Matrix

    def __post_init__(self) -> None:
        refuse_different(self.left, self.right, "plus")

    @property
    def shape(self) -> Shape:
        return larger(self.left.shape, self.right.shape)


@dataclass(frozen=True)
class Minus(Matrix):
    left: Matrix
    right: Matrix

    def __post_init__(self) -> None:
        refuse_different(self.left, self.right, "minus")

    @property
    def shape(self) -> Shape:
        return larger(self.left.shape, self.right.shape)


@dataclass(frozen=True)
class Opposite(Matrix):
    of: Matrix

    @property
    def shape(self) -> Shape:
        return self.of.shape


@dataclass(frozen=True)
class Scaled(Matrix):
    """A matrix times a number, or over one, which is a form without free indices; 1 is not shown."""

    of: Matrix
    factor: Form | int = 1
    below: Form | int = 1

    @property
    def shape(self) -> Shape:
        return self.of.shape


@dataclass(frozen=True)
class Over(Matrix):
    """A matrix over another one, entry by entry."""

    above: Matrix
    below: Matrix

    def __post_init__(self) -> None:
        refuse_different(self.above, self.below, "over")

    @property
    def shape(self) -> Shape:
        return larger(self.above.shape, self.below.shape)


@dataclass(frozen=True)
class Applied(Matrix):
    """A function of each entry; `function` is a key of `functions.FUNCTIONS`, or "square"."""

    function: str
    of: Matrix

    @property
    def shape(self) -> Shape:
        return self.of.shape


@dataclass(frozen=True)
class RowSums(Matrix):
    """The sum of each row, in a column, which in sums and entry by entry stands for as many columns as are needed."""

    of: Matrix

    @property
    def shape(self) -> Shape:
        return self.of.shape[0], None


@dataclass(frozen=True)
class ColumnSums(Matrix):
    """The sum of each column, in a row, which in sums and entry by entry stands for as many rows as are needed.

    Of a vector it is a number.
    """

    of: Matrix

    @property
    def shape(self) -> Shape:
        return None, self.of.shape[1]


def larger(one: Shape, other: Shape) -> Shape:
    """The shape of two matrices together, where one may stand for several rows or columns."""
    (rows, columns), (more_rows, more_columns) = one, other
    return rows or more_rows, columns or more_columns


def refuse_different(one: Matrix, other: Matrix, what: str) -> None:
    """Raises Misshapen where two sizes differ that should be one. A missing one stands for as many as are needed."""
    for mine, theirs in zip(one.shape, other.shape, strict=True):
        if mine != theirs and None not in (mine, theirs):
            raise Misshapen(f"{shown(one.shape)} {what} {shown(other.shape)}: the sizes differ")


def shown(shape: Shape) -> str:
    """A shape in words: n×m."""
    return "×".join(size.name if size else "1" for size in shape)
