"""The glossary's sentences beside its terms on other pages: at the first occurrence in a paragraph, once a page.

docs/glossary.md is their one source. A term stands there as `**Kink**: its sentences. See [a section](...)`, with
`{ #kink }` below it, or `{ #kink .common }` where the word is too common to be marked elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from stems import ROOT

PAGE = "glossary.md"
TERM = re.compile(r"^\*\*(?P<term>[^*]+)\*\*: (?P<said>.+?)\n\{ #[\w-]+ \}$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[([^]]*)\]\([^)]*\)")
PARAGRAPH = re.compile(r"<p>.*?</p>", re.DOTALL)
# What a paragraph says in other ways than in words of its own: passed over whole.
PASSED_OVER = re.compile(r"(<(a|abbr|code|span|strong|em|mjx-container|script)\b.*?</\2>|<[^>]*>)", re.DOTALL)


def terms() -> Mapping[str, str]:
    """What the glossary says of each term that is to be marked, in plain text without its link."""
    page = ROOT / "docs" / PAGE
    text = page.read_text("utf-8") if page.is_file() else ""
    blocks = (TERM.fullmatch(block) for block in re.split(r"\n{2,}", text.strip()))
    return {found["term"]: _plain(found["said"]) for found in blocks if found}


def explained(html: str, said: Mapping[str, str]) -> str:
    """A page's HTML in which the terms are marked, each with what is said of it; twice is as once."""
    left = dict(said)
    if not left or "<abbr " in html:
        return html

    def in_paragraph(paragraph: re.Match[str]) -> str:
        pieces, at = [], 0
        for passed in PASSED_OVER.finditer(paragraph[0]):
            pieces += [_marked(paragraph[0][at : passed.start()], left), passed[0]]
            at = passed.end()
        return "".join([*pieces, paragraph[0][at:]])

    return PARAGRAPH.sub(in_paragraph, html)


def _marked(text: str, left: dict[str, str]) -> str:
    """A text with the terms that are `left`, which are fewer then."""
    names = {name.lower(): name for name in left}
    if not names:
        return text
    longest_first = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))

    def mark(found: re.Match[str]) -> str:
        meaning = left.pop(names[found["name"].lower()], None)
        return f'<abbr tabindex="0" title="{escape(meaning)}">{found[0]}</abbr>' if meaning else found[0]

    return re.sub(rf"(?<![\w-])(?P<name>{longest_first})s?(?![\w-])", mark, text, flags=re.IGNORECASE)


def _plain(text: str) -> str:
    words = " ".join(LINK.sub(r"\1", text).replace("*", "").split())
    return words.partition(" See ")[0]
