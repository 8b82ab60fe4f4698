"""MkDocs's events, each handed to the piece that does the work.

MkDocs loads this file, and what it imports, once: under `mkdocs serve`, a change to it, to `typeset/`, `search/`,
`deliver/` or to how `generate/` looks at files needs a restart. Notes and engine run in a process of their own, so that
a change to them shows at the next save.
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

from by_ear import audible
from deliver.pages import MissingFileError, deliver
from generate import folder, prose
from generate.say import fit_any_console
from generate.stems import SCRIPTS, NoteError, misfits, stems
from npm import SetupError, installed
from search import words
from typeset.fonts import taken_out
from typeset.mathjax import Formula, FormulaError
from typeset.pages import Typeset, formulas, problem, typeset

WORKER = "assets/iframe-worker.js"
STYLESHEET = "assets/stepwise.css"
MATH = Typeset({}, "")  # the formulas of the site that is being built

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
        if mistakes := [*misfits(), *prose.problems(), *words.problems()]:
            raise NoteError(*mistakes)
    except NoteError as error:
        raise PluginError(str(error)) from None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put each note's figures beside its page, to download; and into a site for a folder, its worker."""
    if WORKER in config.extra.get("polyfills", []):
        try:
            shim = installed(SCRIPTS / "deliver") / "iframe-worker" / "shim" / "index.js"
        except SetupError as error:
            raise PluginError(str(error)) from None
        files.append(File.generated(config, WORKER, abs_src_path=str(shim)))
    for stem in stems():
        page = files.get_file_from_path(f"notes/{stem}.md")
        assert page, f"docs/notes/{stem}.md was there a moment ago"
        for path in folder.figures(stem):
            beside = f"{posixpath.dirname(page.dest_uri)}/{path.name}"
            files.append(File.generated(config, beside, abs_src_path=str(path)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the computed numbers into the prose, and name the note's own picture for link previews."""
    shelf, _, file = page.file.src_uri.rpartition("/")
    if shelf == "notes" and file != "index.md":
        stem = file.removesuffix(".md")
        page.meta.setdefault("picture", f"{shelf}/{stem}/{stem}.png")
    return prose.filled(markdown)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Markdown takes a figure within a tab for a part of a paragraph, which HTML does not allow."""
    return audible(html.replace("<p><figure", "<figure").replace("</figure></p>", "</figure>"))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Typeset all formulas at once. The pages get plain characters first, which is what the search index reads."""
    global MATH
    pages = [file.page for file in files.documentation_pages() if file.page and file.page.content]
    for page in pages:
        if wrong := problem(page.content or ""):
            raise PluginError(f"docs/{page.file.src_uri}: {wrong}")
    try:
        MATH = typeset({formula for page in pages for formula in formulas(page.content or "")})
    except FormulaError as error:
        raise PluginError(f"{_place(error.formula, pages)}: {error}") from None
    except SetupError as error:
        raise PluginError(str(error)) from None
    for page in pages:
        page.content = MATH.with_words(page.content or "")
    _add_to_stylesheet(MATH.css, files, config)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Put the typeset formulas into the finished page."""
    return MATH.with_markup(output)


def on_post_build(config: MkDocsConfig) -> None:
    """Give the finished site its words for search, and make its pages quick to open."""
    try:
        words.add_words(Path(config.site_dir), folder.FOLDER)
        deliver(Path(config.site_dir), config.site_url or "")
    except (MissingFileError, SetupError, words.NoWorkerError) as error:
        raise PluginError(str(error)) from None


def _add_to_stylesheet(css: str, files: Files, config: MkDocsConfig) -> None:
    own = files.get_file_from_path(STYLESHEET)
    assert own, f"{STYLESHEET} is in docs/"
    fonts: dict[str, bytes] = {}
    if WORKER not in config.extra.get("polyfills", []):  # a page from a folder may load no font from it
        css, fonts = taken_out(css)
    files.remove(own)
    files.append(File.generated(config, STYLESHEET, content=own.content_string + css))
    for name, font in fonts.items():
        files.append(File.generated(config, f"{posixpath.dirname(STYLESHEET)}/{name}", content=font))


def _generate() -> None:
    # Without bytecode: new .pyc files under scripts/ would set off another build of `mkdocs serve`.
    command = [sys.executable, "-B", str(SCRIPTS / "build.py")]
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}  # what it says is read here, whatever the console reads
    done = subprocess.run(command, stderr=subprocess.PIPE, encoding="utf-8", errors="replace", env=environment)
    if done.returncode:
        raise NoteError(done.stderr.strip().removeprefix("error: "))


def _place(formula: Formula, pages: list[Page]) -> str:
    """Where a formula was written, as "file, line n"."""
    page = next(page for page in pages if formula in formulas(page.content or ""))
    sources = [f"docs/{page.file.src_uri}"]
    if (note := SCRIPTS / "notes" / f"{Path(page.file.src_uri).stem}.py").is_file():
        sources.append(f"scripts/notes/{note.name}")
    for written in (f"${formula.tex}$", formula.tex):
        for source in sources:
            text = (SCRIPTS.parent / source).read_text("utf-8")
            if written in text:
                line = text.count("\n", 0, text.index(written)) + 1
                return f"{source}, line {line}"
    return sources[-1]
