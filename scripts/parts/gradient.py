"""A derivative by one of several variables as a part of a note: its lines, what stands at the top, and its footer."""

from __future__ import annotations

from functools import partial

from derive.forms.alphabet import letter_tex
from derive.forms.indexed import WHOLE
from derive.forms.unknowns import unknowns
from derive.readings.certain import AGREE
from derive.readings.matrix_tex import matrix_tex
from derive.written.claims import listed
from derive.written.derivation import AnyDerivation, Gradient
from derive.written.proved import prove
from generate.gradients import FILE
from parts.derivation import definition_piece, line_pieces, result_of
from parts.matrix_forms import MatrixForms, left_of
from parts.note import Made, Note, Pieces, add_pieces
from parts.subject import derivations
from stems import link, places

NOTHING = "–"


@add_pieces.register
def _(part: Gradient, pieces: Pieces) -> None:
    pieces.add("its lines", partial(_of_lines, pieces.stem, part))
    pieces.add("its rows in the table of gradients", partial(_rows, pieces.stem, part, pieces.note))


def _of_lines(stem: str, gradient: Gradient) -> Made:
    return {
        **line_pieces(stem, prove(gradient)),
        "definition.md": definition_piece(gradient.function, gradient.by),
        "result.md": f"$$\n{result_of(gradient)}\n$$\n",
        "proved.md": footer(stem, gradient),
    }


def _rows(stem: str, gradient: Gradient, note: Note) -> Made:
    """The main gradient, and all that are written as matrices as well; `generate/gradients.py` puts rows together."""
    written, known = note.part(MatrixForms) or MatrixForms(), derivations(note)
    shown = {"": gradient} | {name: each for name, each in known.items() if name in written}
    rows = list[str]()
    for name, each in shown.items():
        whole = NOTHING
        if name in written and isinstance(each, Gradient):
            whole = rf"$\displaystyle {left_of(each)} = {matrix_tex(written[name])}$"
        title = f"[{note.title}](notes/{places()[stem]}.md)" if not rows else ""
        cells = [title, rf"$\displaystyle {result_of(each)}$", whole]
        rows.append(f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |\n")
    return {FILE: "".join(rows)}


def footer(stem: str, gradient: AnyDerivation) -> str:
    """The note's footer: what its lines have passed."""
    sizes = [f"${letter_tex(size.name)}$" for size in unknowns(gradient.of, gradient.by).sizes if size != WHOLE]
    lengths = f"{listed(sizes)} from 1 on" if sizes else "length"
    return f"""\
Line 1 is the definition, and each other line was made from the one before by the rule beside it. Each passed four gates
before it was printed: its indices mean one thing each; it is defined wherever the function is; its value was proved
equal to the function, or to its derivative, for every {lengths}, and not for some; and its numbers
agree with a second library's, to {AGREE} digits, for sizes and indices that cover what can differ. The last line passed
a fifth: it is the formula at the top of this page.
[What each gate can and cannot show]({link(stem, "method.md")})
"""
