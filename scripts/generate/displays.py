"""Displays as a page's Markdown has them: Markdown takes one for a display only if it is a block of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

# How a display begins, and what ends it.
OPENS = re.compile(r"\$\$|\\\[|\\begin\{(?P<environment>[a-z]+\*?)\}")
DOLLARS = re.compile(r"\$\$|\\\$\\\$")
LIST = re.compile(r"\s*(?:[-*+]|\d+\.)\s")
# A line of Markdown that ends the block before it, or begins one after it.
BLOCK = re.compile(r"#{1,6}\s|<|!!!|\?\?\?|===|-+8<-+|\[\^[^]]+\]:")
WITHIN_A_LINE = (
    "there is a $$ within a line; put empty lines around a display, and dollars that are text into backticks"
)


def problems(markdown: str) -> Iterator[tuple[int, str]]:
    """The lines of displays that Markdown would not take for such, with a sentence. The Markdown has no code in it."""
    lines = [re.sub(r"^(?:> ?)+", "", line.expandtabs(4)) for line in markdown.split("\n")]
    index = 0
    while index < len(lines):
        text = lines[index].strip()
        if opens := OPENS.match(text):
            last = _last(lines, index, opens)
            if last is not None:
                yield from _of_one(lines, index, last, opens)
                index = last
        elif DOLLARS.search(text) and not LIST.match(text):
            yield index + 1, WITHIN_A_LINE
        index += 1


def _last(lines: list[str], first: int, opens: re.Match[str]) -> int | None:
    """The line in which a display ends; none if it does not, or if brackets turn out to be brackets in a text."""
    close = {"$$": "$$", r"\[": r"\]"}.get(opens[0], rf"\end{{{opens['environment']}}}")
    for index in range(first, len(lines)):
        text = lines[index].strip()
        where = text.find(close, opens.end() if index == first else 0)
        if where >= 0:
            return None if close == r"\]" and not text.endswith(close) else index
    return None


def _of_one(lines: list[str], first: int, last: int, opens: re.Match[str]) -> Iterator[tuple[int, str]]:
    indent = _indent(lines[first])
    empty = [index for index in range(first, last) if not lines[index].strip()]
    before, after = ["", *lines][first], [*lines, ""][last + 1]
    rest = re.split(r"\$\$|\\\]|\\end\{[a-z]+\*?\}", lines[last])[-1]
    if empty:
        yield empty[0] + 1, f"there is an empty line within the display that begins in line {first + 1}; take it out"
    elif indent % 4:
        item = next((line for line in reversed(lines[:first]) if line.strip() and _indent(line) < indent), "")
        four = "a display in a list is indented by four spaces for each level"
        yield first + 1, four if LIST.match(item) else "a display is not indented; take the spaces before it away"
    else:
        sides = []
        if before.strip() and not BLOCK.match(before.strip()):
            sides.append("before")
        if rest.strip() or (after.strip() and _indent(after) >= indent and not BLOCK.match(after.strip())):
            sides.append("after")
        if sides:
            yield first + 1, f"a display is a block of its own; put an empty line {' and '.join(sides)} it"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
