"""Generate the notes' derivations and figures. `python scripts/build.py --help` says how."""

from __future__ import annotations

import argparse
import json
import sys
from multiprocessing import Pool
from typing import TYPE_CHECKING

from generate import folder, prose
from generate.say import fit_any_console
from generate.stems import NoteError, stems

# What needs SymPy and matplotlib is imported where it is used: a build with nothing to do starts neither.
if TYPE_CHECKING:
    from derive.gates import Proved


def main() -> int:
    """Run the command line; the exit code is 1 where a note does not hold or differs from what is on disk."""
    fit_any_console()
    parser = argparse.ArgumentParser(description="Generate the notes' derivations and figures.")
    parser.add_argument("note", nargs="?", help="print this note's derivation instead of writing files")
    parser.add_argument("--json", action="store_true", help="print the derivation as data; needs a note")
    parser.add_argument("--check", action="store_true", help="write nothing, fail if what is on disk differs")
    arguments = parser.parse_args()
    if arguments.json and not arguments.note:
        parser.error("--json needs the name of a note")
    if arguments.check and arguments.note:
        parser.error("--check is about all notes; give it no name")
    try:
        if arguments.note:
            show(arguments.note, as_json=arguments.json)
        elif arguments.check:
            return check()
        else:
            generate()
    except NoteError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except ModuleNotFoundError as error:  # only what this Python lacks: a note's own imports are NoteErrors
        print(f"error: this Python has no {error.name}; use .venv/bin/python, or see README.md", file=sys.stderr)
        return 1
    return 0


def generate() -> None:
    """Bring .generated/ up to date: all notes are made and proved first, then written, and then the pages checked."""
    made = _all_made(folder.stale())
    folder.update(made)
    prose.check()
    fresh = len(stems()) - len(made)
    print(f"{len(made)} generated, {fresh} up to date", flush=True)


def check() -> int:
    """Compare .generated/ with what the notes make now."""
    differences = folder.differences(_all_made(stems()))
    for line in differences:
        print(f"error: .generated/{line}", file=sys.stderr)
    if differences:
        print("run python scripts/build.py to generate the notes anew", file=sys.stderr)
    return 1 if differences else 0


def show(stem: str, *, as_json: bool) -> None:
    """Print the derivation of one note."""
    if stem not in stems():
        raise NoteError(f'there is no note "{stem}"; there are {", ".join(stems())}')
    from generate.files import data, proved

    note, lines = proved(stem)
    print(json.dumps(data(lines), indent=1, ensure_ascii=False) if as_json else _for_terminal(note.title, lines))


def _for_terminal(title: str, lines: list[Proved]) -> str:
    blocks = [
        f"{position:>2}  {each.line.tex}\n"
        f"    {each.line.rule} ({each.line.name})\n"
        f"    {each.line.because}\n"
        f"    passed: {', '.join(each.gates)}"
        for position, each in enumerate(lines, 1)
    ]
    return "\n\n".join([title, *blocks])


def _all_made(notes: list[str]) -> dict[str, folder.Made]:
    """The files of the notes, made side by side, two at a time."""
    if len(notes) < 2:
        return {stem: _made(stem) for stem in notes}
    with Pool(2) as pool:  # the first mistake ends the others' work too
        return dict(zip(notes, pool.imap(_made, notes), strict=True))


def _made(stem: str) -> folder.Made:
    """The note's files, with a word on the terminal about how long they took."""
    made_from = folder.fingerprint(stem)  # before anything is read: a save from here on will be noticed
    from time import perf_counter

    from generate.files import files
    from generate.say import say

    say(f"{stem} ...")
    start = perf_counter()
    made = files(stem)
    say(f"{stem} proved and drawn in {perf_counter() - start:.2f} s")
    return folder.Made(made_from, made)


if __name__ == "__main__":
    sys.exit(main())
