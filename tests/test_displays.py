"""Every formula that is displayed, on every page, as an independent reader reads it: it can, and finds our number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import mpmath
import pytest

from derive.forms.form import Form, Symbol
from derive.forms.trees import names, symbols
from derive.readings.number import number
from derive.readings.tex import tex
from derive.written.regions import Regions
from derived import EACH_NOTE
from generate.files import files
from network.written import Network
from parts.float_survey import OF_TYPES
from parts.load import load
from parts.note import Note
from parts.note import forms_of as forms_of_part
from reader import number_of, read
from stems import page_of

DOCS = Path(__file__).parents[1] / "docs"
DISPLAY = re.compile(r"\$\$\n(.*?)\n *\$\$", re.DOTALL)
TABLE = re.compile(r"^ *(?:\||- ).*", re.MULTILINE)
INLINE = re.compile(r"\$([^$\n]+)\$")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
RELATION = re.compile(r"(=|<|>|\\approx|\\le(?![a-z])|\\ge(?![a-z])|\\to(?![a-z]))")
BESIDE = re.compile(r",\s*\\q?quad|\\\\\n(?!&)")

BY_CASES = re.compile(r"(?P<left>[^&]*) = \\begin\{cases\}(?P<rows>[^{}]*(?:\{[^{}]*\}[^{}]*)*)\\end\{cases\}.*")

FAMILY = "an antiderivative is a family of functions, and has no number"
ENDLESS = "infinity is no number"
CASES = "the reader's grammar has no cases"
# What the reader cannot make a number of, by the note and as it is displayed, and why. Nothing else may be such, and
# nothing may stand here that is read.
NOT_READ: dict[tuple[str, str], str] = {
    ("sigmoid", r"\infty"): ENDLESS,
    ("sigmoid", r"-\infty"): ENDLESS,
    ("sigmoid", r"\int a dx"): FAMILY,
    ("sigmoid", r"\ln(1 + e^x) + C"): FAMILY,
    (
        "sigmoid_floats",
        r"a = \begin{cases} \dfrac{1}{1 + t} & x \ge 0 \\[1em] \dfrac{t}{1 + t} & x < 0 \end{cases}",
    ): CASES,
    ("silu", r"\infty"): ENDLESS,
    ("silu", r"-\infty"): ENDLESS,
    ("softplus", r"\infty"): ENDLESS,
    ("softplus", r"-\infty"): ENDLESS,
    ("tanh", r"\infty"): ENDLESS,
    ("tanh", r"-\infty"): ENDLESS,
    ("tanh", r"\int a dx"): FAMILY,
    ("tanh", r"\ln(e^x + e^{-x}) + C"): FAMILY,
}


def formulas(text: str) -> Iterator[str]:
    """The displays of a piece, and the formulas in its tables and lists."""
    text = CODE.sub("", text)
    yield from DISPLAY.findall(text)
    for row in TABLE.findall(DISPLAY.sub("", text)):
        yield from INLINE.findall(row)


def chains(formula: str) -> Iterator[list[tuple[str, str]]]:
    """The equations of a formula, each as its sides with the relation before them."""
    if r"\begin{cases}" in formula:
        yield [("", " ".join(formula.split()))]
        return
    bare = re.sub(r"\\(?:begin|end)\{aligned\}|\\displaystyle|\\\\\[0\.5em\]|&|\\,", "", formula)
    for equation in BESIDE.split(bare.replace(r"\vert ", "|")):
        first, *rest = RELATION.split(equation)
        sides = [("", first), *zip(rest[::2], rest[1::2], strict=True)]
        yield [(relation, " ".join(side.split())) for relation, side in sides if side.strip()]


@cache
def pieces(stem: str) -> dict[str, str]:
    """A note's generated Markdown, and the displays that people wrote on its page."""
    made = {path: content.decode() for path, content in files(stem).items() if path.endswith(".md")}
    page = page_of(stem).read_text("utf-8")
    return made | {"the page": "\n".join(found[0] for found in DISPLAY.finditer(CODE.sub("", page)))}


class Letters:
    """What the letters of some forms of a page stand for, and the forms by their TeX."""

    def __init__(self, note: Note, every: list[Form]) -> None:
        self.names = {tex(name): tex(name.definition) for each in every for name in names(each)}
        free = symbols(*every)
        self.at: dict[Symbol, Any] = {symbol: inside(symbol, n) for n, symbol in enumerate(sorted(free, key=tex))}
        if network := note.part(Network):
            self.at = {symbol: mpmath.mpf(text) for symbol, text in (network.example | network.parameters).items()}
        defined = [name.definition for each in every for name in names(each)]
        self.forms: dict[str, Form] = {tex(each): each for each in (*every, *defined)}

        self.others = {letter: mpmath.mpf(n + 7) / 3 for n, letter in enumerate(OF_TYPES)}

    def number_of(self, side: str) -> Any:
        """The reader's number. Raises an exception of the reader's where it has none."""
        return number_of(side, {tex(symbol): at for symbol, at in self.at.items()} | self.others, self.names)


def inside(symbol: Symbol, n: int) -> Any:
    """A number in the interval of a letter; each letter has another one."""
    low, high = (mpmath.mpf(number(end, {})) if isinstance(end, Form) else end for end in (symbol.low, symbol.high))
    if high < mpmath.inf:
        return (low + high) / 2 if low > -mpmath.inf else high - mpmath.mpf(n + 3) / 8
    return max(low, mpmath.mpf(0)) + mpmath.mpf(n + 3) / 8


