"""Random pairs of forms with indices: one is made of the other by random rules, or is its slope, or has one mistake."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from derive.forms.form import Form
from derive.readings.slope import slope
from derive.rules.fractions import cancel, fraction_of_fractions, one_fraction, product_of_fractions, split
from derive.rules.indices import (
    adds_up,
    contract,
    into_sum,
    join_sums,
    out_of_sum,
    rename,
    split_sum,
    swap_sums,
)
from derive.rules.naming import put_back, recognize
from derive.rules.numbers import leave_out, work_out
from derive.rules.powers import add_exponents
from derive.rules.products import as_square, multiply_out
from derive.rules.rule import DoesNotFit, Rule
from derive.rules.signs import cancel_signs, sign_in_front
from derive.rules.sums import factor_out, like_terms
from mutants.kinds import mutants
from random_tensors import BOUND, LETTERS, MU, K, L, N, P, Q, R, X, random_form, random_slope
from random_tensors import I as FIRST

RULES: list[Rule] = [
    *(make(index) for make in (contract, contract, out_of_sum, into_sum, split_sum, join_sums) for index in BOUND),
    rename(K, L), rename(L, R), rename(R, K), swap_sums(), adds_up(),
    recognize(P[FIRST]), recognize(P[K]), put_back(P[FIRST]), put_back(P[K]), put_back(Q[FIRST]), put_back(Q[K]),
    recognize(MU), put_back(MU),
    multiply_out(), like_terms(), factor_out(X[FIRST]), factor_out(N), cancel(), split(), one_fraction(),
    product_of_fractions(), fraction_of_fractions(), sign_in_front(), cancel_signs(), leave_out(), work_out(),
    as_square(), add_exponents(),
]  # fmt: skip
MOST_RULES = 6
SLOPES = 1 / 5  # of the pairs


def pair(random: Random, *, mistaken: bool) -> tuple[Form, Form]:
    """Two equal forms, or two of which one has one mistake in it and may be equal all the same."""
    first = random_form(random, random.randint(1, 3))
    form = first
    if random.random() < SLOPES:
        first = random_slope(random)
        form = slope(first.of, first.by)
    for _ in range(random.randint(1, MOST_RULES)):
        form = moved(form, random.choice(RULES))
    return first, random.choice([*mutants(form, LETTERS)] or [1 + form]) if mistaken else form


def moved(whole: Form, rule: Rule) -> Form:
    """`whole` as the rule makes it, where that fits."""
    try:
        return rule(whole)
    except DoesNotFit:
        return whole


def pairs(count: int, seed: int) -> Iterator[tuple[Form, Form]]:
    """`count` pairs, the same ones each time: every other one with one mistake in it."""
    random = Random(seed)
    for number in range(count):
        yield pair(random, mistaken=bool(number % 2))
