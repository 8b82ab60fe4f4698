"""The explorer of a figure, as a reader finds it."""

from __future__ import annotations

from collections.abc import Iterator

import mpmath
from playwright.sync_api import Locator, Page, expect

from derive.readings.number import number
from derive.written.derivation import Derivation


def explorer_of(page: Page) -> Locator:
    page.locator("figure[data-explorer]").scroll_into_view_if_needed()
    explorer = page.locator(".explorer")
    expect(explorer).to_be_visible()
    return explorer


def values(explorer: Locator) -> dict[str, str]:
    texts = explorer.locator("dl > *").all_inner_texts()
    return dict(zip(texts[::2], texts[1::2], strict=True))


def misread(page: Page, derivation: Derivation) -> Iterator[str]:
    """Where the explorer of a note says something else than its forms, by mpmath."""
    explorer = explorer_of(page)
    for at in (-6, -1.5, 0, 0.1, 3, 6):
        explorer.get_by_role("slider").fill(str(at))
        point = {derivation.by: mpmath.mpf(str(at))}
        a, slope = (f"{float(number(form, point)):.4f}" for form in (derivation.of, derivation.claim))
        shown = {name: text.replace("−", "-") for name, text in values(explorer).items()}
        computed = eval(shown["slope"].split(" = ")[1].replace("·", "*").replace("^", "**"))
        if (shown[derivation.by.name], shown[derivation.of.name]) != (f"{at:.2f}", a):
            yield f"at {at} it should be {a}, and the explorer says {shown}"
        if not shown["slope"].endswith(f"= {slope}") or abs(computed - float(slope)) >= 2e-4:
            yield f"at {at} the slope should be {slope}, and the explorer says {shown['slope']}"
