"""Parentheses in TeX, as tall as what they hold."""

from __future__ import annotations


def parenthesized(piece: str) -> str:
    is_tall = r"\frac" in piece or r"\begin{cases}" in piece
    return rf"\left({piece}\right)" if is_tall else f"({piece})"
