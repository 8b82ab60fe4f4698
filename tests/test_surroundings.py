"""Builds in odd places: files of the wrong kind, a disk that refuses, odd names, old consoles."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import disk
from conftest import site_beside
from parts import code as ran
from project import ENVIRONMENT, Project, contents
from stems import NoteError


def gone(path: Path) -> Path:
    """A place where nothing is any more."""
    disk.remove(path)
    return path


def closed(path: Path, mode: int) -> None:
    """A file or folder that nobody may do something with."""
    if not path.exists():
        path.write_text("old")
    path.chmod(mode)


# What can be where a file belongs, or a folder above it.
IN_THE_WAY: dict[str, Callable[[Path], object]] = {
    "nothing": lambda path: None,
    "an older file": lambda path: path.write_text("old"),
    "the same": lambda path: path.write_text("new"),
    "a file that is for reading only": lambda path: closed(path, 0o400),
    "a file that cannot be read": lambda path: closed(path, 0),
    "a folder": lambda path: (path / "in" / "it").mkdir(parents=True),
    "a link to nowhere": lambda path: path.symlink_to("nowhere"),
    "a link to itself": lambda path: path.symlink_to(path),
    "a link to a folder": lambda path: path.symlink_to(path.parent),
    "a file above": lambda path: gone(path.parent).write_text(""),
    "a file at the top": lambda path: gone(path.parents[1]).write_text(""),
    "a link to nowhere above": lambda path: gone(path.parent).symlink_to("nowhere"),
}


@pytest.mark.parametrize("state", IN_THE_WAY)
def test_a_file_is_written_whatever_is_there(state: str, tmp_path: Path) -> None:
    path = tmp_path / ".generated" / "tanh" / "result.md"
    path.parent.mkdir(parents=True)
    IN_THE_WAY[state](path)
    disk.write(path, b"new")
    assert path.read_bytes() == b"new"
    assert not path.is_symlink()
    assert sorted(tmp_path.rglob("*")) == [path.parents[1], path.parent, path]


@pytest.mark.parametrize("state", IN_THE_WAY)
def test_whatever_is_there_is_removed(state: str, tmp_path: Path) -> None:
    path = tmp_path / ".generated" / "tanh" / "result.md"
    path.parent.mkdir(parents=True)
    IN_THE_WAY[state](path)
    disk.remove(path)
    assert not os.path.lexists(path)


def fail(code: int) -> Callable[..., Any]:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return refuse


REFUSED = [
    (errno.ENOSPC, "write", "make room on the disk"),
    (errno.EROFS, "open", "build once where it can be written"),
    (errno.EACCES, "open", "see whose it is"),
    (errno.EPERM, "replace", "see whose it is"),
    (errno.EIO, "mkdir", "see whose it is"),
]


@pytest.mark.parametrize(("code", "doing", "advice"), REFUSED, ids=[os.strerror(code) for code, *_ in REFUSED])
def test_what_the_disk_refuses_is_one_sentence(
    code: int, doing: str, advice: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "result.md"
    path.write_text("old")
    if doing == "write":  # half of it is on the disk by then

        def opened(self: Path, mode: str) -> Any:
            file = real(self, mode)
            file.write(b"ne")
            file.flush()
            fail(code)()

        real = Path.open
        monkeypatch.setattr(Path, "open", opened)
    else:
        monkeypatch.setattr(Path, doing, fail(code))
    with pytest.raises(NoteError) as refused:
        disk.write(path, b"new")
    monkeypatch.undo()
    said = str(refused.value)
    assert f"cannot be {'made a folder' if doing == 'mkdir' else 'written'}: {os.strerror(code)}; " in said
    assert advice in said
    assert "\n" not in said
    assert {each.name: each.read_text() for each in tmp_path.iterdir()} == {"result.md": "old"}


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
@pytest.mark.parametrize("folder", [".generated", ".generated/tanh"])
@pytest.mark.parametrize("mode", [0, 0o400, 0o500])
def test_a_folder_that_is_closed_is_told(folder: str, mode: int, pair: Project) -> None:
    pair.edit("scripts/notes/activations/tanh.py", "import numpy as np\n", "import numpy as np  # changed\n")
    (pair.root / folder).chmod(mode)
    done = pair.mkdocs("build", "--strict")
    (pair.root / folder).chmod(0o700)
    assert done.returncode == 1
    assert folder in done.stderr
    assert "Permission denied; see whose it is" in done.stderr
    assert "Traceback" not in done.stderr


def test_generated_files_of_the_wrong_kind_heal(pair: Project) -> None:
    generated = pair.contents(".generated")
    tanh, sigmoid = (pair.root / ".generated" / stem for stem in ("tanh", "sigmoid"))
    shutil.rmtree(sigmoid)
    sigmoid.write_text("")
    for piece in ("tanh/result.md", "tanh/made.json", "notes.md"):
        (pair.root / ".generated" / piece).unlink()
        (pair.root / ".generated" / piece / "in" / "it").mkdir(parents=True)
    (tanh / "figure.md").unlink()
    (tanh / "figure.md").symlink_to("nowhere")
    (tanh / "stray.svg").mkdir()
    shutil.rmtree(pair.root / ".cache" / "computed")
    (pair.root / ".cache" / "computed").write_text("")
    done = pair.build_py()
    assert done.returncode == 0, done.stderr
    assert pair.contents(".generated") == generated


def test_two_builds_at_once(pair: Project) -> None:
    generated = pair.contents(".generated")
    for stem in ("tanh", "sigmoid"):
        shutil.rmtree(pair.root / ".generated" / stem)
    command = [sys.executable, "scripts/build.py"]
    builds = [
        subprocess.Popen(command, cwd=pair.root, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    assert [build.communicate()[1] for build in builds] == [b"", b""]
    assert [build.returncode for build in builds] == [0, 0]
    assert pair.contents(".generated") == generated


ODD_NAMES = ["C# notes", "50% of %41 ?q=1", 'it\'s "größer" & $HOME [0]{1}']


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_folder_may_have_any_name(name: str, pair: Project, paired: Project) -> None:
    folder = pair.root.with_name(name)
    pair.root.rename(folder)
    for kept in (folder / ".cache" / "computed").glob("typeset*"):
        disk.remove(kept)
    moved = Project(folder, pair.site_url)
    done = moved.mkdocs("build", "--strict")
    assert done.returncode == 0, done.stderr
    ours, plain = moved.contents("site"), contents(site_beside(paired))
    assert ours.keys() == plain.keys()
    assert {path for path in ours if ours[path] != plain[path]} <= {"sitemap.xml", "sitemap.xml.gz"}


CONSOLES = [
    {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
]


@pytest.mark.parametrize("console", CONSOLES, ids=["cp1252", "ASCII"])
def test_any_console_will_do(console: dict[str, str], pair: Project) -> None:
    def ran(*command: str) -> tuple[int, bytes]:
        env = ENVIRONMENT | console
        done = subprocess.run([sys.executable, *command], cwd=pair.root, env=env, capture_output=True)
        assert b"Traceback" not in done.stderr, done.stderr
        assert b"Logging error" not in done.stderr, done.stderr
        return done.returncode, done.stdout + done.stderr

    pair.edit("scripts/notes/activations/tanh.py", '"Tanh"', '"Tanh → \\ud800"')
    assert ran("scripts/build.py", "tanh")[0] == 0
    pair.edit("scripts/notes/activations/tanh.py", '"Tanh → \\ud800"', '"Tanh"')
    assert ran("scripts/build.py", "tanh", "--json")[0] == 0
    pair.edit("docs/notes/activations/tanh.md", '"tanh/figure.md"', '"tanh/größer→.md"')
    (pair.root / ".generated" / "tanh" / "result.md").unlink()  # so that another process tells it
    code, said = ran("-m", "mkdocs", "build", "--strict")
    assert code == 1
    assert b"there is no piece" in said
    assert b"\\u2192" in said, "what the console lacks is told by its number"


def test_what_is_said_can_go_to_a_pipe_and_mistakes_to_a_file(pair: Project, tmp_path: Path) -> None:
    (pair.root / ".generated" / "tanh" / "result.md").unlink()
    with (tmp_path / "mistakes").open("w") as mistakes:
        command = [sys.executable, "scripts/build.py"]
        done = subprocess.run(command, cwd=pair.root, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=mistakes)
    assert (done.returncode, (tmp_path / "mistakes").read_text("utf-8")) == (0, "")
    assert b"1 generated" in done.stdout


def test_line_ends_change_no_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lf.py").write_bytes(b"import jax\nprint(1)\n")
    (tmp_path / "crlf.py").write_bytes(b"import jax\r\nprint(1)\r\n")
    assert ran.digest(tmp_path / "lf.py") == ran.digest(tmp_path / "crlf.py")
    monkeypatch.setattr(ran, "SCRIPTS", tmp_path)
    monkeypatch.setattr(ran, "SNIPPETS", tmp_path)
    (tmp_path / "note").mkdir()
    (tmp_path / "note" / "numpy.py").write_bytes(b"print(1)\r\nprint(2)\r\n")
    (tmp_path / "note" / "numpy.out").write_bytes(b"1\r\n2\r\n")
    assert "```python\nprint(1)\nprint(2)\n```" in ran.ran_files(tmp_path / "note" / "numpy.py")["code/numpy.md"]
