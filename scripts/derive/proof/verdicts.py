"""Which forms have passed which gate, so that a later build asks only about new lines.

A verdict is kept under the forms themselves, and so needs no list of what depends on what; `generate/files.py` keeps it
for as long as the code of the proof stays the same. Only what has passed is kept.
"""

from __future__ import annotations

from hashlib import sha256

from derive.forms.form import Form

_known: set[str] = set()
_asked: set[str] = set()


def begin_with(known: set[str]) -> None:
    """Take over verdicts of an earlier build."""
    _known.update(known)


def asked() -> set[str]:
    """The verdicts that this process has needed, new and known."""
    return set(_asked)


def has_passed(gate: str, *forms: Form) -> bool:
    """Whether these forms have passed a gate before."""
    verdict = _verdict(gate, forms)
    if verdict in _known:
        _asked.add(verdict)
    return verdict in _known


def keep(gate: str, *forms: Form) -> None:
    """Remember that these forms have passed a gate."""
    verdict = _verdict(gate, forms)
    _known.add(verdict)
    _asked.add(verdict)


def _verdict(gate: str, forms: tuple[Form, ...]) -> str:
    return sha256(repr((gate, forms)).encode()).hexdigest()
