"""The explorer of a figure, as a reader finds it."""

from __future__ import annotations

import math
from collections.abc import Iterator

import mpmath
from playwright.sync_api import Locator, Page, expect

from derive.forms.form import Form
from derive.forms.functions import FUNCTIONS
from derive.readings.number import Point, number
from derive.written.regions import Kink
from parts.curves import is_inside
from parts.note import Note
from parts.parameters import parameters_of
from parts.subject import subject


def explorer_of(page: Page) -> Locator:
    page.locator("figure[data-explorer]").scroll_into_view_if_needed()
    explorer = page.locator(".explorer")
    expect(explorer).to_be_visible()
    return explorer


def values(explorer: Locator) -> dict[str, str]:
    texts = explorer.locator("dl > *").all_inner_texts()
    return dict(zip(texts[::2], texts[1::2], strict=True))


def computed(text: str) -> float:
    """What Python reads in a printed text."""
    names = {each.name: each.number for each in FUNCTIONS.values()} | {"π": math.pi}
    code = text.replace("·", "*").replace("^", "**").replace("−", "-")
    return float(eval(code, {"__builtins__": {}}, names))


def misread(page: Page, note: Note) -> Iterator[str]:
    """Where the explorer of a note says something else than its forms, by mpmath."""
    explorer = explorer_of(page)
    about = subject(note, "the test")
    usual = {each.letter: mpmath.mpf(each.shown) for each in parameters_of(note, about.by, about.of, about.slope)}
    for at in (-6, -1.5, 0, 0.1, 3, 6):
        explorer.get_by_role("slider", name="Move the point").fill(str(at))
        point = {**usual, about.by: mpmath.mpf(str(at))}
        if not is_inside(about.by, point):
            continue
        a = f"{float(number(about.of, point)):z.4f}"
        shown = {name: text.replace("−", "-") for name, text in values(explorer).items()}
        if (shown[about.by.name], shown[about.of.name]) != (f"{at:.2f}", a):
            yield f"at {at} it should be {a}, and the explorer says {shown}"
        kinks = [kink for kink in about.kinks if number(kink.at, point) == at]
        if not all(_is_said(kink, point, shown["slope"]) for kink in kinks):
            yield f"at {at} there is a kink, and the explorer says {shown['slope']}"
        if not kinks:
            slope = f"{float(number(about.slope, point)):z.4f}"
            worked = computed(shown["slope"].split(" = ")[1])
            if not shown["slope"].endswith(f"= {slope}") or abs(worked - float(slope)) >= 2e-4:
                yield f"at {at} the slope should be {slope}, and the explorer says {shown['slope']}"


def _is_said(kink: Kink, point: Point, said: str) -> bool:
    """Whether the explorer says of a kink what its sides do."""
    left, right = (float(number(each, point)) if isinstance(each, Form) else None for each in (kink.left, kink.right))
    return said == ("none" if left is None or left != right else f"both sides have {left:z.4f}")
