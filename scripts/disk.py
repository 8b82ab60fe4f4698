"""Files that a build makes: written whole or not at all, whatever was in their place before.

All of them can be made again, and so what stands in the way, such as a folder where a file belongs, is removed.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from stems import ROOT, NoteError

FULL = "make room on the disk, and build again"
ADVICE = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EROFS: "it is not up to date, so build once where it can be written",
}


def read(path: Path) -> bytes | None:
    """A file's content; None where there is no file, or none that can be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def write(path: Path, content: bytes) -> None:
    """Put a file with this content in place in one move; one that has it already is not touched.

    Raises NoteError where the disk does not let it.
    """
    if read(path) == content:
        return
    with told(path, "written"):
        make_folder(path.parent)
        unfinished = path.with_name(f".{path.name}.{os.urandom(4).hex()}.part")  # another build may write it, too
        try:
            with unfinished.open("xb") as file:
                file.write(content)
            if path.is_dir():
                remove(path)
            unfinished.replace(path)
        except BaseException:
            with suppress(OSError):
                unfinished.unlink()
            raise


def make_folder(path: Path) -> None:
    """See to it that there is a folder, and no file or broken link in its place or above. Raises NoteError."""
    with told(path, "made a folder"):
        for each in [*reversed(path.parents), path]:
            if not each.is_dir():
                each.unlink(missing_ok=True)
        path.mkdir(parents=True, exist_ok=True)


def remove(path: Path) -> None:
    """Remove a file, a link, or a folder with all that is in it; it may be gone already. Raises NoteError."""
    with told(path, "removed"):
        while os.path.lexists(path):
            with suppress(FileNotFoundError):  # another build may be removing the same
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                else:
                    path.unlink()


@contextmanager
def told(path: Path, done: str) -> Iterator[None]:
    """Turns what the disk refuses into a NoteError, which says that `path` cannot be `done`, why, and what to do."""
    try:
        yield
    except OSError as error:
        shown = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else str(path)
        advice = ADVICE.get(error.errno or 0, "see whose it is and what its permissions are, and build again")
        raise NoteError(f"{shown} cannot be {done}: {error.strerror or error}; {advice}") from None
