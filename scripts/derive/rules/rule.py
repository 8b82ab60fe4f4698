"""What a rule is: a named move from form to form that leaves the value alone.

A rule is written as a function of one place in a form (and of the rule's own arguments): it gives the new
piece where it fits and None where it does not. Its docstring is its identity in one line. `@rule` makes it
a move over a whole form, made at each outermost place it fits; it writes its own label, so a label cannot lie.
"""

from __future__ import annotations

import reprlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import wraps
from inspect import getdoc, signature
from typing import Any, Concatenate, ParamSpec

from derive.errors import DerivationError
from derive.forms.form import Form, form
from derive.forms.indexed import Index
from derive.readings.authored import authored
from derive.readings.tex import place_tex, tex
from derive.rules.flat import moved

P = ParamSpec("P")
SHORT = reprlib.Repr()
SHORT.maxother = 80  # the name of a function is in it


class DoesNotFit(Exception):
    """Why a rule cannot move a form."""


@dataclass(frozen=True)
class Rule:
    """A move with its arguments given; call it with a form.

    `label` is its name for readers, with TeX between dollar signs; `identity` is what it relies on. `names` are the
    rule functions that it is made of, `call` is how an author writes it in Python, and `sentence` says to readers
    what it does, for steps whose author says nothing else.
    """

    label: str
    identity: str
    move: Callable[[Form], Form]
    names: tuple[str, ...] = ()
    call: str = ""
    sentence: str = ""

    def __call__(self, whole: Form) -> Form:
        """The moved form. Raises DoesNotFit where the rule has no place in `whole`, or would change nothing."""
        result = self.move(whole)
        if result == whole:
            raise DoesNotFit(f'the rule "{self.label}" changes nothing here: {self.identity}')
        return result


def refuse_what_is_no_rule(thing: object, step: str = "") -> None:
    """Raises DerivationError where an author wrote something else in a rule's place."""
    if not isinstance(thing, Rule):
        hint = (
            "is there a () missing?" if callable(thing) else "a step has a name, a rule and a sentence, in this order"
        )
        if isinstance(thing, Form):
            hint = "a step takes a rule, and the rule writes the line"
        raise DerivationError(f"this is not a rule: {SHORT.repr(thing)}; {hint}", step=step)


def rule(
    label: str, sentence: str, *, signs_in_front: bool = False
) -> Callable[[Callable[Concatenate[Form, P], Form | None]], Callable[P, Rule]]:
    """Make a rule of a function of one place; `{}` in `label` and `sentence` take the rule's arguments as TeX.

    `signs_in_front` says that minus signs which the rule brings into a product are drawn in front of it.
    """

    def decorate(at_place: Callable[Concatenate[Form, P], Form | None]) -> Callable[P, Rule]:
        identity = getdoc(at_place) or ""

        @wraps(at_place)
        def bind(*args: P.args, **kwargs: P.kwargs) -> Rule:
            try:
                bound = signature(at_place).bind(None, *args, **kwargs).arguments
                given = [
                    each if isinstance(each, Index) else form(each) for each in _spelled_out([*bound.values()][1:])
                ]
            except TypeError as error:
                raise DerivationError(f"the rule {at_place.__name__}: {error}; its identity is {identity}") from None
            written = [f"${place_tex(each) if isinstance(each, Index) else tex(each)}$" for each in given]
            called = f"{at_place.__name__}({', '.join(map(authored, given))})"
            return made_at_places(
                lambda part: at_place(part, *args, **kwargs),
                Rule(
                    label.format(*written), identity, _unmoved, (at_place.__name__,), called, sentence.format(*written)
                ),
                signs_in_front=signs_in_front,
            )

        return bind

    return decorate


def made_at_places(at_place: Callable[[Form], Form | None], of: Rule, *, signs_in_front: bool = False) -> Rule:
    """The rule `of` as a move at each outermost place where `at_place` gives a form."""

    def move(whole: Form) -> Form:
        places = 0

        def counted(part: Form) -> Form | None:
            nonlocal places
            new = at_place(part)
            places += new is not None
            return new

        result = moved(whole, counted, signs_in_front=signs_in_front)
        if not places:
            raise DoesNotFit(f'the rule "{of.label}", {of.call}, fits nowhere here: {of.identity}')
        return result

    return replace(of, move=move)


def then(*rules: Rule) -> Rule:
    """The rules one after the other, as one step. Raises DerivationError where one is no rule, or there is none."""
    if not rules:
        raise DerivationError("then() takes the rules that it makes one step of; there is none in it")
    for each in rules:
        refuse_what_is_no_rule(each)

    def move(whole: Form) -> Form:
        for each in rules:
            whole = each(whole)
        return whole

    first, *rest = (each.label for each in rules)
    return Rule(
        "; ".join([first, *(f"{each[0].lower()}{each[1:]}" for each in rest)]),
        "; ".join(each.identity for each in rules),
        move,
        tuple(name for each in rules for name in each.names),
        f"then({', '.join(each.call for each in rules)})",
        " ".join(dict.fromkeys(each.sentence for each in rules if each.sentence)),
    )


def within(piece: Form | int, inner: Rule) -> Rule:
    """The rule, but inside the outermost pieces that are equal to `piece` alone."""
    refuse_what_is_no_rule(inner)
    try:
        place = form(piece)
    except TypeError as error:
        raise DerivationError(f"within() takes a piece of the form, and a rule: {error}") from None
    return made_at_places(
        lambda part: inner(part) if part == place else None,
        replace(inner, label=f"{inner.label}, in ${tex(place)}$", call=f"within({authored(place)}, {inner.call})"),
    )


def _spelled_out(arguments: list[Any]) -> Iterator[Any]:
    for each in arguments:
        yield from each if isinstance(each, tuple) else (each,)


def _unmoved(whole: Form) -> Form:
    return whole
