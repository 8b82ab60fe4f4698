"""The tables of a page about kinks and properties, read row by row and held against the function itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

import mpmath

from derive.forms.form import Form
from derive.readings.tex import tex
from derive.written.card import Card
from derive.written.claims import Near
from derive.written.equation_rows import DifferentialEquation
from derive.written.row import claimed, name_of
from places import Place, same

INLINE = re.compile(r"\$([^$\n]+)\$")
BAR = re.compile(r"\\vert ?")
AT_KINK = re.compile(r"At \$(?P<by>[^$=]+) = (?P<at>[^$=]+)\$, where \$(?P<of>[^$=]+) = (?P<value>[^$=]+)\$:")
SIDE = re.compile(
    r"\| (?P<side>left|right) \| \$(?:\\displaystyle )?(?P<piece>[^$]+)\$ "
    r"\| \$(?P<end>[^$]+)\$ \| \$(?P<slope>[^$]+)\$ \|"
)

NO_SLOPE = re.compile(
    r"\| (?P<side>left|right) \| \$(?:\\displaystyle )?(?P<piece>[^$]+)\$ "
    r"\| (?P<ends>another value|\$(?P<end>[^$]+)\$, and cannot be continued|no place: it cannot be continued there) "
    r"\| none: the difference quotient is \$\\displaystyle (?P<quotient>[^$]+)\$ \|"
)


def wrong_at_kink(path: str, table: str, left: Place, right: Place) -> Iterator[str]:
    """What a kink's table says that is not so of its pieces: the reader computes where they end, and how steeply."""
    at_kink = AT_KINK.search(table)
    sides = {row["side"]: row for regex in (SIDE, NO_SLOPE) for row in regex.finditer(table)}
    if not at_kink or sides.keys() != {"left", "right"}:
        yield f"{path}: it is not read as a table of a kink"
        return
    by, shown_at, of, value = at_kink.groups()
    for name, place in (("left", left), ("right", right)):
        row = sides[name]
        if row.re is NO_SLOPE:
            yield from (
                f"{path}: from the {name}, {told}" for told in wrong_without_slope(row, by, shown_at, value, place)
            )
            continue
        at = {by: place.read(shown_at)}
        piece = BAR.sub("|", row["piece"])
        for what, shown in (
            (piece, row["end"]),
            (of, value),
            (rf"\frac{{d}}{{d{by}}} \left({piece}\right)", row["slope"]),
        ):
            ours, theirs = place.read(what, **at), place.read(shown, **at)
            if None in (ours, theirs) or not same("=", ours, theirs, what + shown):
                yield f"{path}: from the {name}, {what} is not {shown} at {by} = {shown_at}"


def wrong_without_slope(row: re.Match[str], by: str, shown_at: str, value: str, place: Place) -> Iterator[str]:
    """What a row about a side without a slope says that is not so: the reader computes a difference quotient itself."""
    at, there = place.read(shown_at), place.read(value)
    end = place.read(row["piece"], **{by: at})
    if row["end"]:
        ends_so = end is not None and end == place.read(row["end"]) == there
    else:
        ends_so = mpmath.isfinite(end) and end != there if row["ends"] == "another value" else end is None
    if not ends_so:
        yield f"{row['piece']} does not end at {row['ends']}"
    side = 1 if row["side"] == "right" else -1
    sizes = []
    for h in (mpmath.mpf("0.01"), mpmath.mpf("0.0001")):
        ours = (place.read(row["piece"], **{by: at + side * h}) - there) / (side * h)
        theirs = place.read(row["quotient"], h=h)
        if theirs is None or not same("=", ours, theirs, "0.01"):
            yield f"{row['quotient']} is not the difference quotient at h = {h}"
        sizes.append(abs(ours))
    if not sizes[1] > 5 * sizes[0]:
        yield f"{row['quotient']} does not grow as h comes to 0"


def wrong_in_card(path: str, table: str, card: Card, place: Place) -> Iterator[str]:
    """What the rows of a card claim and do not say, or say and do not claim. Equations are read as such elsewhere."""
    rows = table.splitlines()[-len(card.rows) :]
    for row, shown in zip(card.rows, rows, strict=True):
        if r"\displaystyle" in shown and "=" in shown:
            continue
        claims = list(claimed(row))
        near = [each for each in claims if isinstance(each, Near)]
        forms = {tex(each) for each in claims if isinstance(each, Form)}
        known = {*forms, tex(card.of), tex(card.by), r"\infty", r"-\infty"}
        if isinstance(row, DifferentialEquation):
            known.add("0")  # where its solution starts, which no author need say
        said = {side for formula in INLINE.findall(shown) for side in sides(formula)}
        for side in said - known:
            found = place.read(side) if r"\ldots" in side else None
            if found is None or not any(abs(found - each.about) <= 2 * float(each.off) for each in near):
                yield f"{path}: {side} is not in what {name_of(row)} claims"
        yield from (f"{path}: {name_of(row)} does not say {each}" for each in forms - said)


def sides(formula: str) -> Iterator[str]:
    """What stands on the sides of a row's relations."""
    bare = BAR.sub("|", formula.replace(r"\displaystyle", ""))
    yield from (" ".join(side.split()) for side in re.split(r"=|<|>|\\(?:le|ge|to)(?![a-z])", bare))
