"""A page's Markdown without what Markdown does not read: code, comments, scripts. Each line keeps its number."""

from __future__ import annotations

import re

FENCE = re.compile(
    r"^(?P<indent>[ \t>]*)(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?^[ \t>]*(?P=fence)[`~]*[ \t]*$|.*\Z)",
    re.MULTILINE | re.DOTALL,
)
HTML = re.compile(r"<!--.*?-->|<(?P<tag>script|style|pre)\b.*?</(?P=tag)>", re.DOTALL | re.IGNORECASE)
SPAN = re.compile(r"(?<![\\`])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)", re.DOTALL)
BLOCK = re.compile(r"(?<=\n\n)(?:(?: {4}|\t)[^\n]*\n+)+")
CONTAINER = re.compile(r"[ \t]*(?:[-*+]|\d+\.|\[\^[^]]+\]:|:|!!!|\?\?\?\+?|===[!+]*)[ \t]")


def without_code(markdown: str) -> str:
    """`markdown` with an x for each character of inline code, and an empty line for each of other code."""
    text = FENCE.sub(_empty, markdown)
    text = HTML.sub(_empty, text)
    text = SPAN.sub(lambda found: re.sub(r"[^\n]", "x", found[0]), text)
    return BLOCK.sub(lambda found: found[0] if _is_in_a_container(text[: found.start()]) else _empty(found), text)


def _empty(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def _is_in_a_container(before: str) -> bool:
    """Whether what is indented belongs to a list, a footnote, a box or a tab, and is no code."""
    margin = [line for line in before.split("\n") if line.strip() and not line.startswith(("    ", "\t"))]
    return bool(margin) and bool(CONTAINER.match(margin[-1]))
