"""Losses and layers in closed form: the right ones are proved for every size, and the wrong ones are refused."""

from __future__ import annotations

import mpmath
import pytest

from closed_forms import CLOSED
from derive.errors import DerivationError
from derive.forms.families import Family
from derive.forms.form import Form
from derive.forms.indexed import Delta, Index, Size, SumOver, Tensor
from derive.forms.indices import free_indices
from derive.proof.gates import prove_equal
from derive.proof.normal_form import is_zero
from derive.readings.number import number
from derive.readings.tex import tex
from derive.readings.value import value

WRONG = [(name, form) for name, closed in CLOSED.items() for form in closed.wrong]


@pytest.mark.parametrize("name", CLOSED)
def test_the_right_one_is_proved_for_every_size(name: str) -> None:
    closed = CLOSED[name]
    assert is_zero(value(closed.right) - value(closed.gradient))
    prove_equal(closed.right, closed.gradient, step=name)


@pytest.mark.parametrize(("name", "form"), WRONG, ids=[f"{name}: {tex(form)}" for name, form in WRONG])
def test_a_wrong_one_is_refused_with_a_point(name: str, form: Form) -> None:
    gradient = CLOSED[name].gradient
    assert not is_zero(value(form) - value(gradient))
    index = free_indices(form) - free_indices(gradient)  # refused for that alone, before numbers are looked at
    with pytest.raises(DerivationError, match="is free here" if index else "this line is wrong") as refused:
        prove_equal(form, gradient, step=name)
    assert index or "point:  at " in str(refused.value)


def test_a_product_with_zero_still_looks_at_what_may_have_no_number() -> None:
    """Where a factor is 0 the others are left out if they have a number anyway, and a pole beside it is still found."""
    n = Size("n")
    i, j = Index("i", n), Index("j", n)
    x = Tensor("x", (n,))
    at = {n: 2, i: 1, j: 2, (x, 1): mpmath.mpf(0), (x, 2): mpmath.mpf(3)}
    assert number(Delta(i, j) * SumOver(x[j] * x[i], j), at) == 0
    for pole in (1 / x[i], SumOver(x[j] / x[j], j), Family("y", (i,), 1 / x[i])[i]):
        with pytest.raises(ZeroDivisionError):
            number(Delta(i, j) * pole, at)
