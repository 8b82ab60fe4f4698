"""The table of all activations on the first page, from what each note's parts have put into its `summary.json`.

Nothing is proved here, and nothing is said of a function that no part has proved: then there is a dash. The rows' data
are for `docs/assets/shelf.js`, which sorts and filters.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from stems import places

FILE = "summary.json"
SHELF = "activations/"  # whose notes are in the table
NOTHING = "–"
SMOOTH = ["jumps", "continuous", "differentiable", "twice differentiable", "smooth"]
COLUMNS = ["Function", "Definition", "Derivative", "By its own value", "Range", "Largest slope", "Smoothness", "Kinks"]
SORTED = {"Function": "name", "Largest slope": "size", "Smoothness": "smooth"}
CODE = {"tex": "tex", "numpy": "numpy", "pytorch": "pytorch"}  # what a row can be copied as

Summary = Mapping[str, Any]


def title(summary: bytes | None) -> str | None:
    """The title of a note by its summary, if it is about a function."""
    return json.loads(summary).get("title") if summary else None


def table(summaries: Mapping[str, bytes | None]) -> bytes:
    """The table, as Markdown for a page at the top of docs/, from the notes' summaries by their stems."""
    known = {stem: json.loads(found) for stem, found in summaries.items() if found and _is_shown(stem)}
    known = {stem: found for stem, found in known.items() if "title" in found}
    rows = [_row(stem, known[stem]) for stem in sorted(known, key=lambda stem: known[stem]["title"].casefold())]
    return "\n".join([*_head(), *rows, "</tbody>", "</table>", ""]).encode()


def _is_shown(stem: str) -> bool:
    return places()[stem].startswith(SHELF)


def _head() -> Iterator[str]:
    yield '<div class="shelf-filters" role="group" aria-label="Show only some of the functions"></div>\n'
    yield '<table class="shelf" role="table" data-search-exclude markdown>'
    yield '<thead role="rowgroup"><tr role="row">'
    for name in COLUMNS:
        sort = f' data-sort="{SORTED[name]}"' if name in SORTED else ""
        yield f'<th role="columnheader" scope="col"{sort}>{name}</th>'
    yield '</tr></thead>\n<tbody role="rowgroup" markdown>'


def _row(stem: str, summary: Summary) -> str:
    how = _smoothness(summary)
    given = f"for {_formula(summary['given'])}" if summary.get("given") else ""
    cells = [
        _lines(*map(_formula, [*summary["function"], *summary["letters"]])),
        _formulas(summary["slope"]),
        _formulas(by_value(summary)),
        _lines(_formula(summary.get("range")), given if "range" in summary else ""),
        _lines(_formula(summary.get("steepest")), given if "steepest" in summary else ""),
        how or NOTHING,
        _kinks(summary),
    ]
    data = {
        "is": " ".join(_is(summary, how)),
        "size": summary.get("size", ""),
        "smooth": SMOOTH.index(how) if how else "",
    }
    attributes = "".join(f' data-{name}="{said}"' for name, said in data.items())
    labelled = zip(COLUMNS[1:], cells, strict=True)
    return "\n".join(
        [
            f'<tr role="row"{attributes} markdown>',
            f'<th role="rowheader" scope="row" markdown>\n\n{_name(stem, summary)}\n\n</th>',
            *(f'<td role="cell" data-label="{label}" markdown="span">{cell}</td>' for label, cell in labelled),
            "</tr>",
        ]
    )


def _name(stem: str, summary: Summary) -> str:
    """The name, a link; the curves; and what can be copied, for which `copy.js` puts a button there."""
    code = {"name": summary["title"], **{of: summary[key] for of, key in CODE.items() if key in summary}}
    data = "".join(f' data-{of}="{_attribute(text)}"' for of, text in code.items())
    parts = [
        f"[{summary['title']}](notes/{places()[stem]}.md){{ .name }}",
        f"<div>{summary.get('sketch', '')}</div>",
        f'<div class="copies"{data}></div>',
    ]
    return "\n\n".join(parts)


def by_value(summary: Summary) -> Any:
    """The slope in terms of the function's value: the card's formula, if that is about the very function, or found."""
    return summary["by_value"] if _has_card(summary) and "by_value" in summary else summary.get("found")


def _has_card(summary: Summary) -> bool:
    """Whether there is a card of the function itself, and not of that with numbers for its parameters."""
    return summary.get("given") == ""


def _smoothness(summary: Summary) -> str:
    """How smooth a function is everywhere, which is how smooth it is at its kinks; empty where that is not known."""
    found = [_at_kink(summary, kink) for kink in summary.get("kinks", ())]
    return min(found, key=lambda how: SMOOTH.index(how) if how else -1, default="smooth")


def _at_kink(summary: Summary, kink: Mapping[str, str]) -> str:
    """How smooth it is at a kink: a card of the same function may know more than the slopes do."""
    said = summary.get(f"smooth at {kink['at']}", "") if _has_card(summary) else ""
    return said if kink["how"] == "differentiable" and said in SMOOTH else kink["how"]


def _kinks(summary: Summary) -> str:
    """The places without a derivative."""
    kinks = [each for each in summary.get("kinks", ()) if each["how"] != "differentiable"]
    only = dict.fromkeys(each.get("only", "") for each in kinks)
    unless = [f"unless {_formula(one)}" for one in only if one] if len(only) == 1 else []
    return _lines(", ".join(_formula(each["at"]) for each in kinks) or "none", *unless)


def _is(summary: Summary, how: str) -> Iterator[str]:
    """What is proved of a function, for the filters. Its value tells in which region it is where it only rises."""
    if how == "smooth":
        yield "smooth"
    if summary.get("bounded"):
        yield "bounded"
    if summary.get("monotone"):
        yield "monotone"
    one_region = not summary.get("kinks") or summary.get("monotone")
    if (_has_card(summary) and "by_value" in summary) or (summary.get("found_alone") and one_region):
        yield "output"
    if summary["has_parameter"]:
        yield "parameter"


def _formula(tex: str | None) -> str:
    """TeX as a formula, large but for cases; a dash where there is none."""
    if tex is None:
        return NOTHING
    apart = re.sub(r"\s*([<>])\s*", r" \1 ", tex)  # or a browser could take it for the beginning of a tag
    return f"${apart}$" if r"\begin" in tex else rf"$\displaystyle {apart}$"


def _formulas(tex: str | None) -> str:
    """A formula, and what stands behind it of its letters."""
    return _lines(*map(_formula, tex.split(r",\quad "))) if tex else NOTHING


def _lines(first: str, *more: str) -> str:
    return "<br>".join([first, *(f"<small>{each}</small>" for each in more if each)])


def _attribute(text: str) -> str:
    return escape(text).replace("\n", "&#10;")
