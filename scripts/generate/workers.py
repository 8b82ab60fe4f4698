"""Work done in processes of their own, so that no work can hang or end the build.

A worker tells what it is at (`progress.at`), and its parent ends it where one such thing takes longer than the limit.
So nothing needs to be interrupted from within, which a long computation in C cannot be, and a worker that exits, is
killed, or runs out of memory is one failure with a name and no more.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

import progress
from say import fit_any_console
from stems import SCRIPTS, NoteError

SIDE_BY_SIDE = 2
MEMORY = 8 * 2**30  # bytes of addresses; SymPy and matplotlib take about one GiB
CPU = 3600  # seconds, for a worker whose parent was killed
PRELOADED = ["generate.files", "scipy.special"]  # and with them SymPy and matplotlib, once for all workers

T = TypeVar("T")
Context = SpawnContext | ForkServerContext

ADVICE = "this says nothing about whether it is right; make it smaller, or set another limit in STEPWISE_SECONDS"


@dataclass(frozen=True)
class Failed:
    """Why a task has no result, in sentences for its author."""

    mistakes: tuple[str, ...]


def results(tasks: Sequence[str], work: Callable[[str], T]) -> Iterator[tuple[str, T | Failed]]:
    """Each task with what `work` makes of it, as they end, two side by side."""
    if not tasks:
        return
    waiting, running = list(tasks), list[_Worker[T]]()
    context = _context()
    try:
        while waiting or running:
            while waiting and len(running) < SIDE_BY_SIDE:
                running.append(_Worker(context, waiting.pop(0), work))
            wait([worker.connection for worker in running], timeout=max(0, min(each.left() for each in running)))
            for worker in list(running):
                if (outcome := worker.outcome()) is not None:
                    running.remove(worker)
                    yield worker.task, outcome[0]
    finally:
        for worker in running:
            worker.end()


def _context() -> Context:
    """How processes are started: from one that has imported what all of them need, where the system can fork."""
    if os.name != "posix":
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver  # which other systems do not have

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    before = dict(os.environ)
    os.environ["PYTHONPATH"] = str(SCRIPTS)  # Python 3.11 to 3.13 start the fork server without this process's sys.path
    forkserver.ensure_running()
    os.environ.clear()
    os.environ.update(before)
    return context


class _Worker(Generic[T]):
    def __init__(self, context: Context, task: str, work: Callable[[str], T]) -> None:
        self.task = task
        self.doing = "its beginning"
        self.began = time.monotonic()
        self.connection, theirs = context.Pipe(duplex=False)
        self.process: BaseProcess = context.Process(
            target=_run, args=(theirs, task, work, dict(os.environ)), daemon=True
        )
        self.process.start()
        theirs.close()

    def left(self) -> float:
        """Seconds that it may still take for what it is at."""
        return self.began + progress.LIMIT - time.monotonic()

    def outcome(self) -> tuple[T | Failed] | None:
        """What came out, or None while it goes on."""
        try:
            while self.connection.poll():
                kind, told = self.connection.recv()
                if kind == "at":
                    self.doing, self.began = told, time.monotonic()
                else:
                    self.end()
                    return (Failed(told) if kind == "failed" else told,)
        except (EOFError, OSError):
            return (self._died(),)
        if self.left() > 0:
            return None
        self.end()
        return (Failed((f"{self.task}: over the limit of {progress.LIMIT:g} s: {self.doing}; {ADVICE}",)),)

    def _died(self) -> Failed:
        self.process.join(progress.LIMIT)
        code = self.process.exitcode
        self.end()
        if code is not None and code < 0:
            name = signal.Signals(-code).name
            how = f"it was ended from outside ({name}); memory may have run out"
        else:
            how = f"its own code ended the process, with exit code {code}"
        return Failed((f"{self.task}: {how}, at {self.doing}",))

    def end(self) -> None:
        """End the process, and what it has started."""
        if self.process.pid and hasattr(os, "killpg"):
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
        with suppress(ValueError):
            self.process.kill()
        self.process.join()
        self.connection.close()


def _run(connection: Connection, task: str, work: Callable[[str], object], environment: dict[str, str]) -> None:
    """A worker: do the work, tell what it is at, and then what came out."""
    os.environ.clear()
    os.environ.update(environment)
    fit_any_console()  # while its streams are what they were opened as
    os.dup2(1, 2)  # what notes and libraries say is no mistake of the build
    _limited()
    progress.tell(lambda what: connection.send(("at", what)))
    try:
        connection.send(("done", work(task)))
    except NoteError as error:
        connection.send(("failed", error.mistakes))
    except ModuleNotFoundError as error:  # only what this Python lacks: a note's own imports are NoteErrors
        connection.send(("failed", (f"this Python has no {error.name}; use .venv/bin/python, or see README.md",)))
    except MemoryError:
        connection.send(("failed", (f"{task}: more than {MEMORY >> 30} GiB of memory: {progress.now()}",)))
    connection.close()


def _limited() -> None:
    """Give this process a group of its own, to be ended with all that it starts, and limits to memory and time."""
    if os.name != "posix":
        return
    import resource

    os.setsid()
    resource.setrlimit(resource.RLIMIT_CPU, (CPU, CPU))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
