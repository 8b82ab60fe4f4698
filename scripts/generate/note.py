"""What a note is, and how its module is found and read.

A note is one stem in two trees: `scripts/notes/tanh.py` holds its derivation and picture, `docs/notes/tanh.md`
its prose. The module defines `note`, and that is all anyone asks of it.
"""

from __future__ import annotations

import importlib
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import progress
from derive.errors import CANNOT, DerivationError, cannot
from derive.forms.form import Form, Name, Symbol
from derive.written.card import Card
from derive.written.derivation import Derivation
from derive.written.exercise import Exercise
from derive.written.wording import refuse_lost_backslashes, refuse_no_title
from draw.errors import FigureError
from draw.picture import Picture
from generate import showable
from generate.stems import SCRIPTS, NoteError


@dataclass(frozen=True)
class Note:
    """A derivation with its picture, and what stands beside it, if the note has that.

    `title` is the function's name among other names, as in "tanh".
    """

    title: str
    derivation: Derivation
    picture: Picture
    card: Card | None = None
    exercises: tuple[Exercise, ...] = ()

    def __post_init__(self) -> None:
        for what, thing, kind in (
            ("derivation", self.derivation, Derivation),
            ("picture", self.picture, Picture),
            ("card", self.card, Card | None),
        ):
            if not isinstance(thing, kind):
                raise DerivationError(f"the note's `{what}` must be a {kind}, not {thing!r}")
        if not isinstance(self.exercises, tuple) or not all(isinstance(each, Exercise) for each in self.exercises):
            raise DerivationError("the note's `exercises` must be a tuple of exercises; (Exercise(...),) is one of one")
        refuse_no_title(self.title, "the note's title")
        showable.refuse_odd_derivation(self.derivation)
        showable.refuse_odd_picture(self.picture)
        showable.refuse_odd_exercises(self.exercises)
        if self.card:
            showable.refuse_odd_card(self.card)


@dataclass(frozen=True)
class FloatsNote:
    """How the formulas of a derivation, equal on paper, differ in floating point.

    The printed lines of `derivation`, which is that of the note `told_in`, are measured as far as they are about the
    slope, and with them `slopes`, other forms of it;
    `functions` are forms of the function itself. The last form of each is the recommended one: it must be free of
    cancellation, for exact values are computed by it. `shown` are the forms that the figures show, each with its
    look in plain characters.
    """

    title: str
    told_in: str
    derivation: Derivation
    slopes: dict[str, Form]
    functions: dict[str, Form]
    shown: dict[str, Form]

    def __post_init__(self) -> None:
        refuse_no_title(self.title, "the note's title")
        showable.refuse_odd_derivation(self.derivation)
        for look in self.shown:
            refuse_lost_backslashes(look, "a look that the figures show")


@dataclass(frozen=True)
class Back:
    """One step back through a network: how `of`, which is closer to the loss, changes with `by`.

    `slope` is that derivative as a form; `total`, where there is a shorter way to write it, that of the loss.
    """

    by: Symbol | Name
    of: Name
    slope: Form | int
    total: Form | None = None


@dataclass(frozen=True)
class NetworkNote:
    """A small network worked with numbers.

    `example` and `parameters` give the values of symbols, which have no intervals, as decimals; `forward` are the names
    that are computed from them, the loss last; `backward` goes from the loss to each of the parameters, and `rate` is
    the size of the step.
    `layers` are the columns of the drawing, from the inputs to the output.
    """

    title: str
    example: dict[Symbol, str]
    parameters: dict[Symbol, str]
    rate: str
    forward: tuple[Name, ...]
    backward: tuple[Back, ...]
    layers: tuple[tuple[Symbol | Name, ...], ...]

    def __post_init__(self) -> None:
        refuse_no_title(self.title, "the note's title")


AnyNote = Note | FloatsNote | NetworkNote


def load(stem: str) -> AnyNote:
    """The note of `scripts/notes/<stem>.py`. Raises NoteError where it cannot be had."""
    progress.at(f"reading scripts/notes/{stem}.py")
    with blamed_on(stem):
        module = importlib.import_module(f"notes.{stem}")
    note = getattr(module, "note", None)
    if not isinstance(note, AnyNote):
        raise NoteError(f"scripts/notes/{stem}.py defines no `note`; end it with note = Note(...)")
    return note


def derived(stem: str) -> Note:
    """The note, if it is one with a derivation of its own. Raises NoteError where it is not."""
    note = load(stem)
    if not isinstance(note, Note):
        raise NoteError(f"{stem} has no derivation of its own")
    return note


@contextmanager
def blamed_on(stem: str) -> Iterator[None]:
    """Turns whatever goes wrong in a note's own code into a NoteError that names the note, file and line."""
    try:
        yield
    except (NoteError, MemoryError):
        raise
    except (DerivationError, FigureError) as error:
        place = _author_line(error)
        raise NoteError(f"{stem}: {place}: {error}" if place else f"{stem}: {error}") from error
    except (SystemExit, KeyboardInterrupt, GeneratorExit) as error:
        raise NoteError(f"{stem}: {_place(error)}: a note's code must not end the program: {error!r}") from error
    except tuple(CANNOT) as error:
        raise NoteError(f"{stem}: {_author_line(error) or progress.now()}: {cannot(error)}") from error
    except BaseException as error:
        raise NoteError(f"{stem}: {_place(error)}: {type(error).__name__}: {_said(error)}") from error


def _said(error: BaseException) -> str:
    """What an error of an author's code says, with advice where that is a riddle."""
    try:
        text = str(error)
    except Exception:  # whatever an author's own exception does
        return "it does not say why"
    return f'{text}; double the backslash, or write r"..." with one' if "unicodeescape" in text else text


def _place(error: BaseException) -> str:
    """Where a mistake shows, as "file, line n": in the note, or else what was being done, and the engine's line."""
    if isinstance(error, SyntaxError) and error.filename:
        return f"{_relative(error.filename)}, line {error.lineno}"
    if author := _author_line(error):
        return author
    frames = [f for f in traceback.extract_tb(error.__traceback__) if SCRIPTS in Path(f.filename).parents]
    return f"{progress.now()}: {_relative(frames[-1].filename)}, line {frames[-1].lineno}"


def _author_line(error: BaseException) -> str:
    """The last line of a note that was running, as "file, line n"; empty if there was none."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if SCRIPTS / "notes" in Path(f.filename).parents]
    return f"{_relative(frames[-1].filename)}, line {frames[-1].lineno}" if frames else ""


def _relative(filename: str) -> str:
    path = Path(filename)
    return path.relative_to(SCRIPTS.parent).as_posix() if SCRIPTS in path.parents else filename
