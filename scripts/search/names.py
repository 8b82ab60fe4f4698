"""What people call a derivative where they look for it: by a name in code, or by the formula as they type it."""

from __future__ import annotations

import re

from derive.forms.trees import walk
from derive.readings.code import sympy_code
from derive.written.derivation import Derivation

ENDINGS = ("derivative", "gradient", "grad", "prime")


def search_words(stem: str, derivation: Derivation) -> str:
    """The words for search of a note's first section: names, the function, and its slope in terms of it."""
    letter, by = derivation.of.name, derivation.by.name
    slope = sympy_code(derivation.claim)
    slopes = [re.sub(rf"\b{letter}\b", name, slope) for name in (letter, stem, f"{stem}({by})")]
    if derivation.of not in walk(derivation.claim):
        slopes = []  # a slope in the variable alone may be another note's function, as softplus's is
    words = [*(f"{stem}_{ending}" for ending in ENDINGS), sympy_code(derivation.of.definition), *slopes]
    return "; ".join(words) + "\n"
