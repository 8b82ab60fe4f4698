"""All forms of a note, for what must hold for each of them."""

from __future__ import annotations

from collections.abc import Iterator

from derive.forms.form import Form
from derive.written.derivation import AnyDerivation
from parts.further import Further
from parts.load import load
from parts.note import forms_of as forms_of_part
from parts.subject import subject_of


def forms_of(stem: str) -> Iterator[Form]:
    """All forms that a note prints or computes with."""
    return (form for part in load(stem).parts for form in forms_of_part(part))


def beside(stem: str) -> Iterator[Form]:
    """Those that do not stand in its derivation; of several variables, in none of its derivations."""
    derived = AnyDerivation if subject_of(load(stem)) else (AnyDerivation, Further)
    return (form for part in load(stem).parts if not isinstance(part, derived) for form in forms_of_part(part))
