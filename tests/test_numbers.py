"""No number is typed by hand: what looks measured on a page is found among what code computed."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from html.parser import HTMLParser
from importlib.metadata import version
from itertools import product
from pathlib import Path
from typing import Any

import mpmath
import pytest

from derive.forms.form import Decimal, Symbol
from derive.forms.trees import rewrite, walk
from derive.readings.number import number
from floats.types import FLOAT32, TYPES
from network.written import Network
from parts.asked import AT_KINKS as KINKS
from parts.box import Box
from parts.code import RECORD as FRAMEWORKS
from parts.example import Example
from parts.float_survey import FloatSurvey, surveyed
from parts.heat_map import HeatMap
from parts.load import load
from parts.network import network_files
from parts.note import Pieces, add_pieces, forms_of
from parts.parameters import Parameters, parameters_of
from parts.reuse import RECORD as REUSE
from parts.subject import subject, subject_of
from printed import printed_above
from project import Project
from stems import places, stems

ROOT = Path(__file__).parents[1]
# Decimals, powers of ten, and numbers of five digits and more: nobody writes these but to say what was found.
MEASURED = re.compile(r"[−-]?\d[\d,]*\.\d+(?:\.\d+)*(?: × 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?|[−-]?\d+ × 10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d[\d,]{3,}\d")
SUPERSCRIPTS = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "-0123456789-")


class Text(HTMLParser):
    """The words of a page's article: not its formulas, nor code, which have tests of their own."""

    SILENT = frozenset({"script", "style", "svg", "pre", "code", "mjx-container", "nav", "header", "footer", "title"})

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.SILENT:
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.words.append(data)


def measured_in(html: str) -> list[str]:
    """What looks measured in the words of a page."""
    reader = Text()
    reader.feed(html)
    return MEASURED.findall(" ".join(reader.words).replace("\xa0", " "))


def floats(stem: str) -> Iterator[float]:
    if not (part := load(stem).part(FloatSurvey)):
        return
    for kind in TYPES:
        yield from (kind.largest, kind.precision * float(mpmath.log10(2)))
        of_slope, of_function, marks = surveyed(stem, part, kind)
        for mark in marks.values():
            yield from (mark.found, mark.predicted)
        for each in (*of_slope.formulas, *of_function.formulas):
            yield from (float(value(printed_above(error))) for error in (*each.worst, each.absolute))
            yield from (side for side in each.halved if side is not None)
            for stretch in each.outcomes + each.overflows:
                yield from (stretch.first, stretch.last)


def network() -> Iterator[mpmath.mpf]:
    files = network_files("network", load("network").needed(Network, "the test"))
    for piece in ("numbers.json", "step.md", "check.md", "figure.md", "backward.md"):
        yield from map(value, MEASURED.findall(str(files[piece])))


def derivation(stem: str) -> Iterator[float]:
    note = load(stem)
    found = subject(note, "the test")
    usual = {each.letter: mpmath.mpf(each.shown) for each in parameters_of(note, found.by, found.of, found.slope)}
    letter = Symbol("s")
    by_output = rewrite(found.slope, lambda part: letter if part == found.of else None)
    for at in [*range(-6, 7, 2), -4, -1, 0.25, 1, 2, 4]:
        here = mpmath.mpf(at)
        output = number(found.of, {**usual, found.by: here})
        yield from (here, output)
        if note.part(Box):
            yield number(by_output, {letter: here})
        for each in (here, output):
            with suppress(ZeroDivisionError):  # where there is no slope
                yield number(found.slope, {**usual, found.by: each})
    for name, answer in answered().items():
        if name.startswith(f"{stem}/"):
            yield float(answer["output"])
    for row in json.loads(REUSE.read_text("utf-8"))["notes"].get(stem, []):
        yield from row.values()


def example(stem: str) -> Iterator[float]:
    """The numbers of an example and of a heat map: those given, and those of what is shown, computed here once more."""
    for part in load(stem).parts:
        if isinstance(part, Example | HeatMap):
            yield from (float(each) for key, each in part.point.items() if isinstance(key, tuple | Symbol))
            for shown in part.shown:
                for each in product(*(range(1, part.point[index.size] + 1) for index in shown.indices)):
                    yield float(number(shown.form, {**part.point, **dict(zip(shown.indices, each, strict=True))}))


@pytest.mark.parametrize("stem", [stem for stem in stems() if load(stem).part(Example)])
def test_the_numbers_of_an_example_are_those_of_its_forms(stem: str) -> None:
    part = load(stem).needed(Example, "the test")
    pieces = Pieces(stem, load(stem))
    add_pieces(part, pieces)
    tex = str(pieces.made["example.md"]).replace(r"\\[0.5em]", r"\\")
    shown = [value(text) for text in re.findall(r"-?\d+(?:\.\d+)?", tex)]
    known = [*example(stem)]
    assert len(shown) > 6
    assert [text for text in shown if not any(abs(text - each) <= 0.5001e-4 for each in known)] == []


