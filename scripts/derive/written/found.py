"""A derivative in terms of the function's own value, as a form: found by elimination, and proved by the gates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

import sympy

from derive.errors import DerivationError
from derive.forms import form as f
from derive.forms.arithmetic import minus, plus, times
from derive.forms.functions import exp, sqrt
from derive.forms.trees import renamed, rewrite, symbols, walk
from derive.proof.gates import prove_equal
from derive.proof.in_terms import in_terms
from derive.readings.value import value

Letters = Mapping[sympy.Expr, f.Form]


@dataclass(frozen=True)
class InTerms:
    """What was found of a derivative: `kind` as in `proof.in_terms`, and its `form`, where there is one.

    `apart` says that it is proved for all x but 0, by which it divides, and `root` that there is a square root in it.
    """

    kind: str
    form: f.Form | None = None
    apart: bool = False
    root: bool = False


@cache
def in_terms_of_itself(of: f.Name, by: f.Symbol) -> InTerms:
    """How the derivative of a function can be written with its value; what is found is proved.

    Raises DerivationError where the gates do not let it pass; of several with a root, they may let one pass, or none.
    """
    letter = sympy.Dummy(of.name, real=True)
    lettered, constants = _with_letters(of)
    found = in_terms(value(lettered), value(by), letter, {each: value(of) for each, of in constants.items()})
    letters = {letter: of, **{value(symbol): symbol for symbol in symbols(of, by)}, **constants}
    looks = [[slope] if found.has_root else _looks(slope, set(constants)) for slope in found.slopes]
    forms = [min((as_form(look, letters) for look in each), key=_length) for each in looks]
    sides = f.Symbol(by.name, high=0), f.Symbol(by.name, low=0)
    ranges = [(by,), sides] if found.kind == "input and output" else [(by,)]
    refusal = None
    for places, form in product(ranges, forms):
        if not (refusal := _refusal(form, f.Derivative(of, by), by, places)):
            return InTerms(found.kind, form, apart=places == sides, root=found.has_root)
    if refusal and not found.has_root:
        raise refusal
    return InTerms("" if refusal else found.kind)


def _refusal(form: f.Form, slope: f.Form, by: f.Symbol, places: Iterable[f.Symbol]) -> DerivationError | None:
    """Why the gates do not let `form` pass as the slope for all the symbols in the place of `by`; None if they do."""
    try:
        for place in places:
            there = renamed(form, by, place), renamed(slope, by, place)
            prove_equal(*there, step="the derivative in terms of the function's value")
    except DerivationError as refused:
        return refused
    return None


def _with_letters(of: f.Name) -> tuple[f.Form, dict[sympy.Symbol, f.Form]]:
    """A function with a letter for each constant that is no ratio of whole numbers as it is written, and those."""
    letters: dict[f.Form, f.Placeholder] = {}

    def move(part: f.Form) -> f.Form | None:
        if isinstance(part, f.Name):
            return rewrite(part.definition, move)
        if symbols(part) or isinstance(part, f.Negative):
            return None
        if value(part).is_Rational and not any(isinstance(each, f.Decimal) for each in walk(part)):
            return None
        return letters.setdefault(part, f.Placeholder(f"constant {len(letters)}"))

    lettered = rewrite(of, move)
    return lettered, {value(letter): constant for constant, letter in letters.items()}


def _looks(slope: sympy.Expr, constants: set[sympy.Symbol]) -> list[sympy.Expr]:
    """Some ways to write a slope without roots."""
    factored = sympy.factor(slope)
    return [factored, sympy.expand(slope), factored.replace(sympy.Add, lambda *terms: _by_constants(terms, constants))]


def _by_constants(terms: tuple[sympy.Expr, ...], constants: set[sympy.Symbol]) -> sympy.Expr:
    """A sum with the factors of those terms that have one of the constants in them, and of the others."""
    with_one = [term for term in terms if term.free_symbols & constants]
    return sympy.factor(sympy.Add(*with_one)) + sympy.factor(sympy.Add(*(set(terms) - set(with_one))))


def _length(form: f.Form) -> int:
    return len(repr(form))


def as_form(expression: sympy.Expr, letters: Letters) -> f.Form:
    """An expression in letters, exponentials and square roots as a form. Raises TypeError where it is none."""
    if expression in letters:
        return letters[expression]
    if expression.is_Rational:
        size = f.Number(abs(expression.p))
        return _signed(expression < 0, size if expression.q == 1 else size / f.Number(expression.q))
    if isinstance(expression, sympy.exp):
        return exp(as_form(expression.args[0], letters))
    if expression.is_Pow and expression.exp == sympy.Rational(1, 2):
        return sqrt(as_form(expression.base, letters))
    if expression.is_Add:
        terms = sorted(expression.as_ordered_terms(), key=lambda term: (term.could_extract_minus_sign(), str(term)))
        return plus(*(as_form(term, letters) for term in terms))
    if expression.is_Pow and expression.exp.is_Integer and expression.exp > 0:
        is_turned = expression.exp.is_even and expression.base.as_coeff_Add()[0] < 0  # (a - 1)^2 is (1 - a)^2
        base = -expression.base if is_turned else expression.base
        return as_form(base, letters) ** f.Number(int(expression.exp))
    if expression.is_Pow or expression.is_Mul:
        above, below = sympy.fraction(expression, exact=True)  # e^-a stays one
        if below != 1:
            numerator, denominator = as_form(above, letters), as_form(below, letters)
            return _signed(isinstance(numerator, f.Negative), _without_sign(numerator) / denominator)
    if expression.is_Mul:
        negative, factors = False, []
        for factor in expression.as_ordered_factors():
            if (factor.is_Add and factor.could_extract_minus_sign()) or (factor.is_Rational and factor < 0):
                factor, negative = -factor, not negative
            factors.append(factor)
        turned = next((each for each in factors if negative and _is_difference(each)), None)
        if turned is not None:  # -u(a - x) is u(x - a)
            factors[factors.index(turned)], negative = -turned, False
        return _signed(negative, times(*(as_form(factor, letters) for factor in factors)))
    raise TypeError(f"{expression} cannot be written as a form")


def _is_difference(expression: sympy.Expr) -> bool:
    """Whether `expression` is a sum, and has a term with a minus."""
    return expression.is_Add and any(term.could_extract_minus_sign() for term in expression.args)


def _without_sign(form: f.Form) -> f.Form:
    return form.of if isinstance(form, f.Negative) else form


def _signed(negative: bool, form: f.Form) -> f.Form:
    return minus(form) if negative else form
