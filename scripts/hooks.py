"""MkDocs's events, each handed to the piece that does the work.

MkDocs loads this file, and what it imports, once: under `mkdocs serve`, a change to it or to `typeset/` needs a
restart. Notes and engine run in a process of their own, so that a change to them shows at the next save.
"""

from __future__ import annotations

import subprocess
import sys

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from generate import folder, prose
from generate.stems import SCRIPTS, NoteError, stems
from typeset.mathjax import FormulaError, SetupError
from typeset.pages import Typeset, formulas, typeset

MATH = Typeset({}, "")  # the formulas of the site that is being built


def on_pre_build(config: MkDocsConfig) -> None:
    """Generate what is stale, then check that the pages fit it."""
    try:
        if folder.needs_update():
            _generate()
        prose.check()
    except NoteError as error:
        raise PluginError(str(error)) from None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put each note's figure beside its page, to download."""
    for stem in stems():
        for kind in ("svg", "png"):
            path = str(folder.FOLDER / stem / f"figure.{kind}")
            files.append(File.generated(config, f"notes/{stem}/{stem}.{kind}", abs_src_path=path))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Typeset all formulas at once. The pages get plain characters first, which is what the search index reads."""
    global MATH
    pages = [file.page for file in files.documentation_pages() if file.page and file.page.content]
    try:
        MATH = typeset({formula for page in pages for formula in formulas(page.content or "")})
    except FormulaError as error:
        raise PluginError(f"{_place(error.formula.tex)}: {error}") from None
    except SetupError as error:
        raise PluginError(str(error)) from None
    for page in pages:
        page.content = MATH.with_words(page.content or "")
    files.append(File.generated(config, f"assets/{MATH.css_name}", content=MATH.css))


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Put the typeset formulas into the finished page."""
    return MATH.with_markup(output, get_relative_url(f"assets/{MATH.css_name}", page.url))


def _generate() -> None:
    # Without bytecode: new .pyc files under scripts/ would set off another build of `mkdocs serve`.
    command = [sys.executable, "-B", str(SCRIPTS / "build.py")]
    done = subprocess.run(command, stderr=subprocess.PIPE, encoding="utf-8")
    if done.returncode:
        raise NoteError(done.stderr.strip().removeprefix("error: "))


def _place(tex: str) -> str:
    """Where a formula was written, as "file, line n"."""
    sources = [*(SCRIPTS.parent / "docs").rglob("*.md"), *(SCRIPTS / "notes").glob("*.py")]
    for source in sorted(sources):
        text = source.read_text("utf-8")
        if tex in text:
            line = text.count("\n", 0, text.index(tex)) + 1
            return f"{source.relative_to(SCRIPTS.parent).as_posix()}, line {line}"
    return "in a generated line"
