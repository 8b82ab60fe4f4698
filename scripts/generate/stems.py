"""Which notes there are. Looks at file names alone, so that it costs nothing to ask."""

from __future__ import annotations

from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent
ROOT = SCRIPTS.parent


class NoteError(Exception):
    """Something in a note that its author can mend; the message is all that they need to see."""


def stems() -> list[str]:
    """The stems of all notes. Raises NoteError where a module has no prose, or prose no module."""
    modules = {path.stem for path in (SCRIPTS / "notes").glob("[!_]*.py")}
    pages = {path.stem for path in (ROOT / "docs" / "notes").glob("*.md")} - {"index"}
    for stem in sorted(modules ^ pages):
        here, missing = f"scripts/notes/{stem}.py", f"docs/notes/{stem}.md"
        if stem in pages:
            here, missing = missing, here
        raise NoteError(f"{here} has no partner: a note is a module and a page of one name, and {missing} is missing")
    return sorted(modules)
