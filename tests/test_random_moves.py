"""Rules on random forms: whatever stands around it, what a rule makes has the value of what it took."""

from __future__ import annotations

from derive.readings.authored import authored
from derive.readings.number import number
from derive.rules.examples import EXAMPLES
from derive.rules.rule import DoesNotFit
from random_forms import random_forms

# Rules that hold where a base or an argument is positive, or a letter is free; the gates, and no rule, see to that.
ELSEWHERE = {"power_of_each", "multiply_exponents", "logarithm_of_product", "logarithm_of_power", "put_back"}
RULES = [rule for _, rule in EXAMPLES if rule.names[0] not in ELSEWHERE]


def test_rules_leave_the_value_of_random_forms_alone() -> None:
    fitting = set()
    for form, at in random_forms(1500, seed=7):
        before = number(form, at)
        for rule in RULES:
            try:
                moved = rule(form)
            except (DoesNotFit, NotImplementedError):
                continue
            fitting |= {rule.call}
            after = number(moved, at)
            assert abs(after - before) <= 1e-6 * max(1, abs(before)), f"{rule.call} of {authored(form)}"
    assert len(fitting) > 30
