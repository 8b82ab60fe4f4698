"""`scripts/build.py`, run as often as one asks for in one process, in which SymPy and matplotlib are imported once.

It runs in the project's folder, and in a process as `mkdocs serve` does: notes are read anew each time, and only a
change to the engine needs another process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

KINDS = ("stdout", "stderr")


class Resident:
    """The process. What it and its workers say is kept in two files, as a shell would."""

    def __init__(self, root: Path, environment: dict[str, str]) -> None:
        self.said = [root.with_name(kind) for kind in KINDS]
        asked, self.requests = os.pipe()
        answers, answered = os.pipe()
        with self.said[0].open("ab") as out, self.said[1].open("ab") as err:
            self.process = subprocess.Popen(
                [sys.executable, __file__, str(root / "scripts"), str(answered)],
                cwd=root,
                env=environment,
                stdin=asked,
                stdout=out,
                stderr=err,
                pass_fds=[answered],
            )
        os.close(asked)
        os.close(answered)
        self.answers = os.fdopen(answers)

    def build_py(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        before = [file.stat().st_size for file in self.said]
        assert self.process.poll() is None, f"it has ended; see {self.said[1]}"
        os.write(self.requests, f"{json.dumps(arguments)}\n".encode())
        code = int(self.answers.readline())
        out, err = (file.read_bytes()[start:].decode() for file, start in zip(self.said, before, strict=True))
        return subprocess.CompletedProcess(arguments, code, out, err)

    def end(self) -> None:
        os.close(self.requests)
        self.process.wait(60)
        self.answers.close()


@contextmanager
def resident(root: Path, environment: dict[str, str]) -> Iterator[Resident]:
    """One such process, which ends with the block."""
    process = Resident(root, environment)
    try:
        yield process
    finally:
        process.end()


def serve(answers: int) -> None:
    """Run a command line for each line that comes in, and answer with its exit code."""
    from build import main

    for line in sys.stdin:
        sys.argv = ["build.py", *json.loads(line)]
        try:
            code = main()
        except SystemExit as end:
            code = 0 if end.code is None else int(end.code)
        except BaseException:
            traceback.print_exc()
            code = 1
        sys.stdout.flush()
        sys.stderr.flush()
        os.write(answers, f"{code}\n".encode())


if __name__ == "__main__":
    sys.path[0] = sys.argv[1]
    serve(int(sys.argv[2]))
