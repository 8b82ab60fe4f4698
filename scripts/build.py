"""Generate the notes' derivations and figures. `python scripts/build.py --help` says how."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from generate import folder, prose, workers
from say import fit_any_console
from stems import NoteError, misfits, stems

# What needs SymPy and matplotlib is imported where it is used: a build with nothing to do starts neither.
if TYPE_CHECKING:
    from derive.written.proved import Proved


def main() -> int:
    """Run the command line; the exit code is 1 where a note does not hold or differs from what is on disk."""
    fit_any_console()
    parser = argparse.ArgumentParser(description="Generate the notes' derivations and figures.")
    parser.add_argument("note", nargs="?", help="print this note's derivation instead of writing files")
    parser.add_argument("--json", action="store_true", help="print the derivation as data; needs a note")
    parser.add_argument("--check", action="store_true", help="write nothing, fail if what is on disk differs")
    parser.add_argument("--steps", metavar="FORM", help='print the derivative of a form step by step: "ln(1 + exp(x))"')
    parser.add_argument("--by", metavar="LETTER", help="the variable of --steps, if it is not x")
    arguments = parser.parse_args()
    if arguments.json and not arguments.note:
        parser.error("--json needs the name of a note")
    if arguments.check and arguments.note:
        parser.error("--check is about all notes; give it no name")
    if arguments.steps is not None and (arguments.note or arguments.check):
        parser.error("--steps is about a form; give it no note, and no --check")
    if arguments.by and arguments.steps is None:
        parser.error("--by is the variable of --steps")
    try:
        if arguments.steps is not None:
            show_steps(arguments.steps, arguments.by or "x")
        elif arguments.note:
            show(arguments.note, as_json=arguments.json)
        elif arguments.check:
            check()
        else:
            generate()
    except NoteError as error:
        for mistake in error.mistakes:
            print(f"error: {mistake}", file=sys.stderr)
        return 1
    return 0


def generate() -> None:
    """Bring .generated/ up to date, note by note, and check the pages.

    Raises NoteError with all mistakes of all notes and pages; the notes that hold are written nevertheless.
    """
    mistakes, failed = misfits(), set[str]()
    for done, (stem, outcome) in enumerate(_outcomes(notes := folder.stale()), 1):
        print(f"[{'#' * done}{'.' * (len(notes) - done)}] {done} of {len(notes)}", flush=True)
        if isinstance(outcome, folder.Made):
            folder.put(stem, outcome)
        else:
            failed.add(stem)
            mistakes += outcome.mistakes
    if not misfits():  # a note may have lost a file for a moment only
        folder.tidy()
    mistakes += prose.problems(failed)
    if mistakes:
        raise NoteError(*dict.fromkeys(mistakes))  # a note that others need is told once
    print(f"{len(notes)} generated, {len(stems()) - len(notes)} up to date", flush=True)


def check() -> None:
    """Compare .generated/ with what the notes make now. Raises NoteError with all differences."""
    made, mistakes = dict[str, folder.Made](), misfits()
    for stem, outcome in _outcomes(stems()):
        if isinstance(outcome, folder.Made):
            made[stem] = outcome
        else:
            mistakes += outcome.mistakes
    if not mistakes and (differences := folder.differences(dict(sorted(made.items())))):
        mistakes = [f".generated/{line}" for line in differences]
        mistakes.append("what is on disk is not what the notes make; run python scripts/build.py")
    if mistakes:
        raise NoteError(*mistakes)


def show(stem: str, *, as_json: bool) -> None:
    """Print the derivation of one note. Raises NoteError."""
    if stem not in stems():
        if about := [mistake for mistake in misfits() if re.search(rf"\b{re.escape(stem)}\b", mistake)]:
            raise NoteError(*about)
        raise NoteError(f'there is no note "{stem}"; there are {", ".join(stems())}')
    for _, outcome in workers.results([stem], _as_data if as_json else _for_terminal):
        if isinstance(outcome, workers.Failed):
            raise NoteError(*outcome.mistakes)
        print(outcome)


def show_steps(text: str, by: str) -> None:
    """Print the derivative of a form that is typed in Python, one rule a line. Raises NoteError."""
    for _, outcome in workers.results([text], partial(_steps, by)):
        if isinstance(outcome, workers.Failed):
            raise NoteError(*outcome.mistakes)
        print(outcome)


def _steps(by: str, text: str) -> str:
    from derive.errors import CANNOT, DerivationError, cannot
    from derive.written.stepped import stepped
    from derive.written.typed import letter, typed

    try:
        proved = stepped(typed(text), letter(by))
        return "\n\n".join(_block(position, each) for position, each in enumerate(proved, 1))
    except DerivationError as error:
        raise NoteError(str(error)) from error
    except tuple(CANNOT) as error:
        raise NoteError(cannot(error)) from error


def _as_data(stem: str) -> str:
    from generate.files import proved
    from parts.derivation import data

    rows = [row for name, lines in proved(stem)[1].items() for row in data(lines, name)]
    return json.dumps(rows, indent=1, ensure_ascii=False)


def _for_terminal(stem: str) -> str:
    from generate.files import proved

    note, found = proved(stem)
    blocks = [note.title]
    for name, lines in found.items():
        blocks += [name] if name else []
        blocks += [_block(position, each) for position, each in enumerate(lines, 1)]
    return "\n\n".join(blocks)


def _block(position: int, each: Proved) -> str:
    return (
        f"{position:>2}  {each.line.tex}\n"
        f"    {each.line.rule} ({each.line.name})\n"
        f"    {each.line.because}\n"
        f"    passed: {', '.join(each.gates)}"
    )


def _outcomes(notes: list[str]) -> Iterator[tuple[str, folder.Made | workers.Failed]]:
    """The notes, each with its files or its mistakes, as they come."""
    shared = folder.shared_sources()
    made_from = {stem: folder.fingerprint(stem, shared) for stem in notes}  # before code is read: later saves show
    for stem, outcome in workers.results(notes, _files):
        yield stem, outcome if isinstance(outcome, workers.Failed) else folder.Made(made_from[stem], outcome)


def _files(stem: str) -> folder.Files:
    """The note's files, with a word on the terminal about how long they took."""
    from time import perf_counter

    from generate.files import files
    from say import say

    say(f"{stem} ...")
    start = perf_counter()
    made = files(stem)
    say(f"{stem} proved and drawn in {perf_counter() - start:.2f} s")
    return made


if __name__ == "__main__":
    sys.exit(main())
