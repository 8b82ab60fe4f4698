"""Forms of several variables: entries of tensors, sums over an index, and names that have indices.

A size is a letter for a whole number, 1 or more, and so a form with sizes in it says something of all of them at once.
An index is a place and no form: it stands below a letter, as the i of x_i, and below a sum sign, which binds it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from derive.forms.alphabet import check_interval, check_letter
from derive.forms.form import Form, Named


class Misplaced(ValueError):
    """Why something cannot stand in a place below a letter."""


@dataclass(frozen=True)
class Size(Form):
    """How many values an index takes: a whole number that is not below `least`. It is a form, the n of 1/n."""

    name: str
    least: int = 1

    def __post_init__(self) -> None:
        check_letter(self.name)
        if type(self.least) is not int or self.least < 1:
            raise ValueError(f"a size is 1 or more, and the least of {self.name} cannot be {self.least!r}")


@dataclass(frozen=True)
class Index:
    """A letter that runs from 1 to `size`."""

    name: str
    size: Size

    def __post_init__(self) -> None:
        check_letter(self.name)
        if not isinstance(self.size, Size):
            raise Misplaced(f"the index {self.name} runs up to a Size, and not up to {self.size!r}")


@dataclass(frozen=True)
class Lookup:
    """An index that is looked up, the v_t of the row of a table for word t: nothing is known of it but its `size`."""

    name: str
    at: Index
    size: Size

    def __post_init__(self) -> None:
        check_letter(self.name)


@dataclass(frozen=True)
class Shift:
    """A place that is the sum of some indices minus others, as in x_{i+k}; all of them run through `WHOLE`."""

    plus: tuple[Index, ...]
    minus: tuple[Index, ...] = ()

    @property
    def size(self) -> Size:
        return WHOLE


class AllWholeNumbers(Size):
    """The size that an index has which does not end, and no author's letter."""

    def __post_init__(self) -> None:
        """Its name stands on no page."""


WHOLE = AllWholeNumbers("whole numbers")  # all of them: a tensor with such a place is 0 outside of some finite part

Place = Index | Lookup | Shift


@dataclass(frozen=True)
class Tensor:
    """Free real variables, one for each choice of places up to `sizes`: x_i, W_ij.

    Each lies between `low` and `high`. Those of one row, along the last index, add up to 1 if `adds_up`. Of a `mask`,
    they are 0 or 1, and no row of it is all 0.
    """

    name: str
    sizes: tuple[Size, ...]
    low: float = -math.inf
    high: float = math.inf
    adds_up: bool = False
    mask: bool = False

    def __post_init__(self) -> None:
        check_letter(self.name)
        if not isinstance(self.sizes, tuple) or not all(isinstance(each, Size) for each in self.sizes):
            raise Misplaced(f'the sizes of {self.name} are a tuple of Sizes, as in Tensor("{self.name}", (n,))')
        check_interval(self.name, self.low, self.high)
        if WHOLE in self.sizes and not self.low < 0 < self.high:
            raise ValueError(f"{self.name} is 0 far out, and so its interval must go from below 0 to above")
        if WHOLE in self.sizes and (self.adds_up or self.mask):
            raise ValueError(f"{self.name} is 0 far out, and so it has rows that are all 0, which add up to 0")

    def __getitem__(self, places: Place | tuple[Place, ...]) -> Entry:
        return Entry(self, fitting(places, self.sizes, self.name))


@dataclass(frozen=True)
class Slots(Tensor):
    """A tensor that stands on no page: free variables in the places of what is differentiated by."""

    def __post_init__(self) -> None:
        """Any name will do."""

    @classmethod
    def of(cls, name: str, letter: Placed) -> Slots:
        """As many as there are values of a letter with indices."""
        return cls(name, tuple(place.size for place in letter.places))


class Placed(Form):
    """What has indices below it."""

    places: tuple[Place, ...]

    @property
    def name(self) -> str:
        """The letter, without its indices."""
        raise NotImplementedError


