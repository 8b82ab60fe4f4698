"""What those hear of a page who do not see it: nothing twice, and a table's rows by their names."""

from __future__ import annotations

import re

ROW = re.compile(r"(<tr>\s*)<td((?: style=\"[^\"]*\")?)>(.*?)</td>", re.DOTALL)
TAB = re.compile(r'<label for="(?P<id>__tabbed_\w+)">(?P<name>.*?)</label>', re.DOTALL)
ELEMENT = re.compile(r"<[^>]+>")
SAID_ELSEWHERE = {
    # The sign at each heading is a part of the heading's name, and the table of contents has the same links.
    'class="headerlink"': 'class="headerlink" aria-hidden="true" tabindex="-1"',
    # A tab is a radio button, which gets the name itself; Material makes its label a link besides.
    'class="tabbed-labels"': 'class="tabbed-labels" aria-hidden="true"',
}


def audible(html: str) -> str:
    """A page whose rows begin with a header, and in which what is said elsewhere is silent; twice is as once."""
    for seen, silent in SAID_ELSEWHERE.items():
        html = html.replace(silent, seen).replace(seen, silent)
    for tab in TAB.finditer(html):
        name = ELEMENT.sub("", tab["name"]).replace('"', "&quot;")
        plain = f'id="{tab["id"]}"'
        if f"{plain} aria-label=" not in html:
            html = html.replace(plain, f'{plain} aria-label="{name}"')
    return ROW.sub(r'\1<th scope="row"\2>\3</th>', html)
