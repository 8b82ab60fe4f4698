"""Rules on random forms: whatever stands around it, what a rule makes has the value of what it took."""

from __future__ import annotations

from random import Random

from derive.readings.authored import authored
from derive.readings.number import number
from derive.rules.examples import EXAMPLES
from derive.rules.rule import DoesNotFit
from fuzz.sums import RULES as SUM_RULES
from fuzz.sums import moved as moved_by
from random_forms import random_forms
from random_tensors import random_form as random_tensor_form
from random_tensors import random_points

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


def test_rules_leave_the_value_of_random_sums_alone() -> None:
    fitting, random = set(), Random(7)
    for _ in range(300):
        form = random_tensor_form(random, random.randint(1, 3))
        for rule in SUM_RULES:
            moved = moved_by(form, rule)
            if moved != form:
                fitting |= {rule.call}
                for at in random_points(random, form, moved, count=3):
                    before, after = number(form, at), number(moved, at)
                    assert abs(after - before) <= 1e-9 * max(1, abs(before)), f"{rule.call} of {authored(form)}"
    assert len(fitting) > 25
