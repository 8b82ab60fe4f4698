"""A copy of this project, in which a test may break what it likes, and that processes make once for all of them."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if key != "PYTHONPATH"},
    "NO_MKDOCS_2_WARNING": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "STEPWISE_SECONDS": "120",  # so that a busy machine is not taken for a computation that does not end
}


@dataclass(frozen=True)
class Project:
    """A copy of this project, the address that its site is made for, and the ways to run it."""

    root: Path
    site_url: str

    def build_py(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return self._run("scripts/build.py", *arguments, **environment)

    def mkdocs(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return self._run("-m", "mkdocs", *arguments, **environment)

    def script(self, name: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return self._run(f"scripts/{name}", *arguments, **environment)

    def _run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *arguments]
        env = ENVIRONMENT | {"SITE_URL": f"{self.site_url}/"} | environment
        return subprocess.run(command, cwd=self.root, env=env, capture_output=True, encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace the one place in a file where `old` stands."""
        text = (self.root / path).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        (self.root / path).write_text(text.replace(old, new), "utf-8")

    def keep(self, stems: set[str]) -> None:
        """Take all other notes out, and make links to them plain words."""
        gone = {path.stem for path in (self.root / "docs/notes").rglob("*.md")} - {*stems, "index"}
        self.take_out(gone)
        link = re.compile(r"\[([^]]*)\]\((?:[\w.]+/)*(\w+)\.md(?:#[^)]*)?\)")
        for file in (*(self.root / "docs").rglob("*.md"), *(self.root / "scripts/notes").rglob("*.py")):
            words = link.sub(lambda found: found[1 if found[2] in gone else 0], file.read_text("utf-8"))
            words = re.sub(r"^after: (\w+)\n", lambda found: "" if found[1] in gone else found[0], words, flags=re.M)
            file.write_text(words, "utf-8")

    def take_out(self, stems: set[str]) -> None:
        """Remove notes, and what was made of them."""
        for stem in stems:
            for path in (
                *(self.root / "docs/notes").rglob(f"{stem}.md"),
                *(self.root / "scripts/notes").rglob(f"{stem}.py"),
            ):
                path.unlink()
            shutil.rmtree(self.root / ".generated" / stem)

    def contents(self, folder: str) -> dict[str, bytes]:
        """All files below a folder."""
        return contents(self.root / folder)


def contents(folder: Path) -> dict[str, bytes]:
    """All files below a folder, by their paths in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def copied_sources(root: Path) -> None:
    """Put what a project is made of into the folder `root`."""
    for folder in ("docs", "scripts"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)


def copy_of(made: Project, root: Path) -> Project:
    """A copy of a project, in the folder `root`, with all that it has made but its site."""
    shutil.copytree(made.root, root, symlinks=True, ignore=lambda at, _: {"site"} if Path(at) == made.root else set())
    return Project(root, made.site_url)


def made_once(root: Path, make: Callable[[], subprocess.CompletedProcess[str]]) -> None:
    """Make a project in `root` by the first process that asks, while the others wait; all of them fail if it fails."""
    outcome = root.with_name(f"{root.name}.json")
    with root.with_name(f"{root.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not outcome.exists():
            done = make()
            outcome.write_text(json.dumps([done.returncode, done.stderr]))
    failed, said = json.loads(outcome.read_text())
    assert not failed, said
