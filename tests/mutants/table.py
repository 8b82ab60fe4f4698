"""What came of the mutants of each note, in a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mutants.tried import OVERCAUTIOUS, PASSED, Tried

HEAD = (
    "note",
    "lines",
    "mutants",
    "refused by letters",
    "by domain",
    "by proof",
    "by numbers",
    "passed, equal",
    "false yes",
    "other faults",
    OVERCAUTIOUS,
    "seconds",
)


@dataclass(frozen=True)
class Took:
    """The mutants of one line of a note, tried, and the seconds that this took."""

    note: str
    tried: list[Tried]
    seconds: float


def table(took: Iterable[Took]) -> str:
    """Counts for each note, and for all together, as Markdown."""
    every = sorted(took, key=lambda each: each.note)
    notes = dict.fromkeys(each.note for each in every)
    rows = [_row(note, [each for each in every if each.note == note]) for note in notes]
    return "\n".join(map(_printed, (HEAD, ["---"] * len(HEAD), *rows, _row("all", every))))


def _row(name: str, took: Sequence[Took]) -> list[str]:
    tried = [one for each in took for one in each.tried]
    counts = [
        len(took),
        len(tried),
        *(sum(one.gate == gate for one in tried) for gate in ("letters", "domain", "proof", "numbers")),
        sum(one.gate == PASSED and one.is_equal for one in tried),
        sum(one.fault == "false yes" for one in tried),
        sum(one.fault not in ("", "false yes") for one in tried),
        sum(one.is_overcautious for one in tried),
    ]
    return [name, *map(str, counts), f"{sum(each.seconds for each in took):.0f}"]


def _printed(row: Sequence[str]) -> str:
    return f"| {' | '.join(row)} |"
