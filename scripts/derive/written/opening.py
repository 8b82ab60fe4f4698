"""Opening steps as an author takes them into a derivation."""

from __future__ import annotations

from collections.abc import Mapping

from derive.errors import DerivationError
from derive.forms.form import Form
from derive.rules.opening import opening_rules
from derive.written.derivation import Step


def opening(form: Form, because: Mapping[str, str] | None = None) -> tuple[Step, ...]:
    """The steps from `form`, with its written-down derivatives, to where none is left, one rule a line.

    They are named after their rules, chain-rule and chain-rule-2, and have their rules' sentences, but for those that
    `because` gives by name. Raises DerivationError where a derivative cannot be taken, or `because` names no step.
    """
    own = dict(because or {})
    steps = tuple(Step(name, rule, own.pop(name, "")) for name, rule, _ in opening_rules(form))
    if own:
        raise DerivationError(
            f"opening() has a sentence for {', '.join(own)}, and no such step; its steps are "
            f"{', '.join(step.name for step in steps)}"
        )
    return steps
