"""What a rule is: a named move from form to form that leaves the value alone.

A rule is written as a function of one place in a form (and of the rule's own arguments): it gives the new
piece where it fits and None where it does not. Its docstring is its identity in one line. `@rule` makes it
a move over a whole form, made at each outermost place it fits; it writes its own label, so a label cannot lie.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from inspect import getdoc, signature
from typing import Concatenate, ParamSpec

from derive.errors import DerivationError
from derive.forms.form import Form, form
from derive.forms.trees import rewrite
from derive.readings.tex import tex

P = ParamSpec("P")


class DoesNotFit(Exception):
    """Why a rule cannot move a form."""


@dataclass(frozen=True)
class Rule:
    """A move with its arguments given; call it with a form.

    `label` is its name for readers, with TeX between dollar signs; `identity` is what it relies on.
    """

    label: str
    identity: str
    move: Callable[[Form], Form]

    def __call__(self, whole: Form) -> Form:
        """The moved form. Raises DoesNotFit where the rule has no place in `whole`, or would change nothing."""
        moved = self.move(whole)
        if moved == whole:
            raise DoesNotFit(f'the rule "{self.label}" changes nothing here: {self.identity}')
        return moved


def refuse_what_is_no_rule(thing: object, step: str = "") -> None:
    """Raises DerivationError where an author wrote something else in a rule's place."""
    if not isinstance(thing, Rule):
        raise DerivationError(f"this is not a rule: {thing!r}; is there a () missing?", step=step)


def rule(
    label: str,
) -> Callable[[Callable[Concatenate[Form, P], Form | None]], Callable[P, Rule]]:
    """Make a rule of a function of one place; `{}` in `label` takes the rule's arguments as TeX."""

    def decorate(at_place: Callable[Concatenate[Form, P], Form | None]) -> Callable[P, Rule]:
        identity = getdoc(at_place) or ""

        @wraps(at_place)
        def bind(*args: P.args, **kwargs: P.kwargs) -> Rule:
            try:
                given = list(signature(at_place).bind(None, *args, **kwargs).arguments.values())[1:]
                written = [tex(form(each)) for each in given]
            except TypeError as error:
                raise DerivationError(f"the rule {at_place.__name__}: {error}; its identity is {identity}") from None
            shown = label.format(*(f"${each}$" for each in written))

            def move(whole: Form) -> Form:
                places = 0

                def counted(part: Form) -> Form | None:
                    nonlocal places
                    moved = at_place(part, *args, **kwargs)
                    places += moved is not None
                    return moved

                result = rewrite(whole, counted)
                if not places:
                    call = f"{at_place.__name__}({', '.join(written)})"
                    raise DoesNotFit(f'the rule "{shown}", {call}, fits nowhere here: {identity}')
                return result

            return Rule(shown, identity, move)

        return bind

    return decorate


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
    label = "; ".join([first, *(f"{each[0].lower()}{each[1:]}" for each in rest)])
    return Rule(label, "; ".join(each.identity for each in rules), move)
