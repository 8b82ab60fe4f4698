"""The benchmark's bounds: each holds of a record like today's, and is named with its numbers where it is missed."""

from __future__ import annotations

from copy import deepcopy

import pytest

from bench.bounds import Record, bounds

RECORD: Record = {
    "reader": {
        "ours": {"performance": 0.96, "LCP": 1050, "TBT": 300, "CLS": 0.005, "bytes": 140_960},
        "twin": {"performance": 0.70, "LCP": 1650, "TBT": 1000, "CLS": 0.026, "bytes": 704_800},
        "floor": {"performance": 1.0, "LCP": 1000, "TBT": 73, "CLS": 0, "bytes": 100_000},
    },
    "paints": {"/": {"ours": 1100, "floor": 1000}},
    "author": {"warm": {"ours": 1.3, "plain": 1.0}},
    "pages": {"/": {"performance": 0.9, "accessibility": 1, "best-practices": 1, "seo": 1}},
}

MISSED = [
    ("reader", "floor", "LCP", 999, "LCP is at most 1.05 times the floor's: 1050 against 999, ratio 1.051"),
    ("reader", "twin", "LCP", 1600, "LCP is at most 0.65 times the twin's: 1050 against 1600, ratio 0.656"),
    ("reader", "ours", "TBT", 301, "TBT is at most 0.3 times the twin's: 301 against 1000, ratio 0.301"),
    ("reader", "ours", "performance", 0.95, "the score is at most 0.04 under the floor's: 0.95 against 1, ratio 0.950"),
    ("reader", "ours", "CLS", 0.006, "CLS is at most 0.005: 0.006 against 0.005, ratio 1.200"),
    (
        "reader",
        "floor",
        "bytes",
        99_999,
        "bytes are at most 40 KiB over the floor's: 140960 against 99999, ratio 1.410",
    ),
    ("reader", "twin", "bytes", 704_799, "bytes are at most a fifth of the twin's: 140960 against 704799, ratio 0.200"),
    ("paints", "/", "floor", 999, "LCP of / is at most 1.1 times its floor's: 1100 against 999, ratio 1.101"),
    ("author", "warm", "ours", 1.31, "a warm build takes at most 1.3 times plain MkDocs: 1.31 against 1, ratio 1.310"),
    ("pages", "/", "accessibility", 0.99, "accessibility of / is 1.00: 0.99 against 1, ratio 0.990"),
    ("pages", "/", "best-practices", 0.99, "best-practices of / is 1.00: 0.99 against 1, ratio 0.990"),
    ("pages", "/", "seo", 0.99, "seo of / is 1.00: 0.99 against 1, ratio 0.990"),
]


def test_each_bound_holds_at_its_border() -> None:
    assert [str(each) for each in bounds(RECORD) if not each.holds] == []


def test_each_bound_is_broken_alone_below() -> None:
    assert [each.what for each in bounds(RECORD)] == [says.partition(":")[0] for *_, says in MISSED]


@pytest.mark.parametrize(("part", "of", "figure", "number", "says"), MISSED, ids=[says for *_, says in MISSED])
def test_a_missed_bound_is_named_with_its_numbers(part: str, of: str, figure: str, number: float, says: str) -> None:
    record = deepcopy(RECORD)
    record[part][of][figure] = number
    assert [str(each) for each in bounds(record) if not each.holds] == [says]
