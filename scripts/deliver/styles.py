"""The styles of a site as its pages carry them: one text, without the rules that nothing can match.

A rule stays if its names are among the words of a page, or of a script, which may write them into a page.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from pathlib import Path

from memory import remembered
from npm import installed, node

HERE = Path(__file__).resolve().parent
# All bytes that are in no word, as PurgeCSS sees words, become spaces; much faster than an expression.
SPACED = bytes(byte if chr(byte).isascii() and re.match(r"[\w-]", chr(byte)) else 32 for byte in range(256))
COMMENT = re.compile(r"""(?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/\s*""", re.DOTALL)
# What a stylesheet has for those who read it in lines.
AFTER_NAME = re.compile(r"^(\s*[\w-]+:) ", re.MULTILINE)
GAP = re.compile(r" (?=\{\n)|;?\s*\n\s*(?=\})|(?<=[{};,])\s*\n\s*")

# How Material's rules begin that pages do without; what of them is needed is in stepwise.css.
LEFT_OUT = (
    # Every element, while colors change, which Material's script says of each page that opens.
    r"\[data-md-color-switching\] \*",
    # Any element that has a class or not above it, and so all are looked at when the script gives the page a class.
    r"\.md-typeset table:not\(\[class\]\) td>:[a-z]+-child",
    # A distance that ends when the script puts the table into a box: what follows would move.
    r"\.md-typeset table:not\(\[class\]\)\+\*",
)
# Features that Material's script can put into a page where they are on: a version chooser, facts of a repository, and
# annotations, which stand in the page itself then.
OFF = ("md-version", "md-source", "md-annotation")
RULES_LEFT_OUT = re.compile(rf"(?:{'|'.join(LEFT_OUT)})[^{{}}]*\{{[^{{}}]*\}}")


def words(text: str) -> set[str]:
    """The words of a page or a script, or of a stylesheet."""
    return {word.decode() for word in set(text.encode().translate(SPACED).split())}


def words_of_script(text: str) -> set[str]:
    """The words of a script, without those of features that are not on: only a page can bring these."""
    return {word for word in words(text) if not word.startswith(OFF)}


@lru_cache(maxsize=1)  # the pages of a site have the same stylesheets
def in_use(css: str, wanted: frozenset[str]) -> str:
    """What of `css` can match something in pages and scripts with these words. Raises SetupError where Node fails."""
    css = RULES_LEFT_OUT.sub("", COMMENT.sub(lambda found: found["string"] or "", css)).strip()
    css = GAP.sub("", AFTER_NAME.sub(r"\1", css))
    beginnings = tuple(word for word in wanted if re.search(r"[a-z]-+$", word))  # to which a script adds an ending
    known = " ".join(sorted(word for word in words(css) if word in wanted or word.startswith(beginnings)))

    def pruned() -> str:
        purgecss = installed(HERE) / "purgecss" / "lib" / "purgecss.js"
        return node(HERE / "purge.mjs", str(purgecss), question=json.dumps({"css": css, "words": known}))

    return remembered("styles", (css, known), pruned, rooms=("deliver",))
