"""A card's properties, proved: each row of it as it is printed, once it has passed its gates.

Equations pass the same gates as the lines of a derivation. For what is largest, and for where a curve turns, the
derivatives are polynomials in the function's value, whose zeros are found exactly; SymPy's limits show which values
are approached. Numbers are a second witness for each.
"""

from __future__ import annotations

from dataclasses import dataclass

import mpmath
import sympy

from derive.forms.form import Derivative, Form, Name, Number, Symbol
from derive.forms.trees import rewrite, substituted, symbols, walk
from derive.proof.gates import Refused, prove_equal, told
from derive.proof.normal_form import is_zero
from derive.proof.signs import is_shown
from derive.readings.certain import AGREE, WORKING
from derive.readings.number import number
from derive.readings.tex import tex
from derive.readings.value import value
from derive.written.card import Card

WALK = [mpmath.mpf(quarter) / 4 for quarter in range(-40, 41)]  # where numbers look for something larger


@dataclass(frozen=True)
class Row:
    """A property as it is printed: its name, and what it says, in words and TeX."""

    name: str
    says: str


def proved(card: Card) -> list[Row]:
    """The rows of `card`. Raises DerivationError at the first that does not hold."""
    a, x = tex(card.of), tex(card.by)
    with told("domain", step="Range"):
        if card.by != Symbol(card.by.name):
            raise Refused(f"a card is about all real {x}, and this {x} has a lowest or a highest value")
    _refuse_what_is_not_in_terms_of_the_function(card)
    slope = Derivative(card.of, card.by)
    curve = _Curve(card)
    _prove_range(card)
    _prove_equations(card)
    with told("proof", step="Extrema"):
        curve.never_turns_back()
    with told("proof", step="Lipschitz constant"):
        curve.is_largest(1, card.lipschitz)
        curve.is_reached(1, card.lipschitz, card.steepest)
    with told("proof", step="Lipschitz constant of the slope"):
        curve.is_largest(2, card.slope_lipschitz)
    with told("proof", step="Inflection"):
        curve.changes_sign(2, (card.inflection,))
    with told("proof", step="Inflections of the slope"):
        curve.changes_sign(3, card.slope_inflections)
    at = rf" and ${x} = ".join(f"{tex(each)}$" for each in card.slope_inflections)
    return [
        Row("Range", f"${tex(card.low)} < {a} < {tex(card.high)}$"),
        Row(
            "Limits", rf"${a} \to {tex(card.low)}$ as ${x} \to -\infty$, ${a} \to {tex(card.high)}$ as ${x} \to \infty$"
        ),
        Row("Symmetry", rf"$\displaystyle {tex(_mirrored(card))} = {tex(card.mirrored)}$"),
        Row("Inverse", rf"$\displaystyle {x} = {tex(card.inverse)}$"),
        Row("First derivative", rf"$\displaystyle {tex(slope)} = {tex(card.slope)}$"),
        Row("Second derivative", rf"$\displaystyle {tex(Derivative(slope, card.by))} = {tex(card.second)}$"),
        Row(
            "Differential equation",
            f"the first derivative, whose only solution with ${a} = {tex(card.start)}$ at ${x} = 0$ is ${a}$",
        ),
        Row("Antiderivative", rf"$\displaystyle \int {a} \, d{x} = {tex(card.antiderivative)} + C$"),
        Row("Extrema", "none: the slope is positive everywhere"),
        Row("Steepest", f"at ${x} = {tex(card.steepest)}$, with slope ${tex(card.lipschitz)}$"),
        Row("Inflection", f"at ${x} = {tex(card.inflection)}$"),
        Row("Inflections of the slope", f"at ${x} = {at}"),
        Row("Smallest Lipschitz constant", rf"$\displaystyle {tex(card.lipschitz)}$"),
        Row("Smallest Lipschitz constant of the slope", rf"$\displaystyle {tex(card.slope_lipschitz)}$"),
    ]


def _refuse_what_is_not_in_terms_of_the_function(card: Card) -> None:
    """What is printed as a formula in the function's value has no other letter and no written-down derivative in it."""
    letter = Symbol(card.of.name)
    for name, form in (("Inverse", card.inverse), ("First derivative", card.slope), ("Second derivative", card.second)):
        with told("claim", step=name):
            by_letter = _by_letter(form, card.of)
            if symbols(by_letter) != {letter} or any(isinstance(part, Derivative) for part in walk(by_letter)):
                raise Refused(f"{tex(form)} is not in terms of {tex(card.of)} alone")
            if form is not card.inverse and not value(by_letter).is_polynomial(value(letter)):
                raise Refused(
                    f"{tex(form)} is no polynomial in {tex(card.of)}, and a card can be about nothing else yet"
                )


def _by_letter(form: Form, of: Name) -> Form:
    """`form` with a free letter for the function's value."""
    return rewrite(form, lambda part: Symbol(of.name) if part == of else None)


def _prove_range(card: Card) -> None:
    """The values lie between the two ends, and come as near to them as one likes."""
    with told("proof", step="Range"):
        for above in (card.of - card.low, card.high - card.of):
            if not is_shown(above, "positive"):
                raise Refused(f"it could not be shown that {tex(above)} is always positive")
    with told("proof", step="Limits"):
        for end, limit in ((-sympy.oo, card.low), (sympy.oo, card.high)):
            found = sympy.limit(value(card.of), value(card.by), end)
            if found != value(limit):
                raise Refused(f"SymPy finds {found} as the limit, and not {tex(limit)}")


