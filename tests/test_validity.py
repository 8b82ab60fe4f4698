"""The pages are valid HTML, but for what is Material's or MathJax's own, named here one by one."""

from __future__ import annotations

import json
import re
from pathlib import Path

from npm import installed, node
from project import Project

ROOM = Path(__file__).with_name("validate")

# (rule, what its message says or where it is): whose it is, and why it does no harm.
EXCEPTIONS = {
    ("element-name", "mjx-TeXAtom"): "MathJax's name for an element; HTML does not care about its case",
    ("valid-autocomplete", "checkbox"): "Material's switches of drawer and search are check boxes with autocomplete",
    ("attribute-allowed-values", '"tabindex"'): "Material writes an empty tabindex for a section that cannot be closed",
}


def test_every_page_is_valid(built: Project) -> None:
    pages = [str(path) for path in sorted((built.root / "site").rglob("*.html"))]
    assert len(pages) >= 5
    answer = node(ROOM / "validate.mjs", str(installed(ROOM)), question=json.dumps(pages))
    used, ours = set(), []
    for found in json.loads(answer):
        where = f"{found['message']} {found['selector']}"
        excuse = next((key for key in EXCEPTIONS if key[0] == found["rule"] and re.search(key[1], where)), None)
        if excuse:
            used.add(excuse)
        else:
            ours.append(found)
    assert ours == []
    assert used == set(EXCEPTIONS), "an exception that nothing needs"
