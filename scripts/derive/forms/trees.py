"""Walks through forms: what is in one, which letters it has, and how pieces of it are put in the place of others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from functools import lru_cache

from derive.forms.alphabet import letter_python
from derive.forms.form import Derivative, Form, Name, Named, Placeholder, Symbol
from derive.forms.indexed import Entry, Loss, Placed, Slots, Tensor


class Meaningless(Exception):
    """Why a form has no value."""


# Of letters, and not places in a form: a name stays a name, whatever happens to what it stands for, and a symbol keeps
# its interval.
_LETTERS = {"definition", "by", "low", "high", "places", "through"}


def parts(whole: Form) -> Iterator[Form]:
    """The forms that `whole` is directly made of."""
    for _, content in _places(whole):
        yield from content if isinstance(content, tuple) else (content,)


def rewrite(whole: Form, move: Callable[[Form], Form | None]) -> Form:
    """`whole` with `move` made at each outermost place where it gives a form and not None."""
    moved = move(whole)
    return with_parts(whole, lambda part: rewrite(part, move)) if moved is None else moved


def with_parts(whole: Form, change: Callable[[Form], Form]) -> Form:
    """`whole` with each form that it is directly made of changed."""
    changes = {
        name: tuple(map(change, content)) if isinstance(content, tuple) else change(content)
        for name, content in _places(whole)
    }
    return replace(whole, **changes)  # type: ignore[type-var]  # every form is a dataclass


def substituted(whole: Form, symbol: Symbol, by: Form) -> Form:
    """`whole` with `by` for a symbol, also inside of names; a name in which it stood is written out.

    Raises Meaningless where `whole` is differentiated by that symbol.
    """

    def move(part: Form) -> Form | None:
        if isinstance(part, Derivative) and part.by == symbol:
            raise Meaningless(f"a derivative by {symbol.name} cannot take a value for it")
        if isinstance(part, Name) and symbol in symbols(part):
            return rewrite(part.definition, move)
        return by if part == symbol else None

    return rewrite(whole, move)


def renamed(whole: Form, symbol: Symbol, by: Symbol) -> Form:
    """`whole` with another symbol for one of its own, also within names and where it is differentiated by it."""

    def move(part: Form) -> Form | None:
        match part:
            case Name(name, definition):
                return Name(name, renamed(definition, symbol, by))
            case Derivative(of, at):
                return Derivative(renamed(of, symbol, by), renamed(at, symbol, by))
        return by if part == symbol else None

    return rewrite(whole, move)


def walk(whole: Form) -> Iterator[Form]:
    """`whole` and all forms in it, from the outside in."""
    yield whole
    for part in parts(whole):
        yield from walk(part)


def names(whole: Form) -> list[Named]:
    """The letters that stand for something, which `whole` mentions or needs, each after those in its own definition.

    One with indices is there as it is defined: for p_j, p_i.
    """
    return list(_names(whole))


@lru_cache(maxsize=1000)  # they are asked for at each point at which a form is computed
def _names(whole: Form) -> tuple[Named, ...]:
    found: list[Named] = []
    for part in walk(whole):
        for letter in _letters(part):
            if isinstance(letter, Named):
                found.extend([*_names(letter.general.definition), letter.general])
    return tuple(dict.fromkeys(found))


def _letters(part: Form) -> tuple[Form, ...]:
    """The letters in a form that is no place of it, and in a letter itself."""
    return (part.by,) if isinstance(part, Derivative) else (part.through,) if isinstance(part, Loss) else (part,)


def symbols(*wholes: Form) -> set[Symbol]:
    """The symbols that the forms depend on, or are differentiated by."""
    found: set[Symbol] = set()
    for letter in (letter for whole in wholes for part in walk(whole) for letter in _letters(part)):
        if isinstance(letter, Named):
            found |= symbols(letter.general.definition)
        elif isinstance(letter, Symbol):
            found.add(letter)
    return found


def tensors(*wholes: Form) -> set[Tensor]:
    """The tensors whose entries the forms depend on, or are differentiated by."""
    found: set[Tensor] = set()
    for letter in (letter for whole in wholes for part in walk(whole) for letter in (part, *_letters(part))):
        match letter:
            case Named():
                found |= tensors(letter.general.definition)
            case Entry(tensor):
                found.add(tensor)
            case Loss(gradient=gradient):
                found.add(gradient)
    return found


def freed(derivative: Derivative) -> tuple[Symbol, Form]:
    """A symbol and a form of it, which is what `derivative` differentiates: a placeholder for a name.

    Raises Meaningless where `derivative` is by a name that its function does not mention, or by an entry.
    """
    match derivative.by:
        case Symbol() as by:
            return by, derivative.of
        case Name(name):
            letter = Placeholder(f"{letter_python(name)}_")
            return letter, _unfolded(derivative, lambda _: letter)
    raise Meaningless("a derivative by an entry is not one by a letter")


def freed_entry(derivative: Derivative) -> tuple[Entry, Form]:
    """The same for a derivative by an entry, or by a letter with indices: an entry, and a form of that tensor."""
    by = derivative.by
    if isinstance(by, Entry):
        return by, derivative.of
    assert isinstance(by, Placed) and isinstance(by, Named), by
    slots = Slots.of(f"{letter_python(by.name)}_", by)

    def slot(letter: Form) -> Form:
        assert isinstance(letter, Placed)
        return Entry(slots, letter.places)

    return Entry(slots, by.places), _unfolded(derivative, slot)


def _unfolded(derivative: Derivative, free: Callable[[Form], Form]) -> Form:
    """What is differentiated, with what is `free` for the letter it is differentiated by, and others written out."""
    by, mentioned = derivative.by, False
    assert isinstance(by, Named)

    def unfold(part: Form) -> Form | None:
        nonlocal mentioned
        if isinstance(part, Named) and part.general == by.general:
            mentioned = True
            return free(part)
        if isinstance(part, Derivative) and part.by == by:
            return Derivative(rewrite(part.of, unfold), free(by))
        if isinstance(part, Loss):
            return rewrite(part.linear, unfold)
        return rewrite(part.definition, unfold) if isinstance(part, Named) else None

    of = rewrite(derivative.of, unfold)
    if mentioned:
        return of
    raise Meaningless(f"there is a derivative by {by.name} here, of something in which {by.name} does not appear")


def _places(whole: Form) -> Iterator[tuple[str, Form | tuple[Form, ...]]]:
    for field in fields(whole):  # type: ignore[arg-type]  # every form is a dataclass
        content = getattr(whole, field.name)
        if isinstance(content, Form | tuple) and field.name not in _LETTERS:
            yield field.name, content
