"""Rules that give a letter to a piece of a form, and take it back."""

from __future__ import annotations

from derive.forms.form import Form, Named
from derive.forms.indices import alike
from derive.rules.bags import replaced
from derive.rules.rule import rule


@rule("Write {0} for a part", "A letter makes the line shorter.")
def name(part: Form, letter: Named) -> Form | None:
    """u = g, where g stands for u, also among other terms or factors"""
    return replaced(part, letter.definition, letter)


@rule("Recognize {0}", "This is what {0} stands for.")
def recognize(part: Form, letter: Named) -> Form | None:
    """u = a, where a is known to be u, also among other terms or factors"""
    return letter if alike(part, letter.definition) else replaced(part, letter.definition, letter)


@rule("Put {0} back", "What {0} stands for is written out again.")
def put_back(part: Form, letter: Named) -> Form | None:
    """g = u, where g stands for u"""
    return letter.definition if part == letter else None
