"""What it saves to compute the derivative from the output: `make bench-reuse`, which records it for the pages.

For each note with a derivation, the backward pass is timed with the output at hand and without it, by the code that
is printed for the derivative, on float32 arrays of several sizes, the two in turns. The record is of medians.
"""

from __future__ import annotations

import datetime
import json
import platform
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from derive.forms.alphabet import letter_python
from derive.readings.code import numpy_code
from derive.written.derivation import Derivation
from derived import DERIVED
from parts.load import load
from parts.reuse import RECORD, backward, digest

# Without those by regions, whose backward pass is a comparison.
_WHOLE = {stem: derivation for stem in DERIVED if (derivation := load(stem).part(Derivation))}
SIZES = (100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000)
TURNS = 41
AT_LEAST = 2e-3  # seconds that one measurement lasts: small arrays are computed many times


def main() -> None:
    """Measure, print, and record."""
    record = {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "machine": _machine(),
        "numpy": np.__version__,
        "turns": TURNS,
        "code": {stem: digest(derivation) for stem, derivation in _WHOLE.items()},
        "notes": {stem: [_measured(derivation, size) for size in SIZES] for stem, derivation in _WHOLE.items()},
    }
    RECORD.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(RECORD.read_text("utf-8"))


def _measured(derivation: Derivation, size: int) -> dict[str, float]:
    """Medians of both ways, in nanoseconds per number, and the median of their ratios."""
    x = np.random.default_rng(0).uniform(-5, 5, size).astype(np.float32)
    gradient = np.ones_like(x)
    from_output, from_input = backward(derivation)
    a = _run(numpy_code("result", derivation.of.definition), {letter_python(derivation.by.name): x})
    ways = (
        _timer(from_output, {letter_python(derivation.of.name): a, "gradient": gradient}),
        _timer(from_input, {letter_python(derivation.by.name): x, "gradient": gradient}),
    )
    repeats = max(1, int(AT_LEAST / ways[1](1)))
    pairs = [tuple(way(repeats) / repeats for way in ways) for _ in range(TURNS)]
    with_output, without = (1e9 / size * median(pair[way] for pair in pairs) for way in (0, 1))
    ratio = median(pair[1] / pair[0] for pair in pairs)
    return {"size": size, "with": round(with_output, 3), "without": round(without, 3), "ratio": round(ratio, 2)}


def _run(code: str, values: dict[str, Any]) -> Any:
    exec(code, {"np": np}, values)
    return values["result"]


def _timer(code: str, values: dict[str, Any]) -> Callable[[int], float]:
    compiled = compile(code, "<form>", "exec")

    def seconds(repeats: int) -> float:
        start = time.perf_counter()
        for _ in range(repeats):
            exec(compiled, {"np": np}, values)
        return time.perf_counter() - start

    return seconds


def _machine() -> str:
    """The processor and how many of its cores there are, as the system names it."""
    cpu = Path("/proc/cpuinfo")
    lines = cpu.read_text("utf-8").splitlines() if cpu.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{names[0] if names else platform.processor() or platform.machine()}, {max(1, len(names))} cores"


if __name__ == "__main__":
    main()
