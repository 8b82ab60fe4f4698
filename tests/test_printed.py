"""How a number is printed in prose and tables."""

from __future__ import annotations

import pytest

from printed import printed


@pytest.mark.parametrize(("value", "digits", "look"), [
    (0.0, 5, "0"), (16.635532, 5, "16.636"), (-0.25, 5, "−0.25"), (1.68e7, 2, "1.7 × 10⁷"), (5.8e-8, 2, "5.8 × 10⁻⁸"),
    (2045.2, 2, "2000"), (65504.0, 5, "65504"), (float("inf"), 2, "∞"), (float("nan"), 2, "NaN"), (93.0, 5, "93"),
])  # fmt: skip
def test_printed(value: float, digits: int, look: str) -> None:
    assert printed(value, digits) == look
