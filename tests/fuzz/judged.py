"""A random pair at the gates, and before a judge who knows numbers only."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import Random
from types import FrameType

from derive.errors import CANNOT
from derive.forms.form import Form
from derive.forms.trees import Meaningless
from derive.proof import gates
from derive.readings.certain import FAILS, Uncertain
from fuzz.sums import pairs
from fuzz.twins import LETTERS, twins
from mutants.judge import differs_at
from mutants.kinds import mutants

ACCEPTED, WRONG, NOT_PROVED, INDICES, DOMAIN, NO_NUMBER, LATE = (
    "accepted", "refused as wrong", "not proved", "refused by letters", "refused by domain", "no number could be had",
    "took too long",
)  # fmt: skip
VERDICTS = (ACCEPTED, WRONG, NOT_PROVED, INDICES, DOMAIN, NO_NUMBER, LATE)
REFUSED: tuple[type[Exception], ...] = (gates.Refused, Meaningless, *CANNOT)
SECONDS = 3.0  # for one pair


class Late(BaseException):
    """A pair has taken too long. No code that catches all exceptions may take it for its own."""


@dataclass(frozen=True)
class Judged:
    """Two forms, what the gates say of their equality, and whether numbers agree; None where that is not known."""

    first: Form
    form: Form
    verdict: str
    are_equal: bool | None

    @property
    def fault(self) -> str:
        """What is wrong with the gates, if something is."""
        if self.verdict == ACCEPTED and self.are_equal is False:
            return "false yes"
        return "called wrong, and is right" if self.verdict == WRONG and self.are_equal else ""


def judged_pairs(count: int, seed: int) -> Iterator[Judged]:
    """`count` pairs, the same ones each time: every other one with one mistake in it."""
    random = Random(seed)
    for number in range(count):
        first, form = twins(random, depth=random.choice((1, 2, 2)))
        if number % 2:
            form = random.choice([*mutants(form, LETTERS)] or [1 + form])
        yield judged(first, form)


def judged_sums(count: int, seed: int) -> Iterator[Judged]:
    """`count` pairs of several variables."""
    return (judged(first, form) for first, form in pairs(count, seed))


def judged(first: Form, form: Form) -> Judged:
    """Two forms at the gates, those for letters, domain and proof, and before the judge."""
    try:
        with _limited():
            verdict = _verdict(first, form)
    except Late:
        verdict = LATE
    return Judged(first, form, verdict, _are_equal(first, form))


def _verdict(first: Form, form: Form) -> str:
    for gate, refused_by in ((gates.letters, INDICES), (gates.domain, DOMAIN)):
        try:
            gate(form, first)
        except REFUSED:
            return refused_by
    try:
        gates.proof(form, first)
    except gates.Refused as refused:
        said = str(refused)
        return WRONG if said == "this line is wrong" else NOT_PROVED if "be proved" in said else NO_NUMBER
    except tuple(CANNOT):
        return NO_NUMBER
    return ACCEPTED


def _are_equal(first: Form, form: Form) -> bool | None:
    try:
        with _limited():
            return differs_at(form, first) is None
    except (Uncertain, Late, *FAILS):
        return None


@contextmanager
def _limited() -> Iterator[None]:
    """Raises Late after some seconds."""

    def stop(_: int, __: FrameType | None) -> None:
        raise Late

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
