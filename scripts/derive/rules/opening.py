"""Opening steps: what a written-down derivative comes to, one rule a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from derive.errors import DerivationError
from derive.forms.form import Derivative, Form, Power
from derive.forms.trees import walk
from derive.readings.tex import tex
from derive.rules.calculus import (
    chain,
    constant,
    constant_factor,
    exponential,
    power_rule,
    product_rule,
    quotient_rule,
    reciprocal_rule,
    sum_rule,
    table,
    variable,
    varies,
    write_out,
)
from derive.rules.rule import DoesNotFit, Rule

# The first that fits is a line's rule; one that says less about more comes after those that say more about less.
ORDER = (
    constant(),
    variable(),
    write_out(),
    sum_rule(),
    constant_factor(),
    reciprocal_rule(),
    product_rule(),
    quotient_rule(),
    power_rule(),
    exponential(),
    table(),
    chain(),
)


def opening_rules(whole: Form) -> Iterator[tuple[str, Rule, Form]]:
    """The lines until no derivative is written down any more: an anchor, a rule, and what it makes of the line before.

    Raises DerivationError where there is no derivative in `whole`, or one that no rule differentiates.
    """
    if not _written_down(whole):
        raise DerivationError(f"there is no written-down derivative in {tex(whole)}, so there is nothing to open")
    used: dict[str, int] = {}
    while left := _written_down(whole):
        each, whole = _next(whole, left)
        anchor = "-".join(re.findall("[a-z]+", each.label.lower()))
        used[anchor] = used.get(anchor, 0) + 1
        yield anchor if used[anchor] == 1 else f"{anchor}-{used[anchor]}", each, whole


def _next(whole: Form, left: list[Derivative]) -> tuple[Rule, Form]:
    for each in ORDER:
        try:
            return each, each(whole)
        except DoesNotFit:
            pass
    stuck = left[-1]
    why = "no rule is known for it"
    if isinstance(stuck.of, Power) and varies(stuck.of.exponent, stuck.by):
        why = "its exponent varies; write the power as e^..."
    raise DerivationError(f"{tex(stuck)} cannot be differentiated one rule a line: {why}")


def _written_down(whole: Form) -> list[Derivative]:
    return [part for part in walk(whole) if isinstance(part, Derivative)]
