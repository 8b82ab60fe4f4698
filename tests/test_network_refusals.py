"""What a page of a worked network cannot show, and what an author cannot give for one: refused in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import mpmath
import pytest

from derive.errors import DerivationError
from derive.forms.form import Form, Name, Symbol, form
from derive.forms.functions import exp, ln, sigmoid, size, sqrt, tanh
from network import gradient as engine
from network.checks import arrows_of
from network.numbers import is_exact, plain, worked
from network.written import Back, Network
from notes.networks import network
from parts.network import network_files

x, y, w, b, s = (Symbol(letter) for letter in "xywbs")
z = Name("z", w * x + b)
loss = Name("L", (z - y) ** 2)


def one(**changes: Any) -> Network:
    """One weight and a bias."""
    note = Network(
        example={x: "0.5", y: "1"}, parameters={w: "0.8", b: "-0.1"}, rate="0.5", forward=(z, loss),
        backward=(Back(z, loss, 2 * (z - y)), Back(w, z, x), Back(b, z, 1)), layers=((x,), (z,)),
    )  # fmt: skip
    return replace(note, **changes)


def with_numbers(**texts: Any) -> Network:
    note = one()
    return replace(
        note,
        example={each: texts.get(each.name, text) for each, text in note.example.items()},
        parameters={each: texts.get(each.name, text) for each, text in note.parameters.items()},
    )


def refused(note: Network) -> str:
    with pytest.raises(DerivationError) as told:
        network_files("network", note)
    return str(told.value)


positive = Symbol("x", low=0)
product = Name("z", w * positive)
on_interval = one(
    example={positive: "-1", y: "1"}, parameters={w: "0.8"},
    forward=(product, Name("L", (product - y) ** 2)),
    backward=(Back(product, Name("L", (product - y) ** 2), 2 * (product - y)), Back(w, product, size(positive))),
    layers=((positive,), (product,)),
)  # fmt: skip
all_in_one = Name("h", 1 / (1 + exp(-(w * x + b))))
three = Name("z", w * x * s + b)
turned = Name("z", x * w + b)
deep = one().backward

GIVEN: dict[str, tuple[Network, str]] = {
    "an interval": (on_interval, "x ranges from 0 to inf, and a network's page cannot say so yet"),
    "a word for a number": (with_numbers(w="abc"), "the value of w in `parameters` must be a decimal number in quotes"),
    "infinity": (with_numbers(x="inf"), "the value of x in `example` must be a decimal number in quotes"),
    "no number": (with_numbers(x="nan"), "the value of x in `example` must be a decimal number"),
    "a power of ten": (with_numbers(x="1e3"), "the value of x in `example` must be a decimal number"),
    "a float": (with_numbers(x=0.5), 'must be a decimal number in quotes, as in "0.5" or "-2", not 0.5'),
    "too many digits for Python": (with_numbers(x="1" * 5000), "the value of x in `example` must be a decimal"),
    "a word for a rate": (one(rate="fast"), "the network's `rate` must be a decimal number in quotes"),
    "a word for a letter": (one(example={"x": "0.5", y: "1"}), "a letter in `example` must be a Symbol, not 'x'"),
    "a number in forward": (one(forward=(z, 5)), "what `forward` computes must be a Name, not 5"),
    "a number in layers": (one(layers=((1,), (z,))), "a unit of layer 1 must be a Symbol or Name, not 1"),
    "a number to go back to": (one(backward=(Back(1, loss, z),)), "must be a Symbol or Name, not 1"),  # type: ignore[arg-type]
    "a symbol to come from": (one(backward=(Back(z, x, z),)), "must be a Name, not the Symbol x"),  # type: ignore[arg-type]
    "a float for a slope": (one(backward=(Back(z, loss, 0.5),)), "the slope of the step back to z must be a Form or"),  # type: ignore[arg-type]
    "a number for a total": (one(backward=(Back(z, loss, 1, 2),)), "must be a Form or None, not 2"),  # type: ignore[arg-type]
    "no Back": (one(backward=(z,)), "each part of `backward` must be a Back"),
    "no tuple": (one(layers=[(x,), (z,)]), "the network's `layers` must be a tuple"),
    "no layers": (one(layers=()), "the network's `layers` must not be empty"),
    "an empty layer": (one(layers=((x,), ())), "layer 2 is empty"),
    "no parameters": (one(parameters={}), "the network's `parameters` must not be empty"),
    "no forward pass": (one(forward=()), "the network's `forward` must not be empty"),
    "two numbers": (one(example={x: "0.5", y: "1", w: "2"}), "w has a number in `example` and in `parameters`"),
    "a parameter that is not reached": (one(backward=deep[:2]), "no step goes back to the parameter b; add Back(b, "),
    "steps in the wrong order": (one(backward=(deep[1], deep[0], deep[2])), "this step comes from z, to which no step"),
    "a step twice": (one(backward=(*deep, deep[1])), "w is reached twice; leave one of the two out"),
    "a unit without a number": (one(layers=((x,), (Name("q", z**2),))), "q is in `layers`, and has no number"),
    "a unit twice": (one(layers=((x, x), (z,))), "x is in `layers` twice"),
    "a unit without an inner letter": (
        one(forward=(z, loss, all_in_one, loss), layers=((x,), (all_in_one,))),
        "h is in `layers`, and its weights are not seen",
    ),
    "a unit that is no input": (one(layers=((y,), (z,))), "z is in `layers`, and its weights are not seen"),
}  # fmt: skip


@pytest.mark.parametrize(("note", "told"), GIVEN.values(), ids=GIVEN)
def test_what_an_author_gives_is_looked_at_first(note: Network, told: str) -> None:
    assert told in refused(note)


UNSHOWN: dict[str, tuple[Network, str]] = {
    "a saturated unit": (
        replace(network.network, parameters=network.network.parameters | {network.c: "30"}),
        "L = 4.84657e-14 cannot be shown with 4 decimals",
    ),
    "one that is 1 in all digits": (
        replace(network.network, parameters=network.network.parameters | {network.c: "100"}),
        "L cannot be computed with these numbers to 20 digits",
    ),
    "the logarithm of a rounded 0": (
        replace(
            network.network, example=network.network.example | {network.y: "0.5"},
            parameters=network.network.parameters | {network.c: "12"},
        ),
        "a line of L, cannot be shown with 4 decimals",
    ),
    "a long number": (with_numbers(w="123456789012345678.5"), "w = 1.23457e+17 cannot be shown with 4 decimals"),
    "a small number": (with_numbers(w="0.00001"), "w = 1.0e-5 cannot be shown with 4 decimals; choose an example"),
    "a small negative number": (with_numbers(b="-0.00001"), "b = -1.0e-5 cannot be shown with 4 decimals"),
    "a small loss": (with_numbers(y="0.3001"), "L = 1.0e-8 cannot be shown"),
    "a small derivative": (with_numbers(y="0", x="0.0001"), "the derivative of L by w = -1.9984e-5 cannot be shown"),
}  # fmt: skip


@pytest.mark.parametrize(("note", "told"), UNSHOWN.values(), ids=UNSHOWN)
def test_a_number_that_four_decimals_cannot_show_is_refused(note: Network, told: str) -> None:
    assert told in refused(note)


def test_what_is_almost_a_short_number_is_not_said_to_be_one() -> None:
    made = network_files("network", with_numbers(x="0.50001"))
    assert str(made["forward/z.md"]).splitlines()[-3] == r"&\approx 0.3000"


# Each of them with its value where that is a fraction.
EXACTLY: list[tuple[Form, str | None]] = [
    (x + s, "0.75"), (x * s, "-0.625"), (x / s, "-2.5"), (x**3, "1.953125"), (x**-1, "0.8"), (size(s), "0.5"),
    (sqrt(form(9) / 4), "1.5"), (exp(x - x), "1"), (ln(form(1)), "0"), (0 * ln(x), "0"), (Name("z", x - s), "1.75"),
    (sqrt(x), None), (exp(s), None), (ln(x), None), (tanh(100 * x), None), (1 / (1 + exp(-100 * x)), None),
    (x + ln(x), None), (x * ln(x), None), (x / ln(x), None),
]  # fmt: skip
AT = {x: Fraction("1.25"), s: Fraction("-0.5")}


@pytest.mark.parametrize(("whole", "value"), EXACTLY, ids=range(len(EXACTLY)))
def test_a_value_is_exact_where_fractions_lead_to_it(whole: Form, value: str | None) -> None:
    found = worked(whole, AT, "it")
    assert found == Fraction(value) if value else isinstance(found, mpmath.mpf)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("0", "0"), ("0.5", "0.5"), ("-2", "-2"), ("0.12345", "0.1234"), ("-0.00001", "0.0000"), ("-0.9999", "-0.9999")],
)
def test_a_number_is_shown_with_four_decimals(value: str, shown: str) -> None:
    assert plain(Fraction(value)) == shown
    assert is_exact(Fraction(value)) == (Fraction(shown) == Fraction(value))


UNCERTAIN = [ln(x - x), 1 / (x - x), ln(s), (1 - 1 / (1 + exp(-72 * x))) * exp(72 * x), 1 - tanh(100 * x)]


@pytest.mark.parametrize("whole", UNCERTAIN, ids=range(len(UNCERTAIN)))
def test_a_number_that_is_not_certain_is_refused(whole: Form) -> None:
    with pytest.raises(DerivationError, match="cannot be computed"):
        worked(whole, AT, "it")


WAYS: dict[str, Mapping[str, float]] = {"central differences": {"CENTRAL": 1e-14}, "the complex step": {"COMPLEX": 1.0}}


@pytest.mark.parametrize(("way", "step"), WAYS.items(), ids=WAYS)
def test_ways_to_the_gradient_that_do_not_agree_are_refused(
    way: str, step: Mapping[str, float], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, wrong in step.items():
        monkeypatch.setattr(engine, name, wrong)
    cubed = Name("L", (z - y) ** 3)
    note = one(forward=(z, cubed), backward=(Back(z, cubed, 3 * (z - y) ** 2), *deep[1:]))
    told = refused(note)
    assert way in told
    assert "check of w" in told


def test_why_the_complex_step_of_a_size_is_wrong_is_told() -> None:
    sized = Name("L", size(exp(z)))
    told = refused(one(forward=(z, sized), backward=(Back(z, sized, exp(z)), *deep[1:])))
    assert "the complex step, which only works for analytic functions, and a size |...| is none, is off by" in told


def test_a_function_that_takes_no_complex_step_is_told() -> None:
    saturated = Name("L", sigmoid(z))
    told = refused(one(forward=(z, saturated), backward=(Back(z, saturated, sigmoid(z) * (1 - sigmoid(z))), *deep[1:])))
    assert "loss cannot be computed by its NumPy code" in told
    assert "write the function as a formula, as 1 / (1 + exp(-x)) for sigmoid(x)" in told


@pytest.mark.parametrize(
    ("unit", "arrows"),
    [
        (Name("h", tanh(z)), {x: w}),
        (Name("z", w * x), {x: w}),  # without a bias
        (Name("p", w * x + b * y + s), {x: w, y: b}),  # without an activation
    ],
    ids=str,
)
def test_weights_are_found(unit: Name, arrows: dict[Symbol, Symbol]) -> None:
    assert arrows_of(one(layers=((x, y), (unit,)))) == {(source, unit): weight for source, weight in arrows.items()}


@pytest.mark.parametrize("total", [turned, three, Name("z", w * x - b * y), Name("z", w * x + b * x)], ids=range(4))
def test_arrows_that_would_be_wrong_are_refused(total: Name) -> None:
    with pytest.raises(DerivationError, match="its weights are not seen"):
        arrows_of(one(layers=((x, y), (total,))))
