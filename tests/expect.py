"""Write the notes' lines to tests/expected/, for people to review in the diff: `make expected`."""

from __future__ import annotations

from pathlib import Path

from derived import DERIVED
from generate.files import proved
from parts.derivation import for_review

if __name__ == "__main__":
    folder = Path(__file__).with_name("expected")
    folder.mkdir(exist_ok=True)
    for gone in {path.stem for path in folder.glob("*.md")} - set(DERIVED):
        (folder / f"{gone}.md").unlink()
    for stem in DERIVED:
        note, lines = proved(stem)
        (folder / f"{stem}.md").write_text(for_review(note.title, lines), "utf-8")
