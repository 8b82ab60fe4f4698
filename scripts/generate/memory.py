"""What took long to compute, kept for as long as what it was computed from stays the same."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from hashlib import sha256
from importlib.metadata import version
from typing import TypeVar

from generate.stems import ROOT, SCRIPTS, visible

FOLDER = ROOT / ".cache" / "computed"
ROOMS = ("derive", "floats")  # whose code computes what is remembered
PACKAGES = ("numpy", "mpmath", "ml_dtypes")

T = TypeVar("T")


def remembered(name: str, made_from: object, compute: Callable[[], T]) -> T:
    """The result of `compute`, from the last time if `made_from`, told apart by its repr, and the code are the same."""
    code = [path.read_bytes() for room in ROOMS for path in visible(SCRIPTS / room, "*.py")]
    versions = [version(package) for package in PACKAGES]
    key = sha256(repr((made_from, code, versions)).encode()).hexdigest()
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
