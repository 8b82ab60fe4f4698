"""The macros of the whole site, as an author writes them down."""

from __future__ import annotations

from typeset.mathjax import Macro

FORM = (
    r"write `macros: {R: '\mathbb{R}', norm: ['\lVert #1 \rVert', 1]}`: "
    "a name without its backslash; and TeX, or TeX and how many arguments it takes"
)


class MacroError(Exception):
    """The macros are not in a form that MathJax would understand."""


def checked(macros: object) -> dict[str, Macro]:
    """The macros, none where there is nothing. Raises MacroError, which names the first that is in another form."""
    if macros is None:
        return {}
    if not isinstance(macros, dict):
        raise MacroError(f"mkdocs.yml: extra.macros is {macros!r}; {FORM}")
    for name, meaning in macros.items():
        if not (isinstance(name, str) and name.isascii() and name.isalpha() and _is_macro(meaning)):
            raise MacroError(f"mkdocs.yml: in extra.macros, {name!r}: {meaning!r} is not read; {FORM}")
    return macros


def _is_macro(meaning: object) -> bool:
    match meaning:
        case str():
            return True
        case [str(), int(arguments)]:
            return 0 < arguments < 10
    return False
