"""A finished site as one page, to be printed: all pages in the order of the menu, behind a table of contents.

What is on a page keeps its place there, but all addresses lead within the one page: an id begins with its page's name,
and so does what refers to it.
"""

from __future__ import annotations

import posixpath
import re
from html import escape
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)
HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
SHELF = re.compile(r'<span class="md-path__link">(.*?)</span>\s*</li>', re.DOTALL)
MENU = re.compile(r'<nav class="md-nav md-nav--primary".*?</nav>\s*</div>\s*</div>\s*</div>', re.DOTALL)
LINK = re.compile(r'<a href="([^"]*)" class="md-nav__link')

# What only a screen has a use for.
OFF_PAPER = re.compile(
    r'<script\b.*?</script>|<a class="headerlink".*?</a>|<nav class="md-tags".*?</nav>|<form\b.*?</form>'
    r'| data-(?:explorer|formula|heat|numpy|sympy|tex)="[^"]*"',
    re.DOTALL,
)
NAMED = re.compile(r'(?<=\s)(id|for|name|aria-controls|aria-describedby|aria-labelledby)="([^"]+)"')
WITHIN = re.compile(r"url\(#([^)]+)\)")
ADDRESS = re.compile(r'(<a\b[^>]*? href="|<use\b[^>]*? (?:xlink:)?href="|<img\b[^>]*? src=")([^"]*)"')
TAG = re.compile(r"<[^>]+>")


class Page(NamedTuple):
    """A page of the site: its address from the site's root, its shelf in the menu, its heading, and its content."""

    address: str
    shelf: str
    heading: str
    content: str

    @property
    def name(self) -> str:
        """What its ids begin with."""
        return self.address.strip("/").replace("/", "-") or "index"


def joined(site: Path, title: str) -> str:
    """The HTML of one page with all that the menu of a site leads to; it belongs beside the site's first page."""
    first = (site / "index.html").read_text("utf-8")
    menu = MENU.search(first)
    addresses = dict.fromkeys(_at("", each) for each in LINK.findall(menu[0] if menu else ""))
    pages = [_page(site, each) for each in addresses if (site / each / "index.html").is_file()]
    names = {each.address: each.name for each in pages}
    style = "".join(STYLE.findall(first))
    paper = (Path(__file__).with_name("paper.css")).read_text("utf-8")
    content = "\n".join(_section(each, names) for each in pages)
    return f"""\
<!doctype html>
<html lang="en" class="no-js">
<head><meta charset="utf-8"><title>{escape(title)}</title><style>{style}</style><style>{paper}</style></head>
<body data-md-color-scheme="default" data-md-color-primary="custom" data-md-color-accent="custom">
<main class="md-typeset">
<h1 class="paper-title">{escape(title)}</h1>
{_contents(pages)}
{content}
</main>
</body>
</html>
"""


def _page(site: Path, address: str) -> Page:
    html = (site / address / "index.html").read_text("utf-8")
    article = ARTICLE.search(html)
    content = OFF_PAPER.sub("", article[1] if article else "")
    heading = HEADING.search(content)
    shelf = SHELF.findall(html)
    return Page(
        address,
        TAG.sub("", shelf[-1]).strip() if shelf else "",
        TAG.sub("", heading[1]).strip() if heading else address,
        content.replace("<details", "<details open"),
    )


def _contents(pages: list[Page]) -> str:
    """A table of contents, shelf by shelf."""
    lists = []
    for shelf, group in groupby(pages, key=lambda page: page.shelf):
        links = "".join(f'<li><a href="#{page.name}">{page.heading}</a></li>\n' for page in group)
        lists.append((f"<h2>{shelf}</h2>\n" if shelf else "") + f"<ul>\n{links}</ul>\n")
    return f'<nav class="paper-contents" aria-label="Contents">\n{"".join(lists)}</nav>'


def _section(page: Page, names: dict[str, str]) -> str:
    def named(found: re.Match[str]) -> str:
        return f'{found[1]}="{" ".join(f"{page.name}--{each}" for each in found[2].split())}"'

    def led(found: re.Match[str]) -> str:
        return f'{found[1]}{_led(page, found[2], names)}"'

    content = NAMED.sub(named, page.content)
    content = WITHIN.sub(rf"url(#{page.name}--\1)", content)
    return f'<section id="{page.name}" class="paper-page">\n{ADDRESS.sub(led, content)}\n</section>'


def _led(page: Page, address: str, names: dict[str, str]) -> str:
    """Where a link of a page leads on the one page."""
    split = urlsplit(address)
    if split.scheme or split.netloc:
        return address
    target = _at(page.address, split.path) if split.path else page.address
    if target not in names:
        return target
    return f"#{names[target]}--{split.fragment}" if split.fragment else f"#{names[target]}"


def _at(address: str, path: str) -> str:
    """A relative path of a page, from the root of the site; a page's ends with a slash, the first one's is empty."""
    found = posixpath.normpath(posixpath.join(address, path))
    is_page = path.endswith(("/", "..", ".")) or not path
    return "" if found == "." else f"{found}/" if is_page else found
