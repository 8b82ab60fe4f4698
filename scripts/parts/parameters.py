"""The parameters of a note's function, beside its variable: which value figures show, and where the slider goes."""

from __future__ import annotations

from dataclasses import dataclass

from derive.errors import DerivationError
from derive.forms.alphabet import letter_python
from derive.forms.form import Form, Symbol
from derive.forms.trees import symbols
from parts.note import Note, Pieces, add_pieces


@dataclass(frozen=True)
class Parameter:
    """A `letter`, the value that is `shown` of it, the range of the explorer's slider, and others worth a look."""

    letter: Symbol
    shown: float
    low: float
    high: float
    also: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        """Raises DerivationError where the value is not within the slider's range."""
        if not self.low <= self.shown <= self.high:
            raise DerivationError(
                f"{self.letter.name} shows {self.shown:g}, outside its slider's {self.low:g} to {self.high:g}"
            )


class Parameters(tuple[Parameter, ...]):
    """The parameters of a note."""

    def __new__(cls, *parameters: Parameter) -> Parameters:
        """Raises DerivationError where something is no parameter."""
        for each in parameters:
            if not isinstance(each, Parameter):
                raise DerivationError(f"a note's parameters are Parameter(...), and not {each!r}")
        return super().__new__(cls, parameters)


@add_pieces.register
def _(part: Parameters, pieces: Pieces) -> None:
    """They have no piece of their own."""


def parameters_of(note: Note, by: Symbol, *forms: Form) -> Parameters:
    """The parameters of forms of a note. Raises DerivationError where a letter beside `by` has no value to show."""
    given = note.part(Parameters) or Parameters()
    needed = symbols(*forms) - {by}
    if missing := sorted(letter.name for letter in needed - {each.letter for each in given}):
        letters = ", ".join(missing)
        raise DerivationError(
            f"a figure needs a value to show for {letters}; give the note Parameters(Parameter({letters}, 1, 0.1, 3))"
        )
    return Parameters(*(each for each in given if each.letter in needed))


def shown(parameters: Parameters) -> dict[str, float]:
    """The values that are shown, by the letters as Python writes them."""
    return {letter_python(each.letter.name): each.shown for each in parameters}
