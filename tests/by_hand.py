"""Derivations whose lines are put in by hand, where a rule would have made them."""

from __future__ import annotations

from derive.forms.form import Form, Name, Symbol
from derive.forms.functions import exp
from derive.rules.rule import Rule
from derive.written.derivation import Derivation, Step
from notes.activations.sigmoid import x


def put_in(line: Form) -> Rule:
    return Rule("Put in", "", lambda _: line)


def derivation_of(function: Form, *put: Form, by: Symbol = x, claim: Form | None = None) -> Derivation:
    """A derivation of `function` that puts in these lines."""
    steps = tuple(Step(f"step-{n}", put_in(line), "") for n, line in enumerate(put))
    return Derivation(Name("a", function), by, "", (), steps, claim or exp(x))
