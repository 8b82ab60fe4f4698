"""The folder .generated/: one folder a note, whether it is up to date, and how it changes.

A note's fingerprint is a hash of all that its files are made from. `made.json` in the note's folder keeps the
fingerprint and the hash of each file, so that asking what is stale takes a few milliseconds and imports neither
SymPy nor matplotlib.
"""

from __future__ import annotations

import ast
import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import disk
from generate import gradients, in_floats, shelf
from stems import MODULES, ROOT, SCRIPTS, module_of, stems, visible, written

FOLDER = ROOT / ".generated"
RECORD = "made.json"
TABLES = {  # of all notes
    "notes.md": (shelf.FILE, shelf.table),
    "gradients.md": (gradients.FILE, gradients.table),
    "floats.md": (in_floats.FILE, in_floats.table),
}
TITLE = "title.txt"  # of a note, which the menu calls its page by
ROOMS = (
    "derive",
    "draw",
    "floats",
    "generate",
    "network",
    "parts",
    "published",
    "search",
)  # whose code decides what a note's files are
BESIDE = ("blame.py", "printed.py", "stems.py")  # and files that are in no room
PACKAGES = ("sympy", "mpmath", "numpy", "scipy", "ml_dtypes", "matplotlib")

Files = dict[str, bytes]  # content by path under the note's folder


class Made(NamedTuple):
    """A note's files, and the fingerprint of what they were made from."""

    made_from: str
    files: Files


def stale() -> list[str]:
    """The notes whose files are missing, altered, or made from something else than what is there now."""
    shared = shared_sources()
    return [stem for stem in stems() if not _is_fresh(stem, shared)]


def needs_update() -> bool:
    """Whether there is anything to make or to tidy."""
    return bool(stale()) or set(_folders()) != set(stems()) or not all(_table_is(name, _table(name)) for name in TABLES)


def put(stem: str, made: Made) -> None:
    """Put a note's newly made files in place, and no others. A file whose content is the same is not touched.

    Raises NoteError where the disk does not let it.
    """
    for path, content in made.files.items():
        disk.write(FOLDER / stem / path, content)
    for path in _paths(stem) - set(made.files):
        disk.remove(FOLDER / stem / path)
    record = {"from": made.made_from, "files": {path: _hash(content) for path, content in made.files.items()}}
    disk.write(FOLDER / stem / RECORD, json.dumps(record, indent=1).encode())  # the last: all is in place now


def tidy() -> None:
    """Remove what belongs to no note any more, and bring the tables of all notes up to date. Raises NoteError."""
    for stem in set(_folders()) - set(stems()):
        disk.remove(FOLDER / stem)
    for name in TABLES:
        disk.write(FOLDER / name, _table(name))


def differences(made: dict[str, Made]) -> list[str]:
    """How .generated/ differs from what was made, a line for each file; empty if it does not."""
    notes = [line for stem, (_, files) in made.items() for line in _differences(stem, files)]
    strays = [f"{stem} belongs to no note" for stem in sorted(set(_folders()) - set(made))]
    tables = {
        name: table({stem: files.get(piece) for stem, (_, files) in made.items()})
        for name, (piece, table) in TABLES.items()
    }
    return [*notes, *strays, *(f"{name} differs" for name, table in tables.items() if not _table_is(name, table))]


def _differences(stem: str, files: Files) -> list[str]:
    on_disk = _paths(stem)
    missing = [f"{stem}/{path} is missing" for path in sorted(set(files) - on_disk)]
    extra = [f"{stem}/{path} belongs to no step or figure" for path in sorted(on_disk - set(files))]
    shared = sorted(on_disk & set(files))
    other = [f"{stem}/{path} differs" for path in shared if disk.read(FOLDER / stem / path) != files[path]]
    return [*missing, *extra, *other]


def shared_sources() -> str:
    """A hash of what every note's files are made from: the engine's rooms, and the packages' versions."""
    rooms = [path for room in ROOMS for pattern in ("*.py", "*.mplstyle") for path in visible(SCRIPTS / room, pattern)]
    rooms += [SCRIPTS / name for name in BESIDE]
    versions = {package: version(package) for package in PACKAGES} | {"python": sys.version}
    return _hash(json.dumps([_hashes(rooms), versions], sort_keys=True).encode())


