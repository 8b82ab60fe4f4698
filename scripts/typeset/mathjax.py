"""MathJax in Node, asked once for a whole site."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from npm import installed, node

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, order=True)
class Formula:
    """TeX, and whether it stands on a line of its own."""

    tex: str
    display: bool


class FormulaError(Exception):
    """A formula that MathJax cannot read, and why."""

    def __init__(self, formula: Formula, reason: str) -> None:
        super().__init__(f"MathJax cannot read {formula.tex}: {reason}")
        self.formula = formula


def rendered(formulas: list[Formula]) -> tuple[list[str], str]:
    """The HTML of each formula, with its MathML inside, and the stylesheet that all of them need.

    Raises FormulaError for TeX that MathJax cannot read, SetupError where Node or MathJax fails.
    """
    question = json.dumps([{"tex": formula.tex, "display": formula.display} for formula in formulas])
    mathjax = installed(HERE) / "mathjax" / "node-main.mjs"
    answer = json.loads(node(HERE / "mathjax.mjs", str(mathjax), question=question))
    if "failed" in answer:
        raise FormulaError(formulas[answer["failed"]], answer["reason"])
    return answer["markup"], answer["css"]
