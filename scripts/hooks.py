"""MkDocs's events, each handed to the piece that does the work.

MkDocs loads this file, and what it imports, once: under `mkdocs serve`, a change to it, to `typeset/`, `search/`,
`deliver/` or to how `generate/` looks at files needs a restart. Notes and engine run in a process of their own, so that
a change to them shows at the next save.
"""

from __future__ import annotations

import os
import posixpath
import re
import subprocess
import sys
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from by_ear import audible
from deliver.pages import MissingFileError, UnfitPagesError, deliver
from generate import folder, prose
from npm import SetupError, installed
from say import fit_any_console
from search.words import NoWorkerError, add_words
from search.words import problems as word_problems
from stems import SCRIPTS, NoteError, misfits, places, stems
from typeset.elements import formulas, problems
from typeset.fonts import taken_out
from typeset.leftovers import in_front_matter
from typeset.macros import MacroError, checked
from typeset.pages import Typeset, typeset
from typeset.remembered import FormulaError

WORKER = "assets/iframe-worker.js"
STYLESHEET = "assets/stepwise.css"
SOURCES: dict[str, str] = {}  # the source of each page
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
        if mistakes := [*misfits(), *prose.problems(), *word_problems()]:
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
        page = files.get_file_from_path(f"notes/{places()[stem]}.md")
        assert page, f"the page of {stem} was there a moment ago"
        for path in folder.figures(stem):
            beside = f"{posixpath.dirname(page.dest_uri)}/{path.name}"
            files.append(File.generated(config, beside, abs_src_path=str(path)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the computed numbers into the prose, and name the note's own picture for link previews."""
    place = page.file.src_uri.removesuffix(".md")
    stem = posixpath.basename(place)
    if place == f"notes/{places().get(stem)}":
        page.meta.setdefault("picture", f"{place}/{stem}.png")
    return prose.filled(markdown)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Markdown takes a figure within a tab for a part of a paragraph, which HTML does not allow."""
    return html.replace("<p><figure", "<figure").replace("</figure></p>", "</figure>")


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Typeset all formulas at once. The pages get plain characters first, which is what the search index reads."""
    global MATH
    SOURCES.update({file.dest_uri: file.src_uri for file in files.documentation_pages()})
    pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page and file.page.content}
    wrong = [
        f"{_place(source, words)}: {said}"
        for source, page in pages.items()
        for words, said in (*in_front_matter(page.meta), *problems(page.content or ""))
    ]
    try:
        macros = checked(config.extra.get("macros"))
        MATH = typeset({source: formulas(page.content or "") for source, page in pages.items()}, macros)
    except FormulaError as error:
        wrong += [f"{_place(each.page, each.tex, each.occurrence)}: {each.said}" for each in error.problems]
    except (MacroError, SetupError) as error:
        raise PluginError(str(error)) from None
    if wrong:
        raise PluginError("\n".join(wrong))
    for source, page in pages.items():
        page.content = audible(MATH.with_words(source, page.content or ""))
        page.present_anchor_ids = (page.present_anchor_ids or set()).union(MATH.anchors(source))
    _add_to_stylesheet(MATH.css, files, config)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Put the typeset formulas into the finished page."""
    return MATH.with_markup(output)


def on_post_build(config: MkDocsConfig) -> None:
    """Give the finished site its words for search, and make its pages quick to open."""
    try:
        add_words(Path(config.site_dir), folder.FOLDER)
        deliver(Path(config.site_dir), config.site_url or "", config.extra.get("comments") or "")
    except UnfitPagesError as error:
        told = {said: f"{_of_page(page, words)}: {said}" for page, words, said in reversed(error.faults)}
        raise PluginError("\n".join(reversed(told.values()))) from None
    except (MissingFileError, SetupError, NoWorkerError) as error:
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


def _of_page(name: str, words: str) -> str:
    """Where a finished page or stylesheet has these words from."""
    if name in SOURCES:
        return _place(SOURCES[name], words)
    return f"docs/{name}" if (SCRIPTS.parent / "docs" / name).is_file() else name


def _place(source: str, words: str, occurrence: int = 0) -> str:
    """Where a page or its note has these words, as "file, line n"; or the page, if they are not found."""
    root = SCRIPTS.parent
    sources = [f"docs/{source}", f"scripts/{Path(source).with_suffix('.py').as_posix()}"]
    texts = {each: (root / each).read_text("utf-8") for each in sources if (root / each).is_file()}
    in_python = words.replace("\\", "\\\\")
    for written in (f"${words}$", words, f"${in_python}$", in_python) if words else ():
        for each, text in texts.items():
            if places := [found.start() for found in re.finditer(re.escape(written), text)]:
                line = text.count("\n", 0, places[min(occurrence, len(places) - 1)]) + 1
                return f"{each}, line {line}"
    return sources[0]
