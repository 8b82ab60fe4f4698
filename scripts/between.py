"""What a derivation at a glance does without: the prose between its lines, marked where the page is made."""

from __future__ import annotations

import re

SECTION = re.compile(r"(?=<h2\b)")
STEP = '<div class="step"'
FIRST = re.compile(rf"(?:<h3\b(?:(?!</h3>).)*</h3>\s*)?{STEP}", re.DOTALL)  # with its own heading, if it has one
TAG = re.compile(r"<(?P<end>/?)(?P<name>div|figure|table|blockquote|details|ul|ol|p|h3)\b(?P<marked> data-between)?")
PROSE = {"p", "h3", "ul", "ol"}


def with_prose_marked(html: str) -> str:
    """A page in which what is told between two lines of a section has an attribute that says so; twice is as once."""
    return "".join(map(_in_section, SECTION.split(html)))


def _in_section(html: str) -> str:
    first = FIRST.search(html)
    if not first:
        return html
    last = html.rindex(STEP)
    depth = 0

    def marked(tag: re.Match[str]) -> str:
        nonlocal depth
        depth += -1 if tag["end"] else 1
        is_told = depth == 1 and not tag["end"] and tag["name"] in PROSE and not tag["marked"]
        return tag[0] + " data-between" * is_told

    return html[: first.start()] + TAG.sub(marked, html[first.start() : last]) + html[last:]
