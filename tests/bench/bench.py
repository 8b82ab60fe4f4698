"""What typesetting at build time is worth, measured side by side in one run: `make bench`.

Prints one table for the reader (Lighthouse's mobile run of the sigmoid note on ours, the twin and the floor) and one
for the author (how long builds take), and fails where a figure misses its bound. `--json FILE` keeps the record.
"""

from __future__ import annotations

import argparse
import datetime
import json
import platform
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from bench.bounds import KIB, Record, bounds
from bench.lighthouse import CATEGORIES, median_runs, served
from bench.sites import build, copy_of_project, make_floor, make_plain, make_twin

NOTE = "notes/activations/sigmoid/"
QUICK = ("", "notes/layers/batch_norm/")  # the first page and the longest, held against their floors alone


def main() -> int:
    """Run the benchmark; the exit code is 1 where a bound is missed."""
    parser = argparse.ArgumentParser(description="Compare the site with its twin and its floor.")
    parser.add_argument("--json", type=Path, metavar="FILE", help="keep the record here")
    parser.add_argument("--runs", type=int, default=5, help="turns of the sites and of builds; medians are printed")
    parser.add_argument(
        "--throttling",
        choices=["simulate", "devtools"],
        default="simulate",
        help="Lighthouse's method; the bounds are for the first",
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        record = measured(Path(folder), arguments.runs, arguments.throttling)
    print(tables(record))
    missed = [f"missed: {each}" for each in bounds(record) if not each.holds]
    print("\n".join(missed) or "every bound holds")
    if arguments.json:
        arguments.json.write_text(json.dumps(record, indent=1) + "\n", "utf-8")
    return 1 if missed else 0


def measured(folder: Path, runs: int, throttling: str) -> Record:
    """The record: readers' figures by site, scores by page of ours, authors' times by way of building."""
    say("building ours, the twin and the floor")
    ours = copy_of_project(folder / "ours")
    build(ours)
    sites = {
        "ours": ours / "site",
        "twin": make_twin(ours, folder / "twin"),
        "floor": make_floor(ours / "site", folder / "floor"),
    }
    paths = [page.parent.relative_to(sites["ours"]).as_posix() for page in sorted(sites["ours"].rglob("index.html"))]
    with ExitStack() as servers:
        addresses = {name: servers.enter_context(served(site)) for name, site in sites.items()}
        say(f"Lighthouse on /{NOTE} of each")
        notes = median_runs([f"{address}/{NOTE}" for address in addresses.values()], runs, throttling)
        say("Lighthouse on the first page and the longest")
        both = [f"{addresses[site]}/{path}" for path in QUICK for site in ("ours", "floor")]
        quick = median_runs(both, runs, throttling)
        say("Lighthouse on each page of ours, once")
        scores = median_runs([f"{addresses['ours']}/{path}/" for path in paths], 1, throttling)
    reader = dict(zip(sites, notes, strict=True))
    pages = {
        f"/{path}": {category: result[category] for category in CATEGORIES}
        for path, result in zip(paths, scores, strict=True)
    }
    pairs = {f"/{path}": (quick[at], quick[at + 1]) for path, at in zip(QUICK, range(0, len(quick), 2), strict=True)}
    paints = {path: {"ours": ours["LCP"], "floor": floor["LCP"]} for path, (ours, floor) in pairs.items()}
    say("building, several times")
    times = build_times(ours, make_plain(ours, folder / "plain"), runs)
    return {"reader": reader, "paints": paints, "pages": pages, "author": times}


def build_times(ours: Path, plain: Path, runs: int) -> dict[str, dict[str, float]]:
    """Seconds that `mkdocs build` takes, ours and plain MkDocs on the same Markdown in turns, medians."""

    def edit(project: Path) -> None:
        page = project / "docs" / "notes" / "activations" / "sigmoid.md"
        text = page.read_text("utf-8")
        page.write_text(re.sub(r"This note goes\d*", f"This note goes{time.monotonic_ns()}", text), "utf-8")

    def forget(project: Path) -> None:
        shutil.rmtree(project / ".generated")
        shutil.rmtree(project / ".cache" / "computed")

    def timed(project: Path, before: Callable[[Path], None]) -> float:
        before(project)
        start = time.perf_counter()
        build(project)
        return time.perf_counter() - start

    ways: dict[str, list[tuple[float, float]]] = {"cold": [], "warm": [], "after an edit": []}
    for _ in range(runs):
        ways["cold"].append((timed(ours, forget), timed(plain, lambda _: None)))
        ways["warm"].append((timed(ours, lambda _: None), timed(plain, lambda _: None)))
        ways["after an edit"].append((timed(ours, edit), timed(plain, edit)))
    return {
        way: {
            "ours": median(mine for mine, _ in pairs),
            "plain": median(theirs for _, theirs in pairs),
        }
        for way, pairs in ways.items()
    }


def tables(record: Record) -> str:
    """The record as Markdown."""
    date = datetime.datetime.now(datetime.UTC).date().isoformat()
    lines = [
        f"{date}, {platform.machine()}, Python {platform.python_version()}",
        "",
        "| the sigmoid note | score | FCP | LCP | TBT | CLS | size | requests |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for site, run in record["reader"].items():
        times = " | ".join(f"{run[name]:.0f} ms" for name in ("FCP", "LCP", "TBT"))
        size = f"{run['bytes'] / KIB:.0f} KiB"
        row = f"{run['performance']:.2f} | {times} | {run['CLS']:.3f} | {size} | {run['requests']:.0f}"
        lines.append(f"| {site} | {row} |")
    lines += ["", "| page | LCP | its floor's | ratio |", "| --- | --- | --- | --- |"]
    for page, paint in record["paints"].items():
        ratio = paint["ours"] / paint["floor"]
        lines.append(f"| {page} | {paint['ours']:.0f} ms | {paint['floor']:.0f} ms | {ratio:.2f} |")
    lines += ["", "| a build | ours | plain MkDocs | ratio |", "| --- | --- | --- | --- |"]
    for way, took in record["author"].items():
        ours, plain = took["ours"], took["plain"]
        lines.append(f"| {way} | {ours:.2f} s | {plain:.2f} s | {ours / plain:.2f} |")
    lines += ["", f"| page | {' | '.join(CATEGORIES)} |", "| --- " * (len(CATEGORIES) + 1) + "|"]
    for page, scores in record["pages"].items():
        lines.append(f"| {page} | {' | '.join(f'{scores[category]:.2f}' for category in CATEGORIES)} |")
    return "\n".join(lines)


def say(what: str) -> None:
    print(f"{what} ...", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
