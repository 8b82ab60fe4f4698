"""What took long to compute, kept for as long as what it was computed from stays the same."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

import disk
from generate.say import say
from generate.stems import ROOT, SCRIPTS, NoteError, visible

FOLDER = ROOT / ".cache" / "computed"
CODE = {".py", ".mjs", ".json"}
SEAL = sha256().digest_size

T = TypeVar("T")


def remembered(
    name: str, made_from: object, compute: Callable[[], T], *, rooms: Sequence[str], packages: Sequence[str] = ()
) -> T:
    """The result of `compute`, from the last time if all that it depends on is as it was.

    That is `made_from`, told apart by its repr, the code in `rooms`, which are folders and files of scripts/, and the
    versions of `packages`. Where nothing can be kept, it is computed each time.
    """
    code = [path.read_bytes() for room in rooms for path in _code(SCRIPTS / room)]
    key = repr((made_from, code, [version(package) for package in packages])).encode()
    file = FOLDER / f"{name}.pickle"
    kept = disk.read(file) or b""
    if kept[:SEAL] == _seal(key, kept[SEAL:]):
        try:
            return pickle.loads(kept[SEAL:])  # type: ignore[no-any-return]
        except (pickle.UnpicklingError, AttributeError, ImportError, TypeError):
            pass  # it holds something of a class that is no longer there, or no longer like that
    result = compute()
    pickled = pickle.dumps(result)
    try:
        disk.write(file, _seal(key, pickled) + pickled)
    except NoteError as error:
        say(f"{name} will be computed again next time: {error}")
    return result


def _seal(key: bytes, pickled: bytes) -> bytes:
    """What stands before a result that was computed from `key` and is undamaged, and before no other."""
    return sha256(sha256(key).digest() + pickled).digest()


def _code(room: Path) -> Iterator[Path]:
    if not room.is_dir():
        yield room
    yield from (path for path in visible(room, "*") if path.suffix in CODE)
