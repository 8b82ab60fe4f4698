"""Every formula that is displayed, on every page, as an independent reader reads it: it can, and finds our number."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import mpmath
import pytest

from derive.forms.form import Derivative
from derive.readings.number import number
from derive.readings.tex import tex
from derive.written.card import Card
from derive.written.regions import Regions
from derived import EACH_NOTE
from generate import shelf
from parts.load import load
from parts.subject import subject_of
from places import LEFT, Place, PlaceOfSeveral, all_hold, places_of, same
from project import Project
from reader import read
from stems import page_of
from tables import BAR, INLINE, wrong_at_kink, wrong_in_card

DOCS = Path(__file__).parents[1] / "docs"
DISPLAY = re.compile(r"\$\$\n(.*?)\n *\$\$", re.DOTALL)
TABLE = re.compile(r"^ *(?:\||- ).*", re.MULTILINE)
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
RELATION = re.compile(r"((?<!\\sum_\{.)=|<|>|\\approx|\\le(?![a-z])|\\ge(?![a-z])|\\ne(?![a-z])|\\to(?![a-z]))")
BESIDE = re.compile(r",\s*\\q?quad|\\\\\n(?!&)")

BY_CASES = re.compile(r"\\begin\{cases\}.*?\\end\{cases\}", re.DOTALL)
COMPARISONS = ("<", ">", r"\le", r"\ge", r"\ne")

# Tables of formulas that stand on other notes' pages, where they are read; other tests see that they are the same.
TAKEN_FROM_OTHERS = {"kinks.md"}
# Matrices, which the reader does not read, and tables of numbers, which `test_numbers.py` does.
OF_MATRICES = {"matrix.md", "cost.md", "example.md", "gradients.md"}

FAMILY = "an antiderivative is a family of functions, and has no number"
STEPS = "a product of matrices over any number of time steps, which dots stand for"
ENDLESS = {r"\infty", r"-\infty"}  # no numbers, on whatever page
# What the reader cannot make a number of, by the note and as it is displayed, and why. Nothing else may be such, and
# nothing may stand here that is read.
NOT_READ: dict[tuple[str, str], str] = {
    ("absolute", r"\int a dx"): FAMILY,
    ("absolute", r"\frac{x \cdot \left|x\right|}{2} + C"): FAMILY,
    ("gaussian", r"\int a dx"): FAMILY,
    ("gaussian", r"\frac{\sqrt{\pi} \cdot \operatorname{erf}(x)}{2} + C"): FAMILY,
    ("kl", "q_k"): "this is said of each entry, and k is no number",
    ("rnn", r"\frac{\partial h^{(T)}}{\partial s}"): STEPS,
    (
        "rnn",
        r"\operatorname{diag}\left(1 - (h^{(T)})^2\right) U \cdots "
        r"\operatorname{diag}\left(1 - (h^{(1)})^2\right) U",
    ): STEPS,
    ("sigmoid", r"\int a dx"): FAMILY,
    ("sigmoid", r"\ln(1 + e^x) + C"): FAMILY,
    ("squareplus", r"\int a_{4} dx"): FAMILY,
    ("squareplus", r"\frac{x \cdot a_{4}}{2} + \ln(a_{4}) + C"): FAMILY,
    ("tanh", r"\int a dx"): FAMILY,
    ("tanh", r"\ln(e^x + e^{-x}) + C"): FAMILY,
    ("tanhshrink", r"\int a dx"): FAMILY,
    ("tanhshrink", r"\frac{x^2}{2} - \ln(e^x + e^{-x}) + C"): FAMILY,
}


def formulas(text: str) -> Iterator[tuple[str, bool]]:
    """The displays of a piece, and the formulas in its tables and lists, each with whether its equations are said.

    In a table, a small formula may be a condition, as in x = 0.
    """
    text = CODE.sub("", text)
    yield from ((formula, True) for formula in DISPLAY.findall(text))
    for row in TABLE.findall(DISPLAY.sub("", text)):
        yield from ((formula, r"\displaystyle" in formula) for formula in INLINE.findall(row))


def chains(formula: str) -> Iterator[list[tuple[str, str]]]:
    """The equations of a formula, each as its sides with the relation before them; cases are one side."""
    cases = BY_CASES.findall(formula)
    whole = BY_CASES.sub(lambda _: "CASES", formula)
    bare = re.sub(r"\\(?:begin|end)\{aligned\}|\\displaystyle|\\\\\[0\.5em\]|&|\\,", "", whole)
    for equation in BESIDE.split(BAR.sub("|", bare)):
        if equation.endswith(r" \in \{0, 1\}"):  # said of a mask, which it holds for where it is looked at
            continue
        first, *rest = RELATION.split(equation)
        sides = [("", first), *zip(rest[::2], rest[1::2], strict=True)]
        put_back = ((how, re.sub("CASES", lambda _: cases.pop(0), side)) for how, side in sides)
        yield [(relation, " ".join(side.split())) for relation, side in put_back if side.strip()]


@cache
def pieces(stem: str, built: Project) -> dict[str, str]:
    """A note's generated Markdown, and the displays that people wrote on its page."""
    made = {path: text.decode() for path, text in built.contents(f".generated/{stem}").items() if is_read(path)}
    page = page_of(stem).read_text("utf-8")
    return {
        **{path: text for path, text in made.items() if path.endswith(".md")},
        "the page": "\n".join(found[0] for found in DISPLAY.finditer(CODE.sub("", page))),
        "the table of all notes": in_table(stem, json.loads(made.get(shelf.FILE, "{}"))),
    }