@dataclass(frozen=True)
class Entry(Placed):
    """One variable of a tensor."""

    tensor: Tensor
    places: tuple[Place, ...]

    @property
    def name(self) -> str:
        """The letter, without its indices."""
        return self.tensor.name


@dataclass(frozen=True)
class Delta(Form):
    """Kronecker's delta: 1 where two places are equal, and 0 elsewhere."""

    one: Place
    other: Place

    def __post_init__(self) -> None:
        """Raises Misplaced where one place runs further than the other: a sum over it would not always meet it."""
        if self.one.size != self.other.size:
            sizes = f"{self.one.size.name} and {self.other.size.name}"
            raise Misplaced(f"the two indices of a delta run equally far, and not up to {sizes}")


@dataclass(frozen=True)
class SumOver(Form):
    """The sum of `of` over all values of an index, which is bound in it. The terms of a `Sum` are written out."""

    of: Form
    over: Index

    def __post_init__(self) -> None:
        """Raises Misplaced where it is over something else."""
        if not isinstance(self.over, Index):
            raise Misplaced("a sum is over one Index, as in SumOver(x[k], k); sum_over(A[i, k], i, k) is over several")


@dataclass(frozen=True)
class Loss(Form):
    """Any differentiable function of all of y_i, whose derivative by y_i is the entry i of `gradient`.

    `through` is y_i at the indices that it is defined for.
    """

    name: str
    through: Named
    gradient: Tensor

    def __post_init__(self) -> None:
        check_letter(self.name)

    @property
    def linear(self) -> Form:
        """A function of y with that gradient, which is all that is known of the loss: the sum of g_i y_i."""
        assert isinstance(self.through, Placed)
        places = self.through.places
        return sum_over(self.gradient[places] * self.through, *(each for each in places if isinstance(each, Index)))


def sum_over(of: Form, *indices: Index) -> Form:
    """The sum over each of these indices, the last one innermost."""
    for each in reversed(indices):
        of = SumOver(of, each)
    return of


def fitting(places: Place | tuple[Place, ...], sizes: tuple[Size, ...], name: str) -> tuple[Place, ...]:
    """The places, as a tuple. Raises Misplaced where they are not as many, or do not run as far, as `sizes` say."""
    given = places if isinstance(places, tuple) else (places,)
    for each in given:
        if not isinstance(each, Place):
            raise Misplaced(f"below {name} stands an index, and {each!r} is none")
    if tuple(each.size for each in given) != sizes:
        wanted, found = (" and ".join(each.name for each in some) for some in (sizes, [each.size for each in given]))
        raise Misplaced(f"the indices below {name} run up to {wanted}, and not up to {found}")
    return given


def letters_in(place: Place) -> tuple[Index, ...]:
    """The indices that a place depends on."""
    match place:
        case Lookup(_, at):
            return (at,)
        case Shift(plus, minus):
            return (*plus, *minus)
    return (place,)


def at_others(place: Place, indices: dict[Index, Place]) -> Place:
    """A place with other places for some of its indices. Raises Misplaced where a shift would have a looked-up one."""
    match place:
        case Index():
            return indices.get(place, place)
        case Lookup(_, at):
            moved = indices.get(at, at)
            if isinstance(moved, Index):
                return replace(place, at=moved)
            raise Misplaced(f"{place.name} is looked up at an index, and not at {moved}")
    plus, minus = list[Index](), list[Index]()
    for sides, each in [((plus, minus), each) for each in place.plus] + [((minus, plus), each) for each in place.minus]:
        match indices.get(each, each):
            case Index() as index:
                sides[0].append(index)
            case Shift(more, less):
                sides[0].extend(more)
                sides[1].extend(less)
            case moved:
                raise Misplaced(f"{moved} cannot be shifted")
    both = [each for each in plus if each in minus]
    for each in both:
        if each in plus and each in minus:
            plus.remove(each)
            minus.remove(each)
    return plus[0] if len(plus) == 1 and not minus else Shift(tuple(plus), tuple(minus))
