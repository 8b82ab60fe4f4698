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
above, shares, kept = Tensor("a", (n,), low=0), Tensor("t", (n,), adds_up=True), Tensor("m", (n,), mask=True)
whole_sum = SumOver(SumOver(A[k, j], j), k)
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
        ({x: ("0.999999", "1")}, Shown("y", 2 * x[k], (k,)), "x = (0.999999, 1)", r"y &\approx (2.0000, 2)"),
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
        ({A: ((1, 2), (3,))}, Shown("s", whole_sum), "the rows of A are not all of one length"),
        ({A: (1, (2, 3))}, Shown("s", whole_sum), "the rows of A are not all of one length"),
        ({x: ()}, Shown("s", SumOver(x[k], k)), "there are no numbers for x"),
        ({x: 1}, Shown("s", SumOver(x[k], k)), r"x has 1 indices, and its numbers have 0; .* a row of one is \(1,\)"),
        (
            {x: (1, 2), y: (1, 2, 3)},
            Shown("s", SumOver(x[k] * y[k], k)),
            "n is 2 by other numbers, and 3 by those",
        ),
        ({x: ((1, 2), (3, 4))}, Shown("s", SumOver(x[k], k)), "x has 1 indices, and its numbers have 2"),
        ({x: (1, 2)}, Shown("s", SumOver(x[k] * y[k], k)), "there are no numbers for y"),
        ({x: (1, 2)}, Shown("y", x[Lookup("v", r, n)], (r,)), "there are no numbers for m, v"),
        (
            {x: (1, 2), "v": (1, 3)},
            Shown("y", x[Lookup("v", r, n)], (r,)),
            "v looks up the place 3, and .* 1 to 2",
        ),
        ({x: (1, 2), y: (1, 2)}, Shown("s", SumOver(x[k], k)), "there are numbers for y, and nothing is shown of them"),
        ({x: (1, "a")}, Shown("s", SumOver(x[k], k)), "'a' is given for x, and is no number"),
        ({x: (1, None)}, Shown("s", SumOver(x[k], k)), "None is given for x, and is no number"),
        ({x: (1, float("nan"))}, Shown("s", SumOver(x[k], k)), "nan is given for x, which goes from -inf to inf"),
        ({x: (1, float("inf"))}, Shown("s", SumOver(x[k], k)), "inf is given for x, which goes from -inf to inf"),
        ({above: (1, -1)}, Shown("s", SumOver(above[k], k)), "-1 is given for a, which goes from 0 to inf"),
        ({shares: (1, 2)}, Shown("s", SumOver(shares[k] ** 2, k)), "rows of t add up to 1, and one .* adds up to 3"),
        ({kept: (1, 2)}, Shown("s", SumOver(kept[k], k)), "m is a mask: its numbers are 0 or 1"),
        ({kept: (0, 0)}, Shown("s", SumOver(kept[k], k)), "not all of a row are 0"),
        ({signal: (1, 2), kernel: (3,)}, Shown("y", slid, (s,)), "how far y goes is not said"),
    ],
)
def test_what_has_no_numbers_is_refused(given: dict[Any, Any], shown: Shown, message: str) -> None:
    with pytest.raises(DerivationError, match=message):
        Example(given, shown)


def test_an_example_shows_something_with_all_its_indices() -> None:
    with pytest.raises(DerivationError, match="the example shows nothing"):
        Example({x: (1, 2)})
    for indices, given in (((), "none"), ((k,), "k")):
        with pytest.raises(DerivationError, match=f"y has the indices j, and is shown with {given}"):
            Shown("y", x[j], indices)
