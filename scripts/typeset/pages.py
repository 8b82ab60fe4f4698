"""Typesetting of pages: functions from HTML to HTML, whatever made the pages.

`typeset` takes the formulas of all pages. `with_words` then puts plain characters in their place, so that a search
index reads sentences and not TeX; `with_markup` puts the typeset formulas there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from urllib.parse import quote

from typeset.elements import ELEMENT, RAW, element
from typeset.mathjax import Formula, Macro
from typeset.page import SetPage, anchor
from typeset.remembered import set_pages, site_stylesheet
from typeset.words import words

MARKED = re.compile(ELEMENT.format(r' data-typeset="(?P<place>[^"]*)">.*?'), re.DOTALL)
NAMED = re.compile(r"<(th|a)\b[^>]*>.*?</\1>", re.DOTALL)
NOTHING = re.compile(r"<math\b[^>]*></math>")  # what a formula that only defines something looks like
EMPTY_PARAGRAPH = re.compile(r"<p>\s*</p>\n?")


@dataclass(frozen=True)
class Typeset:
    """The formulas of a site's pages, and the stylesheet that they share."""

    pages: Mapping[str, Sequence[Formula]] = field(default_factory=dict)
    made: Mapping[str, SetPage] = field(default_factory=dict)
    css: str = ""

    def with_words(self, page: str, html: str) -> str:
        """The HTML of `page` with each formula in plain characters, and its place in an attribute for `with_markup`."""
        numbers = iter(range(len(self.pages[page])))
        markup = self.made[page].markup

        def replaced(found: re.Match[str]) -> str:
            number = next(numbers)
            if NOTHING.search(markup[number]):
                return ""
            return element(found, escape(words(markup[number])), f' data-typeset="{escape(page)}#{number}"')

        worded = RAW.sub(replaced, html)
        return EMPTY_PARAGRAPH.sub("", worded) if any(map(NOTHING.search, markup)) else worded

    def with_markup(self, html: str) -> str:
        """`html` with each marked formula typeset. It needs the stylesheet `css`.

        A header or a link takes its name from the text in it, which MathML is not; there a formula has its words too.
        """
        html = NAMED.sub(lambda part: MARKED.sub(lambda found: self._element(found, part[1]), part[0]), html)
        return MARKED.sub(self._element, html)

    def plain(self, page: str) -> dict[str, str]:
        """What each formula of `page` is in plain characters, by its TeX."""
        found = zip(self.pages[page], self.made[page].markup, strict=True)
        return {formula.tex: "" if NOTHING.search(markup) else words(markup) for formula, markup in found}

    def anchors(self, page: str) -> list[str]:
        """The addresses of the equations of `page` that have a label."""
        return [each for anchors in self.made[page].anchors for each in anchors]

    def _element(self, found: re.Match[str], within: str = "") -> str:
        page, _, place = unescape(found["place"]).rpartition("#")
        number = int(place)
        formula, markup = self.pages[page][number], self.made[page].markup[number]
        if formula.reference is not None:
            text = escape(words(markup))
            address = quote(anchor(formula.reference))
            return text if within == "a" else f'<a href="#{address}" aria-label="Equation {text}">{text}</a>'
        if within:
            markup = markup.replace("<math ", f'<math aria-label="{escape(words(markup))}" ', 1)
        anchors = "".join(f'<span id="{escape(each)}"></span>' for each in self.made[page].anchors[number])
        return element(found, anchors + markup, f' data-formula="{escape(formula.tex)}"')


def typeset(pages: Mapping[str, Sequence[Formula]], macros: Mapping[str, Macro]) -> Typeset:
    """Typeset the formulas of each page, given in the order of the page. `macros` hold on all pages.

    Raises FormulaError for formulas that cannot be shown, and SetupError, see `mathjax`.
    """
    made = set_pages(pages, macros)
    return Typeset(pages, made, site_stylesheet(made))
