"""Typesetting of pages: functions from HTML to HTML, whatever made the pages.

A page's formulas are what arithmatex leaves: TeX in a `span` of class arithmatex, or in a `div` for a display.
`with_words` puts plain characters in their place, so that a search index reads sentences and not TeX, and keeps
the TeX in an attribute; `with_markup` then puts the typeset formulas there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape

from memory import remembered
from npm import installed
from typeset.mathjax import HERE, Formula, rendered
from typeset.words import words

# attr_list may have added classes and attributes to the element.
ELEMENT = r'<(?P<tag>span|div) (?P<attributes>class="arithmatex[^>]*?){}</(?P=tag)>'
RAW = re.compile(ELEMENT.format(r">\\[(\[](?P<tex>.*?)\\[)\]]"), re.DOTALL)
MARKED = re.compile(ELEMENT.format(r' data-formula="(?P<tex>[^"]*)">.*?'), re.DOTALL)
NAMED = re.compile(r"<(th|a)\b[^>]*>.*?</\1>", re.DOTALL)
CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
HEADING = re.compile(r'<h[1-6][^>]*>(?:(?!</h[1-6]>).)*?class="arithmatex', re.DOTALL)


def formulas(html: str) -> set[Formula]:
    """The formulas of a page that was not typeset yet."""
    return {_formula(found) for found in RAW.finditer(html)}


def problem(html: str) -> str:
    """What is wrong with the formulas of a page that was not typeset yet, for its author; empty if nothing is."""
    if HEADING.search(html):
        return "there is a formula in a heading; menus and titles cannot show it, so say it in words"
    rest = RAW.sub("", CODE.sub("", html))
    if "$$" in rest or 'class="arithmatex' in rest:
        return "there is a formula that was not recognized; put empty lines around each $$...$$"
    return ""


@dataclass(frozen=True)
class Typeset:
    """All formulas of a site: the HTML of each, and the stylesheet they share."""

    markup: dict[Formula, str]
    css: str

    def with_words(self, html: str) -> str:
        """`html` with each formula in plain characters, and its TeX in an attribute for `with_markup`."""

        def replaced(found: re.Match[str]) -> str:
            formula = _formula(found)
            return _element(found, escape(words(self.markup[formula])), f' data-formula="{escape(formula.tex)}"')

        return RAW.sub(replaced, html)

    def with_markup(self, html: str) -> str:
        """`html` with each marked formula typeset. It needs the stylesheet `css`.

        A header or a link takes its name from the text in it, which MathML is not; there a formula has its words too.
        """

        def named(found: re.Match[str]) -> str:
            markup = self.markup[_formula(found)]
            return _element(found, markup.replace("<math ", f'<math aria-label="{escape(words(markup))}" ', 1))

        html = NAMED.sub(lambda part: MARKED.sub(named, part[0]), html)
        return MARKED.sub(lambda found: _element(found, self.markup[_formula(found)]), html)


def typeset(wanted: set[Formula]) -> Typeset:
    """Typeset `wanted`, or take them from the cache if the last build had the same formulas.

    Raises FormulaError and SetupError, see `mathjax`.
    """
    ordered = sorted(wanted)

    def set_anew() -> tuple[list[str], str]:
        from typeset.stylesheet import stylesheet  # fontTools takes a tenth of a build to import

        markup, css = rendered(ordered)
        fonts = installed(HERE) / "@mathjax" / "mathjax-newcm-font" / "chtml" / "woff2"
        return markup, stylesheet(css, "".join(markup), fonts)

    markup, css = remembered("typeset", ordered, set_anew, rooms=("typeset",), packages=("fonttools",))
    return Typeset(dict(zip(ordered, markup, strict=True)), css)


def _formula(found: re.Match[str]) -> Formula:
    return Formula(unescape(found["tex"]).strip(), display=found["tag"] == "div")


def _element(found: re.Match[str], content: str, attribute: str = "") -> str:
    return f"<{found['tag']} {found['attributes']}{attribute}>{content}</{found['tag']}>"
