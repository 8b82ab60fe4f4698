"""The derivatives of a note's function by its other letters, each with a derivation of its own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from derive.errors import DerivationError
from derive.forms.form import Form
from derive.written.derivation import Derivation
from derive.written.proved import prove
from parts.derivation import line_pieces, refuse_what_no_page_shows, result_of
from parts.note import Made, Note, Pieces, add_pieces, forms_of, refuse_odd


class Partials(dict[str, Derivation]):
    """Derivations by the names that begin their addresses on the page, as in `Partials({"by-beta": by_beta})`."""


@refuse_odd.register
def _(part: Partials, note: Note) -> None:
    main = note.needed(Derivation, "a partial derivative")
    for name, derivation in part.items():
        if not isinstance(derivation, Derivation):
            raise DerivationError(f"the partial derivative {name} must be a Derivation, not {derivation!r}")
        if derivation.of != main.of or derivation.by == main.by:
            raise DerivationError(f"the partial derivative {name} must be of the note's function, by another letter")
        refuse_what_no_page_shows(derivation)


@forms_of.register
def _(part: Partials) -> Iterator[Form]:
    for derivation in part.values():
        yield from forms_of(derivation)


@add_pieces.register
def _(part: Partials, pieces: Pieces) -> None:
    for name, derivation in part.items():
        pieces.add(f"the lines of {name}", partial(_of_lines, pieces.stem, name, derivation))


def _of_lines(stem: str, name: str, derivation: Derivation) -> Made:
    result = f"$$\n{result_of(derivation)}\n$$\n"
    return {**line_pieces(stem, prove(derivation), name), f"{name}/result.md": result}
