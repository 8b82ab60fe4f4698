"""Write the notes' lines to tests/expected/, for people to review in the diff: `make expected`."""

from __future__ import annotations

from pathlib import Path

from derived import DERIVED
from generate import markdown
from generate.files import proved

if __name__ == "__main__":
    folder = Path(__file__).with_name("expected")
    folder.mkdir(exist_ok=True)
    for gone in {path.stem for path in folder.glob("*.md")} - set(DERIVED):
        (folder / f"{gone}.md").unlink()
    for stem in DERIVED:
        note, lines = proved(stem)
        (folder / f"{stem}.md").write_text(markdown.for_review(note.title, lines), "utf-8")
