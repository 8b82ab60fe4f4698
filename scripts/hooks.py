"""MkDocs's events, each handed to the piece that does the work.

MkDocs loads this file, and what it imports, once: under `mkdocs serve`, a change to it, to `pipeline/`, `typeset/`,
`search/`, `deliver/` or to how `generate/` looks at files needs a restart. Notes and engine run in a process of their
own, so that a change to them shows at the next save.
"""

from __future__ import annotations

import os
import posixpath
import subprocess
import sys
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from deliver.pages import MissingFileError
from generate import folder, prose
from npm import SetupError, installed
from pipeline.finish import delivered
from pipeline.menu import menu
from pipeline.places import PageError
from pipeline.sources import check, front_matter_problems, implied
from pipeline.typesetting import STYLESHEET, readable, typeset_pages, with_formulas
from say import fit_any_console
from search.words import NoWorkerError, add_words
from stems import SCRIPTS, NoteError, places, stems
from typeset.pages import Typeset

WORKER = "assets/iframe-worker.js"
MATH = Typeset()  # the formulas of the site that is being built

fit_any_console()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Take pieces from this project's folder, and make a site that opens from a folder where that is wanted.

    There pages cannot load each other, and search needs a worker that is no real worker.
    """
    config.mdx_configs["pymdownx.snippets"]["base_path"] = [str(folder.FOLDER)]  # Zensical knows no !relative
    if config.extra.get("polyfills"):  # Material's offline plugin is on, and would fetch the worker from another host
        config.extra["polyfills"] = [WORKER]
        features = config.theme["features"]
        config.theme["features"] = [each for each in features if not each.startswith("navigation.instant")]
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Generate what is stale, then check that the pages fit it."""
    try:
        if folder.needs_update():
            _generate()
        check()
    except NoteError as error:
        raise PluginError(str(error)) from None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put each note's figures beside its page, to download; and into a site for a folder, its worker. Then the menu."""
    if WORKER in config.extra.get("polyfills", []):
        try:
            shim = installed(SCRIPTS / "deliver") / "iframe-worker" / "shim" / "index.js"
        except SetupError as error:
            raise PluginError(str(error)) from None
        files.append(File.generated(config, WORKER, abs_src_path=str(shim)))
    for stem in stems():
        page = files.get_file_from_path(f"notes/{places()[stem]}.md")
        assert page, f"the page of {stem} was there a moment ago"
        for path in folder.figures(stem):
            beside = f"{posixpath.dirname(page.dest_uri)}/{path.name}"
            files.append(File.generated(config, beside, abs_src_path=str(path)))
    config.nav = menu()
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the computed numbers into the prose, and give a note's page what its front matter leaves to us."""
    for key, value in implied(page.file.src_uri, markdown).items():
        page.meta.setdefault(key, value)
    return prose.filled(markdown)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Typeset all formulas at once. The pages get plain characters first, which is what the search index reads."""
    global MATH
    pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page and file.page.content}
    wrong = [said for source, page in pages.items() for said in front_matter_problems(source, page.meta)]
    try:
        MATH = typeset_pages({source: page.content or "" for source, page in pages.items()}, config.extra.get("macros"))
    except PageError as error:
        wrong += error.mistakes
    except SetupError as error:
        raise PluginError(str(error)) from None
    if wrong:
        raise PluginError("\n".join(wrong))
    for source, page in pages.items():
        page.content = readable(page.content or "", source, MATH)
        page.present_anchor_ids = (page.present_anchor_ids or set()).union(MATH.anchors(source))
    _add_to_stylesheet(files, config)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Put the typeset formulas into the finished page."""
    return MATH.with_markup(output)


def on_post_build(config: MkDocsConfig) -> None:
    """Give the finished site its words for search, and make its pages quick to open."""
    try:
        add_words(Path(config.site_dir), folder.FOLDER)
        delivered(Path(config.site_dir), config.site_url or "", config.extra.get("comments") or "")
    except (PageError, MissingFileError, SetupError, NoWorkerError) as error:
        raise PluginError(str(error)) from None


def _add_to_stylesheet(files: Files, config: MkDocsConfig) -> None:
    own = files.get_file_from_path(STYLESHEET)
    assert own, f"{STYLESHEET} is in docs/"
    files.remove(own)
    # A page from a folder may load no font from it.
    embedded = WORKER in config.extra.get("polyfills", [])
    for name, content in with_formulas(own.content_string, MATH.css, embedded=embedded).items():
        files.append(File.generated(config, name, content=content))


def _generate() -> None:
    # Without bytecode: new .pyc files under scripts/ would set off another build of `mkdocs serve`.
    command = [sys.executable, "-B", str(SCRIPTS / "build.py")]
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}  # what it says is read here, whatever the console reads
    done = subprocess.run(command, stderr=subprocess.PIPE, encoding="utf-8", errors="replace", env=environment)
    if done.returncode:
        raise NoteError(done.stderr.strip().removeprefix("error: "))
