"""What a finished page must not have: one id twice, or anything that it would load from another host."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

VALUE = r"""=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))"""
ID = re.compile(rf"\sid{VALUE}")
LOADING = re.compile(
    r"<(?P<name>script|link|img|iframe|source|video|audio|track|embed|object|input|image|use|feimage|base|body)\b"
    r"""(?P<attributes>(?:[^>"']|"[^"]*"|'[^']*')*)>""",
    re.IGNORECASE,
)
ATTRIBUTE = re.compile(rf"\s(src|srcset|poster|data|background|href|xlink:href|rel){VALUE}", re.IGNORECASE)
STYLE = re.compile(r"""<style\b[^>]*>(.*?)</style>|\sstyle="([^"]*)\"""", re.DOTALL)
IN_STYLE = re.compile(r"""(?:\burl\(\s*|@import\s+)["']?([^"')\s]+)""")
# Of what a script may load, only what is written out can be seen.
SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script>", re.DOTALL)
IN_SCRIPT = re.compile(r"""\b(?:import|from|fetch|importScripts)\b\s*\(?\s*["'`]([^"'`\s]+)""")
NOT_HTML = re.compile(r"<!--.*?-->|<(style|script)\b.*?</\1>", re.DOTALL)
# Links of these kinds name another page, and load nothing.
NAMING = {"canonical", "next", "prev", "alternate", "author", "license", "me", "help", "search", "edit"}
ADVICE = (
    "no page makes a request to another host; "
    "put the file into docs/assets/ and name it from there, or write a link to it"
)


def problems(html: str, allowed: frozenset[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with a page: what to look for in its source, and a sentence. From `allowed` hosts it may load."""
    loaded = [(f"<{element['name']}>", address) for element in LOADING.finditer(html) for address in _loaded(element)]
    loaded += [("a script", address) for script in SCRIPT.findall(html) for address in IN_SCRIPT.findall(script)]
    for what, address in loaded:
        if _is_elsewhere(address, allowed):
            yield address, f"{what} loads {address}; {ADVICE}"
    for style in STYLE.findall(html):
        yield from problems_of_style(unescape("".join(style)), allowed)
    for name, times in Counter(_ids(NOT_HTML.sub("", html))).items():
        if times > 1:
            yield (
                f'id="{name}"',
                f'the id "{name}" is there {times} times, and a link would find the first; write it once',
            )


def problems_of_style(css: str, allowed: frozenset[str]) -> Iterator[tuple[str, str]]:
    """What a stylesheet loads from other hosts, like `problems`."""
    for address in IN_STYLE.findall(css):
        if _is_elsewhere(address, allowed):
            yield address, f"a style loads {address}; {ADVICE}"


def _ids(html: str) -> Iterator[str]:
    for found in ID.finditer(html):
        if html.rfind("<", 0, found.start()) > html.rfind(">", 0, found.start()):  # within a tag, and not in a text
            yield unescape(next(filter(None, found.groups()), ""))


def _loaded(element: re.Match[str]) -> Iterator[str]:
    """The addresses that an element loads when the page opens."""
    attributes = {name.lower(): unescape(a or b or c) for name, a, b, c in ATTRIBUTE.findall(element["attributes"])}
    is_link = element["name"].lower() == "link"
    relations = set(attributes.pop("rel", "").lower().split())
    if is_link and relations <= NAMING:
        return
    for part in attributes.pop("srcset", "").split(","):
        yield from part.split()[:1]
    yield from attributes.values()


def _is_elsewhere(address: str, allowed: frozenset[str]) -> bool:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return True
    return parts.scheme in {"", "http", "https"} and bool(parts.netloc) and parts.netloc not in allowed
