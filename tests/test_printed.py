"""How a number is printed in prose and tables."""

from __future__ import annotations

import pytest

from printed import printed, printed_above


@pytest.mark.parametrize(("value", "digits", "look"), [
    (0.0, 5, "0"), (16.635532, 5, "16.636"), (-0.25, 5, "−0.25"), (1.68e7, 2, "1.7 × 10⁷"), (5.8e-8, 2, "5.8 × 10⁻⁸"),
    (2045.2, 2, "2000"), (65504.0, 5, "65504"), (float("inf"), 2, "∞"), (float("nan"), 2, "NaN"), (93.0, 5, "93"),
])  # fmt: skip
def test_printed(value: float, digits: int, look: str) -> None:
    assert printed(value, digits) == look


@pytest.mark.parametrize(("value", "look"), [
    (2.5427, "2.6"), (2.5, "2.5"), (2.5 + 2**-50, "2.6"), (0.75, "0.75"), (99.01, "100"), (2045.2, "2100"),
    (1.61e7, "1.7 × 10⁷"), (5.81e-8, "5.9 × 10⁻⁸"), (0.0, "0"), (float("inf"), "∞"),
])  # fmt: skip
def test_a_bound_is_rounded_up(value: float, look: str) -> None:
    assert printed_above(value) == look
