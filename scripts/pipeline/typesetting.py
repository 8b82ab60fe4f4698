"""All formulas of a site: those of pages that are being made, or those of its finished files.

MkDocs hands over its pages before the search index and the templates read them. Any other generator's site is typeset
when it lies there: `typeset_site`.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import Path

import disk
from between import with_prose_marked
from by_ear import audible
from deliver.pages import STYLESHEET as FROM_TEMPLATE
from pipeline import glossary
from pipeline.figures import apart, beside
from pipeline.places import PageError, place, source_of
from search.index import in_plain_characters
from typeset.elements import RAW, formulas, problems
from typeset.fonts import taken_out
from typeset.macros import MacroError, checked
from typeset.pages import Typeset, typeset
from typeset.remembered import FormulaError
from typeset.stylesheet import STILL

STYLESHEET = "assets/stepwise.css"


def typeset_pages(pages: Mapping[str, str], macros: object) -> Typeset:
    """Typeset all formulas of the pages, whose HTML is given by their Markdown's place below docs/.

    Raises PageError with all that is wrong with them, and SetupError where MathJax fails.
    """
    wrong = [f"{place(source, words)}: {said}" for source, html in pages.items() for words, said in problems(html)]
    made = Typeset()
    try:
        made = typeset({source: formulas(html) for source, html in pages.items()}, checked(macros))
    except FormulaError as error:
        wrong += [f"{place(each.page, each.tex, each.occurrence)}: {each.said}" for each in error.problems]
    except MacroError as error:
        wrong.append(str(error))
    if wrong:
        raise PageError(*wrong)
    return made


def readable(html: str, source: str, made: Typeset) -> str:
    """A page with its formulas in plain characters, by which its parts get names for a screen reader, and marks.

    The terms of the glossary are explained on all pages but its own.
    """
    heard = with_prose_marked(audible(made.with_words(source, apart(html))))
    return heard if source == glossary.PAGE else glossary.explained(heard, glossary.terms())


def with_formulas(own: str, css: str, *, embedded: bool = False) -> dict[str, bytes]:
    """The site's stylesheet `own` with that of its formulas, and their fonts in files beside it; each by its path."""
    fonts: dict[str, bytes] = {}
    if not embedded:
        css, fonts = taken_out(css)
    folder = posixpath.dirname(STYLESHEET)
    return {STYLESHEET: (own + css).encode(), **{f"{folder}/{name}": font for name, font in fonts.items()}}


def typeset_site(site: Path, macros: object) -> None:
    """Typeset the finished pages of a site, and give the parts of each their names; its search gets plain characters.

    A site that is typeset stays as it is. Raises PageError and SetupError, as `typeset_pages` does.
    """
    texts = {file: file.read_text("utf-8") for file in sorted(site.rglob("*.html"))}
    texts = {file: html for file, html in texts.items() if FROM_TEMPLATE.search(html)}
    if not texts:
        return  # nothing that a template made, or all of it delivered
    if not (site / STYLESHEET).is_file():
        raise PageError(f"the site has no {STYLESHEET}, where its formulas' styles go; see extra_css in mkdocs.yml")
    own = (site / STYLESHEET).read_text("utf-8")
    if STILL in own:
        if left := [file for file, html in texts.items() if RAW.search(html)]:
            raise PageError(
                f"{left[0].relative_to(site).as_posix()} is newer than the site's styles; build the whole site anew"
            )
        return
    sources = {file: source_of(name := file.relative_to(site).as_posix()) or name for file in texts}
    made = typeset_pages({sources[file]: html for file, html in texts.items()}, macros)
    for name, content in with_formulas(own, made.css).items():
        disk.write(site / name, content)
    in_plain_characters(site, {file: made.plain(sources[file]) for file in texts})
    for file, html in texts.items():
        disk.write(file, made.with_markup(readable(beside(html, file), sources[file], made)).encode())
