"""The letters that a form may have, and how TeX, Python and plain text write them."""

from __future__ import annotations

import re
from keyword import iskeyword
from math import isnan

# Omicron is missing because TeX prints an o, and capital letters that TeX prints as Latin ones.
GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
    "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
    "tau": "τ", "upsilon": "υ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ",
    "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip
TAKEN = {"d": "the d of d/dx", "e": "the number e", "pi": "the number pi"}
LETTER = re.compile(rf"(?P<letter>[A-Za-z]|{'|'.join(GREEK)})(?:_(?P<subscript>[A-Za-z0-9]+))?")
ACCENTS = {"hat": "\\hat", "bar": "\\bar", "tilde": "\\tilde"}  # as a subscript, which is put above the letter
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def check_letter(name: str) -> None:
    """Raises ValueError where `name` would not be printed as one letter with a meaning of its own."""
    found = LETTER.fullmatch(name) if isinstance(name, str) else None
    if not found:
        raise ValueError(
            f"{name!r} cannot be printed as one letter; take a Latin letter or the name of a Greek one, with a "
            "subscript of letters and digits if need be, as in x, alpha, w_11 or y_hat"
        )
    if meaning := TAKEN.get(found["letter"]):
        raise ValueError(f"{name!r} would be read as {meaning}; take another letter")


def check_interval(name: str, low: object, high: object) -> None:
    """Raises ValueError where there is nothing between `low` and `high`, or they are no numbers."""
    for end in (low, high):
        if not isinstance(end, int | float) or isinstance(end, bool):
            raise ValueError(f"the interval of {name} must go from a number to a number, and {end!r} is none")
        if isnan(end):
            raise ValueError(f"the interval of {name} cannot end at nan; leave out an end that is not there")
    if not low < high:  # type: ignore[operator]  # both are numbers
        raise ValueError(f"the interval of {name}, from {low} to {high}, is empty; its lower end comes first")


def letter_tex(name: str) -> str:
    """The letter in TeX."""
    letter, _, subscript = name.partition("_")
    if accent := ACCENTS.get(subscript):
        return f"{accent}{{{_tex(letter)}}}"
    return _tex(letter) + (f"_{{{_tex(subscript)}}}" if subscript else "")


def letter_python(name: str) -> str:
    """The letter as a Python variable."""
    return f"{name}_" if iskeyword(name) else name


def letter_plain(name: str) -> str:
    """The letter in plain characters, for drawings."""
    letter, _, subscript = name.partition("_")
    below = subscript.translate(SUBSCRIPTS) if subscript.isdigit() else f"_{subscript}" if subscript else ""
    return GREEK.get(letter, letter) + below


def _tex(letter: str) -> str:
    return rf"\{letter}" if letter in GREEK else letter