def _prove_equations(card: Card) -> None:
    slope = Derivative(card.of, card.by)
    for name, left, right in (
        ("Symmetry", _mirrored(card), card.mirrored),
        ("Inverse", card.by, card.inverse),
        ("First derivative", slope, card.slope),
        ("Second derivative", Derivative(slope, card.by), card.second),
        ("Differential equation", substituted(card.of, card.by, Number(0)), card.start),
        ("Antiderivative", Derivative(card.antiderivative, card.by), card.of),
    ):
        prove_equal(right, left, step=name)


def _mirrored(card: Card) -> Form:
    """The function at minus its variable, written out."""
    return substituted(card.of, card.by, -card.by)


class _Curve:
    """A function's derivatives, as polynomials in its value."""

    def __init__(self, card: Card) -> None:
        self.card = card
        self.letter = value(Symbol(card.of.name))
        self.low, self.high = value(card.low), value(card.high)
        first = value(_by_letter(card.slope, card.of))
        self.derivatives = {1: first}
        for order in (2, 3):
            self.derivatives[order] = sympy.expand(sympy.diff(self.derivatives[order - 1], self.letter) * first)

    def never_turns_back(self) -> None:
        """Raises Refused unless the slope is positive throughout."""
        if self._zeros(self.derivatives[1]) or self._at(1, (self.low + self.high) / 2) <= 0:
            raise Refused("the slope is not positive everywhere")

    def is_largest(self, order: int, claimed: Form) -> None:
        """Raises Refused unless `claimed` is the largest size of a derivative."""
        turns = self._zeros(sympy.diff(self.derivatives[order], self.letter))
        sizes = [sympy.Abs(self._at(order, place)) for place in (self.low, self.high, *turns)]
        largest = max(sizes, key=lambda size: sympy.N(size, AGREE))
        if not _same(largest, value(claimed)):
            raise Refused(f"the largest size is {sympy.latex(sympy.radsimp(largest))}, and not {tex(claimed)}")
        with mpmath.workdps(WORKING):
            bound = number(claimed, {}) * (1 + mpmath.mpf(10) ** -AGREE)
            for x in WALK:
                if abs(self._number(order, x)) > bound:
                    raise Refused("a number is larger", f"at {self.card.by.name} = {mpmath.nstr(x, 8)}")

    def is_reached(self, order: int, claimed: Form, at: Form) -> None:
        """Raises Refused unless a derivative is `claimed` at `at`."""
        if not _same(self._at(order, self._value_at(at)), value(claimed)):
            raise Refused(f"{tex(claimed)} is not reached at {tex(at)}")

    def changes_sign(self, order: int, at: tuple[Form, ...]) -> None:
        """Raises Refused unless a derivative changes its sign at `at` and nowhere else."""
        found = [zero for zero, times in self._zeros(self.derivatives[order]).items() if times % 2]
        claimed = [self._value_at(each) for each in at]
        if len(found) != len(claimed) or not all(any(_same(zero, each) for each in claimed) for zero in found):
            raise Refused(f"the sign changes where {tex(self.card.of)} is {', '.join(map(str, found)) or 'nowhere'}")
        with mpmath.workdps(WORKING):
            for each in at:
                place = number(each, {})
                sides = [self._number(order, place + step) for step in (-mpmath.mpf("0.01"), mpmath.mpf("0.01"))]
                if sides[0] * sides[1] >= 0:
                    raise Refused(f"by numbers, the sign does not change at {tex(each)}")

    def _zeros(self, polynomial: sympy.Expr) -> dict[sympy.Expr, int]:
        """The zeros within the range, its ends aside, with how often each occurs."""
        zeros = sympy.roots(polynomial, self.letter)
        if sum(zeros.values()) != sympy.degree(polynomial, self.letter):
            raise Refused(f"not all zeros of {polynomial} could be found")
        if unclear := [zero for zero in zeros if zero.is_real is None]:
            raise Refused(f"SymPy cannot tell whether {unclear[0]}, a zero of {polynomial}, is a real number")
        return {zero: times for zero, times in zeros.items() if zero.is_real and self.low < zero < self.high}

    def _at(self, order: int, place: sympy.Expr) -> sympy.Expr:
        return self.derivatives[order].subs(self.letter, place)

    def _value_at(self, x: Form) -> sympy.Expr:
        return value(substituted(self.card.of, self.card.by, x))

    def _number(self, order: int, x: mpmath.mpf) -> mpmath.mpf:
        """A derivative at x, in numbers: of the slope and of the second derivative as printed, or of the latter's."""
        form = {1: self.card.slope, 2: self.card.second, 3: Derivative(self.card.second, self.card.by)}[order]
        return number(form, {self.card.by: x})


def _same(one: sympy.Expr, other: sympy.Expr) -> bool:
    """Whether two numbers are equal; of two algebraic ones, the difference then has the minimal polynomial of 0.

    That takes long, and so it is asked last: numbers that are seen to differ do, and a normal form may settle it.
    """
    if abs(sympy.N(one - other, AGREE, maxn=AGREE)) > mpmath.mpf(10) ** -(AGREE // 2):
        return False
    if is_zero(one - other):
        return True
    y = sympy.Symbol("y")
    try:
        return bool(sympy.minimal_polynomial(one - other, y) == y)
    except sympy.polys.polyerrors.NotAlgebraic:
        return is_zero(one - other)
