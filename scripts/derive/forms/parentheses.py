"""Parentheses in TeX, as tall as what they hold."""

from __future__ import annotations


def parenthesized(piece: str) -> str:
    return rf"\left({piece}\right)" if r"\frac" in piece else f"({piece})"
