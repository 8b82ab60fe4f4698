"""Formulas in the rows of a table: a | in one of them ends the cell, and one that is escaped means another thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

DELIMITERS = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
PIPE = re.compile(r"(?<!\\)(?P<even>(?:\\\\)*)\|")
FORMULA = re.compile(r"(?<!\\)\$(?!\s)(?:\\.|[^\\$])+?(?<!\s)\$|\\\(.+?\\\)")
OPENS = re.compile(r"(?<![\w\\])\$(?=\S|$)(?P<price>\d[\d.,]*(?:\s|$))?|(?<!\\)\\\(()")
CLOSES = re.compile(r"(?:^|(?P<price>\d)|(?<=[^\s\\]))\$(?!\w)|\\\)()")
ESCAPED = re.compile(r"(?<!\\)(?:\\\\)*\\\|")
SAID = r"there is a | in a formula of a table, where it ends a cell; write \lvert ... \rvert or \vert, and \Vert for \|"


def problems(markdown: str) -> Iterator[tuple[int, str]]:
    """The lines of tables in which a formula has a |, with a sentence on it. The Markdown has no code in it."""
    lines = [line.strip() for line in markdown.split("\n")]
    in_table = False
    for index, line in enumerate(lines):
        header = lines[index + 1 : index + 2]
        in_table = bool(line) and (in_table or ("|" in line and any(map(_delimits, header))))
        if in_table and _is_cut(line):
            yield index + 1, SAID


def _delimits(line: str) -> bool:
    return "|" in line and bool(DELIMITERS.fullmatch(line))


def _is_cut(row: str) -> bool:
    """Whether a formula of a row has a |, and not two prices have it between them."""
    if any(ESCAPED.search(formula) for formula in FORMULA.findall(row)):
        return True
    rests = [FORMULA.sub("", cell) for cell in PIPE.sub(r"\g<even>\n", row).split("\n")]
    opened = None
    for rest in (each.strip() for each in rests):
        closes = CLOSES.search(rest)
        if opened and closes and not (opened["price"] is not None and closes["price"]):
            return True
        opened = OPENS.search(rest) or opened
    return False
