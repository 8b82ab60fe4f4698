"""A derivation as data: its letters mean one thing each, and its steps have rules and names of their own."""

from __future__ import annotations

import pytest

from by_hand import derivation_of, put_in
from derive.errors import DerivationError
from derive.forms.form import Name, Symbol
from derive.forms.functions import exp, ln
from derive.rules.calculus import differentiate
from derive.rules.fractions import split_after
from derive.rules.naming import name
from derive.rules.products import as_square
from derive.rules.rule import then
from derive.written.derivation import Derivation, Step, lines
from derive.written.proved import prove
from notes.activations.sigmoid import a, g, x

# A letter that means two things, or nothing, on one page.
CONFUSED: dict[str, tuple[Derivation, str]] = {
    "two symbols": (derivation_of(exp(x) + Symbol("x", low=0), exp(x)), "the letter x would mean two things"),
    "two names": (
        derivation_of(exp(x), Name("g", exp(x)), Name("g", exp(-x)) ** -1),
        "the letter g would mean two things",
    ),
    "a name and a symbol": (derivation_of(exp(x), Name("x", exp(x))), "the letter x would mean two things"),
    "the function and a symbol": (derivation_of(exp(x), exp(x) + 0 * Symbol("a")), "the letter a would mean two"),
}


@pytest.mark.parametrize("case", CONFUSED)
def test_a_letter_means_one_thing(case: str) -> None:
    derivation, reason = CONFUSED[case]
    with pytest.raises(DerivationError, match=reason):
        list(lines(derivation))


def test_a_claim_uses_only_letters_that_the_top_of_the_page_defines() -> None:
    with pytest.raises(DerivationError, match="where g is not defined"):
        derivation_of(exp(x), exp(x), claim=g * exp(x) / g)
    inner = Name("s", exp(x))
    assert prove(derivation_of(inner + 1, inner, claim=inner))[0].line.tex == r"s = e^x,\quad a = s + 1"


def test_a_name_brings_along_the_names_it_needs() -> None:
    outer = Name("h", 1 + g)
    proved = prove(derivation_of(exp(x), exp(x) + outer - outer, exp(x)))
    assert proved[1].line.tex.startswith(r"g = 1 + e^{-x},\quad h = 1 + g,\quad \frac{da}{dx} = ")


def test_a_step_wants_a_rule() -> None:
    # What a type checker would refuse as well, hence the ignores: an author of a note need not have run one.
    with pytest.raises(DerivationError, match=r"is there a \(\) missing"):
        Step("slip", as_square, "")  # type: ignore[arg-type]
    with pytest.raises(DerivationError, match=r"the rule split_after: missing a required argument: 'first'; .*v/w"):
        split_after()  # type: ignore[call-arg]
    with pytest.raises(DerivationError, match=r"the rule split_after: a form is made of .* not of 0.5"):
        split_after(0.5)  # type: ignore[arg-type]
    with pytest.raises(DerivationError, match=r"then\(\) takes the rules"):
        then()
    with pytest.raises(DerivationError, match="this is not a rule: 1"):
        then(as_square(), 1)  # type: ignore[arg-type]
    with pytest.raises(DerivationError, match=r"a comma is missing: derive=\(Step\(...\),\)"):
        Derivation(a, x, "", (), Step("one", put_in(x), ""), x)  # type: ignore[arg-type]
    with pytest.raises(DerivationError, match="a step takes a rule, and the rule writes the line"):
        Step("slip", -exp(x), "")  # type: ignore[arg-type]
    with pytest.raises(DerivationError, match="a step has a name, a rule and a sentence, in this order"):
        Step("slip", "The derivative.", as_square())  # type: ignore[arg-type]
    with pytest.raises(DerivationError, match=r"take a star, as in \*opening"):
        Derivation(a, x, "", (), ((Step("one", put_in(x), ""),),), x)  # type: ignore[arg-type]
    with pytest.raises(DerivationError, match="`claim` must be a Form"):
        derivation_of(exp(x), exp(x), claim=1)  # type: ignore[arg-type]


MISNAMED: list[tuple[tuple[Step, ...], str]] = [
    ((Step("one", put_in(x), ""), Step("one", put_in(x), "")), 'two steps are named "one"'),
    ((Step("definition", put_in(x), ""),), 'two steps are named "definition"'),
    ((Step("One step", put_in(x), ""),), 'not "One step"'),
    ((Step("", put_in(x), ""),), 'not ""'),
    ((), "no steps that differentiate"),
]


@pytest.mark.parametrize(("steps", "reason"), MISNAMED)
def test_steps_need_names_of_their_own(steps: tuple[Step, ...], reason: str) -> None:
    with pytest.raises(DerivationError, match=reason):
        Derivation(of=a, by=x, because="", prepare=(), derive=steps, claim=x)


def test_a_line_that_brings_in_a_letter_says_again_what_it_is_about() -> None:
    inner = Name("g", 1 + exp(x))
    steps = (Step("rules", differentiate(), "So."), Step("letter", name(inner), "So."))
    function = Name("a", ln(1 + exp(x)))
    *_, last = lines(Derivation(function, x, "So.", (), steps, exp(x) / (1 + exp(x))))
    assert last.tex == r"g = 1 + e^x,\quad \frac{da}{dx} = \frac{1}{g} \cdot e^x"


def test_what_does_not_fit_the_derivative_is_told_of_the_derivative() -> None:
    with pytest.raises(DerivationError, match=r"before: \\frac\{d\}\{dx\} e\^x"):
        list(lines(Derivation(Name("a", exp(x)), x, "So.", (), (Step("no", as_square(), "So."),), exp(x))))
