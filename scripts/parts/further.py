"""Further derivations of a note: by another letter than the main one, or of another function that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from derive.errors import DerivationError, inside
from derive.forms.form import Form
from derive.written.derivation import AnyDerivation
from derive.written.proved import prove
from parts.derivation import definition_piece, line_pieces, refuse_what_no_page_shows, result_piece
from parts.note import Made, Note, Pieces, add_pieces, forms_of, refuse_odd


class Further(dict[str, AnyDerivation]):
    """Derivations by the names that begin their addresses on the page, as in `Further({"by-beta": by_beta})`."""


@refuse_odd.register
def _(part: Further, note: Note) -> None:
    main = note.part(AnyDerivation)
    for name, derivation in part.items():
        if not isinstance(derivation, AnyDerivation):
            raise DerivationError(
                f"the further derivation {name} must be a Derivation or a Gradient, not {derivation!r}"
            )
        if main and (derivation.of, derivation.by) == (main.of, main.by):
            raise DerivationError(f"the further derivation {name} is of the note's own function by its own variable")
        refuse_what_no_page_shows(derivation)


@forms_of.register
def _(part: Further) -> Iterator[Form]:
    for derivation in part.values():
        yield from forms_of(derivation)


@add_pieces.register
def _(part: Further, pieces: Pieces) -> None:
    for name, derivation in part.items():
        pieces.add(f"the lines of {name}", partial(_of_lines, pieces.stem, name, derivation))


def _of_lines(stem: str, name: str, derivation: AnyDerivation) -> Made:
    with inside(name):
        lines = prove(derivation)
    return {
        **line_pieces(stem, lines, name),
        f"{name}/definition.md": definition_piece(derivation.function, derivation.by),
        f"{name}/result.md": result_piece(derivation),
    }
