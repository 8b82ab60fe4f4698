"""A formula as one line of plain characters: what a search result shows, and what a person types."""

from __future__ import annotations

import re
from xml.etree import ElementTree

MATH = re.compile(r"<math.*?</math>", re.DOTALL)
PLAIN = str.maketrans({"−": "-", "⋅": "·", "\u2061": "", "\u2062": "", "\u2063": "", "\xa0": " "})


def words(markup: str) -> str:
    """The formula in `markup`, HTML that holds its MathML, as plain characters."""
    math = MATH.search(markup)
    return _line(ElementTree.fromstring(math[0])) if math else ""


def _line(element: ElementTree.Element) -> str:
    kind = element.tag.rpartition("}")[2]
    if kind == "mspace":
        return " "
    if not len(element):
        return (element.text or "").translate(PLAIN)
    if kind in SHAPES:
        return SHAPES[kind].format(*(_group(part, word=kind == "mfrac") for part in element))
    if kind == "mlabeledtr":
        number, *cells = map(_line, element)
        return f"{''.join(cells)} {number}"
    row = "".join(map(_line, element))
    return f"sqrt({row})" if kind == "msqrt" else row


# Of the MathML elements that say something by where their parts stand.
SHAPES = {
    "mfrac": "{}/{}",
    "msup": "{}^{}",
    "msub": "{}_{}",
    "msubsup": "{}_{}^{}",
    "mroot": "{}^(1/{})",
}


def _group(element: ElementTree.Element, *, word: bool) -> str:
    """A part, in parentheses unless it is one letter, one number, has them already, or may be a `word` like dx."""
    line = _line(element)
    whole = (
        len(line) == 1
        or line.isdigit()
        or (word and line.isalpha())
        or (line[:1] == "(" and line.find(")") == len(line) - 1)
    )
    return line if whole else f"({line})"
