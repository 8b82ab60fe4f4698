"""Run the snippets of all notes, where what they need is installed, and keep their output: `python scripts/record.py`.

With the names of notes, only theirs run. NumPy's output goes beside each snippet, to be reviewed. PyTorch and JAX are
too large for every build: install them beside NumPy (`pip install torch jax`), and what they print is kept in
`scripts/recorded/frameworks.json`, with the versions and the date. What they return where a function has a kink is
asked as well, and kept in `kinks.json` beside it. Where one is missing, its part of the record is left as it is.
"""

from __future__ import annotations

import datetime
import json
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from derive.written.regions import Regions
from parts.answers import RECORD as KINKS
from parts.answers import Question, questions
from parts.code import FRAMEWORKS, RECORD, SNIPPETS, digest, key, run
from parts.load import load
from say import fit_any_console
from stems import NoteError, stems


def main(chosen: list[str]) -> int:
    """Record, of the chosen notes or of all; the exit code is 1 where a snippet fails."""
    fit_any_console()
    record: dict[str, Any] = json.loads(RECORD.read_text("utf-8")) if RECORD.is_file() else {"ran": {}}
    snippets = sorted(SNIPPETS.glob("*/*.py"))
    if unknown := sorted({*chosen} - {*stems()}):
        print(f"error: there is no note {' or '.join(unknown)}", file=sys.stderr)
        return 1
    try:
        for path in snippets:
            if chosen and path.parent.name not in chosen:
                continue
            package = FRAMEWORKS.get(path.stem)
            if package is None:
                path.with_suffix(".out").write_text(run(path), "utf-8")
            elif installed := _installed(package):
                record["ran"][key(path)] = {
                    "sha256": digest(path),
                    "version": installed,
                    "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
                    "output": run(path, seconds=300),  # PyTorch and JAX take long to begin
                }
            else:
                print(f"{key(path)}: left as it is, {package} is not installed")
                continue
            print(f"{key(path)}: ran")
        _ask_at_kinks(chosen)
    except NoteError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    record["ran"] = {name: entry for name, entry in sorted(record["ran"].items()) if name in map(key, snippets)}
    RECORD.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


def _ask_at_kinks(chosen: list[str]) -> None:
    """Ask the frameworks that are installed what they return at the kinks. Raises NoteError where a program fails."""
    record: dict[str, Any] = json.loads(KINKS.read_text("utf-8")) if KINKS.is_file() else {}
    asked = [
        each
        for stem in stems()
        if (whole := (note := load(stem)).part(Regions))
        for each in questions(stem, note, whole)
    ]
    for question in asked:
        installed = _installed(FRAMEWORKS[question.framework])
        if installed and (not chosen or question.stem in chosen):
            record[question.name] = {
                "sha256": question.digest,
                "version": installed.partition("+")[0],
                "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
                "output": _said_by(question),
            }
            print(f"{question.name}: asked")
    kept = {each.name for each in asked}
    record = {name: entry for name, entry in sorted(record.items()) if name in kept}
    KINKS.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _said_by(question: Question) -> str:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{question.framework}_at_a_kink.py"
        path.write_text(question.program, "utf-8")
        return run(path, seconds=300).strip()


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
