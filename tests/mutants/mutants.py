"""One mistake put into each place of each line of every note: `make mutants`.

Each must be refused by the gates or, by 50-digit numbers, be truly equal. Prints what came of them, note by note, and
fails where something is wrong with a gate.
"""

from __future__ import annotations

import sys
import time

from generate.workers import Failed, results
from mutants.lines import lines_of
from mutants.table import Took, table
from mutants.tried import all_tried
from say import say
from stems import stems

OF = ", line "


def main() -> int:
    """Try all mutants, two lines side by side; the exit code is 1 where a gate is at fault."""
    tasks = [f"{stem}{OF}{number}" for stem in stems() for number, _ in enumerate(lines_of(stem), 1)]
    outcomes: dict[str, Took | Failed] = {}
    for task, outcome in results(tasks, work):
        outcomes[task] = outcome
        say(f"{len(outcomes)} of {len(tasks)}: {task}")
    every = [outcomes[task] for task in tasks]
    took = [each for each in every if isinstance(each, Took)]
    tried = [one for each in took for one in each.tried]
    print(table(took))
    print(*(one for one in tried if one.is_overcautious), sep="\n")
    faults = [mistake for each in every if isinstance(each, Failed) for mistake in each.mistakes]
    faults += [str(one) for one in tried if one.fault]
    print("\n".join(faults) or "each is refused, or equal")
    return 1 if faults else 0


def work(task: str) -> Took:
    """All mutants of one line, and the time that they took."""
    stem, _, number = task.rpartition(OF)
    begin = time.perf_counter()
    return Took(stem, all_tried(lines_of(stem)[int(number) - 1]), time.perf_counter() - begin)


if __name__ == "__main__":
    sys.exit(main())