def letters_of(stem: str) -> dict[str, Letters]:
    """The letters of a note by the folder of its pieces: those on a region are other ones than those of the page."""
    note = load(stem)
    columns = note.needed(Regions, "the test").columns if note.part(Regions) else {}
    page = [form for part in note.parts if not isinstance(part, Regions) for form in forms_of_part(part)]
    if whole := note.part(Regions):
        page += [whole.of, whole.by, whole.slope]
    on = {name: [*forms_of_part(each), each.by] for name, each in columns.items()}
    return {"": Letters(note, page), **{name: Letters(note, forms) for name, forms in on.items()}}


def same(relation: str, one: Any, other: Any, side: str) -> bool:
    if relation == r"\approx":
        return bool(abs(one - other) <= 2e-4 + 1e-3 * abs(one))
    off = 1e-12 if "." in side else 1e-18  # the reader computes with decimals at once, in floats
    return bool(mpmath.almosteq(one, other, off, off))


@pytest.mark.parametrize("stem", EACH_NOTE)
def test_every_displayed_formula_is_read_as_what_it_is(stem: str) -> None:
    wrong, unread = misread(stem, pieces(stem))
    assert wrong == []
    assert unread == listed(stem)


def listed(stem: str) -> set[str]:
    return {side for on, side in NOT_READ if on == stem}


def misread(stem: str, some: dict[str, str]) -> tuple[list[str], set[str]]:
    """What the reader reads as something else in some of a note's pieces, and what it cannot read."""
    known: dict[tuple[str, str], Any] = {}  # the reader's numbers, or none, on a region or on all
    wrong: list[str] = []
    every = letters_of(stem)
    with mpmath.workdps(40):
        for path, formula in ((path, formula) for path, text in some.items() for formula in formulas(text)):
            for on, chain in placed(path, formula, list(every)):
                letters = every[on]
                for _, side in chain:
                    known.setdefault((on, side), read_or_none(letters, side))
                    ours = number(letters.forms[side], letters.at) if side in letters.forms else None
                    if None not in (ours, known[on, side]) and not same("=", known[on, side], ours, side):
                        wrong.append(f"{path}: {side} is not {ours}")
                if is_worked(path) and not any(side in letters.forms for _, side in chain):
                    wrong.append(f"{path}: no form is known for {chain}")
                if on or "\n" in formula or r"\displaystyle" in formula:  # else it may be a condition, as in x = 0
                    wrong += unequal(path, chain, {side: found for (of, side), found in known.items() if of == on})
    return wrong, {side for (_, side), found in known.items() if found is None}


def placed(path: str, formula: str, on: list[str]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The equations of a formula, each with the region that it is about; rows of cases are about a region each."""
    _, *columns = on
    if columns and (cases := BY_CASES.fullmatch(" ".join(formula.split()))):
        rows = [row.split("&")[0].strip() for row in cases["rows"].split(r"\\")]
        assert len(rows) == len(columns)
        yield from ((column, [("", cases["left"]), ("=", row)]) for column, row in zip(columns, rows, strict=True))
        return
    folder = path.partition("/")[0]
    yield from ((folder if folder in columns else "", chain) for chain in chains(formula))


def read_or_none(letters: Letters, side: str) -> Any:
    try:
        return letters.number_of(side)
    except Exception:  # the reader has no exception of its own
        return None


def is_worked(path: str) -> bool:
    return (
        "steps/" in path
        or path.startswith(("forward/", "back/"))
        or path in ("exercises.md", "definition.md", "result.md")
    )


def unequal(path: str, chain: list[tuple[str, str]], known: dict[str, Any]) -> Iterator[str]:
    """The sides of an equation that have another number than the first."""
    (_, start), *others = chain
    rounded = False
    for relation, side in others:
        rounded = rounded or relation == r"\approx"
        comparable = relation in ("=", r"\approx") and None not in (known[start], known[side])
        if comparable and not same(r"\approx" if rounded else "=", known[start], known[side], start + side):
            yield f"{path}: {start} {relation} {side}"


def test_displays_on_the_other_pages_are_read() -> None:
    for page in DOCS.rglob("*.md"):
        if DOCS / "notes" not in page.parents:
            for formula in DISPLAY.findall(CODE.sub("", page.read_text("utf-8"))):
                for chain in chains(formula):
                    for _, side in chain:
                        read(side)


MISPRINTS = [
    ("sigmoid", "steps/factor-out.md", "a(1 - a)", "a(1 + a)"),
    ("sigmoid", "card.md", r"\ln\left(\frac{a}{1 - a}\right)", r"\ln\left(\frac{1 - a}{a}\right)"),
    ("sigmoid", "exercises.md", "(1 - 2a) \\cdot", "1 - 2a \\cdot"),
    ("sigmoid", "steps/factor-out.md", "a(1 - a)", "a(1 - a"),
    ("relu", "result.md", "1 & x > 0", "2 & x > 0"),
    ("relu", "above/steps/definition.md", "a = x", "a = -x"),
    ("relu", "below/steps/definition.md", "a = 0", "a = x"),
    ("network", "forward/z_1.md", r"0.8 \cdot 0.5", "0.8 + 0.5"),
    ("network", "back/u.md", "0.5394 - 1", "0.5394 + 1"),
]


@pytest.mark.parametrize(("stem", "path", "right", "misprint"), MISPRINTS)
def test_a_misprint_is_seen(stem: str, path: str, right: str, misprint: str) -> None:
    piece = pieces(stem)[path]
    assert right in piece
    wrong, unread = misread(stem, {path: piece.replace(right, misprint)})
    assert wrong or unread - listed(stem)
