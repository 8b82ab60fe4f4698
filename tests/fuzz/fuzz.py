"""Random pairs of forms at the gates: `make fuzz`.

Half of them are equal, the others have one mistake, and may be equal all the same. Prints how many were accepted and
how many refused, and how many of those are equal by 50-digit numbers; fails where something unequal was accepted, or
something equal called wrong.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from itertools import chain

from derive.readings.tex import tex
from fuzz.judged import VERDICTS, Judged, judged_pairs, judged_sums
from say import say

COUNT = 20_000
SEED = 1
OF_SEVERAL = 5  # one pair of so many is of several variables


def main(count: int = COUNT, seed: int = SEED) -> int:
    """Try the pairs; the exit code is 1 where a gate is at fault."""
    found = []
    of_several = count // OF_SEVERAL
    every = chain(judged_sums(of_several, seed), judged_pairs(count - of_several, seed))
    for number, each in enumerate(every, 1):
        found.append(each)
        if each.fault:
            say(f"{each.fault}: {tex(each.first)} = {tex(each.form)}\n  {each.first}\n  {each.form}")
        if number % 500 == 0:
            say(f"{number} of {count}")
    print(table(found))
    faults = sum(bool(each.fault) for each in found)
    print(f"{faults} faults" if faults else "no unequal pair was accepted, and no equal one called wrong")
    return 1 if faults else 0


def table(found: Iterable[Judged]) -> str:
    """How many pairs had each verdict, and how many of them are equal, are not, or could not be judged."""
    counts = Counter((each.verdict, each.are_equal) for each in found)
    rows = [
        f"| {verdict} | {sum(several)} | {' | '.join(map(str, several))} |"
        for verdict in VERDICTS
        for several in [[counts[verdict, are_equal] for are_equal in (True, False, None)]]
    ]
    return "\n".join(["| verdict | pairs | equal | not equal | not known |", "| --- | --- | --- | --- | --- |", *rows])


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
