"""A derivation region by region as a part of a note: a column of lines for each region, and a table for each kink."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from derive.forms.form import Derivative, Form
from derive.readings.certain import AGREE
from derive.readings.interval import interval, intervals, where
from derive.readings.tex import by_cases, tex
from derive.written.derivation import Derivation
from derive.written.kinks import Meeting
from derive.written.proved import ProvedRegions, prove_regions
from derive.written.regions import Regions, Unbounded
from parts.derivation import definition_piece, in_short, line_pieces, refuse_what_no_page_shows
from parts.kink_table import kink_table
from parts.note import Made, Note, Pieces, add_pieces, forms_of, refuse_odd, summary
from search.names import search_words
from stems import link


@refuse_odd.register
def _(part: Regions, note: Note) -> None:
    for column in part.columns.values():
        refuse_what_no_page_shows(column)


@forms_of.register
def _(part: Regions) -> Iterator[Form]:
    yield from (part.of, *([part.claim] if part.claim else []))
    for column in part.columns.values():
        yield from forms_of(column)
    for kink in part.kinks.values():
        yield from (kink.at, kink.value)
        yield from (side.quotient if isinstance(side, Unbounded) else side for side in (kink.left, kink.right))


@add_pieces.register
def _(part: Regions, pieces: Pieces) -> None:
    pieces.add("its regions", partial(_of_regions, pieces.stem, pieces.note, part))


def _of_regions(stem: str, note: Note, whole: Regions) -> Made:
    proved = prove_regions(whole)
    made: dict[str, str] = {}
    for name, lines in proved.columns.items():
        made |= line_pieces(stem, lines, name)
    slope, result = _slope(whole, proved.meetings), _result(whole, proved.meetings)
    return {
        **made,
        **{
            f"{name}/kink.md": kink_table(stem, note, whole, name, meeting)
            for name, meeting in zip(whole.kinks, proved.meetings, strict=True)
        },
        "definition.md": definition_piece(whole.of, whole.by),
        "result.md": f"$$\n{result}\n$$\n",
        "proved.md": _footer(stem, whole, proved),
        "words.txt": search_words(stem, whole.of, whole.by, whole.slope),
        **summary(in_short(note.title, whole.of, slope, result) | {"kinks": list(map(_kink, proved.meetings))}),
    }


def _result(whole: Regions, meetings: list[Meeting]) -> str:
    """The derivative in one formula, or by cases, as TeX, with where it holds."""
    left = tex(Derivative(whole.of, whole.by))
    letters = "".join(rf",\quad {each}" for each in intervals(whole.of) if each != interval(whole.by))
    holds = where(whole.by) if whole.claim else ""
    return f"{left} = {_slope(whole, meetings)}{holds}{letters}"


def _slope(whole: Regions, meetings: list[Meeting]) -> str:
    """The right side of that, with the places at which there is no derivative."""
    if whole.claim:
        apart = "".join(
            rf",\quad {tex(whole.by)} \ne {tex(each.kink.at)}" for each in meetings if not each.differentiable
        )
        return f"{tex(whole.claim)}{apart}"
    smooth = [each.kink.at for each in meetings if each.differentiable]
    return by_cases([(tex(column.claim), _holds(column, smooth)) for column in whole.columns.values()])


def _kink(meeting: Meeting) -> dict[str, str]:
    """Where regions meet, `how` smooth the function is there, and for which parameter it is differentiable."""
    kink, sides = meeting.kink, (meeting.left, meeting.right)
    known = (
        "differentiable" if meeting.differentiable else "continuous" if all(side.continuous for side in sides) else ""
    )
    jumps = any(side.continued and not side.continuous for side in sides)
    only = {"only": " = ".join(map(tex, kink.only_for))} if kink.only_for else {}
    return {"at": tex(kink.at), "how": "jumps" if jumps else known, **only}


def _holds(column: Derivation, smooth: list[Form]) -> str:
    """Where a column holds: its right end is included where both sides agree."""
    inside = interval(column.by)
    if column.by.high not in smooth:
        return inside
    before, _, end = inside.rpartition("<")
    return rf"{before}\le{end}"


def _footer(stem: str, whole: Regions, proved: ProvedRegions) -> str:
    """The note's footer: what its lines have passed."""
    count = sum(len(lines) - 1 for lines in proved.columns.values())
    one = "\nThe formula at the top was proved equal to the last line on every region." if whole.claim else ""
    return f"""\
The definition was resolved on each of {len(proved.columns)} regions, and each of the other {count} lines was made from
the one before by the rule beside it. Each passed three gates before it was printed: it is defined on its whole region;
its value was proved equal to the function there, or to its derivative; and its numbers agree with a second library's,
to {AGREE} digits. The last line of a region is what the top of this page says of it.{one}
Where regions meet, nothing was taken from a limit: a side has a slope if the function is continuous from there, and
then it is that of its piece.
[What each gate can and cannot show]({link(stem, "method.md")})
"""
