"""`mkdocs serve`: a saved page and a saved derivation both show, and a mistake is told and forgotten."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from project import ENVIRONMENT, Project

MODULE, PROSE = "scripts/notes/activations/sigmoid.py", "docs/notes/activations/sigmoid.md"


class Server:
    """A running `mkdocs serve`, what it has said so far, and the sigmoid's page as it serves it."""

    def __init__(self, project: Project, log: Path) -> None:
        self.log = log
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        command = [sys.executable, "-u", "-m", "mkdocs", "serve", "--dev-addr", self.address]
        self.process = subprocess.Popen(
            command, cwd=project.root, env=ENVIRONMENT, stdout=log.open("w"), stderr=subprocess.STDOUT
        )

    def said(self) -> str:
        return self.log.read_text("utf-8")

    def page(self) -> str:
        with urllib.request.urlopen(f"http://{self.address}/notes/activations/sigmoid/", timeout=60) as answer:
            return str(answer.read().decode())


def eventually(holds: Callable[[], object], what: str, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"{what} did not come within {seconds} s"
        time.sleep(0.2)


@pytest.fixture
def server(pair: Project, tmp_path: Path) -> Iterator[Server]:
    server = Server(pair, tmp_path / "log")
    try:
        eventually(lambda: "Serving on" in server.said(), "the server")
        time.sleep(1)  # for the watcher to look at the files as they are
        yield server
    finally:
        server.process.terminate()
        server.process.wait(10)


def test_serve_follows_the_author(pair: Project, server: Server) -> None:
    pair.edit(PROSE, "This is correct, and we could stop here.", "Prose was saved here.")
    eventually(lambda: "Prose was saved here." in server.page(), "the saved prose")

    pair.edit(MODULE, "The letter $g$ has done its work", "Python was saved here")
    eventually(lambda: "Python was saved here" in server.page(), "the saved Python")

    pair.edit(MODULE, "claim=a * (1 - a)", "claim=a * (1 + a)")
    eventually(lambda: "does not arrive at its claim" in server.said(), "the message")
    assert "step:   factor-out" in server.said()
    assert "Traceback" not in server.said()
    assert server.process.poll() is None

    pair.edit(MODULE, "claim=a * (1 + a)", "claim=a * (1 - a)")
    pair.edit(MODULE, "Python was saved here", "All is well again")
    eventually(lambda: "All is well again" in server.page(), "the recovery")

    builds = server.said().count("Detected file changes")
    time.sleep(3)
    assert server.said().count("Detected file changes") == builds, "the server keeps rebuilding"
    assert builds == 4
