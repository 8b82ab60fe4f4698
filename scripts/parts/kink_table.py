"""What happens at a kink, as a page shows it: its two sides, what follows from them, and what frameworks answer."""

from __future__ import annotations

from derive.forms.form import Form
from derive.readings.tex import tex
from derive.written.kinks import Meeting, Side
from derive.written.regions import QUOTIENT_BY, Kink, Regions, Unbounded
from parts.answers import answers
from parts.cells import in_cell
from parts.note import Note


def kink_table(stem: str, note: Note, whole: Regions, name: str, meeting: Meeting) -> str:
    """What happens at a kink: a table of its two sides, what follows, and what the frameworks answer."""
    kink, x = meeting.kink, tex(whole.by)
    a, at = tex(whole.of), tex(kink.at)
    sides = (("left", meeting.left, kink.left), ("right", meeting.right, kink.right))
    rows = "".join(_row(side, found, claimed, whole, kink) for side, found, claimed in sides)
    return f"""\
At ${x} = {at}$, where ${a} = {tex(kink.value)}$:
{{ #{name} }}

| From the | Piece | It ends at | Slope |
| --- | --- | --- | --- |
{rows}
{_verdict(whole, meeting)}
{answers(stem, note, name)}"""


def _row(name: str, side: Side, claimed: Form | Unbounded, whole: Regions, kink: Kink) -> str:
    if side.continuous:
        end = f"${tex(kink.value)}$" + ("" if side.continued else ", and cannot be continued")
    else:
        end = "another value" if side.continued else "no place: it cannot be continued there"
    piece = rf"$\displaystyle {tex(side.piece)}$"
    if isinstance(claimed, Unbounded):
        slope = rf"none: the difference quotient is $\displaystyle {tex(claimed.quotient)}$"
    else:
        slope = f"${tex(claimed)}$"
    return f"| {name} | {' | '.join(map(in_cell, (piece, end, slope)))} |\n"


def _verdict(whole: Regions, meeting: Meeting) -> str:
    kink, x = meeting.kink, tex(whole.by)
    a, at = tex(whole.of), tex(kink.at)
    if meeting.differentiable:
        slope = tex(kink.left) if isinstance(kink.left, Form) else ""
        return f"Both sides agree: ${a}$ is differentiable at ${x} = {at}$, with the slope ${slope}$."
    if meeting.differentiable is None and kink.only_for:
        letter, only = map(tex, kink.only_for)
        return (
            f"${a}$ is continuous at ${x} = {at}$, and differentiable there only for ${letter} = {only}$: for every "
            f"other ${letter}$ the two slopes differ."
        )
    steep = [
        f"from the {name}" for name, of in (("left", kink.left), ("right", kink.right)) if isinstance(of, Unbounded)
    ]
    if steep:
        h = tex(QUOTIENT_BY)
        return (
            f"There is no slope at ${x} = {at}$: {' and '.join(steep)}, the difference quotient grows without bound as "
            f"the distance ${h}$ from the place shrinks to 0."
        )
    return f"${a}$ is continuous at ${x} = {at}$, but the two slopes differ: there is a kink, and no derivative."
