"""What took long to compute, kept for as long as what it was computed from stays the same."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from hashlib import sha256
from importlib.metadata import version
from typing import TypeVar

from generate.stems import ROOT, SCRIPTS, visible

FOLDER = ROOT / ".cache" / "computed"
CODE = {".py", ".mjs", ".json"}

T = TypeVar("T")


def remembered(
    name: str, made_from: object, compute: Callable[[], T], *, rooms: Sequence[str], packages: Sequence[str] = ()
) -> T:
    """The result of `compute`, from the last time if all that it depends on is as it was.

    That is `made_from`, told apart by its repr, the code in the folders `rooms` of scripts/, and the versions of
    `packages`.
    """
    code = [path.read_bytes() for room in rooms for path in visible(SCRIPTS / room, "*") if path.suffix in CODE]
    key = sha256(repr((made_from, code, [version(package) for package in packages])).encode()).hexdigest()
    file = FOLDER / f"{name}.pickle"
    try:
        known, result = pickle.loads(file.read_bytes())
    except (OSError, pickle.UnpicklingError, EOFError, ValueError, TypeError, AttributeError, ImportError):
        known = None  # nothing is remembered, or not in a form that this code knows
    if known != key:
        result = compute()
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pickle.dumps((key, result)))
    return result  # type: ignore[no-any-return]
