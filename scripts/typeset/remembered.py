"""What was typeset, kept page by page: a new formula costs its page alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import memory
from npm import installed
from typeset.mathjax import HERE, Answer, Formula, Macro, rendered
from typeset.page import FormulaProblem, SetPage, problems, set_page
from typeset.stylesheet import stylesheet

FOLDER = "typeset"  # of the memories, one for each page
ROOM = "typeset"
NO_FORMULAS = set_page(Answer([], "", [], {}))


class FormulaError(Exception):
    """Formulas that cannot be shown, of all pages."""

    def __init__(self, problems: list[FormulaProblem]) -> None:
        super().__init__("\n".join(f"{each.page}: {each.said}" for each in problems))
        self.problems = problems


class _NotRemembered(Exception):
    pass


def set_pages(pages: Mapping[str, Sequence[Formula]], macros: Mapping[str, Macro]) -> dict[str, SetPage]:
    """Each page's formulas, typeset now or remembered.

    Raises FormulaError for those that cannot be shown, and SetupError, see `mathjax`.
    """

    def kept(page: str, made: SetPage | None = None) -> SetPage:
        def compute() -> SetPage:
            if made is None:
                raise _NotRemembered
            return made

        return memory.remembered(f"{FOLDER}/{page}", (pages[page], macros), compute, rooms=(ROOM,))

    known = {}
    for page in pages:
        with suppress(_NotRemembered):
            known[page] = kept(page) if pages[page] else NO_FORMULAS
    new = [page for page in pages if page not in known]
    wrong = []
    for page, answer in zip(new, rendered([pages[page] for page in new], macros) if new else [], strict=True):
        made = set_page(answer)
        if found := list(problems(page, pages[page], answer, made, fonts())):
            wrong += found
        else:
            known[page] = kept(page, made)
    _forget_all_but(pages)
    if wrong:
        raise FormulaError(wrong)
    return known


def site_stylesheet(pages: Mapping[str, SetPage]) -> str:
    """The stylesheet of all pages, the same for any order of them."""
    needed = [pages[page].needs for page in sorted(pages)]
    return memory.remembered(
        "typeset-stylesheet", needed, lambda: stylesheet(needed, fonts()), rooms=(ROOM,), packages=("fonttools",)
    )


def fonts() -> Path:
    """The folder of MathJax's fonts. Raises SetupError where they cannot be installed."""
    return installed(HERE) / "@mathjax" / "mathjax-newcm-font" / "chtml" / "woff2"


def _forget_all_but(pages: Mapping[str, Sequence[Formula]]) -> None:
    folder = memory.FOLDER / FOLDER
    for file in folder.rglob("*.pickle"):
        if not pages.get(file.relative_to(folder).as_posix().removesuffix(".pickle")):
            with suppress(OSError):  # what cannot be forgotten does no harm
                file.unlink()
