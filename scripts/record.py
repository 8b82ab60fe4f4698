"""Run the snippets of all notes, where what they need is installed, and keep their output: `python scripts/record.py`.

With the names of notes, only theirs run. NumPy's output goes beside each snippet, to be reviewed. PyTorch and JAX are
too large for every build: install them beside NumPy (`pip install torch jax`), and what they print is kept in
`scripts/recorded/frameworks.json`, with the versions and the date. They are also asked what they return where a
function has a kink, and for gradients elsewhere, kept in `kinks.json`, `gradients.json` and `tensors.json` beside it.
Where one is missing, its part of the record is left as it is.
"""

from __future__ import annotations

import datetime
import json
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from parts.asked import AT_KINKS, ELSEWHERE, TENSORS, Question, at_kinks, elsewhere
from parts.code import FRAMEWORKS, RECORD, SNIPPETS, digest, framework, key, run
from parts.frameworks import of_tensors
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
            package = FRAMEWORKS.get(framework(path))
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
        for questions, answers in ((at_kinks, AT_KINKS), (elsewhere, ELSEWHERE), (of_tensors, TENSORS)):
            _ask([each for stem in stems() for each in questions(stem, load(stem))], answers, chosen)
    except NoteError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    record["ran"] = {name: entry for name, entry in sorted(record["ran"].items()) if name in map(key, snippets)}
    RECORD.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


def _ask(asked: list[Question], record_in: Path, chosen: list[str]) -> None:
    """Ask the frameworks that are installed. Raises NoteError where a program fails."""
    record: dict[str, Any] = json.loads(record_in.read_text("utf-8")) if record_in.is_file() else {}
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
    record_in.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", "utf-8")


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
