"""What a note is: a title and parts.

A kind of part is a record, and a file beside this one that says of it: `refuse_odd`, what a page could not show of it;
`forms_of`, the forms in it, and `taken_by`, the letters that the page itself needs for it; and `add_pieces`, what it
gives for pages to take in by name.
"""

from __future__ import annotations

import json
import reprlib
from collections.abc import Callable, Iterator, Mapping
from functools import singledispatch
from typing import Any, TypeVar

import progress
from blame import blamed_on
from derive.errors import DerivationError
from derive.forms.form import Form
from derive.written.wording import refuse_no_title
from stems import NoteError

# Each part may add its own to these.
NUMBERS = "numbers.json"  # for prose
SUMMARY = "summary.json"  # for the table of all notes
SHARED = {NUMBERS, SUMMARY}

Part = TypeVar("Part")
Made = Mapping[str, str | bytes]  # content by path in the note's folder


class Note:
    """A note: its `title` among others in menus and tables, as in "Tanh", and its `parts`, one of a kind."""

    def __init__(self, title: str, *parts: object) -> None:
        """Raises DerivationError where a part is none, or is there twice, or cannot be shown."""
        refuse_no_title(title, "the note's title")
        self.title, self.parts = title, parts
        for part in parts:
            if add_pieces.dispatch(type(part)) is add_pieces.dispatch(object):
                raise DerivationError(
                    f"this is no part of a note: {reprlib.repr(part)}; scripts/parts/ has what can be one"
                )
            if len([each for each in parts if type(each) is type(part)]) > 1:
                raise DerivationError(f"the note has two parts of the kind {type(part).__name__}; it may have one")
        for part in parts:
            refuse_odd(part, self)

    def part(self, kind: type[Part]) -> Part | None:
        """The part of a kind, if the note has one."""
        return next((each for each in self.parts if isinstance(each, kind)), None)

    def needed(self, kind: type[Part], by: str) -> Part:
        """The part of a kind. Raises DerivationError, for what needs it, where there is none."""
        if (found := self.part(kind)) is None:
            raise DerivationError(f"{by} needs a {kind.__name__}, and the note has none; see scripts/parts/")
        return found


class Pieces:
    """The files of a note's parts, and the mistakes in them: a mistake in one keeps no other from being looked at."""

    def __init__(self, stem: str, note: Note) -> None:
        self.stem, self.note = stem, note
        self.made: dict[str, str | bytes] = {}
        self.mistakes: dict[str, None] = {}

    def add(self, what: str, make: Callable[[], Made]) -> bool:
        """Make some files; whether that went well."""
        progress.at(what)
        try:
            with blamed_on(self.stem):
                for path, content in make().items():
                    if path in self.made and path not in SHARED:
                        raise DerivationError(f"two parts of the note make the piece {path}")
                    self.made[path] = _joined(self.made.get(path), content) if path in SHARED else content
        except NoteError as error:
            self.mistakes |= dict.fromkeys(error.mistakes)
            return False
        return True

    def whole(self) -> dict[str, bytes]:
        """All files. Raises NoteError where a part has a mistake."""
        if self.mistakes:
            raise NoteError(*self.mistakes)
        return {path: content.encode() if isinstance(content, str) else content for path, content in self.made.items()}


def numbers(found: Mapping[str, str]) -> Made:
    """Numbers for prose, by name."""
    return {NUMBERS: _as_json(found)}


def summary(found: Mapping[str, Any]) -> Made:
    """What the table of all notes says of this one, by name: `generate/shelf.py` reads it."""
    return {SUMMARY: _as_json(found)}


def _joined(known: str | bytes | None, more: str | bytes) -> str | bytes:
    return _as_json(json.loads(known) | json.loads(more)) if known else more


def _as_json(found: Mapping[str, Any]) -> str:
    return json.dumps(found, indent=1, ensure_ascii=False) + "\n"


@singledispatch
def refuse_odd(part: object, note: Note) -> None:
    """Raises DerivationError where a page could not show a part as it is; called where the author makes the note."""


@singledispatch
def forms_of(part: object) -> Iterator[Form]:
    """The forms in a part, whose letters mean one thing on the page."""
    return iter(())


@singledispatch
def taken_by(part: object) -> Mapping[str, str]:
    """Letters, as TeX, that the page itself uses where it shows a part, with what they mean."""
    return {}


@singledispatch
def add_pieces(part: object, pieces: Pieces) -> None:
    """Prove what a part says, and add its pieces to those of the note."""
