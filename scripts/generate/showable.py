"""What a page can show: parts of a note that would be shown without what they depend on, or broken, are refused."""

from __future__ import annotations

import inspect

from derive.errors import DerivationError
from derive.forms.form import Form, Symbol
from derive.forms.trees import symbols
from derive.written.card import Card
from derive.written.derivation import Derivation
from derive.written.exercise import Exercise
from derive.written.wording import refuse_lost_backslashes, refuse_no_sentence
from draw.picture import Picture


def refuse_intervals(*forms: Form) -> None:
    """Raises DerivationError where a letter ranges over an interval: no page says so yet."""
    for symbol in sorted(symbols(*forms), key=lambda symbol: symbol.name):
        if symbol != Symbol(symbol.name):
            raise DerivationError(
                f"{symbol.name} ranges from {symbol.low} to {symbol.high}, and a page cannot say so yet: what it shows "
                f"is about all real {symbol.name}"
            )


def refuse_odd_derivation(derivation: Derivation) -> None:
    """Raises DerivationError where a derivation is about several letters, or a reason is no sentence."""
    by = derivation.by
    refuse_intervals(by, derivation.of, derivation.claim)
    if others := sorted(symbol.name for symbol in symbols(derivation.of, derivation.claim) - {by}):
        raise DerivationError(
            f"the function depends on {', '.join(others)} beside {by.name}, and a note is about one variable for now"
        )
    refuse_no_sentence(derivation.because, "the first line's reason")
    for step in (*derivation.prepare, *derivation.derive):
        refuse_no_sentence(step.because, f'the reason of step "{step.name}"')


def refuse_odd_picture(picture: Picture) -> None:
    """Raises DerivationError where a picture has no source to show, or a place that is no number."""
    if not inspect.isfunction(picture.draw):
        raise DerivationError(
            "the picture's `draw` must be a function that is written with def: the page shows its code"
        )
    for place in picture.places:
        if not isinstance(place, tuple) or [type(part) in (int, float) for part in place] != [False, True]:
            raise DerivationError(f'a place of the picture is a name and a number, ("Steep", 0), not {place!r}')
    refuse_no_sentence(picture.description, "the picture's description")


def refuse_odd_exercises(exercises: tuple[Exercise, ...]) -> None:
    """Raises DerivationError where an exercise has an interval, or a text that is no sentence."""
    for number, exercise in enumerate(exercises, 1):
        refuse_no_sentence(exercise.question, f"the question of exercise {number}")
        refuse_intervals(exercise.left, *(form for form, _ in exercise.lines))
        for line, (_, because) in enumerate(exercise.lines, 1):
            refuse_no_sentence(because, f"the reason of line {line} in the answer to exercise {number}")


def refuse_odd_card(card: Card) -> None:
    """Raises DerivationError where an entry of a card is no form, or a text that Python has changed."""
    for text in card.formal or ():
        refuse_lost_backslashes(text, "the card's `formal`")
    for name, entry in vars(card).items():
        for each in entry if isinstance(entry, tuple) and name != "formal" else (entry,):
            if name != "formal" and not isinstance(each, Form):
                raise DerivationError(f"the card's `{name}` must be made of forms, not {each!r}; write form({each!r})")
