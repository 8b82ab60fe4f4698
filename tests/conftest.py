"""Whole projects to try things on, in which a test may break what it likes, and a browser to look at them."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from npm import installed
from parts.code import FRAMEWORKS
from project import ENVIRONMENT as ENVIRONMENT
from project import ROOT, Project, copied_sources, copy_of, made_once
from sample import Sample, markdown_of, sample

# The one without windows is asked first: with those of the others, which nobody sees, a page takes a second to open.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)
# Nothing that Chromium itself would like to fetch.
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

# The notes that tests of a whole project are about: one of each kind, however many notes there are.
STUDIED = {"network", "sigmoid", "sigmoid_floats", "tanh"}
PAIR = {"sigmoid", "tanh"}  # and those of them that are soon made

expect.set_options(timeout=30_000)  # milliseconds, for a machine that is busy with other tests

# Material opens links itself once it has the sitemap. On a busy machine the network is idle long before that.
HAS_SITEMAP = "performance.getEntriesByType('resource').some(({name}) => name.endsWith('/sitemap.xml'))"

# What watches sizes is told of them at the end of a frame.
TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"

STAGE = pytest.StashKey[dict[str, str]]()  # the one built site: its folder and its address, the same for all workers


def pytest_report_header() -> str:
    """Says which frameworks' recorded outputs this run can check again."""
    there = [f"{package} {version(package)}" for package in FRAMEWORKS.values() if find_spec(package)]
    missing = [package for package in FRAMEWORKS.values() if not find_spec(package)]
    checked = ", ".join(there) or "none"
    return f"recorded outputs checked again: {checked}" + (f"; not installed: {', '.join(missing)}" if missing else "")


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, and says nothing of it."""

    def log_message(self, *_: object) -> None:
        pass

    def copyfile(self, source: Any, outputfile: Any) -> None:
        with suppress(ConnectionError):  # of a browser that has left the page
            super().copyfile(source, outputfile)


def pytest_configure(config: pytest.Config) -> None:
    """Settles where the built site will be, and serves it from the process that outlives pytest-xdist's workers."""
    if stage := getattr(config, "workerinput", {}).get("stage"):
        config.stash[STAGE] = stage
        return
    folder = tempfile.TemporaryDirectory(prefix="stepwise-")
    root = Path(folder.name) / "project"
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root / "site")))
    Thread(target=server.serve_forever, daemon=True).start()
    config.stash[STAGE] = {"root": str(root), "site_url": f"http://127.0.0.1:{server.server_port}"}
    config.add_cleanup(folder.cleanup)
    config.add_cleanup(server.shutdown)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tells a worker of pytest-xdist."""
    node.workerinput["stage"] = node.config.stash[STAGE]


@pytest.fixture(scope="session")
def built(pytestconfig: pytest.Config) -> Project:
    """A project with all notes that was built once, for tests that only look; its site is served at its address.

    It begins with what this folder's last build left, as any build does.
    """
    stage = pytestconfig.stash[STAGE]
    project = Project(Path(stage["root"]), stage["site_url"])

    def make() -> subprocess.CompletedProcess[str]:
        copied_sources(project.root)
        for left in (".generated", ".cache/computed"):
            if (ROOT / left).is_dir():
                shutil.copytree(ROOT / left, project.root / left)
        (project.root / ".cache").mkdir(exist_ok=True)
        for room in ("typeset", "deliver"):
            packages = installed(ROOT / "scripts" / room).parent
            (project.root / ".cache" / packages.name).symlink_to(packages, target_is_directory=True)
        return project.mkdocs("build", "--strict")

    made_once(project.root, make)
    return project


def left_with(built: Project, stems: set[str], name: str) -> Project:
    """A project with these notes alone, made beside the built one by the first process that asks."""
    project = Project(built.root.with_name(name), built.site_url)

    def make() -> subprocess.CompletedProcess[str]:
        copy_of(built, project.root)
        project.keep(stems)
        return project.mkdocs("build", "--strict", "--site-dir", str(site_beside(project)))

    made_once(project.root, make)
    return project


def site_beside(project: Project) -> Path:
    """Where the site of a project lies that is only copied, so that its copies begin without one."""
    return project.root.with_name(f"{project.root.name}_site")


@pytest.fixture(scope="session")
def studied(built: Project) -> Project:
    """A project of the studied notes alone, generated and built once, to be copied."""
    return left_with(built, STUDIED, "studied")


@pytest.fixture(scope="session")
def paired(built: Project) -> Project:
    """The same of two notes, which are soon made."""
    return left_with(built, PAIR, "paired")


@pytest.fixture
def project(studied: Project, tmp_path: Path) -> Project:
    """A project of the test's own, its notes generated."""
    return copy_of(studied, tmp_path / "project")


@pytest.fixture
def pair(paired: Project, tmp_path: Path) -> Project:
    """Such a project with two notes, for tests that ask nothing of the others."""
    return copy_of(paired, tmp_path / "pair")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, or another one that the machine has; only CI must have one."""
    if not CHROMIUM and os.environ.get("CI"):
        pytest.fail("there is no Chromium, and CI must not skip the tests that need one")
    if not CHROMIUM:
        pytest.skip("there is no Chromium here; apt-get install chromium-headless-shell")
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
        page.goto(built.site_url + path, wait_until="networkidle")
        if options.get("java_script_enabled", True):
            page.wait_for_function(HAS_SITEMAP)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def settle(page: Page) -> None:
    """Wait until all of a page is laid out, which happens while nothing else is to be done, and scripts know of it."""
    laid_out = """[...document.querySelectorAll("article *")]
        .every((block) => getComputedStyle(block).contentVisibility === "visible")"""
    page.wait_for_function(laid_out, polling=100)  # and not at each frame, which would leave little time for it
    page.evaluate(TWO_FRAMES)


def _is_ours(url: str, built: Project) -> bool:
    return url.startswith((built.site_url + "/", "data:", "blob:"))


@pytest.fixture(scope="session")
def pages(built: Project) -> list[str]:
    """The paths of all pages, as the sitemap tells them."""
    sitemap = ElementTree.fromstring(built.contents("site")["sitemap.xml"])
    locations = [each.text or "" for each in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    return [location.removeprefix(built.site_url) for location in locations]


@pytest.fixture(scope="session")
def drawn_sample(built: Project, pages: list[str]) -> Sample:
    """The pages that are looked at thoroughly, and what for."""

    def html(path: str) -> str:
        return (built.root / "site" / path.strip("/") / "index.html").read_text("utf-8")

    return sample({path: (markdown_of(built.root / "docs", path).read_text("utf-8"), html(path)) for path in pages})


@pytest.fixture
def sampled(drawn_sample: Sample, record_property: Callable[[str, object], None]) -> list[str]:
    """The paths of the pages that are looked at thoroughly."""
    record_property("checked thoroughly", str(drawn_sample))
    return list(drawn_sample.pieces)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says which pages were looked at thoroughly, and how many once."""
    reports = [each for kind in terminalreporter.stats.values() for each in kind if isinstance(each, pytest.TestReport)]
    told = {(name, str(value)) for each in reports for name, value in each.user_properties}
    for name, value in sorted(told):
        if name == "checked thoroughly":
            terminalreporter.write_line(f"{name}: {value}")
    if once := [value for name, value in told if name == "checked once"]:
        terminalreporter.write_line(f"checked once: {len(once)} pages")
