"""The indices of a form: which are free in it, and how they get other names without one being caught by a sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from derive.forms import indexed as x
from derive.forms.form import Derivative, Form, Name, Named
from derive.forms.trees import parts, rewrite, walk

FRESH = "klmpqrstuvabcfgh"  # in this order, for an index whose own letter is taken


def free_indices(*wholes: Form) -> frozenset[x.Index]:
    """The indices on which what the forms mean depends."""
    return frozenset[x.Index]().union(*map(_free, wholes))


def _free(whole: Form) -> frozenset[x.Index]:
    match whole:
        case x.Placed(places=places):
            return frozenset(letter for place in places for letter in x.letters_in(place))
        case x.Delta(one, other):
            return frozenset((*x.letters_in(one), *x.letters_in(other)))
        case x.SumOver(of, over):
            return _free(of) - {over}
        case Derivative(of, by):
            return _free(of) | _free(by)
        case Named(definition=definition):
            return _free(definition)
    return free_indices(*parts(whole))


def bound_indices(whole: Form) -> frozenset[x.Index]:
    """The indices that sums bind in a form."""
    return frozenset(part.over for part in walk(whole) if isinstance(part, x.SumOver))


def renamed_indices(whole: Form, indices: Mapping[x.Index, x.Place]) -> Form:
    """`whole` with other places for free indices; a bound index whose letter is one of theirs gets a fresh one."""
    moved = dict(indices)

    def at(places: Iterable[x.Place]) -> tuple[x.Place, ...]:
        return tuple(x.at_others(place, moved) for place in places)

    def move(part: Form) -> Form | None:
        match part:
            case x.Placed(places=places):
                return replace(part, places=at(places))  # type: ignore[type-var]  # every form is a dataclass
            case x.Delta(one, other):
                return x.Delta(*at((one, other)))
            case Derivative(of, by):
                return Derivative(renamed_indices(of, moved), renamed_indices(by, moved))
            case x.SumOver():
                return _renamed_sum(part, moved)
            case Name(name, definition) if moved.keys() & free_indices(definition):
                return Name(name, renamed_indices(definition, moved))
        return None

    return rewrite(whole, move)


def _renamed_sum(whole: x.SumOver, indices: Mapping[x.Index, x.Place]) -> Form:
    inner = {old: new for old, new in indices.items() if old != whole.over and old in free_indices(whole.of)}
    coming = {letter for place in indices.values() for letter in x.letters_in(place)}
    if whole.over.name in {each.name for each in coming}:
        fresh = fresh_index(whole.over, {*coming, *free_indices(whole.of), *bound_indices(whole.of)})
        return x.SumOver(renamed_indices(renamed_indices(whole.of, {whole.over: fresh}), inner), fresh)
    return x.SumOver(renamed_indices(whole.of, inner), whole.over)


def fresh_index(like: x.Index, taken: Iterable[x.Index]) -> x.Index:
    """An index of the same size whose letter is none of those taken."""
    names = {each.name for each in taken}
    return x.Index(next(letter for letter in FRESH if letter not in names), like.size)


def alike(one: Form, other: Form) -> bool:
    """Whether two forms differ in the letters of their bound indices alone."""
    return one == other or _numbered(one) == _numbered(other)


def _numbered(whole: Form, depth: int = 0) -> Form:
    """`whole` with its bound indices called by how deep they are bound."""

    def move(part: Form) -> Form | None:
        if not isinstance(part, x.SumOver):
            return None
        numbered = x.Index(f"z_{depth}", part.over.size)
        return x.SumOver(_numbered(renamed_indices(part.of, {part.over: numbered}), depth + 1), numbered)

    return rewrite(whole, move)


def written_out(whole: Form) -> Form:
    """`whole` with all its letters replaced by what they stand for."""

    def move(part: Form) -> Form | None:
        return written_out(part.definition) if isinstance(part, Named) else None

    return rewrite(whole, move)


def listed(indices: Iterable[x.Index]) -> str:
    """The letters of indices, for a sentence."""
    return ", ".join(sorted(each.name for each in indices))