def is_read(path: str) -> bool:
    return path.endswith((".md", shelf.FILE)) and path.rpartition("/")[2] not in TAKEN_FROM_OTHERS | OF_MATRICES


def in_table(stem: str, summary: dict[str, Any]) -> str:
    """What the table of all notes shows of a function and of its slope, as displays."""
    about = subject_of(load(stem))
    if not about:
        return ""
    slopes = filter(None, (summary["slope"], shelf.by_value(summary)))
    left = tex(Derivative(about.of, about.by))
    return "\n".join(f"$$\n{each}\n$$\n" for each in (summary["tex"], *(f"{left} = {slope}" for slope in slopes)))


@pytest.mark.parametrize("stem", EACH_NOTE)
def test_every_displayed_formula_is_read_as_what_it_is(stem: str, built: Project) -> None:
    wrong, unread = misread(stem, pieces(stem, built))
    assert wrong == []
    assert unread - ENDLESS == listed(stem)


def listed(stem: str) -> set[str]:
    return {side for on, side in NOT_READ if on == stem}


def misread(stem: str, some: dict[str, str]) -> tuple[list[str], set[str]]:
    """What the reader reads as something else in some of a note's pieces, and what it cannot read."""
    wrong: list[str] = []
    unread: set[str] = set()
    places = places_of(stem)
    with mpmath.workdps(40):
        known = {name: cache(place.read) for name, place in places.items()}
        for path, text in some.items():
            for passage in passages(path, text):
                said = [chain for formula, _ in passage for chain in conditions(formula)]
                on = [name for name in places_for(path, passage, places) if is_at(places[name], said)]
                if not on:
                    wrong.append(f"{path}: it holds at no place: {said}")
                for name, (formula, is_equation) in product(on, passage):
                    for chain in chains(formula):
                        theirs = {side: known[name](side) for _, side in chain}
                        unread |= {side for side, found in theirs.items() if found is None}
                        wrong += not_ours(path, chain, theirs, places[name])
                        if is_equation:
                            wrong += unequal(path, chain, theirs)
        wrong += wrong_in_tables(stem, some, places)
    return wrong, unread


def not_ours(path: str, chain: list[tuple[str, str]], theirs: dict[str, Any], place: Place) -> Iterator[str]:
    """The sides that are read as another number than that of the form that is printed so."""
    ours = {side: number(place.forms[side], place.at) for _, side in chain if side in place.forms}
    for side, exact in ours.items():
        if theirs[side] is not None and not same("=", theirs[side], exact, side):
            yield f"{path}: {side} is not {exact}"
    if is_worked(path) and not ours and not (chain[1:] and all(how in COMPARISONS for how, _ in chain[1:])):
        yield f"{path}: no form is known for {chain}"


def passages(path: str, text: str) -> Iterator[list[tuple[str, bool]]]:
    """Formulas in each of which what one says of its letters holds for all: those of an exercise, or each by itself."""
    if path == "exercises.md":
        yield from (list(formulas(each)) for each in re.split(r"^\*\*\d+\.\*\*", text, flags=re.MULTILINE))
    else:
        yield from ([formula] for formula in formulas(text))


def conditions(formula: str) -> Iterator[list[tuple[str, str]]]:
    """What a formula says behind itself of its letters: x > 0."""
    _, *behind = chains(formula)
    yield from (chain for chain in behind if all(how in COMPARISONS for how, _ in chain[1:]) and chain[1:])


def is_at(place: Place, said: list[list[tuple[str, str]]]) -> bool:
    """Whether conditions hold at a place."""
    return all(
        all_hold((how, place.read(one), place.read(other)) for (_, one), (how, other) in pairwise(chain))
        for chain in said
    )


def places_for(path: str, passage: list[tuple[str, bool]], places: dict[str, Place]) -> list[str]:
    """The places that a piece of a note is about: a region's own has its folder, and cases have more than one."""
    folder = path.partition("/")[0]
    for own in (path, folder):
        if own in places:
            return [own]
    by_cases = any(BY_CASES.search(formula) for formula, _ in passage)
    beside = [name for name, each in places.items() if name and isinstance(each, PlaceOfSeveral)]
    return [name for name in places if (by_cases or name != LEFT) and name not in beside]


