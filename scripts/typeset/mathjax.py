"""MathJax in Node, asked once for all pages that are to be typeset."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from npm import installed, node

HERE = Path(__file__).resolve().parent
REFERENCE = re.compile(r"\\(?:eq)?ref\s*\{(?P<label>[^{}]*)\}")

Macro = str | list[str | int]  # its TeX, or its TeX and how many arguments it has


@dataclass(frozen=True, order=True)
class Formula:
    """TeX, and whether it stands on a line of its own."""

    tex: str
    display: bool

    @property
    def reference(self) -> str | None:
        """The label of the equation that the formula refers to, if it is a reference and nothing else."""
        found = None if self.display else REFERENCE.fullmatch(self.tex)
        return found["label"] if found else None


@dataclass(frozen=True)
class Answer:
    """What MathJax makes of one page: its formulas' HTML, with MathML inside, and the stylesheet that they need.

    `labels` are those of equations that have a number, `failed` says which formulas cannot be read, and why.
    """

    markup: list[str]
    css: str
    labels: list[str]
    failed: dict[int, str]


def rendered(pages: Sequence[Sequence[Formula]], macros: Mapping[str, Macro]) -> list[Answer]:
    """What MathJax makes of each page's formulas, which are in the order in which they are read.

    Macros and labels that a page defines hold on that page, `macros` on all. Raises SetupError where Node or MathJax
    fails.
    """
    asked = [
        [{"tex": each.tex, "display": each.display, "reference": each.reference is not None} for each in page]
        for page in pages
    ]
    mathjax = installed(HERE) / "mathjax" / "node-main.mjs"
    question = json.dumps({"pages": asked, "macros": macros})
    answers = json.loads(node(HERE / "mathjax.mjs", str(mathjax), question=question))
    return [
        Answer(each["markup"], each["css"], each["labels"], {int(n): why for n, why in each["failed"].items()})
        for each in answers
    ]
