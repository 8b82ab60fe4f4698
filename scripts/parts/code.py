"""Code that ran: a note's snippets, shown with the output that they really gave.

A note's snippets are files in `scripts/snippets/<stem>/`. One that needs nothing but NumPy runs each time the note is
generated, and must give the output that stands beside it in a `.out` file, so that a change is seen in a review.
Those of a framework too large for every build are run by `scripts/record.py`, which keeps their output with the
versions and the date in `scripts/recorded/frameworks.json`. The word behind the last underscore of a file's name says
what it needs, and what stands before it is an example's name: `where_jax.py` is JAX's tab of the example `where`.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path, PurePosixPath

import progress
from parts.note import Made, Pieces, add_pieces
from stems import SCRIPTS, NoteError

SNIPPETS = SCRIPTS / "snippets"
RECORD = SCRIPTS / "recorded" / "frameworks.json"
FRAMEWORKS = {"pytorch": "torch", "jax": "jax"}  # what a snippet's name ends with, and the package that it needs
WARNING = re.compile(r"^.*?:\d+: (\w+Warning: .*)\n(?:  .*\n)?", re.MULTILINE)  # its place, its text, its line of code
TABS = {"numpy": "NumPy", "pytorch": "PyTorch", "jax": "JAX"}


@dataclass(frozen=True)
class Code:
    """A note's snippets, and the functions for readers to take away, if it publishes some.

    `pytorch` and `jax` are the note's function as these frameworks have it, in its letters as Python writes them, and
    with torch.nn.functional as F and jax.numpy as jnp.
    """

    pytorch: str = ""
    jax: str = ""


@add_pieces.register
def _(part: Code, pieces: Pieces) -> None:
    for path in snippets(pieces.stem):
        pieces.add(f"the snippet {path.name}", partial(ran_files, path))
    pieces.add("code.md", partial(_tabs, pieces.made))
    pieces.add("what it publishes", partial(_published, pieces.stem))


def ran_files(path: Path) -> dict[str, str]:
    """A snippet with its output, as a piece.

    Raises NoteError where the snippet fails, takes too long, or gives another output than the recorded one.
    """
    return {f"code/{path.stem}.md": _shown(path)}


def _tabs(made: Made) -> Made:
    """`code.md`, with a tab for each of all three, and `code/NAME.md` for each example, with tabs for those it has."""
    examples: dict[str, dict[str, str]] = defaultdict(dict)
    for path, code in made.items():
        example, _, needed = PurePosixPath(path).stem.rpartition("_")
        if path.startswith("code/") and needed in TABS:
            examples[example][needed] = str(code)
    whole = examples.pop("", {})
    return {
        **({"code.md": _in_tabs(whole)} if len(whole) == len(TABS) else {}),
        **{f"code/{example}.md": _in_tabs(tabs) for example, tabs in examples.items()},
    }


def _in_tabs(codes: Mapping[str, str]) -> str:
    return "\n".join(f'=== "{title}"\n\n{_indented(codes[name])}' for name, title in TABS.items() if name in codes)


def _published(stem: str) -> Made:
    file = SCRIPTS / "published" / f"{stem}.py"
    return {"published.md": f"```python\n{file.read_text('utf-8').strip()}\n```\n"} if file.is_file() else {}


def snippets(stem: str) -> list[Path]:
    """The files of a note's snippets."""
    return sorted((SNIPPETS / stem).glob("*.py"))


def framework(path: Path) -> str:
    """What a snippet needs, by its name: a key of `FRAMEWORKS`, or another word where NumPy is enough."""
    return path.stem.rpartition("_")[2]


def key(path: Path) -> str:
    """A snippet's name in the record."""
    return path.relative_to(SNIPPETS).as_posix()


def digest(path: Path) -> str:
    """What a record keeps of a snippet's code, so that another code's output is never shown beside it."""
    return sha256(path.read_text("utf-8").encode()).hexdigest()  # the same with any line ends


def run(path: Path, seconds: float | None = None) -> str:
    """What the snippet prints, its warnings included.

    Raises NoteError where it fails, or takes longer than so many seconds, or the limit.
    """
    seconds = seconds or progress.LIMIT
    try:
        done = subprocess.run(
            [sys.executable, "-B", "-P", "-u", "-W", "always", path.name],  # -P: a snippet named jax is not the package
            cwd=path.parent,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env=os.environ | {"PYTHONIOENCODING": "utf-8"},
            timeout=seconds,
        )
    except subprocess.TimeoutExpired:
        raise NoteError(f"{_relative(path)} is over the limit of {seconds:g} s") from None
    if done.returncode:
        lines = re.findall(rf'File ".*{path.name}", line (\d+)', done.stdout)
        raise NoteError(f"{_relative(path)}, line {lines[-1] if lines else 1}: {_last_line(done)}")
    return WARNING.sub(r"\1\n", done.stdout)


def _last_line(done: subprocess.CompletedProcess[str]) -> str:
    lines = done.stdout.strip().splitlines()
    return lines[-1] if lines else f"it ended with exit code {done.returncode}, and said nothing"


def _shown(path: Path) -> str:
    output, where = _recorded(path) if framework(path) in FRAMEWORKS else _checked(path)
    return f"```python\n{path.read_text('utf-8').strip()}\n```\n\n{where} prints:\n\n```text\n{output.rstrip()}\n```\n"


def _checked(path: Path) -> tuple[str, str]:
    """The output of a snippet that runs now, which must be the reviewed one."""
    output, expected = run(path), path.with_suffix(".out")
    if not expected.is_file() or expected.read_text("utf-8") != output:
        was = "has no reviewed output yet" if not expected.is_file() else "prints something else than it did"
        raise NoteError(
            f"{_relative(path)} {was}; if it is right, run `python scripts/record.py` and review the difference in "
            f"{expected.name}. It prints:\n{output.rstrip()}"
        )
    return output, f"NumPy {version('numpy')}"


def _recorded(path: Path) -> tuple[str, str]:
    """The output that was recorded where the framework is installed, and words about when and where."""
    record = json.loads(RECORD.read_text("utf-8")) if RECORD.is_file() else {"ran": {}}
    entry = record["ran"].get(key(path))
    if entry is None or entry["sha256"] != digest(path):
        raise NoteError(
            f"{_relative(path)} has not run since it was changed; run `python scripts/record.py` where "
            f"{FRAMEWORKS[framework(path)]} is installed"
        )
    return entry["output"], f"{TABS[framework(path)]} {entry['version']} on a CPU, on {entry['date']},"


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" if line else "\n" for line in text.splitlines())


def _relative(path: Path) -> str:
    return path.relative_to(SCRIPTS.parent).as_posix() if path.is_relative_to(SCRIPTS.parent) else path.name
