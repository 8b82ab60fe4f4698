"""What must hold of a benchmark's record, each bound a row.

They are as wide as such measurements scatter: one that is missed is missed for a reason. Times are compared with those
of the same run only, since they depend on the machine and on the hour.
"""

from __future__ import annotations

from typing import NamedTuple

from bench.lighthouse import CATEGORIES

KIB = 1024

Record = dict[str, dict[str, dict[str, float]]]


class Bound(NamedTuple):
    """A bound in words, the number of ours, the one that it is compared with, and whether the bound holds."""

    what: str
    ours: float
    other: float
    holds: bool

    def __str__(self) -> str:
        ratio = f"{self.ours / self.other:.3f}" if self.other else "none"
        return f"{self.what}: {self.ours:.6g} against {self.other:.6g}, ratio {ratio}"


def bounds(record: Record) -> list[Bound]:
    """What must hold of the sigmoid note, of a build, and of every page."""
    ours, twin, floor = (record["reader"][site] for site in ("ours", "twin", "floor"))
    warm = record["author"]["warm"]

    def at_most(what: str, ours: float, other: float, *, times: float = 1, plus: float = 0) -> Bound:
        return Bound(what, ours, other, ours <= times * other + plus + 1e-9)

    return [
        at_most("LCP is at most 1.05 times the floor's", ours["LCP"], floor["LCP"], times=1.05),
        at_most("LCP is at most 0.65 times the twin's", ours["LCP"], twin["LCP"], times=0.65),
        at_most("TBT is at most 0.3 times the twin's", ours["TBT"], twin["TBT"], times=0.3),
        Bound(
            "the score is at most 0.04 under the floor's",
            ours["performance"],
            floor["performance"],
            ours["performance"] >= floor["performance"] - 0.04 - 1e-9,
        ),
        at_most("CLS is at most 0.005", ours["CLS"], 0.005),
        at_most("bytes are at most 40 KiB over the floor's", ours["bytes"], floor["bytes"], plus=40 * KIB),
        at_most("bytes are at most a fifth of the twin's", ours["bytes"], twin["bytes"], times=0.2),
        *(
            at_most(f"LCP of {page} is at most 1.1 times its floor's", paint["ours"], paint["floor"], times=1.1)
            for page, paint in record["paints"].items()
        ),
        at_most("a warm build takes at most 1.3 times plain MkDocs", warm["ours"], warm["plain"], times=1.3),
        *(
            Bound(f"{category} of {page} is 1.00", scores[category], 1, scores[category] == 1)
            for page, scores in record["pages"].items()
            for category in CATEGORIES[1:]
        ),
    ]
