"""Sentences that authors write in Python: what Python's strings may have done to them."""

from __future__ import annotations

import re
import reprlib

from derive.errors import DerivationError

LOST = re.compile(r"[\x00-\x1f\x7f]")  # what \t of \tanh, \f of \frac, \a of \alpha, \n of \nabla become


def refuse_lost_backslashes(text: str, what: str) -> None:
    """Raises DerivationError where Python has made one character of a backslash and the letter after it."""
    if not isinstance(text, str):
        raise DerivationError(f"{what} must be text, not {reprlib.repr(text)}")
    if lost := LOST.search(text):
        written = repr(lost[0])[1:-1]
        near = text[max(0, lost.start() - 20) : lost.end() + 20].strip()
        raise DerivationError(
            f"Python has read {written} in {what} as one character, near {near!r}; double the backslash, or write "
            'r"..." with one'
        )


def refuse_no_sentence(text: str, what: str) -> None:
    """Raises DerivationError where `text` is no sentence, or Markdown would make something else of it."""
    refuse_lost_backslashes(text, what)
    if not re.match(r"[A-Z0-9$*`\"“(\[]", text) or not re.search(r"[.?!][)\"”*]*$", text):
        raise DerivationError(f"{what} must be a sentence, with a capital letter and a full stop: {text!r}")
    if re.match(r"(\d+[.)]|[*+-])\s", text):
        raise DerivationError(f"{what} begins like an item of a list, and would be shown as one: {text!r}")
    if html := re.search(r"<[a-zA-Z/!][^>]*>?", re.sub(r"`[^`]*`|\$[^$]*\$", "", text)):
        raise DerivationError(f"{what} has {html[0]} in it, which a browser would take for its own: {text!r}")


def refuse_no_title(text: str, what: str) -> None:
    """Raises DerivationError where `text` would break the table or the menu that shows it."""
    refuse_lost_backslashes(text, what)
    if not text.strip():
        raise DerivationError(f"{what} is empty")
    if broken := re.search(r"[|<>\[\]`$\\]", text):
        raise DerivationError(f"{what} is shown in tables and menus, where {broken[0]} cannot stand: {text!r}")
