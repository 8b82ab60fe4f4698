"""Whole projects to try things on: copies in which a test may break what it likes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from typeset.mathjax import installed

ROOT = Path(__file__).resolve().parent.parent
SITE_URL = "https://stepwise.invalid"
ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if key != "PYTHONPATH"},
    "NO_MKDOCS_2_WARNING": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "SITE_URL": f"{SITE_URL}/",
}


@dataclass(frozen=True)
class Project:
    """A copy of this project, and the ways to run it."""

    root: Path

    def build_py(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return self._run("scripts/build.py", *arguments, **environment)

    def mkdocs(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self._run("-m", "mkdocs", *arguments)

    def _run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        command, env = [sys.executable, *arguments], ENVIRONMENT | environment
        return subprocess.run(command, cwd=self.root, env=env, capture_output=True, encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace the one place in a file where `old` stands."""
        text = (self.root / path).read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        (self.root / path).write_text(text.replace(old, new), "utf-8")

    def contents(self, folder: str) -> dict[str, bytes]:
        """All files below a folder."""
        files = (path for path in (self.root / folder).rglob("*") if path.is_file())
        return {path.relative_to(self.root / folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project that was built once, for tests that only look."""
    project = _copy(tmp_path_factory.mktemp("built") / "project")
    mathjax = installed().parent
    (project.root / ".cache").mkdir()
    (project.root / ".cache" / mathjax.name).symlink_to(mathjax, target_is_directory=True)
    done = project.mkdocs("build", "--strict")
    assert done.returncode == 0, done.stderr
    return project


@pytest.fixture
def project(built: Project, tmp_path: Path) -> Project:
    """A project of the test's own, its notes generated."""
    copy = _copy(tmp_path / "project")
    for made in (".generated", ".cache"):
        shutil.copytree(built.root / made, copy.root / made, symlinks=True)
    return copy


@pytest.fixture(scope="session")
def served(built: Project) -> Iterator[str]:
    """The address of the built site, on this machine alone."""

    class Quiet(SimpleHTTPRequestHandler):
        log_message: Callable[..., None] = lambda *_: None

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(built.root / "site")))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def _copy(root: Path) -> Project:
    for folder in ("docs", "scripts"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    return Project(root)
