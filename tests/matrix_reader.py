"""Reads the TeX of a matrix form back, and computes it with NumPy, as a reader of the page would.

It knows no form of ours. All sizes are one number, so that a 1 and an I need none;
a number is an array of one row and one column.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float64]]

SPACE = re.compile(r"\s+|\\left(?=\()|\\right(?=\))")
TOKEN = re.compile(
    r"\\(?:hat|bar)\{\w\}|\\mathbf\{1\}|\\operatorname\{\w+\}|\^\\top|\^\{\\odot 2\}"  # what is one, though of several
    r"|\\[a-z]+|\\,|[A-Za-z]|\d+|[-+^(){}]"
)
FUNCTIONS: dict[str, Callable[[Array], Array]] = {
    r"\operatorname{diag}": lambda of: np.diag(of[:, 0]),
    r"\operatorname{rowsum}": lambda of: of.sum(axis=1, keepdims=True),
    r"\operatorname{colsum}": lambda of: of.sum(axis=0, keepdims=True),
    r"\tanh": np.tanh,
    r"\ln": np.log,
}
ENDS = {"", "+", "-", ")", "}"}


class Unreadable(ValueError):
    """Why something could not be read."""


def read_matrix(tex: str, letters: Mapping[str, Array], size: int) -> Array:
    """What a matrix form is for such letters, each by its TeX; all rows and columns are as long as `size` says."""
    reader = _Reader(_tokens(tex), letters, size)
    found = reader.total()
    if reader.next:
        raise Unreadable(f"{reader.next} is left over in {tex}")
    return found


def _tokens(tex: str) -> list[str]:
    found: list[str] = []
    rest = SPACE.sub(" ", tex)
    while rest := rest.strip():
        if not (token := TOKEN.match(rest)):
            raise Unreadable(f"{rest} cannot be read")
        found.append(token[0])
        rest = rest[token.end() :]
    return found


class _Reader:
    def __init__(self, tokens: list[str], letters: Mapping[str, Array], size: int) -> None:
        self.tokens, self.letters, self.size = tokens, letters, size

    @property
    def next(self) -> str:
        return self.tokens[0] if self.tokens else ""

    def take(self, expected: str = "") -> str:
        if not self.next or expected not in ("", self.next):
            raise Unreadable(f"{self.next or 'the end'} stands where {expected or 'something'} should")
        return self.tokens.pop(0)

    def total(self) -> Array:
        found = -self.product() if self.next == "-" and self.take() else self.product()
        while self.next in ("+", "-"):
            found = found + self.product() if self.take() == "+" else found - self.product()
        return found

    def product(self) -> Array:
        found = self.power()
        while self.next not in ENDS:
            if self.next == r"\odot":
                self.take()
                found = found * self.power()
                continue
            if self.next == r"\,":
                self.take()
            other = self.power()
            found = found * other if found.size == 1 or other.size == 1 else found @ other
        return found

    def power(self) -> Array:
        if self.next == "e" and "e" not in self.letters:
            self.take()
            self.take("^")
            return np.exp(self.argument())
        found = self.atom()
        while self.next in (r"^\top", r"^{\odot 2}"):
            found = found.T if self.take() == r"^\top" else found**2
        return found

    def argument(self) -> Array:
        """What a command takes: one token, or what stands in braces."""
        if self.next != "{":
            return self.atom()
        self.take()
        found = self.total()
        self.take("}")
        return found

    def atom(self) -> Array:
        token = self.take()
        if token in self.letters:
            return self.letters[token]
        if token.isdigit():
            return np.full((1, 1), float(token))
        if token == r"\mathbf{1}":
            return np.ones((self.size, 1))
        if token == "I":
            return np.eye(self.size)
        if token == r"\frac":
            return self.argument() / self.argument()
        if token == r"\sqrt":
            return np.sqrt(self.argument())
        if token in FUNCTIONS:
            if self.next != "(":
                return FUNCTIONS[token](self.power())
            return FUNCTIONS[token](self.atom())
        if token == "(":
            found = self.total()
            self.take(")")
            return found
        raise Unreadable(f"nothing is known of {token}")
