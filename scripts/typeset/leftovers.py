"""TeX that a reader would see as text, or lose: what Markdown left on a page without taking it for a formula."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

EMPHASIS = re.compile(r"</?(?:em|strong)>")
TAG = re.compile(r"<[^>]*>")
DOLLARS = re.compile(r"\$(?=(?P<tex>[^$\0]+)\$(?!\d))")  # a digit behind the second would make them two prices
WITHIN_DOLLARS = re.compile(r"\$[^$\0]+\$(?!\d)")
TEX = re.compile(r"[\\^_]|\A\s*[a-zA-Z]\s*\Z|\A\S(?:.*[a-zA-Z].*)?[=+].*\S\Z", re.DOTALL)
COMMAND = re.compile(r"\\[a-zA-Z]+\s*\{[^}\0]*\}?|\\[()\[\]][^\\\0]*(?:\\[)\]])?")
NUMBER = re.compile(r"\{\{\s*[\w-]+\s*/\s*[\w.-]+\s*\}\}")
SHOWN = re.compile(r'\s(?:alt|title|aria-label)="(?P<value>[^"]*)"')
COMMENT = re.compile(r"(?<!\\)(?:\\\\)*%")
COMMENT_IN_DISPLAY = re.compile(COMMENT.pattern + r"[^\S\n]*[^\s]")

OR_CODE = "dollars and backslashes that are text into backticks"
IN_DOLLARS = (
    "there is a formula that was not recognized; take away spaces behind its first dollar and before its last, "
    f"write it in Markdown and not in HTML, and put {OR_CODE}"
)
WITHOUT_DOLLARS = f"there is TeX outside of a formula; write it within $...$ and in Markdown, and put {OR_CODE}"


def in_text(text: str) -> Iterator[tuple[str, str]]:
    """What in a text without tags looks like TeX, or like a number to be filled in: its words, and a sentence."""
    for found in DOLLARS.finditer(text):
        if TEX.search(found["tex"]):
            yield f"${found['tex']}$", IN_DOLLARS
    for found in COMMAND.finditer(WITHIN_DOLLARS.sub("", text)):
        yield found[0], WITHOUT_DOLLARS
    for found in NUMBER.finditer(text):
        yield found[0], f"the number {found[0]} was not filled in; it is read in the Markdown of a page alone"


def leftovers(html: str) -> Iterator[tuple[str, str]]:
    """The same of a page's HTML that has no code and no formulas in it, and of the texts in its attributes."""
    yield from in_text(unescape(TAG.sub("\0", EMPHASIS.sub("", html))))
    for shown in SHOWN.finditer(html):
        for words, _ in in_text(unescape(shown["value"])):
            tex = re.sub(r"^\\[(\[]|\\[)\]]$", "", words)
            yield tex, "there is a formula in the alternative text or title of an element; say it in words"


def in_front_matter(meta: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """The same of what a page's front matter gives to titles, previews and search."""
    for key in ("title", "description", "tags"):
        value = meta.get(key) or ""
        for text in value if isinstance(value, list) else [value]:
            if any(in_text(str(text))):
                yield (
                    str(text),
                    f"there is a formula or a number in the page's {key}, which is shown as it is; use words",
                )


def loses(tex: str, *, display: bool) -> str | None:
    """Why a reader would not see all of a formula, if so."""
    if (COMMENT_IN_DISPLAY if display else COMMENT).search(tex):
        return r"TeX takes what stands behind a % for a comment, and nobody would see it; write \%"
    return None
