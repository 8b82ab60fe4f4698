"""Parentheses in TeX, as tall as what they hold."""

from __future__ import annotations


def parenthesized(piece: str) -> str:
    is_tall = any(each in piece for each in (r"\frac", r"\sum", r"\begin{cases}"))
    return rf"\left({piece}\right)" if is_tall else f"({piece})"
