"""The rule for derivatives that another note has derived."""

from __future__ import annotations

from typing import Protocol

from derive.errors import DerivationError
from derive.forms.arithmetic import ONE, times
from derive.forms.form import Call, Derivative, Form, Name, Named, Placeholder, Symbol
from derive.forms.trees import parts, rewrite, substituted, symbols
from derive.rules.rule import Rule, made_at_places


class Derived(Protocol):
    """What is needed of a derivation: the function, its variable, and the derivative at which it arrives."""

    @property
    def of(self) -> Name: ...
    @property
    def by(self) -> Symbol: ...
    @property
    def claim(self) -> Form: ...


def known(derivation: Derived, title: str, note: str) -> Rule:
    """The derivative that `derivation` has arrived at, in the note called `title`, whose file is `note`.md.

    d/dx f(u) = f'(u) · du/dx, where f is, up to the letters in it, the function that the note is about.
    """
    if not all(hasattr(derivation, needed) for needed in ("of", "by", "claim")):
        raise DerivationError(f"known() takes a derivation, the title of its note and the note, not {derivation!r}")
    of, by, claim = derivation.of, derivation.by, derivation.claim
    if symbols(of) - {by}:
        raise DerivationError(f"{title} has letters beside {by.name}, and its derivative could not be recognized")

    def at_place(part: Form) -> Form | None:
        if not isinstance(part, Derivative) or (inner := _inner(part.of, of, by)) is None:
            return None
        kept = Placeholder("the function, whose own letters stay")
        slope = substituted(rewrite(claim, lambda each: kept if each == of else None), by, inner)
        slope = rewrite(slope, lambda each: part.of if each == kept else None)
        return times(slope, ONE if inner == part.by else Derivative(inner, part.by))

    return made_at_places(
        at_place,
        Rule(
            f"Known: [{title}]({note}.md)",
            "d/dx f(u) = f'(u) · du/dx, where f' is known",
            lambda whole: whole,
            (known.__name__,),
            f'known({note}.derivation, "{title}", "{note}")',
            f"This derivative is known from [{title}]({note}.md).",
        ),
        signs_in_front=True,
    )


def _inner(whole: Form, function: Name, by: Symbol) -> Form | None:
    """The u for which `whole` is f(u), up to letters in either; None where it is not f of anything."""
    if whole == function:
        return by
    found: dict[Symbol, Form] = {}
    return found.get(by) if _matches(function.definition, whole, by, found) else None


def _matches(pattern: Form, whole: Form, by: Symbol, found: dict[Symbol, Form]) -> bool:
    """Whether `whole` is `pattern` with one and the same form for `by`, which is then found."""
    if pattern == by:
        return _written_out(found.setdefault(by, whole)) == _written_out(whole)
    if isinstance(pattern, Named):
        return _matches(pattern.definition, whole, by, found)
    if isinstance(whole, Named):
        return _matches(pattern, whole.definition, by, found)
    mine, others = list(parts(pattern)), list(parts(whole))
    if not mine or type(pattern) is not type(whole) or len(mine) != len(others):
        return pattern == whole
    if isinstance(pattern, Call) and isinstance(whole, Call) and pattern.function != whole.function:
        return False
    return all(_matches(one, other, by, found) for one, other in zip(mine, others, strict=True))


def _written_out(whole: Form) -> Form:
    return rewrite(whole, lambda part: _written_out(part.definition) if isinstance(part, Named) else None)