def fingerprint(stem: str, shared: str) -> str:
    """A hash of all that the note's files are made from, `shared` included. Take it before they are made, not after."""
    modules = _modules(module_of(stem))
    own = _hashes([*visible(MODULES, "_*.py"), *modules, *visible(SCRIPTS / "snippets" / stem, "*.*")])
    recorded = _recorded({path.stem for path in modules})
    return _hash(json.dumps([own, recorded, shared], sort_keys=True).encode())


def _recorded(of: set[str]) -> list[object]:
    """What is recorded of some notes, and of none: a new record of one note leaves the others as they are."""
    others = {*stems()} - of

    def kept(entry: object) -> object:
        if not isinstance(entry, dict):
            return entry
        return {key: kept(each) for key, each in entry.items() if key.partition("/")[0] not in others}

    found: list[object] = []
    for path in visible(SCRIPTS / "recorded", "*.json"):
        with disk.told(path, "read"):
            text = path.read_text("utf-8", errors="replace")
        try:
            found.append(kept(json.loads(text)))
        except ValueError:
            found.append(text)  # who needs it will say what is wrong
    return found


def _hashes(sources: list[Path]) -> dict[str, str]:
    hashes = {}
    for path in sources:
        with disk.told(path, "read"):
            hashes[path.relative_to(SCRIPTS).as_posix()] = _hash(path.read_bytes())
    return hashes


def _modules(note: Path) -> list[Path]:
    """The module of a note, and those of other notes that it takes something from: all, if it imports their package."""
    found = [note]
    for module in found:
        imported = _imports(written(module))
        words = set(re.findall(r"\w+", " ".join(imported)))
        taken = (path for path in visible(MODULES, "*.py") if path.stem in words or MODULES.name in imported)
        found += [path for path in taken if path not in found]
    return found


@cache
def _imports(source: str) -> frozenset[str]:
    """What the import statements of a module take from the notes, by its full name."""
    try:
        return frozenset(_imported(ast.parse(source)))
    except SyntaxError:
        return frozenset()  # its author is told when it is loaded


def _imported(module: ast.Module) -> Iterator[str]:
    for each in ast.walk(module):
        if isinstance(each, ast.Import | ast.ImportFrom):
            package = f"{each.module}." if isinstance(each, ast.ImportFrom) and each.module else ""
            named = [package + alias.name for alias in each.names]
            relative = isinstance(each, ast.ImportFrom) and each.level
            yield from (name for name in named if relative or name.split(".")[0] == MODULES.name)  # not functions


def figures(stem: str) -> list[Path]:
    """The note's figures as files."""
    found = (path for kind in ("svg", "png") for path in (FOLDER / stem).glob(f"*.{kind}"))
    return sorted(path for path in found if path.is_file())


def _is_fresh(stem: str, shared: str) -> bool:
    try:
        record = json.loads(disk.read(FOLDER / stem / RECORD) or b"")
        made_from, files = record["from"], record["files"]
    except (ValueError, TypeError, KeyError):
        return False  # an interrupted or altered record is no record
    on_disk = {path: _hash(disk.read(FOLDER / stem / path) or b"") for path in _paths(stem)}
    return bool(made_from == fingerprint(stem, shared) and files == on_disk)


def _table(name: str) -> bytes:
    piece, table = TABLES[name]
    return table({stem: disk.read(FOLDER / stem / piece) for stem in stems()})


def _table_is(name: str, expected: bytes) -> bool:
    return disk.read(FOLDER / name) == expected


def _folders() -> list[str]:
    with disk.told(FOLDER, "read"):
        return [path.name for path in FOLDER.iterdir() if path.is_dir()] if FOLDER.is_dir() else []


def _paths(stem: str) -> set[str]:
    """The files in the note's folder, its record aside, and what another build is writing."""
    folder = FOLDER / stem
    with disk.told(folder, "read"):
        return {path.relative_to(folder).as_posix() for path in visible(folder, "*")} - {RECORD}


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()