def wrong_in_tables(stem: str, some: dict[str, str], places: dict[str, Place]) -> Iterator[str]:
    note = load(stem)
    for path, text in some.items():
        if path == "card.md":
            yield from wrong_in_card(path, text, note.needed(Card, "the test"), next(iter(places.values())))
        if path.endswith("/kink.md") and not path.startswith("code/"):
            n = list(note.needed(Regions, "the test").kinks).index(path.partition("/")[0])
            left, right = list(places.values())[n : n + 2]
            yield from wrong_at_kink(path, text, left, right)


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
    ("relu", "result.md", "1 & x > 0", "1 & x < 0"),
    ("elu", "result.md", "1 & x > 0", "-1 & x > 0"),
    ("elu", "result.md", r"\alpha e^x & x", r"-\alpha e^x & x"),
    ("elu", "definition.md", r"x \le 0", r"x \ge 0"),
    ("elu", "the table of all notes", r"\alpha e^x & x < 0", r"\alpha e^x & x > 0"),
    ("elu", "the table of all notes", r"a + \alpha", r"a - \alpha"),
    ("tanh", "the table of all notes", r"1 - a^2", r"1 + a^2"),
    ("elu", "kink/kink.md", r"$0$ | $\alpha$", r"$0$ | $-\alpha$"),
    ("elu", "kink/kink.md", "| $1$ |", "| $-1$ |"),
    ("elu", "kink/kink.md", r"\alpha(e^x - 1)", r"\alpha(e^x + 1)"),
    ("relu", "kink/kink.md", "where $a = 0$", "where $a = 1$"),
    ("softsign", "at-zero/kink.md", r"\frac{x}{1 - x}", r"\frac{-x}{1 - x}"),
    ("softshrink", "lower-kink/kink.md", r"x + \lambda", r"x - \lambda"),
    ("hardshrink", "lower-jump/kink.md", r"\lambda + h}", r"\lambda - h}"),
    ("hardshrink", "upper-jump/kink.md", r"\displaystyle x$", r"\displaystyle x - \lambda$"),
    ("hardshrink", "upper-jump/kink.md", "another value", "$0$"),
    ("softshrink", "result.md", r"0 & -\lambda", r"1 & -\lambda"),
    ("hardtanh", "definition.md", r"\max(x, -1)", r"\max(x, 0)"),
    ("nan", "at-0/kink.md", r"$\displaystyle \frac{1}{\sqrt{h}}", r"$\displaystyle \frac{1}{h}"),
    ("nan", "at-0/kink.md", r"$0$, and", r"$1$, and"),
    ("nan", "at-0/kink.md", r"\sqrt{-x}", r"\sqrt{x}"),
    ("elu", "own_value.md", r"a + \alpha", r"a - \alpha"),
    ("softsign", "own_value.md", "(1 + a)^2", "(1 - a)^2"),
    ("softsign", "own_value.md", "x > 0\n$$", "x < 0\n$$"),
    ("gelu", "tanh-form/own_value.md", "(x - b)", "(x + b)"),
    ("relu", "own_value.md", "= 1", "= 2"),
    ("silu", "own_value.md", "1 + x - a", "1 + x + a"),
    ("softsign", "exercises.md", "(1 + a)^2", "(1 - a)^2"),
    ("elu", "exercises.md", r"\ln\left(1 + \frac", r"\ln\left(1 - \frac"),
    ("elu", "card.md", "> -1", "> 1"),
    ("elu", "card.md", r"\to -1", r"\to 1"),
    ("softsign", "card.md", "$-2$ from the right", "$2$ from the right"),
    ("softsign", "card.md", "-a$", "a$"),
    ("silu", "card.md", r"a = -0.278464\ldots", r"a = 0.278464\ldots"),
    ("gelu", "card.md", r"concave for $x < -\sqrt{2}$", r"concave for $x < -\sqrt{3}$"),
    ("sigmoid_floats", "the page", r"\dfrac{t}{1 + t} & x < 0", r"\dfrac{1}{1 + t} & x < 0"),
    ("network", "forward/z_1.md", r"0.8 \cdot 0.5", "0.8 + 0.5"),
    ("network", "back/u.md", "0.5394 - 1", "0.5394 + 1"),
    ("softmax", "result.md", r"p_i(\delta_{ij}", r"p_j(\delta_{ij}"),
    ("softmax", "definition.md", r"\sum_{k=1}^n", r"n"),
    ("softmax", "backward/result.md", "g_i", "g_j"),
    ("linear", "result.md", "X_{ai}", "X_{ia}"),
    ("linear", "by-bias/result.md", "^N", "^m"),
]


@pytest.mark.parametrize(("stem", "path", "right", "misprint"), MISPRINTS)
def test_a_misprint_is_seen(stem: str, path: str, right: str, misprint: str, built: Project) -> None:
    piece = pieces(stem, built)[path]
    assert right in piece
    wrong, unread = misread(stem, {path: piece.replace(right, misprint)})
    assert wrong or unread - ENDLESS - listed(stem)
