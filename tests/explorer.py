"""The explorer of a figure, as a reader finds it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect


def explorer_of(page: Page) -> Locator:
    page.locator("figure[data-explorer]").scroll_into_view_if_needed()
    explorer = page.locator(".explorer")
    expect(explorer).to_be_visible()
    return explorer


def values(explorer: Locator) -> dict[str, str]:
    texts = explorer.locator("dl > *").all_inner_texts()
    return dict(zip(texts[::2], texts[1::2], strict=True))
