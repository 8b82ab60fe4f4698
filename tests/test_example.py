"""Examples with small numbers: what they show, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from derive.errors import DerivationError
from derive.forms.form import form
from derive.forms.indexed import WHOLE, Index, Lookup, Shift, Size, SumOver, Tensor
from parts.example import Example, Shown
from parts.note import Note, Pieces, add_pieces

n, m = Size("n"), Size("m")
j, k, r = Index("j", n), Index("k", n), Index("r", m)
x, y, A = Tensor("x", (n,)), Tensor("y", (n,)), Tensor("A", (n, n))
s, t = Index("s", WHOLE), Index("t", WHOLE)
signal, kernel = Tensor("x", (WHOLE,)), Tensor("w", (WHOLE,))
slid = SumOver(kernel[t] * signal[Shift((s, t))], t)


def text_of(example: Example) -> str:
    pieces = Pieces("example", Note("Example", example))
    add_pieces(example, pieces)
    return str(pieces.made["example.md"])


@pytest.mark.parametrize(
    ("given", "shown", "given_tex", "shown_tex"),
    [
        ({x: (1, 2)}, Shown("y", x[k] / 4, (k,)), "x = (1, 2)", r"y &= (0.2500, 0.5000)"),
        ({x: (0.1, 0.4)}, Shown("y", x[k] / SumOver(x[j], j), (k,)), "x = (0.1, 0.4)", r"y &= (0.2000, 0.8000)"),
        ({x: (1, 2)}, Shown("s", SumOver(x[k], k) / 7), "x = (1, 2)", r"s &\approx 0.4286"),
        ({x: ("0.1", "2")}, Shown("s", SumOver(x[k], k)), "x = (0.1, 2)", "s &= 2.1000"),
        (
            {x: (1, 2), "v": (2, 2, 1)},
            Shown("y", x[Lookup("v", r, n)] * SumOver(form(1), r), (r,)),
            r"v = (2, 2, 1)",
            "y &= (6, 6, 3)",
        ),
        (
            {signal: (1, 2, 0, -1), kernel: (3, 1)},
            Shown("y", slid, (s,), like=signal),
            "x = (1, 2, 0, -1),\\quad w = (3, 1)",
            "y &= (5, 6, -1, -3)",
        ),
    ],
)
def test_numbers_are_given_and_computed(given: dict[Any, Any], shown: Shown, given_tex: str, shown_tex: str) -> None:
    text = text_of(Example(given, shown))
    assert given_tex in text
    assert shown_tex in text


@pytest.mark.parametrize(
    ("given", "shown", "message"),
    [
        ({A: ((1, 2), (3,))}, Shown("s", SumOver(SumOver(A[k, j], j), k)), "rows of numbers that are not all of one"),
        ({A: (1, (2, 3))}, Shown("s", SumOver(SumOver(A[k, j], j), k)), "rows of numbers that are not all of one"),
        ({x: ()}, Shown("s", SumOver(x[k], k)), "rows of numbers that are not all of one length"),
        ({x: (1, 2), y: (1, 2, 3)}, Shown("s", SumOver(x[k] * y[k], k)), "the size n of the example is 2 and 3"),
        ({x: ((1, 2), (3, 4))}, Shown("s", SumOver(x[k], k)), "x has 1 indices, and its numbers 2"),
        ({x: (1, 2)}, Shown("s", SumOver(x[k] * y[k], k)), "the example has no numbers for y"),
        ({x: (1, 2)}, Shown("y", x[Lookup("v", r, n)], (r,)), "the example has no numbers for m, v"),
        ({signal: (1, 2), kernel: (3,)}, Shown("y", slid, (s,)), "how far y goes is not said"),
    ],
)
def test_what_has_no_numbers_is_refused(given: dict[Any, Any], shown: Shown, message: str) -> None:
    with pytest.raises(DerivationError, match=message):
        Example(given, shown)
