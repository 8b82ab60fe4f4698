"""The pages that people write: what they take in exists, and no line of a derivation is left out.

A page takes in a piece with `--8<-- "tanh/figure.md"`, and a number with `{{ tanh/steepest }}`: the entry
`steepest` of the note's `numbers.json`.
"""

from __future__ import annotations

import json
import re
from difflib import get_close_matches
from pathlib import Path

from generate import formulas
from generate.folder import FOLDER
from generate.stems import ROOT, NoteError, stems, visible, written

SNIPPET = re.compile(r"""^[ \t]*-+8<-+[ \t]+(?P<quote>["'])(?P<path>[^"'\n]+)(?P=quote)""", re.MULTILINE)

ALMOST = re.compile(r"\{\{\s*[\w-]+\s*/\s*[\w.-]+\s*\}\}")  # a number, or an attempt at one
NUMBER = re.compile(r"\{\{ (?P<stem>\w+)/(?P<name>[\w.-]+) \}\}")


def filled(markdown: str) -> str:
    """A page's Markdown with its numbers in place; `check` has seen to it that they are there."""
    return NUMBER.sub(lambda found: _numbers(found["stem"])[found["name"]], markdown)


def _numbers(stem: str) -> dict[str, str]:
    file = FOLDER / stem / "numbers.json"
    return dict(json.loads(file.read_text("utf-8"))) if file.is_file() else {}


def check() -> None:
    """Raises NoteError, with file and line, where a page and what was generated for it do not fit together."""
    for page in visible(ROOT / "docs", "*.md"):
        text = written(page)
        if wrong := [f"{_relative(page)}, line {line}: {said}" for line, said in formulas.problems(text)]:
            raise NoteError("\n".join(wrong))
        for almost in ALMOST.finditer(text):
            if not NUMBER.fullmatch(almost[0]):
                raise NoteError(f"{_place(page, text, almost)}: {almost[0]} is not read; write {{{{ NOTE/NAME }}}}")
        for found in NUMBER.finditer(text):
            if found["name"] not in (known := _numbers(found["stem"])):
                near = get_close_matches(found["name"], known, 3, 0.4)
                hint = f"; there are {', '.join(near)}" if near else f"; see .generated/{found['stem']}/numbers.json"
                raise NoteError(f'{_place(page, text, found)}: there is no number "{found["name"]}"{hint}')
        for found in SNIPPET.finditer(text):
            if not (FOLDER / found["path"]).is_file():
                raise NoteError(f"{_place(page, text, found)}: {_missing(found['path'])}")
    for stem in stems():
        if (FOLDER / stem / "derivation.json").is_file():
            _check_steps(stem)


def _check_steps(stem: str) -> None:
    """Each step of the note must be on its page once, in the order of the derivation."""
    page = ROOT / "docs" / "notes" / f"{stem}.md"
    taken = [found["path"] for found in SNIPPET.finditer(page.read_text("utf-8"))]
    steps = [line["name"] for line in json.loads((FOLDER / stem / "derivation.json").read_text("utf-8"))]
    shown = [Path(path).stem for path in taken if path.startswith(f"{stem}/steps/")]
    if f"{stem}/derivation.md" in taken:
        shown = [*steps, *shown]
    if shown != steps:
        left_out = [f'"{name}" is left out' for name in steps if name not in shown]
        twice = [f'"{name}" is there twice' for name in dict.fromkeys(shown) if shown.count(name) > 1]
        problem = "; ".join([*left_out, *twice]) or "the steps are not in the order of the derivation"
        raise NoteError(f"{_relative(page)}: {problem}; take in each of its steps once: {', '.join(steps)}")


def _missing(path: str) -> str:
    """Says what a snippet that does not exist could have been."""
    folder, name = (FOLDER / path).parent, Path(path).stem
    there = ", ".join(sorted(each.stem for each in folder.glob("*.md")))
    kind = "step" if folder.name == "steps" else "piece"
    return f'there is no {kind} "{name}"' + (f"; there are {there}" if there else f" at {path}")


def _place(page: Path, text: str, found: re.Match[str]) -> str:
    """Where in a page something stands, as "file, line n"."""
    line = text.count("\n", 0, found.start()) + 1
    return f"{_relative(page)}, line {line}"


def _relative(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()
