"""What is wrong with a page as it is opened, whatever is on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from conftest import settle
from explorer import explorer_of

WIDTHS = (1280, 390, 320)
LEAKS = ("--8<--", "\\", "$", "{ .", "[start", "arithmatex")
VIOLATIONS = {"resultTypes": ["violations"]}  # names and places of all that is right would be most of axe's work

SHIFT = """new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({value}) => { sum += value; }))
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(sum), 200);
})"""

# Words of a figure that leave it, or meet other words or a line of the legend.
CROWDED = """(figure) => {
    const box = figure.getBoundingClientRect();
    const words = [...figure.querySelectorAll("text")].map((text) => [text, text.getBoundingClientRect()]);
    const lines = [...figure.querySelectorAll("[id*=legend] path")]
        .map((path) => [path, path.getBoundingClientRect()]);
    const meet = ([, a], [, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) >= Math.min(5, a.height, b.height);
    const leaves = ([, {left, right}]) => left < box.left - 4 || right > box.right + 4;
    return words.filter((word, n) => leaves(word) || [...words.slice(n + 1), ...lines].some((it) => meet(word, it)))
        .map(([text]) => text.textContent);
}"""

# Marks what has words, up to three visible elements of each kind, as one may be covered: what contrast follows from is
# the same in all of a kind. The classes of formulas, which name their letters, make no kinds.
MARK_KINDS = """() => {
    const around = new Map([[null, ""]]);
    const kindOf = (element) => {
        if (!around.has(element)) {
            const {tagName, classList} = element;
            const {backgroundColor, backgroundImage, opacity} = getComputedStyle(element);
            const name = tagName.startsWith("MJX-") ? "" : [tagName, ...classList].join(".");
            const behind = `${backgroundColor} ${backgroundImage} ${opacity}`.replace("rgba(0, 0, 0, 0) none 1", "");
            around.set(element, kindOf(element.parentElement) + (name || behind ? `${name} ${behind};` : ""));
        }
        return around.get(element);
    };
    const seen = new Map();
    for (const element of document.body.querySelectorAll("*")) {
        element.removeAttribute("data-of-its-kind");
        if (!element.getClientRects().length) continue;
        const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
        const words = texts.some((text) => text.data.trim().length > 1); // axe does not judge a letter alone
        if (!words && !element.matches("input, select, textarea, button")) continue;
        const {color, fontSize, fontWeight, visibility} = getComputedStyle(element);
        const kind = [kindOf(element), color, fontSize, fontWeight, visibility].join();
        seen.set(kind, (seen.get(kind) ?? 0) + 1);
        if (seen.get(kind) <= 3) element.setAttribute("data-of-its-kind", seen.get(kind));
    }
}"""

# Boxes that scroll. The labels of tabs follow the radio buttons that they belong to.
SCROLLING = """[...document.querySelectorAll("article *:not(.tabbed-labels)")]
    .filter((box) => box.scrollWidth > box.clientWidth + 1)
    .filter((box) => ["auto", "scroll"].includes(getComputedStyle(box).overflowX))"""


def faults(page: Page, *, contrast: bool = False) -> Iterator[str]:
    """The faults of a page that was just opened, unfolded, in a narrow window.

    The contrast of colors is that of classes, and the sampled pages have all of those.
    """
    yield from blemishes(page)
    yield from violations(page)
    if contrast:
        yield from unreadable(page)


def blemishes(page: Page) -> Iterator[str]:
    """What is wrong with a page that was just opened, but for what axe finds; it is left unfolded and narrow."""
    if (shift := page.evaluate(SHIFT)) >= 0.005:
        yield f"things move while it opens, by {shift:.3f}"
    settle(page)
    text = page.locator("main").inner_text()
    yield from (f"it shows {leak}" for leak in LEAKS if leak in text)
    figures = page.locator("figure.picture svg:visible").all()
    yield from (f"words in a figure have no room: {words}" for each in figures if (words := each.evaluate(CROWDED)))
    if len(figures) == 0 < page.locator("figure.picture svg").count():
        yield "no figure is to be seen"
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
            yield f"it is {wide} pixels wide in a window of {width}"
    unfold(page)
    unreachable = page.evaluate(f"{SCROLLING}.filter((box) => box.tabIndex < 0).map((box) => box.outerHTML)")
    yield from (f"it scrolls, and no key reaches it: {box[:99]}" for box in unreachable)


def violations(page: Page) -> list[str]:
    """What axe finds wrong with an unfolded page, but for the contrast of its colors."""
    return _violations(page, {"rules": {"color-contrast": {"enabled": False}}})


def _violations(page: Page, options: dict[str, Any], context: dict[str, Any] | None = None) -> list[str]:
    run = Axe().run(page, context=context, options=VIOLATIONS | options)
    found: list[dict[str, Any]] = run.response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found]


def unreadable(page: Page) -> list[str]:
    """What of an unfolded page axe finds to have too little contrast, which alone follows from the scheme.

    It looks at a few elements of each kind: to look at all of them would be most of its work.
    """
    page.evaluate(MARK_KINDS)
    return _violations(page, {"runOnly": ["color-contrast"]}, {"include": [["[data-of-its-kind]"]]})


def unfold(page: Page) -> None:
    """Show all that can be shown: what details hold, and the explorer."""
    if page.locator("figure[data-explorer]").count():
        explorer_of(page)
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    settle(page)
