"""Whole projects to try things on, in which a test may break what it likes, and a browser to look at them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from generate.ran import FRAMEWORKS
from npm import installed

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# Nothing that Chromium itself would like to fetch.
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if key != "PYTHONPATH"},
    "NO_MKDOCS_2_WARNING": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
}


def pytest_report_header() -> str:
    """Says which frameworks' recorded outputs this run can check again."""
    there = [f"{package} {version(package)}" for package in FRAMEWORKS.values() if find_spec(package)]
    missing = [package for package in FRAMEWORKS.values() if not find_spec(package)]
    checked = ", ".join(there) or "none"
    return f"recorded outputs checked again: {checked}" + (f"; not installed: {', '.join(missing)}" if missing else "")


@dataclass(frozen=True)
class Project:
    """A copy of this project, the address that its site is made for, and the ways to run it."""

    root: Path
    site_url: str

    def build_py(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return self._run("scripts/build.py", *arguments, **environment)

    def mkdocs(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return self._run("-m", "mkdocs", *arguments, **environment)

    def _run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *arguments]
        env = ENVIRONMENT | {"SITE_URL": f"{self.site_url}/"} | environment
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


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, and says nothing of it."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A project that was built once, for tests that only look; its site is served at its address."""
    root = tmp_path_factory.mktemp("built") / "project"

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root / "site")))
    project = _copy(root, f"http://127.0.0.1:{server.server_port}")
    (root / ".cache").mkdir()
    for room in ("typeset", "deliver"):
        packages = installed(ROOT / "scripts" / room).parent
        (root / ".cache" / packages.name).symlink_to(packages, target_is_directory=True)
    done = project.mkdocs("build", "--strict")
    assert done.returncode == 0, done.stderr
    Thread(target=server.serve_forever, daemon=True).start()
    yield project
    server.shutdown()


@pytest.fixture
def project(built: Project, tmp_path: Path) -> Project:
    """A project of the test's own, its notes generated."""
    return copy_of(built, tmp_path / "project")


def copy_of(built: Project, root: Path) -> Project:
    """A copy of a project, in the folder `root`, with all that it has made."""
    copy = _copy(root, built.site_url)
    for made in (".generated", ".cache"):
        shutil.copytree(built.root / made, copy.root / made, symlinks=True)
    return copy


def _copy(root: Path, site_url: str) -> Project:
    for folder in ("docs", "scripts"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    return Project(root, site_url)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or another one that the machine has; only CI must have one."""
    if not CHROMIUM and os.environ.get("CI"):
        pytest.fail("there is no Chromium, and CI must not skip the tests that need one")
    if not CHROMIUM:
        pytest.skip("there is no Chromium here; apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Browser, built: Project) -> Iterator[Callable[..., Page]]:
    """Opens a page of the site, and sees to it that it was quiet and kept to its host."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def complain(of: str, *, unless: bool = False) -> None:
        if not unless:
            complaints.append(of)

    def open_page(path: str, **options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complain(f"console: {message.text}"))
        page.on("pageerror", lambda error: complain(f"error: {error}"))
        page.on("request", lambda request: complain(f"to {request.url}", unless=_is_ours(request.url, built)))
        page.on("response", lambda got: complain(f"{got.status} {got.url}", unless=got.status < 400))
        page.goto(built.site_url + path)
        page.wait_for_load_state("networkidle")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def settle(page: Page) -> None:
    """Wait until all of a page is laid out, which happens while nothing else is to be done."""
    page.wait_for_function("""[...document.querySelectorAll("article *")]
        .every((block) => getComputedStyle(block).contentVisibility === "visible")""")


def _is_ours(url: str, built: Project) -> bool:
    return url.startswith((built.site_url + "/", "data:", "blob:"))


@pytest.fixture(scope="session")
def pages(built: Project) -> list[str]:
    """The paths of all pages, as the sitemap tells them."""
    sitemap = ElementTree.fromstring(built.contents("site")["sitemap.xml"])
    locations = [each.text or "" for each in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    return [location.removeprefix(built.site_url) for location in locations]
