"""Figures in finished pages, as HTML allows them and as their files lie."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

LINK = re.compile(r'(?<= href=")(?P<address>[^":?#]+)(?=")')


def apart(html: str) -> str:
    """Markdown takes a figure within a tab for a part of a paragraph, which HTML does not allow."""
    return html.replace("<p><figure", "<figure").replace("</figure></p>", "</figure>")


def beside(html: str, page: Path) -> str:
    """A page whose files to download are beside it, where a generator took their addresses for the Markdown's.

    Only links to nowhere change, and only those to a file of that name beside the page.
    """

    def found_there(link: re.Match[str]) -> str:
        name = posixpath.basename(link["address"])
        there = (page.parent / link["address"]).exists() or not (page.parent / (name or ".")).is_file()
        return link[0] if there else name

    return LINK.sub(found_there, html)
