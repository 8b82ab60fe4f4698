"""Whose mistake it is: what goes wrong in a note's own code is told with the note, file and line."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import progress
from derive.errors import CANNOT, DerivationError, cannot
from draw.errors import FigureError
from stems import MODULES, SCRIPTS, NoteError


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
    frames = [f for f in traceback.extract_tb(error.__traceback__) if MODULES in Path(f.filename).parents]
    return f"{_relative(frames[-1].filename)}, line {frames[-1].lineno}" if frames else ""


def _relative(filename: str) -> str:
    path = Path(filename)
    return path.relative_to(SCRIPTS.parent).as_posix() if SCRIPTS in path.parents else filename