def answered() -> dict[str, dict[str, str]]:
    """What frameworks answered at kinks."""
    recorded: dict[str, dict[str, str]] = json.loads(KINKS.read_text("utf-8"))
    return recorded


def versions() -> set[str]:
    recorded = [*json.loads(FRAMEWORKS.read_text("utf-8"))["ran"].values(), *answered().values()]
    return {version("numpy"), json.loads(REUSE.read_text("utf-8"))["numpy"], *(each["version"] for each in recorded)}


def value(text: str) -> mpmath.mpf:
    return mpmath.mpf(text.replace(",", "").translate(SUPERSCRIPTS).replace(" × 10", "e"))


def is_rounded(text: str, exact: float) -> bool:
    """Whether `text` is `exact`, rounded to the digits that it shows."""
    digits, _, power = text.replace(",", "").translate(SUPERSCRIPTS).partition(" × 10")
    last = mpmath.mpf(10) ** (int(power or 0) - len(digits.partition(".")[2]))
    return bool(abs(value(text) - exact) <= 0.5001 * last)


def not_computed(html: str, exact: Iterable[float]) -> list[str]:
    known = [float(each) for each in exact]
    found = [text for text in measured_in(html) if not any(each.startswith(text) for each in versions())]
    return [text for text in found if not any(is_rounded(text, each) for each in known)]


ABOUT_ALL = {"floats", "kinks", "compare"}


def known(stem: str) -> list[Any]:
    """The numbers that the pieces of a note's page are made from."""
    if stem in ABOUT_ALL:
        return [number for other in stems() if other not in ABOUT_ALL for number in known(other)]
    if stem not in stems():
        return []
    return [
        *defined(stem),
        *floats(stem),
        *(derivation(stem) if subject_of(load(stem)) else ()),
        *example(stem),
        *(network() if stem == "network" else ()),
    ]


def test_what_looks_measured_on_a_page_was_computed(built: Project, pages: list[str]) -> None:
    for path in pages:
        html = (built.root / "site" / path.strip("/") / "index.html").read_text("utf-8")
        assert not_computed(html, known(path.strip("/").rpartition("/")[2])) == [], path


def test_the_pages_do_hold_measured_numbers(built: Project) -> None:
    for stem, least in (("sigmoid_floats", 300), ("network", 50), ("sigmoid", 40)):
        assert len(measured_in((built.root / f"site/notes/{places()[stem]}/index.html").read_text("utf-8"))) >= least


@pytest.mark.parametrize("typed", ["16.71", "−44.5", "1.9 × 10⁷", "8.51", "12,345", "5.9 × 10⁻⁸"])
def test_a_number_typed_by_hand_is_noticed(typed: str) -> None:
    in_float32 = list(floats_of_float32())
    assert not_computed(f"<article><p>It is {typed} there.</p></article>", in_float32) == [typed]


def floats_of_float32() -> Iterator[float]:
    part = load("sigmoid_floats").needed(FloatSurvey, "the test")
    for each in surveyed("sigmoid_floats", part, FLOAT32)[0].formulas:
        yield from each.worst
        for stretch in each.outcomes:
            yield from (stretch.first, stretch.last)


def prose() -> dict[str, str]:
    """What people wrote: pages without code and computed numbers, and the sentences of the notes' modules."""
    found = {}
    for path in sorted((ROOT / "docs").rglob("*.md")):
        text = re.sub(
            r"^---\n.*?\n---\n|\{data-words=\"[^\"]*\"\}|```.*?```|`[^`\n]*`|\{\{.*?\}\}|\]\([^)]*\)",
            "",
            path.read_text("utf-8"),
            flags=re.DOTALL,
        )
        found[path.name] = text
    for path in sorted((ROOT / "scripts" / "notes").rglob("*.py")):
        constants = (
            node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant)
        )
        found[path.name] = "\n".join(text for text in constants if isinstance(text, str) and " " in text)
    return found


def defined(stem: str) -> set[float]:
    """The decimals that define a note's function, and the values of its parameters that the note shows."""
    if stem not in stems():
        return set()
    note = load(stem)
    forms = (part for of in note.parts for form in forms_of(of) for part in walk(form))
    shown = {each for one in note.part(Parameters) or () for each in (one.shown, one.low, one.high, *one.also)}
    return {abs(each) for each in shown} | {float(part.text) for part in forms if isinstance(part, Decimal)}


@pytest.mark.parametrize("name", prose())
def test_prose_holds_no_measured_number_not_even_in_a_formula(name: str) -> None:
    known = defined(name.partition(".")[0])
    assert [text for text in MEASURED.findall(prose()[name]) if abs(float(value(text))) not in known] == []
