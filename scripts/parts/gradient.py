"""A derivative by one of several variables as a part of a note: its lines, what stands at the top, and its footer."""

from __future__ import annotations

from functools import partial

from derive.forms.alphabet import letter_tex
from derive.forms.indexed import WHOLE
from derive.forms.unknowns import unknowns
from derive.readings.certain import AGREE
from derive.written.claims import listed
from derive.written.derivation import AnyDerivation, Gradient
from derive.written.proved import prove
from parts.derivation import definition_piece, line_pieces, result_piece
from parts.note import Made, Pieces, add_pieces
from stems import link


@add_pieces.register
def _(part: Gradient, pieces: Pieces) -> None:
    pieces.add("its lines", partial(_of_lines, pieces.stem, part))


def _of_lines(stem: str, gradient: Gradient) -> Made:
    return {
        **line_pieces(stem, prove(gradient)),
        "definition.md": definition_piece(gradient.function, gradient.by),
        "result.md": result_piece(gradient),
        "proved.md": footer(stem, gradient),
    }


def footer(stem: str, gradient: AnyDerivation) -> str:
    """The note's footer: what its lines have passed."""
    sizes = [f"${letter_tex(size.name)}$" for size in unknowns(gradient.of, gradient.by).sizes if size != WHOLE]
    return f"""\
Line 1 is the definition, and each other line was made from the one before by the rule beside it. Each passed four gates
before it was printed: its indices mean one thing each; it is defined wherever the function is; its value was proved
equal to the function, or to its derivative, for every {listed(sizes)} from 1 on, and not for some; and its numbers
agree with a second library's, to {AGREE} digits, for sizes and indices that cover what can differ. The last line passed
a fifth: it is the formula at the top of this page.
[What each gate can and cannot show]({link(stem, "method.md")})
"""
