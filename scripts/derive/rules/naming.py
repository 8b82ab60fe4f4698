"""Rules that give a letter to a piece of a form, and take it back."""

from __future__ import annotations

from derive.forms.form import Form, Name
from derive.rules.rule import rule


@rule("Write {0} for a part")
def name(part: Form, letter: Name) -> Form | None:
    """u = g, where g stands for u"""
    return letter if part == letter.definition else None


@rule("Recognize {0}")
def recognize(part: Form, letter: Name) -> Form | None:
    """u = a, where a is known to be u"""
    return letter if part == letter.definition else None


@rule("Put {0} back")
def put_back(part: Form, letter: Name) -> Form | None:
    """g = u, where g stands for u"""
    return letter.definition if part == letter else None
