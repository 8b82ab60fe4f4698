"""Comments: a real Isso server, on this machine alone, and a reader who writes without an account."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, expect

from conftest import Quiet
from project import Project, copy_of

IN_ONE_PROCESS = pytest.mark.xdist_group("comments")  # their site is built once


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@pytest.fixture(scope="module")
def site(paired: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """The address of a site with comments switched on in mkdocs.yml, and the port where its Isso should be."""
    project = copy_of(paired, tmp_path_factory.mktemp("comments") / "project")
    isso = free_port()
    project.edit("mkdocs.yml", 'comments: ""', f'comments: "http://127.0.0.1:{isso}"')
    assert project.mkdocs("build", "--strict").returncode == 0
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(project.root / "site")))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", isso
    server.shutdown()


ISSO = Path(sys.executable).with_name("isso")


def start_isso(folder: Path, port: int, site: str) -> subprocess.Popen[bytes]:
    if not ISSO.is_file() and os.environ.get("CI"):
        pytest.fail("there is no Isso, and CI must not skip the test that needs it")
    if not ISSO.is_file():
        pytest.skip("there is no Isso here; make comments")
    config = folder / "isso.cfg"
    config.write_text(
        f"[general]\ndbpath = {folder / 'comments.db'}\nhost = {site}\n"
        f"[server]\nlisten = http://127.0.0.1:{port}\n[guard]\nenabled = false\n"
    )
    command = [str(ISSO), "-c", str(config), "run"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    end = time.monotonic() + 20
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/js/embed.min.js", timeout=2)
            return server
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    server.terminate()
    pytest.fail("Isso did not start")


@IN_ONE_PROCESS
def test_a_comment_without_an_account_stays(site: tuple[str, int], browser: Browser, tmp_path: Path) -> None:
    address, port = site
    isso = start_isso(tmp_path, port, address)
    try:
        page = browser.new_context().new_page()
        page.goto(f"{address}/notes/activations/sigmoid/")
        page.locator(".comments").scroll_into_view_if_needed()
        page.locator("#isso-thread .isso-textarea").click()
        page.keyboard.type("Where did the minus go? Now I know.")
        page.get_by_role("button", name="Submit").click()
        expect(page.locator("#isso-1")).to_contain_text("Now I know.")
        page.reload()
        expect(page.locator("#isso-1")).to_contain_text("Now I know.")
        expect(page.locator("#comments-down")).to_be_hidden()
        page.goto(f"{address}/notes/activations/tanh/")
        expect(page.locator("#isso-thread .isso-textarea")).to_be_visible()
        expect(page.locator("#isso-1")).to_have_count(0)
        page.context.close()
    finally:
        isso.terminate()
        isso.wait(10)


@IN_ONE_PROCESS
def test_without_its_server_the_page_is_whole_and_says_so(site: tuple[str, int], browser: Browser) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{site[0]}/notes/activations/sigmoid/")
    expect(page.locator("#comments-down")).to_have_text("The comments cannot be reached right now.")
    expect(page.locator("#comments-down")).to_be_visible()
    expect(page.locator("[data-tex]")).to_have_count(12)
    expect(page.locator("#chain-rule").get_by_role("button", name="Copy line 4")).to_be_visible()
    page.context.close()


def test_switched_off_not_a_byte_of_it_is_there(built: Project) -> None:
    for path, content in built.contents("site").items():
        if path.endswith((".html", ".css")) or path in {"assets/copy.js", "assets/glance.js", "assets/explorer.js"}:
            assert b"isso" not in content.lower(), path
            assert b'class="comments' not in content, path
