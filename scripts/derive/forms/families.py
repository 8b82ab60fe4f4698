"""Letters with indices that stand for forms: p_i for the softmax of all x_k."""

from __future__ import annotations

from dataclasses import dataclass

from derive.forms.alphabet import check_letter
from derive.forms.form import Form, Named
from derive.forms.indexed import Index, Misplaced, Place, Placed, fitting
from derive.forms.indices import free_indices, renamed_indices


@dataclass(frozen=True)
class Family:
    """A letter with indices, whose `definition` is written for the indices `free`; `p[j]` is one of them."""

    name: str
    free: tuple[Index, ...]
    definition: Form

    def __post_init__(self) -> None:
        check_letter(self.name)
        if not isinstance(self.free, tuple) or not all(isinstance(each, Index) for each in self.free):
            raise Misplaced(f'the indices of {self.name} are a tuple, as in Family("{self.name}", (i,), x[i] ** 2)')
        if not self.free or len(set(self.free)) < len(self.free):
            raise Misplaced(f"{self.name} needs indices, each of them once; without any, it is a Name")
        if others := free_indices(self.definition) - {*self.free}:
            letters = ", ".join(sorted(each.name for each in others))
            raise Misplaced(f"what {self.name} stands for has {letters} in it, which is not below {self.name}")

    def __getitem__(self, places: Place | tuple[Place, ...]) -> Member:
        return Member(self, fitting(places, tuple(each.size for each in self.free), self.name))


@dataclass(frozen=True)
class Member(Placed, Named):
    """One of a family, as p_j."""

    family: Family
    places: tuple[Place, ...]

    @property
    def name(self) -> str:  # type: ignore[override]
        """The letter, without its indices."""
        return self.family.name

    @property
    def definition(self) -> Form:  # type: ignore[override]
        """What it stands for."""
        return renamed_indices(self.family.definition, dict(zip(self.family.free, self.places, strict=True)))

    @property
    def general(self) -> Member:
        """The one at the indices that the definition is written for."""
        return Member(self.family, self.family.free)
