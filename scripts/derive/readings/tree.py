"""A form as nested lists, operator first, for the page's own JavaScript to compute with.

Beside arithmetic there are these operators. ["max", ...] and ["min", ...] take the largest and the smallest.
["cases", compared, pieces, ends, at] is the first piece where `compared` is below the first end, and so on, and at each
end what `at` says. ["constant", shown, name] is a number of JavaScript's Math. ["call", shown,
how, argument] is a function: `how` is its name in Math, or a tree in the letter u that computes it.

Of several variables: ["entry", letter, place, ...] is an entry of nested lists, whose places are counted from 1,
["delta", place, place] is 1 where two places are equal, and ["sum", index, size, of] is the sum over an index. Places,
and sizes, are letters, as variables are.
"""

from __future__ import annotations

from typing import Any

from derive.forms import form as f
from derive.forms import indexed as x
from derive.forms.alphabet import letter_plain
from derive.forms.constants import CONSTANTS
from derive.forms.families import Member
from derive.forms.functions import FUNCTIONS

ARGUMENT = f.Placeholder("u")


def tree(form: f.Form, known: f.Name | None = None) -> Any:
    """`form` as lists, strings for letters, and numbers; names are unfolded, but for the one that is `known`."""
    match form:
        case f.Number(digits):
            return digits
        case f.Decimal(text):
            return float(text)
        case f.Constant(name):
            return ["constant", CONSTANTS[name].plain, CONSTANTS[name].javascript]
        case f.Symbol(letter):
            return letter_plain(letter)
        case f.Name(letter, definition):
            return letter_plain(letter) if form == known else tree(definition, known)
        case f.Sum(terms):
            return ["+", *(tree(term, known) for term in terms)]
        case f.Negative(of):
            return ["-", tree(of, known)]
        case f.Product(factors):
            return ["*", *(tree(factor, known) for factor in factors)]
        case f.Fraction(above, below):
            return ["/", tree(above, known), tree(below, known)]
        case f.Power(base, exponent):
            return ["^", tree(base, known), tree(exponent, known)]
        case f.Max(of):
            return ["max", *(tree(each, known) for each in of)]
        case f.Min(of):
            return ["min", *(tree(each, known) for each in of)]
        case f.Cases(compared, pieces, ends, at):
            cases = ([tree(each, known) for each in several] for several in (pieces, ends, at))
            return ["cases", tree(compared, known), *cases]
        case f.Call(function, argument):
            row = FUNCTIONS[function]
            how = tree(row.short_for(ARGUMENT)) if row.short_for else row.javascript
            return ["call", function, how, tree(argument, known)]
        case x.Size(letter):
            return letter_plain(letter)
        case x.Entry(tensor, places):
            return ["entry", letter_plain(tensor.name), *map(_place, places)]
        case Member():
            return tree(form.definition, known)
        case x.Delta(one, other):
            return ["delta", _place(one), _place(other)]
        case x.SumOver(of, over):
            return ["sum", _place(over), letter_plain(over.size.name), tree(of, known)]
    raise TypeError(f"a {type(form).__name__} cannot be computed on the page")


def _place(place: x.Place) -> str:
    if isinstance(place, x.Index) and place.size != x.WHOLE:
        return letter_plain(place.name)
    raise TypeError(f"a place such as {place} cannot be computed on the page")
