"""Formulas that Markdown would not read as their author means them, found before anything is built."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate import displays, tables
from generate.without_code import without_code

FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
HEADING = re.compile(r"[ >]*#{1,6}\s.*|.*(?=\n[ >]*(?:=+|-+)[ ]*$)", re.MULTILINE)
FORMULA = re.compile(r"(?<!\\)\$(?!\s)(?:\\.|[^\\$\n])+?(?<!\s)\$|(?<!\\)\\\(.+?\\\)")
IN_HEADING = "there is a formula in a heading; menus and titles cannot show it, so say it in words"


def problems(markdown: str) -> Iterator[tuple[int, str]]:
    """What is wrong with the formulas of a page: the number of a line, and a sentence."""
    text = without_code(FRONT_MATTER.sub(lambda found: "\n" * found[0].count("\n"), markdown))
    for heading in HEADING.finditer(text):
        if FORMULA.search(heading[0]):
            yield text.count("\n", 0, heading.start()) + 1, IN_HEADING
    yield from tables.problems(text)
    yield from displays.problems(text)
