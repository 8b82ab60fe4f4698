"""What took long to compute, kept for as long as what it was computed from stays the same."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import disk
from say import say
from stems import ROOT, SCRIPTS, NoteError, visible

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
    memory = Memory(name, made_from, rooms, packages)
    result = memory.recalled()
    if result is None:
        result = compute()
        memory.keep(result)
    return result  # type: ignore[no-any-return]


class Memory:
    """A place for one result, which is there for as long as all that it depends on stays as it is: see `remembered`."""

    def __init__(self, name: str, made_from: object, rooms: Sequence[str], packages: Sequence[str] = ()) -> None:
        self.file = FOLDER / f"{name}.pickle"
        code = [path.read_bytes() for room in rooms for path in _code(SCRIPTS / room)]
        self.key = repr((made_from, code, [version(package) for package in packages])).encode()

    def recalled(self) -> Any:
        """What was kept; None if that is nothing, or damaged, or depends on something that has changed."""
        kept = disk.read(self.file) or b""
        if kept[:SEAL] != _seal(self.key, kept[SEAL:]):
            return None
        try:
            return pickle.loads(kept[SEAL:])
        except (pickle.UnpicklingError, AttributeError, ImportError, TypeError):
            return None  # it holds something of a class that is no longer there, or no longer like that

    def keep(self, result: object) -> None:
        """Keep a result in the place of what was there, or say that this cannot be done."""
        pickled = pickle.dumps(result)
        try:
            disk.write(self.file, _seal(self.key, pickled) + pickled)
        except NoteError as error:
            say(f"{self.file.stem} will be computed again next time: {error}")


def _seal(key: bytes, pickled: bytes) -> bytes:
    """What stands before a result that was computed from `key` and is undamaged, and before no other."""
    return sha256(sha256(key).digest() + pickled).digest()


def _code(room: Path) -> Iterator[Path]:
    if not room.is_dir():
        yield room
    yield from (path for path in visible(room, "*") if path.suffix in CODE)
