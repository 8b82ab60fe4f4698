"""What a form of several variables depends on: sizes, tensors, indices and what is looked up."""

from __future__ import annotations

from dataclasses import dataclass, field

from derive.forms import indexed as x
from derive.forms.form import Derivative, Form, Named
from derive.forms.indices import free_indices
from derive.forms.trees import walk


@dataclass
class Unknowns:
    """Each in the order in which it comes, none twice."""

    sizes: dict[x.Size, None] = field(default_factory=dict)
    tensors: dict[x.Tensor, x.Entry] = field(default_factory=dict)  # with an entry that is there
    lookups: dict[x.Lookup, None] = field(default_factory=dict)
    indices: dict[x.Index, None] = field(default_factory=dict)
    free: tuple[x.Index, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sizes)


def unknowns(*wholes: Form) -> Unknowns:
    """What the forms depend on, and their free indices."""
    found = Unknowns(free=tuple(sorted(free_indices(*wholes), key=lambda each: each.name)))
    for whole in wholes:
        _add(whole, found)
    return found


def _add(whole: Form, found: Unknowns) -> None:
    for part in walk(whole):
        match part:
            case x.Size():
                found.sizes[part] = None
            case x.Loss():
                _add(part.linear, found)
            case Derivative(_, by):
                _add(by, found)
            case x.Entry(tensor, places):
                found.tensors.setdefault(tensor, part)
                found.sizes |= dict.fromkeys(tensor.sizes)
                _add_places(places, found)
            case x.Delta(one, other):
                _add_places((one, other), found)
            case x.SumOver(_, over):
                found.sizes[over.size] = found.indices[over] = None
            case x.Placed(places=places):
                _add_places(places, found)
        if isinstance(part, Named):
            _add(part.general.definition, found)


def _add_places(places: tuple[x.Place, ...], found: Unknowns) -> None:
    for each in places:
        found.sizes[each.size] = None
        found.indices |= dict.fromkeys(x.letters_in(each))
        if isinstance(each, x.Lookup):
            found.lookups[each] = None
            found.sizes[each.at.size] = None
