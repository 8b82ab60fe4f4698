"""Rows of a card that are equations: they pass the same gates as the lines of a derivation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import sympy

from derive.forms.form import Derivative, Form, Name, Number, Symbol
from derive.forms.trees import rewrite, substituted, symbols, walk
from derive.proof.gates import Refused, prove_equal
from derive.readings.tex import tex
from derive.readings.value import value
from derive.written.row import About, Row, prove


@dataclass(frozen=True)
class Symmetry:
    """The function at minus its variable."""

    mirrored: Form


@dataclass(frozen=True)
class Inverse:
    """The variable, in terms of the function."""

    by_value: Form


@dataclass(frozen=True)
class FirstDerivative:
    """The derivative, in terms of the function alone, or of the other `letters`, too."""

    claim: Form
    letters: tuple[Symbol | Name, ...] = ()


@dataclass(frozen=True)
class SecondDerivative:
    claim: Form
    letters: tuple[Symbol | Name, ...] = ()


@dataclass(frozen=True)
class DifferentialEquation:
    """The first derivative as an equation whose only solution with the value `start` at 0 is the function."""

    start: Form


@dataclass(frozen=True)
class Antiderivative:
    """A function that has this one as its derivative."""

    claim: Form


@dataclass(frozen=True)
class Formal:
    """A formal proof of the derivative that is not ours: its name, and its address."""

    name: str
    address: str


@prove.register
def _(row: Symmetry, about: About) -> Row:
    mirrored = substituted(about.of, about.by, -about.by)
    prove_equal(row.mirrored, mirrored, step="Symmetry")
    return Row("Symmetry", rf"$\displaystyle {tex(mirrored)} = {tex(row.mirrored)}$")


@prove.register
def _(row: Inverse, about: About) -> Row:
    refuse_other_letters(row.by_value, about, ())
    prove_equal(row.by_value, about.by, step="Inverse")
    return Row("Inverse", rf"$\displaystyle {tex(about.by)} = {tex(row.by_value)}$")


@prove.register
def _(row: FirstDerivative, about: About) -> Row:
    by_value = {} if row.letters else {"by_value": tex(row.claim)}
    return _derivative("First derivative", Derivative(about.of, about.by), row, about, by_value)


@prove.register
def _(row: SecondDerivative, about: About) -> Row:
    return _derivative("Second derivative", Derivative(Derivative(about.of, about.by), about.by), row, about)


def _derivative(
    name: str,
    of: Derivative,
    row: FirstDerivative | SecondDerivative,
    about: About,
    in_short: Mapping[str, object] | None = None,
) -> Row:
    refuse_other_letters(row.claim, about, row.letters)
    prove_equal(row.claim, of, step=name)
    return Row(name, rf"$\displaystyle {tex(of)} = {tex(row.claim)}$", in_short or {})


@prove.register
def _(row: DifferentialEquation, about: About) -> Row:
    first = next((each for each in about.rows if isinstance(each, FirstDerivative)), None)
    if first is None or first.letters:
        raise Refused("a differential equation needs a first derivative in terms of the function alone; add that row")
    letter = Symbol(about.of.name)
    right = value(_by_letter(first.claim, (about.of,)))
    if not right.is_polynomial(value(letter), sympy.exp(value(letter)), sympy.exp(-value(letter))):
        raise Refused(
            f"that there is only one solution is shown for polynomials in {tex(about.of)} and its exponential alone, "
            f"and {tex(first.claim)} is none"
        )
    prove_equal(row.start, substituted(about.of, about.by, Number(0)), step="Differential equation")
    a, x = tex(about.of), tex(about.by)
    return Row(
        "Differential equation",
        f"the first derivative, whose only solution with ${a} = {tex(row.start)}$ at ${x} = 0$ is ${a}$",
    )


@prove.register
def _(row: Antiderivative, about: About) -> Row:
    prove_equal(Derivative(row.claim, about.by), about.of, step="Antiderivative")
    return Row("Antiderivative", rf"$\displaystyle \int {tex(about.of)} \, d{tex(about.by)} = {tex(row.claim)} + C$")


@prove.register
def _(row: Formal, about: About) -> Row:
    return Row("Formal proof", f"[`{row.name}`]({row.address}) in Lean's Mathlib")


def refuse_other_letters(form: Form, about: About, letters: tuple[Symbol | Name, ...]) -> None:
    """Raises Refused where `form` is not in terms of the function: it has no other letter, and no derivative, in it."""
    by_letter = _by_letter(form, (about.of, *letters))
    allowed = {Symbol(letter.name) if isinstance(letter, Name) else letter for letter in (about.of, *letters)}
    differentiated = any(isinstance(part, Derivative) for part in walk(by_letter))
    is_in_terms = symbols(by_letter) <= allowed and (letters or symbols(by_letter) == allowed)
    if differentiated or not is_in_terms:
        also = "".join(f", {tex(letter)}" for letter in letters)
        raise Refused(f"{tex(form)} is not in terms of {tex(about.of)}{also} alone")


def _by_letter(form: Form, names: tuple[Symbol | Name, ...]) -> Form:
    """`form` with free letters for what some names stand for."""
    return rewrite(form, lambda part: Symbol(part.name) if part in names and isinstance(part, Name) else None)
