"""Still figures: what they draw are the numbers of a note's forms."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.figure import Figure

from derive.errors import DerivationError
from derive.forms.indexed import Index, Size, SumOver, Tensor
from parts.example import Shown
from parts.note import Note, Pieces, add_pieces
from parts.still import Numbers, Still

n = Size("n")
i, k = Index("i", n), Index("k", n)
x = Tensor("x", (n,))
drawn: list[Numbers] = []


def draw(share: Numbers, total: Numbers) -> Figure:
    drawn[:] = [share, total]
    figure = Figure()
    figure.subplots().plot(share)
    return figure


def still(description: str = "They add up to 1.") -> Still:
    total = SumOver(x[k], k)
    return Still("Shares", description, draw, {x: (1, 2, 5)}, Shown("s", x[i] / total, (i,)), Shown("t", total))


def test_it_draws_what_the_forms_say() -> None:
    pieces = Pieces("shares", Note("Shares", still()))
    add_pieces(still(), pieces)
    made = pieces.whole()
    assert np.array_equal(drawn[0], [0.125, 0.25, 0.625])
    assert drawn[1] == 8
    assert {"still.md", "shares.svg", "shares.png"} <= made.keys()
    assert b'aria-label="Shares. They add up to 1."' in made["still.md"]


def test_a_description_is_a_sentence() -> None:
    with pytest.raises(DerivationError, match="the figure's description"):
        Note("Shares", still(" "))
