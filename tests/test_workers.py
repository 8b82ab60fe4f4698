"""Every build ends: what hangs, exits, is killed or takes too much is told by name, and the rest goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import progress
from generate import workers
from stems import NoteError


def works(task: str) -> str:
    """A worker that does what its task says."""
    progress.at(f"the part that {task}")
    match task:
        case "computes in C":
            9 ** (9**9)
        case "sleeps":
            time.sleep(100)
        case "waits for another process":
            subprocess.run([sys.executable, "-c", "import time; time.sleep(100)  # orphan"])
        case "exits":
            sys.exit(0)
        case "exits at once":
            os._exit(0)
        case "is killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "takes memory":
            bytearray(workers.MEMORY)
        case "has two mistakes":
            raise NoteError("one", "two")
        case "lacks a package":
            __import__("nosuchpackage")
        case "goes on":
            for n in range(5):
                progress.at(f"part {n}")
                time.sleep(1)
    return f"{task}, done"


OUTCOMES = {
    "goes on": "goes on, done",
    "computes in C": "computes in C: over the limit of 4 s: the part that computes in C; this says nothing about",
    "sleeps": "sleeps: over the limit of 4 s: the part that sleeps",
    "waits for another process": "over the limit of 4 s: the part that waits",
    "exits": "exits: its own code ended the process, with exit code 0, at the part that exits",
    "exits at once": "its own code ended the process, with exit code 0, at the part that exits at once",
    "is killed": "is killed: it was ended from outside (SIGKILL); memory may have run out, at the part that is killed",
    "takes memory": "takes memory: more than 8 GiB of memory: the part that takes memory",
    "has two mistakes": "one|two",
    "lacks a package": "this Python has no nosuchpackage",
    "works": "works, done",
}


def test_each_worker_ends_and_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "LIMIT", 4)
    monkeypatch.setattr(workers, "PRELOADED", ["progress"])
    began = time.monotonic()
    told = dict(workers.results(list(OUTCOMES), works))
    assert time.monotonic() - began < 60
    assert set(told) == set(OUTCOMES)
    for task, expected in OUTCOMES.items():
        outcome = told[task]
        assert expected in ("|".join(outcome.mistakes) if isinstance(outcome, workers.Failed) else outcome)
    if Path("/proc").is_dir():
        commands = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if path.is_file()]
        assert not any(b"# orphan" in command for command in commands), "what a worker started goes on without it"


def test_no_tasks_start_nothing() -> None:
    assert list(workers.results([], works)) == []


def test_what_goes_on_after_a_gate_is_not_called_the_gate() -> None:
    told: list[str] = []
    progress.tell(told.append)
    progress.at("the card")
    with progress.within("gate proof"):
        pass
    assert told == ["the card", "gate proof", "the card"]
    progress._listeners.remove(told.append)
