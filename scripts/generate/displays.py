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
OR_TEXT = "put what is text into backticks"
WITHIN_A_LINE = (
    "there is a $$ within a line; put empty lines around a display, and dollars that are text into backticks"
)


def problems(markdown: str) -> Iterator[tuple[int, str]]:
    """The lines of displays that Markdown would not take for such, with a sentence. The Markdown has no code in it."""
    lines = [re.sub(r"^(?:> ?)+", "", line.expandtabs(4)) for line in markdown.split("\n")]
    index = 0
    while index < len(lines):
        item = LIST.match(lines[index])
        text = lines[index][item.end() if item else 0 :].strip()
        if opens := OPENS.match(text):
            last = _last([text, *lines[index + 1 :]], opens)
            if last is not None:
                last += index
                yield from _of_one(lines, index, last, in_item=bool(item))
                index = last
            elif text == opens[0] or opens[0] != r"\[":
                yield index + 1, f"the display that begins here with {opens[0]} does not end; {OR_TEXT}"
        elif DOLLARS.search(text) and not item:
            yield index + 1, WITHIN_A_LINE
        index += 1


def _last(lines: list[str], opens: re.Match[str]) -> int | None:
    """How far below the first line its display ends; none if it does not, or if its brackets are those of a text."""
    close = {"$$": "$$", r"\[": r"\]"}.get(opens[0], rf"\end{{{opens['environment']}}}")
    for index, line in enumerate(lines):
        text = line.strip()
        where = text.find(close, 0 if index else opens.end())
        if where >= 0:
            return None if close == r"\]" and not text.endswith(close) else index
    return None


def _of_one(lines: list[str], first: int, last: int, *, in_item: bool) -> Iterator[tuple[int, str]]:
    indent = _indent(lines[first])
    empty = [index for index in range(first, last) if not lines[index].strip()]
    before, after = ["", *lines][first], [*lines, ""][last + 1]
    rest = re.split(r"\$\$|\\\]|\\end\{[a-z]+\*?\}", lines[last])[-1]
    if empty:
        yield empty[0] + 1, f"there is an empty line within the display that begins in line {first + 1}; take it out"
    elif in_item:
        return  # its block begins behind the sign of the list
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
