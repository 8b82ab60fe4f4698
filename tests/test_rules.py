"""Each rule by its look (before, rule, after) and by its truth (the value stays)."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from derive.errors import DerivationError
from derive.forms.form import Form, Name, Negative, Number, Product, Sum
from derive.forms.functions import exp, ln, tanh
from derive.forms.indexed import Delta
from derive.forms.trees import parts, walk
from derive.proof.normal_form import is_zero
from derive.readings.tex import tex
from derive.readings.value import value
from derive.rules import calculus
from derive.rules.calculus import chain_rule
from derive.rules.examples import EXAMPLES, Claimed, ClaimedOfSeveral, i, j, k, l, s, w
from derive.rules.fractions import cancel, one_fraction, over, split, split_after, take_out
from derive.rules.known import known
from derive.rules.logarithms import logarithm_of_product, one_logarithm, undo
from derive.rules.naming import name, recognize
from derive.rules.numbers import leave_out, work_out
from derive.rules.powers import add_exponents, negative_power_below, reciprocal_as_power
from derive.rules.products import as_square, multiply_out
from derive.rules.rule import DoesNotFit, Rule, then, within
from derive.rules.several import derived
from derive.rules.signs import cancel_signs, turn_difference
from derive.rules.sums import (
    add_and_subtract,
    difference_of_squares,
    factor_difference_of_squares,
    factor_out,
    in_order,
    like_terms,
)
from derive.written.derivation import Step
from derive.written.wording import refuse_no_sentence
from index_moves import MISFITS_OF_SUMS, OF_SUMS
from moves import ALGEBRA, a, e, g, m, p, q, u, x, y, z
from slopes import CALCULUS, d, hyperbolic, sigmoid, softplus
from stems import SCRIPTS

MOVES = [*ALGEBRA, *CALCULUS, *OF_SUMS]

MISFITS: list[tuple[Form, Rule, str]] = [
    (x / u, reciprocal_as_power(), "1/u^n = u^(-n)"),
    (-x * u, cancel_signs(), "fits nowhere"),
    (x, add_and_subtract(1), "fits nowhere"),
    (x + y, add_and_subtract(1, to=x * y), "add_and_subtract(1, x * y), fits nowhere"),
    ((1 + e - 1) / x, split_after(x), "split_after(x), fits nowhere"),
    ((1 + e) / x, split_after(u), "fits nowhere"),
    (x / u, split(), "fits nowhere"),
    (u / x, cancel(), "fits nowhere"),
    (u / u**3, cancel(x), "fits nowhere"),
    ((u + 1) / u, cancel(), "fits nowhere"),
    (a - x**2, factor_out(a), "fits nowhere"),
    (a + x, factor_out(a), "fits nowhere"),
    (x + y, like_terms(), "fits nowhere"),
    (x + y, in_order(x, y), "fits nowhere"),
    (x + y, in_order(x, z), "fits nowhere"),
    (x**2 + y**2, factor_difference_of_squares(), "fits nowhere"),
    ((x + y) * (x - z), difference_of_squares(), "fits nowhere"),
    (x * y, multiply_out(), "fits nowhere"),
    (x + y, multiply_out(), "fits nowhere"),
    (x * y, as_square(), "fits nowhere"),
    (x * y, add_exponents(), "fits nowhere"),
    (x + 2 * y, work_out(), "fits nowhere"),
    (Number(2) ** 10**12 * x, work_out(), "fits nowhere"),
    (x + 2 * y, leave_out(), "fits nowhere"),
    (x / u + 1 / y, one_fraction(), "fits nowhere"),
    (x + y, over(u), "fits nowhere"),
    (x / u, take_out(y), "fits nowhere"),
    (x * u, negative_power_below(), "fits nowhere"),
    (-(x + y), turn_difference(), "fits nowhere"),
    (ln(y + z), logarithm_of_product(), "fits nowhere"),
    (ln(y) * ln(z), one_logarithm(), "fits nowhere"),
    (exp(exp(x)), undo(), "fits nowhere"),
    (x, recognize(a), "fits nowhere"),
    (x + e, recognize(g), "fits nowhere"),
    (x + y, recognize(m), "fits nowhere"),
    (d(x**-1), chain_rule(g), "fits nowhere"),
    (d(g * x), chain_rule(g), "fits nowhere"),
    (d(g * a), chain_rule(g), "x is in f(g) through g alone"),
    (d(g + d(x)), chain_rule(g), "fits nowhere"),
    (d(x), calculus.constant(), "d/dx c = 0"),
    (d(g), calculus.constant(), "fits nowhere"),
    (d(y), calculus.variable(), "fits nowhere"),
    (d(g, g), calculus.write_out(), "fits nowhere"),
    (d(x * y), calculus.sum_rule(), "fits nowhere"),
    (d(x * exp(x)), calculus.constant_factor(), "fits nowhere"),
    (d(y * 2), calculus.constant_factor(), "fits nowhere"),
    (d(x / u), calculus.reciprocal_rule(), "fits nowhere"),
    (d(x**x), calculus.power_rule(), "fits nowhere"),
    (d(u**2), calculus.power_rule(), "fits nowhere"),
    (d(exp(-x)), calculus.exponential(), "fits nowhere"),
    (d(ln(u)), calculus.table(), "fits nowhere"),
    (d(exp(x)), calculus.chain(), "fits nowhere"),
    (d(u**x), calculus.chain(), "fits nowhere"),
    (d(1 / (1 + exp(x + exp(-x)))), sigmoid, 'known(sigmoid.derivation, "Sigmoid", "sigmoid"), fits nowhere'),
    (d((exp(x) - exp(-x)) / (exp(x) + exp(-(2 * x)))), hyperbolic, "fits nowhere"),
    (d(ln(2 + exp(x))), softplus, "fits nowhere"),
    (d(tanh(1 + exp(x))), softplus, "fits nowhere"),
    (x * x, Rule("Do nothing", "u = u", lambda whole: whole), "changes nothing"),
    (a - a**2, then(factor_out(a), factor_out(a)), "fits nowhere"),
    (x * x, within(y, as_square()), "within(y, as_square()), fits nowhere"),
    (x * x + y, within(y, as_square()), "as_square(), fits nowhere"),
    *MISFITS_OF_SUMS,
]

IDS = [f"{rule.call}: {tex(before)}" for before, rule, _ in MOVES]


@pytest.mark.parametrize(("before", "rule", "after"), MOVES, ids=IDS)
def test_rule(before: Form, rule: Rule, after: Form) -> None:
    assert tex(rule(before)) == tex(after)
    assert rule(before) == after
    assert is_zero(value(before) - value(after))
    assert set(nested(after)) <= set(nested(before))


@pytest.mark.parametrize(("before", "rule"), EXAMPLES, ids=[rule.call for _, rule in EXAMPLES])
def test_example(before: Form, rule: Rule) -> None:
    """The examples are true, each rule has one sentence for readers, and its call makes it again."""
    after = rule(before)
    assert is_zero(value(before) - value(after))
    assert not list(nested(after))
    refuse_no_sentence(rule.sentence, rule.call)
    assert Step("example", rule).because == rule.sentence
    note: Any = SimpleNamespace(derivation=Claimed(a, x, a * (1 - a)))
    if rule.names == ("derived",):
        note = ClaimedOfSeveral(s[i], w[j], s[i] * (1 - s[i]) * Delta(i, j))
    letters = {"a": a, "g": g, "x": x, "y": y, "z": z, "i": i, "j": j, "k": k, "l": l, "s": s}
    made = eval(rule.call, {**RULES, "exp": exp, "ln": ln, **letters, "sigmoid": note})
    assert (made.label, made.sentence, made.call) == (rule.label, rule.sentence, rule.call)
    assert made(before) == after


def nested(whole: Form) -> Iterator[Form]:
    """Sums directly in sums, products in products, and minus signs of minus signs."""
    for part in walk(whole):
        if isinstance(part, Sum | Product | Negative) and any(type(each) is type(part) for each in parts(part)):
            yield part


@pytest.mark.parametrize(("form", "rule", "reason"), MISFITS, ids=[f"{r.label}: {tex(f)}" for f, r, _ in MISFITS])
def test_rule_that_does_not_fit(form: Form, rule: Rule, reason: str) -> None:
    with pytest.raises(DoesNotFit, match=re.escape(reason)):
        rule(form)


ROOMS = [importlib.import_module(f"derive.rules.{file.stem}") for file in (SCRIPTS / "derive/rules").glob("*.py")]
RULES: dict[str, Callable[..., Rule]] = {
    "known": known,
    "derived": derived,
    **{
        word: each
        for room in ROOMS
        for word, each in vars(room).items()
        if hasattr(each, "__wrapped__") and each.__module__ == room.__name__
    },
}


def test_every_rule_has_a_row_and_an_example() -> None:
    assert len(RULES) > 50
    assert all(map(inspect.getdoc, RULES.values()))
    assert {name for _, rule in EXAMPLES for name in rule.names} == set(RULES)
    assert {rule.identity for _, rule in EXAMPLES} <= {rule.identity for _, rule, _ in MOVES}


def test_a_label_says_what_its_rule_was_given() -> None:
    assert add_and_subtract(1).label == "Add and subtract $1$"
    both = then(name(p), name(q))
    assert both.label == "Write $p$ for a part; write $q$ for a part"
    assert both.names == ("name", "name")
    assert both.call == "then(name(p), name(q))"
    assert both.sentence == "A letter makes the line shorter."
    assert then(add_and_subtract(1), name(p)).sentence == (
        "Adding $1$ and subtracting it again changes nothing. A letter makes the line shorter."
    )
    inside = within(x + 1, factor_out(2))
    assert inside.label == "Factor out $2$, in $x + 1$"
    assert inside.names == ("factor_out",)
    assert inside.call == "within(x + 1, factor_out(2))"
    assert sigmoid.label == "Known: [Sigmoid](sigmoid.md)"


def test_what_is_given_wrong_is_told() -> None:
    # What a type checker would refuse as well, hence the ignores: an author of a note need not have run one.
    with pytest.raises(DerivationError, match=r"this is not a rule: .*is there a \(\) missing"):
        within(x, as_square)  # type: ignore[arg-type]
    with pytest.raises(DerivationError, match=r"within\(\) takes a piece of the form, and a rule: .* not of 0.5"):
        within(0.5, as_square())  # type: ignore[arg-type]
    with pytest.raises(DerivationError, match="the rule factor_out: missing a required argument: 'factor'; its ident"):
        factor_out()  # type: ignore[call-arg]
    with pytest.raises(DerivationError, match=r"known\(\) takes a derivation, .* not Name"):
        known(a, "Sigmoid", "sigmoid")  # type: ignore[arg-type]
    with pytest.raises(DerivationError, match="Line has letters beside x"):
        known(Claimed(Name("l", x * y), x, y), "Line", "line")
