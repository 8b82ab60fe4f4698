"""What people call a derivative where they look for it: by a name in code, or by the formula as they type it."""

from __future__ import annotations

import re

from derive.forms.form import Form, Name, Symbol
from derive.forms.trees import walk
from derive.readings.code import sympy_code

ENDINGS = ("derivative", "gradient", "grad", "prime")


def search_words(stem: str, of: Name, by: Symbol, slope: Form) -> str:
    """The words for search of a note's first section: names, the function, and its slope in terms of it."""
    code = sympy_code(slope)
    slopes = [re.sub(rf"\b{of.name}\b", name, code) for name in (of.name, stem, f"{stem}({by.name})")]
    if of not in walk(slope):
        slopes = []  # a slope in the variable alone may be another note's function, as softplus's is
    words = [*(f"{stem}_{ending}" for ending in ENDINGS), sympy_code(of.definition), *slopes]
    return "; ".join(words) + "\n"
