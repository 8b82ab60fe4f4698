"""What happens where regions meet: what is right passes, and each wrong statement is refused with what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from derive.errors import DerivationError
from derive.forms.cases import cases
from derive.forms.form import Derivative, Form, Name, Symbol, form
from derive.forms.functions import exp, relu, size, sqrt
from derive.proof.regions import regions
from derive.written.derivation import Derivation
from derive.written.kinks import prove_kinks
from derive.written.opening import opening
from derive.written.proved import prove_regions
from derive.written.regions import QUOTIENT_BY, Kink, Regions, Unbounded

x, alpha, lamda = Symbol("x"), Symbol("alpha", low=0), Symbol("lambda", low=0)
ZERO, ONE = form(0), form(1)
h = QUOTIENT_BY
elu = cases(x, (alpha * (exp(x) - 1), "<=", 0), otherwise=x)
hardshrink = cases(x, (x, "<", -lamda), (0, "<=", lamda), otherwise=x)


def by_regions(function: Form, *kinks: Kink, claim: Form | None = None) -> Regions:
    """A function by regions, with the lines that its opening steps make."""
    a = Name("a", function)
    columns = {}
    for n, region in enumerate(regions(a, x, *(kink.at for kink in kinks))):
        steps = opening(Derivative(region.of.definition, region.by))
        last: Form = Derivative(region.of.definition, region.by)
        for step in steps:
            last = step.rule(last)
        columns[f"part-{n}"] = Derivation(region.of, region.by, "It is so.", (), steps, last)
    return Regions(a, x, columns, {f"kink-{n}": kink for n, kink in enumerate(kinks)}, claim)


softsign = partial(by_regions, x / (1 + size(x)))
RIGHT: dict[str, tuple[Regions, list[bool | None]]] = {
    "equal slopes": (softsign(Kink(ZERO, ZERO, ONE, ONE)), [True]),
    "different slopes": (by_regions(relu(x), Kink(ZERO, ZERO, ZERO, ONE)), [False]),
    "it depends": (by_regions(elu, Kink(ZERO, ZERO, alpha, ONE, only_for=(alpha, ONE))), [None]),
    "a vertical end": (
        by_regions(sqrt(size(x)), Kink(ZERO, ZERO, Unbounded(-(1 / sqrt(h))), Unbounded(1 / sqrt(h)))), [False],
    ),
    "jumps": (
        by_regions(
            hardshrink,
            Kink(-lamda, ZERO, Unbounded((lamda + h) / h), ZERO),
            Kink(lamda, ZERO, ZERO, Unbounded((lamda + h) / h)),
        ),
        [False, False],
    ),
    "one formula": (softsign(Kink(ZERO, ZERO, ONE, ONE), claim=1 / (1 + size(x)) ** 2), [True]),
}  # fmt: skip


@pytest.mark.parametrize(("whole", "differentiable"), RIGHT.values(), ids=RIGHT)
def test_a_kink_is_as_it_is(whole: Regions, differentiable: list[bool | None]) -> None:
    assert [each.differentiable for each in prove_kinks(whole)] == differentiable


@pytest.mark.parametrize(
    ("name", "continuous"), [("a vertical end", [(True, True)]), ("jumps", [(False, True), (True, False)])]
)
def test_a_side_without_a_slope_may_be_continuous(name: str, continuous: list[tuple[bool, bool]]) -> None:
    found = [(each.left.continuous, each.right.continuous) for each in prove_kinks(RIGHT[name][0])]
    assert found == continuous


def test_lines_of_all_regions_and_one_formula_are_proved() -> None:
    assert len(prove_regions(RIGHT["one formula"][0]).columns) == 2


def test_a_refusal_says_in_which_region() -> None:
    whole = RIGHT["different slopes"][0]
    name, column = list(whole.columns.items())[1]
    wrong = replace(whole, columns={**whole.columns, name: replace(column, claim=form(2))})
    with pytest.raises(DerivationError, match=rf"\n  in:     {name}\n  step:   "):
        prove_regions(wrong)


relu_at = partial(by_regions, relu(x))
elu_at = partial(by_regions, elu)
WRONG: dict[str, tuple[Callable[[], Regions], str]] = {
    "value": (lambda: relu_at(Kink(ZERO, ONE, ZERO, ONE)), "its value"),
    "slope from the left": (lambda: relu_at(Kink(ZERO, ZERO, ONE, ONE)), "from the left, its slope"),
    "slope from the right": (lambda: relu_at(Kink(ZERO, ZERO, ZERO, ZERO)), "from the right, its slope"),
    "steep where it is smooth": (
        lambda: relu_at(Kink(ZERO, ZERO, ZERO, Unbounded(1 / h))), "the function is continuous from this side",
    ),
    "smooth where it jumps": (
        lambda: by_regions(cases(x, (0, "<=", 0), otherwise=x + 1), Kink(ZERO, ZERO, ZERO, ONE)),
        "there is no slope from this side",
    ),
    "smooth where it is steep": (
        lambda: by_regions(sqrt(size(x)), Kink(ZERO, ZERO, ZERO, ZERO)), "there is no slope from this side",
    ),
    "another quotient": (
        lambda: by_regions(
            cases(x, (0, "<=", 0), otherwise=x + 1), Kink(ZERO, ZERO, ZERO, Unbounded((2 + h) / h))
        ),
        "its difference quotient",
    ),
    "a bounded quotient": (
        lambda: by_regions(sqrt(size(x)) ** 3, Kink(ZERO, ZERO, Unbounded(-sqrt(h)), Unbounded(sqrt(h)))),
        "it is not shown that -\\sqrt{h} grows without bound",
    ),
    "it depends, and that is not said": (lambda: elu_at(Kink(ZERO, ZERO, alpha, ONE)), "depends on a letter"),
    "another value": (
        lambda: elu_at(Kink(ZERO, ZERO, alpha, ONE, (alpha, form(2)))), "agree for \\alpha = 2 and for no other",
    ),
    "it does not depend": (
        lambda: relu_at(Kink(ZERO, ZERO, ZERO, ONE, (alpha, ONE))), "does not depend on \\alpha; leave only_for out",
    ),
    "one formula, wrong on one region": (
        lambda: relu_at(Kink(ZERO, ZERO, ZERO, ONE), claim=size(x) / x), "the one formula, in part-0",
    ),
    "one formula, wrong at the kink": (
        lambda: softsign(Kink(ZERO, ZERO, ONE, ONE), claim=1 / (1 + size(x)) ** 2 * cases(
            x, (1, "<", 0), otherwise=cases(x, (2, "<=", 0), otherwise=1))),
        "the one formula, at kink-0",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("make", "told"), WRONG.values(), ids=WRONG)
def test_a_wrong_statement_is_refused(make: Callable[[], Regions], told: str) -> None:
    with pytest.raises(DerivationError) as refused:
        prove_regions(make())
    assert told in str(refused.value)


def test_columns_are_those_of_the_regions() -> None:
    right = RIGHT["different slopes"][0]
    turned = dict(reversed(list(right.columns.items())))
    with pytest.raises(DerivationError, match="from left to right"):
        Regions(right.of, x, turned, right.kinks)
    with pytest.raises(DerivationError, match="have one name"):
        Regions(right.of, x, right.columns, {"part-0": right.kinks["kink-0"]})
