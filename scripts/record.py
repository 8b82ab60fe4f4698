"""Run the snippets of all notes, where what they need is installed, and keep their output: `python scripts/record.py`.

NumPy's output goes beside each snippet, to be reviewed. PyTorch and JAX are too large for every build: install them
beside NumPy (`pip install torch jax`), and what they print is kept in `scripts/recorded/frameworks.json`, with the
versions and the date. Where one is missing, its part of the record is left as it is.
"""

from __future__ import annotations

import datetime
import json
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from parts.code import FRAMEWORKS, RECORD, SNIPPETS, digest, key, run
from say import fit_any_console
from stems import NoteError


def main() -> int:
    """Record; the exit code is 1 where a snippet fails."""
    fit_any_console()
    record: dict[str, Any] = json.loads(RECORD.read_text("utf-8")) if RECORD.is_file() else {"ran": {}}
    snippets = sorted(SNIPPETS.glob("*/*.py"))
    try:
        for path in snippets:
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
    except NoteError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    record["ran"] = {name: entry for name, entry in sorted(record["ran"].items()) if name in map(key, snippets)}
    RECORD.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


if __name__ == "__main__":
    sys.exit(main())
