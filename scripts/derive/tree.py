"""A form as nested lists, operator first, for the page's own JavaScript to compute with."""

from __future__ import annotations

from typing import Any

from derive.alphabet import letter_plain
from derive.form import Call, Decimal, Form, Fraction, Name, Negative, Number, Power, Product, Sum, Symbol


def tree(form: Form, known: Name | None = None) -> Any:
    """`form` as lists, strings for letters, and numbers; names are unfolded, but for the one that is `known`."""
    match form:
        case Number(digits):
            return digits
        case Decimal(text):
            return float(text)
        case Symbol(letter):
            return letter_plain(letter)
        case Name(letter, definition):
            return letter_plain(letter) if form == known else tree(definition, known)
        case Sum(terms):
            return ["+", *(tree(term, known) for term in terms)]
        case Negative(of):
            return ["-", tree(of, known)]
        case Product(factors):
            return ["*", *(tree(factor, known) for factor in factors)]
        case Fraction(above, below):
            return ["/", tree(above, known), tree(below, known)]
        case Power(base, exponent):
            return ["^", tree(base, known), tree(exponent, known)]
        case Call(function, argument):
            return [function, tree(argument, known)]
    raise TypeError(f"a {type(form).__name__} cannot be computed on the page")
