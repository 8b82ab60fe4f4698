"""The pages that people write: what they take in exists, and no line of a derivation is left out.

A page takes in a piece with `--8<-- "tanh/figure.md"`, and a number with `{{ tanh/steepest }}`: the entry
`steepest` of the note's `numbers.json`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

import disk
from generate import formulas, shelf
from generate.folder import FOLDER
from stems import ROOT, NoteError, page_of, places, stems, visible, written

# As pymdownx.snippets reads it: alone on its line, with nothing behind it.
SNIPPET = re.compile(r"""^[ \t]*-+8<-+[ \t]+(?P<quote>["'])(?P<path>[^"'\n]+)(?P=quote)$""", re.MULTILINE)
SCISSORS = re.compile(r"^.*(?:-8<|8<-).*$", re.MULTILINE)  # a piece, or an attempt at one

NUMBER = re.compile(r"\{\{ (?P<stem>\w+)/(?P<name>[\w.-]+) \}\}")
ALMOST = re.compile(r"\{\{\s*[\w-]+\s*/\s*[\w.-]+\s*\}\}")  # a number, or an attempt at one

CODE = re.compile(r"(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)")
FORMULA = re.compile(r"\$[^$]*\$")

# Why a note may have no such piece: what stands before it is the piece's path in the note's folder.
WHY_NOT = {
    "card.md": "its note has no Card(...)",
    "exercises.md": "its note has no Exercises(...)",
    "figure.md": "its note has no Picture(...)",
    "published.md": "there is no scripts/published/{stem}.py",
    "code.md": "it takes Code() in the note, and numpy.py, pytorch.py and jax.py in scripts/snippets/{stem}/",
    "reuse/measured.md": "`make bench-reuse` has not measured this note, which must have Reuse()",
    "reuse/": "its note has no Reuse(), which is for a derivative that is a polynomial in the function's value alone",
    "input_or_output/": "its note has no Box(), which is for a derivative that is a polynomial in its value alone",
}

Problem = tuple[re.Match[str], str]  # a place in a page, and what is wrong there


def filled(markdown: str) -> str:
    """A page's Markdown with its numbers in place; `problems` has seen to it that they are there."""
    return NUMBER.sub(lambda found: _numbers(found["stem"])[found["name"]], markdown)


def problems(failed: Collection[str] = ()) -> list[str]:
    """Where pages and what was generated for them do not fit together, as sentences with file and line.

    Nothing is said of pieces of the notes that `failed`: their own mistakes are told already.
    """
    found: list[str] = []
    for page in visible(ROOT / "docs", "*.md"):
        try:
            text = written(page)
        except NoteError as error:
            found += error.mistakes
            continue
        of_page = [*_number_problems(text, failed), *_snippet_problems(text, failed, page.stem)]
        for place, what in sorted(of_page, key=lambda problem: problem[0].start()):
            line = text.count("\n", 0, place.start()) + 1
            found.append(f"{_relative(page)}, line {line}: {what}")
        found += [f"{_relative(page)}, line {line}: {what}" for line, what in formulas.problems(text)]
    for stem in stems():
        if stem not in failed and (FOLDER / stem / "derivation.json").is_file():
            found += _step_problems(stem)
    return [*found, *_title_problems(failed)]


def _number_problems(text: str, failed: Collection[str]) -> Iterator[Problem]:
    elsewhere = [place.span() for kind in (CODE, FORMULA) for place in kind.finditer(text)]
    for almost in ALMOST.finditer(text):
        if NUMBER.fullmatch(almost[0]):
            continue
        if not any(start <= almost.start() < end for start, end in elsewhere):
            yield almost, f"{almost[0]} is not read; write {{{{ NOTE/NAME }}}}"
    for found in NUMBER.finditer(text):
        if found["stem"] in failed or found["name"] in (known := _numbers(found["stem"])):
            continue
        near = get_close_matches(found["name"], known, 3, 0.4)
        hint = f"there are {', '.join(near)}" if near else f"see .generated/{found['stem']}/numbers.json"
        yield found, f'there is no number "{found["name"]}"; {hint}'


def _numbers(stem: str) -> dict[str, str]:
    file = FOLDER / stem / "numbers.json"
    return dict(json.loads(file.read_text("utf-8"))) if file.is_file() else {}


def _snippet_problems(text: str, failed: Collection[str], page: str) -> Iterator[Problem]:
    taken: set[str] = set()
    for attempt in SCISSORS.finditer(text):
        found = SNIPPET.fullmatch(attempt[0])
        if not found:
            if re.search("-8<|8<-", CODE.sub("", attempt[0])):
                yield (
                    attempt,
                    'this is not read; write --8<-- "NOTE/PIECE.md" on a line of its own, with nothing behind',
                )
            continue
        path = PurePosixPath(found["path"])
        if str(path) in taken:
            yield attempt, f"{path} is on this page already; its anchors would be there twice"
        taken.add(str(path))
        if ".." in path.parts or path.is_absolute() or path.suffix != ".md":
            yield attempt, f"{path} is no piece; those are the .md files in .generated/"
        elif path.parts[0] not in failed and not (FOLDER / path).is_file():
            yield attempt, _missing(path)
        elif path.parts[0] != page and b'class="downloads"' in (disk.read(FOLDER / path) or b""):
            yield attempt, f"{path} has files to download, and they lie beside the page of {path.parts[0]} alone"


def _missing(path: PurePosixPath) -> str:
    """Says what a piece that does not exist could have been, and why it is not there if it could be."""
    stem, inside = path.parts[0], PurePosixPath(*path.parts[1:])
    if stem not in stems():
        return f'there is no note "{stem}"; there are {", ".join(stems())}'
    kind = "step" if inside.parts[:1] == ("steps",) else "piece"
    said = f'there is no {kind} "{path.stem}"'
    for piece, reason in WHY_NOT.items():
        if str(inside) == piece or (piece.endswith("/") and str(inside).startswith(piece)):
            return f"{said}: {reason.format(stem=stem)}"
    there = ", ".join(sorted(each.stem for each in (FOLDER / path).parent.glob("*.md")))
    return said + (f"; there are {there}" if there else f" at {path}")


def _step_problems(stem: str) -> Iterator[str]:
    """Each step of the note must be on its page once, in the order of the derivation."""
    page = page_of(stem)
    taken = [found["path"] for found in SNIPPET.finditer(page.read_text("utf-8", "replace"))]
    steps = [line["name"] for line in json.loads((FOLDER / stem / "derivation.json").read_text("utf-8"))]
    shown = [Path(path).stem for path in taken if path.startswith(f"{stem}/steps/")]
    if f"{stem}/derivation.md" in taken:
        shown = [*steps, *shown]
    if shown != steps:
        left_out = [f'"{name}" is left out' for name in steps if name not in shown]
        twice = [f'"{name}" is there twice' for name in dict.fromkeys(shown) if shown.count(name) > 1]
        problem = "; ".join([*left_out, *twice]) or "the steps are not in the order of the derivation"
        yield f"{_relative(page)}: {problem}; take in each of its steps once: {', '.join(steps)}"


def _title_problems(failed: Collection[str]) -> Iterator[str]:
    """Two notes of one name cannot be told apart in the table of all notes."""
    titles: dict[str, str] = {}
    for stem in (each for each in stems() if each not in failed):
        title = shelf.title(disk.read(FOLDER / stem / shelf.FILE)) or stem
        if (other := titles.setdefault(title, stem)) != stem:
            yield f"scripts/notes/{places()[stem]}.py: its title is that of {other}, and nobody could tell them apart"


def _relative(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()
