"""The gates: wrong lines are told from right ones, and each gate is needed."""

from __future__ import annotations

import math
from dataclasses import replace

import mpmath
import pytest
import sympy

from by_hand import derivation_of, put_in
from derive.errors import DerivationError
from derive.forms import functions
from derive.forms.form import Derivative, Form, Name, Symbol, form
from derive.forms.functions import exp, ln
from derive.forms.functions import tanh as tanh_of
from derive.proof import gates
from derive.proof.gates import Refused, domain, numbers, proof
from derive.proof.points import points
from derive.readings.certain import Uncertain, certain
from derive.rules.rule import Rule
from derive.written.derivation import Derivation
from derive.written.proved import claim, prove
from notes.activations import sigmoid, tanh
from parts.load import derivation_of as derivation_in

x, alpha = sigmoid.x, Symbol("alpha", low=0)
e = exp(-x)
u, g, a = sigmoid.u, sigmoid.g, sigmoid.a
p, q, t = tanh.p, tanh.q, tanh.a
P, Q = p.definition, q.definition

RIGHT, WRONG = "right", "wrong"

# (note, step, the line that is put in its place, the verdict): lost signs, exponents and chain factors, and lines
# that look different but are equal, which must pass.
REPLACED: list[tuple[str, str, Form, str]] = [
    ("sigmoid", "as-a-power", (1 + e) ** -1, RIGHT),
    ("sigmoid", "as-a-power", (e + 1) ** -1, RIGHT),
    ("sigmoid", "as-a-power", (1 + e) ** -2, WRONG),
    ("sigmoid", "as-a-power", (1 + exp(x)) ** -1, WRONG),
    ("sigmoid", "as-a-power", -((1 + e) ** -1), WRONG),
    ("sigmoid", "as-a-power", 1 - (1 + exp(x)) ** -1, RIGHT),
    ("sigmoid", "inner-function", g**-2, WRONG),
    ("sigmoid", "inner-function", g, WRONG),
    ("sigmoid", "chain-rule", Derivative(g, x) * Derivative(g**-1, g), RIGHT),
    ("sigmoid", "chain-rule", Derivative(g**-1, g), WRONG),
    ("sigmoid", "chain-rule", Derivative(g**-2, g) * Derivative(g, x), WRONG),
    ("sigmoid", "chain-rule", Derivative(g**-1, g) + Derivative(g, x), WRONG),
    ("sigmoid", "both-derivatives", -(g**-2) * e, WRONG),
    ("sigmoid", "both-derivatives", g**-2 * -e, WRONG),
    ("sigmoid", "both-derivatives", -(g**-1) * -e, WRONG),
    ("sigmoid", "both-derivatives", -e * -(g**-2), RIGHT),
    ("sigmoid", "put-back", -(u**-2) * -exp(x), WRONG),
    ("sigmoid", "one-fraction", -exp(x) / u**2, WRONG),
    ("sigmoid", "one-fraction", -e / u**2, WRONG),
    ("sigmoid", "one-fraction", e / u, WRONG),
    ("sigmoid", "one-fraction", e / (e + 1) ** 2, RIGHT),
    ("sigmoid", "one-fraction", exp(x) / (exp(x) + 1) ** 2, RIGHT),
    ("sigmoid", "plus-one-minus-one", (1 + e + 1) / u**2, WRONG),
    ("sigmoid", "plus-one-minus-one", (e + 1 - 1) / u**2, RIGHT),
    ("sigmoid", "split", u / u**2 + 1 / u**2, WRONG),
    ("sigmoid", "split", -1 / u**2 + u / u**2, RIGHT),
    ("sigmoid", "cancel", 1 / u - 1 / u, WRONG),
    ("sigmoid", "cancel", 1 - (1 / u) ** 2, WRONG),
    ("sigmoid", "recognize-a", a + a**2, WRONG),
    ("sigmoid", "recognize-a", a**2 - a, WRONG),
    ("sigmoid", "recognize-a", -(a**2) + a, RIGHT),
    ("sigmoid", "factor-out", a - (1 - a), WRONG),
    ("sigmoid", "factor-out", a * (a - 1), WRONG),
    ("sigmoid", "factor-out", a * (1 - a) * (1 + form(1) / 10**40), WRONG),
    ("tanh", "two-parts", q / p, WRONG),
    ("tanh", "quotient-rule", (p * Derivative(q, x) - Derivative(p, x) * q) / q**2, WRONG),
    ("tanh", "quotient-rule", (Derivative(p, x) * q - p * Derivative(q, x)) / q, WRONG),
    ("tanh", "quotient-rule", (q * Derivative(p, x) - Derivative(q, x) * p) / q**2, RIGHT),
    ("tanh", "both-derivatives", ((exp(x) - e) * q - p * (exp(x) - e)) / q**2, WRONG),
    ("tanh", "recognize-p-and-q", (p * q - p * p) / q**2, WRONG),
    ("tanh", "squares", (q**2 + p**2) / q**2, WRONG),
    ("tanh", "squares", (q**2 - p) / q**2, WRONG),
    ("tanh", "split", p**2 / q**2 - q**2 / q**2, WRONG),
    ("tanh", "cancel", 1 - p / q, WRONG),
    ("tanh", "put-back", 1 - (P / Q) ** 3, WRONG),
    ("tanh", "put-back", 1 + -((P / Q) ** 2), RIGHT),
    ("tanh", "recognize-a", -(t**2), WRONG),
    ("tanh", "recognize-a", 1 - t, WRONG),
    ("tanh", "recognize-a", 1 + t**2, WRONG),
]


@pytest.mark.parametrize(("note", "step", "line", "verdict"), REPLACED)
def test_a_line_put_in_by_hand_is_judged(note: str, step: str, line: Form, verdict: str) -> None:
    derivation = derivation_in(note)
    is_prepared = step in [each.name for each in derivation.prepare]
    first = derivation.of.definition if is_prepared else Derivative(derivation.of, derivation.by)
    if verdict == RIGHT:
        for gate in (domain, proof, numbers):
            gate(line, first)
    else:
        with pytest.raises(Refused) as refused:
            domain(line, first)
            proof(line, first)
        assert refused.value.point.startswith("at x = ")
        with pytest.raises((Refused, ZeroDivisionError)):  # the witness sees it too, without the proof
            numbers(line, first)


def with_step(derivation: Derivation, name: str, rule: Rule) -> Derivation:
    steps = [replace(step, rule=rule) if step.name == name else step for step in derivation.derive]
    return replace(derivation, derive=tuple(steps))


REFUSED: dict[str, tuple[Derivation, list[str]]] = {
    "a wrong line": (
        with_step(sigmoid.derivation, "one-fraction", put_in(-e / u**2)),
        [
            "this line is wrong",
            "step:   one-fraction (Put in)",
            "gate:   proof",
            r"before: = -(1 + e^{-x})^{-2} \cdot (-e^{-x})",
            r"line:   = \frac{-e^{-x}}{(1 + e^{-x})^2}",
            "point:  at x = 0.0 it should be 0.25 and is -0.25",
        ],
    ),
    "a rule that fits nowhere": (
        with_step(sigmoid.derivation, "put-back", tanh.derivation.derive[0].rule),
        [
            'the rule "Quotient rule", quotient_rule(), fits nowhere here: d/dx p/q',
            "step:   put-back",
            r"before: = -g^{-2} \cdot (-e^{-x})",
        ],
    ),
    "a derivation that stops early": (
        replace(sigmoid.derivation, derive=sigmoid.derivation.derive[:-1]),
        ["does not arrive at its claim, a(1 - a)", "step:   recognize-a", "gate:   claim", "line:   = a - a^2"],
    ),
    "a derivative by a letter that does not appear": (
        with_step(sigmoid.derivation, "chain-rule", put_in(Derivative(exp(x), g))),
        ["a derivative by g here", "in which g does not appear", "step:   chain-rule"],
    ),
    "a line that is not defined everywhere": (
        with_step(sigmoid.derivation, "one-fraction", put_in(x * e / (x * u**2))),
        [r"x(1 + e^{-x})^2 must be non-zero everywhere, and is not", "gate:   domain", "point:  at x = 0.0"],
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refusal_says_what_where_and_why(case: str) -> None:
    derivation, pieces = REFUSED[case]
    with pytest.raises(DerivationError) as error:
        prove(derivation)
    for piece in pieces:
        assert piece in str(error.value)


def test_both_notes_pass_all_gates() -> None:
    for derivation in (sigmoid.derivation, tanh.derivation):
        gates_passed = [each.gates for each in prove(derivation)]
        assert set(gates_passed[:-1]) == {("domain", "proof", "numbers")}
        assert gates_passed[-1] == ("domain", "proof", "numbers", "claim")


def test_not_proved_is_not_called_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "is_zero", lambda _: False)
    with pytest.raises(Refused, match="could not be proved, nor was a point found where it is wrong"):
        proof(a * (1 - a), Derivative(a, x))


def test_numbers_are_a_witness_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the proof misreads, the numbers find out."""
    monkeypatch.setitem(functions.FUNCTIONS, "exp", replace(functions.FUNCTIONS["exp"], value=sympy.cosh))
    line, first = exp(x), exp(-x)
    proof(line, first)
    with pytest.raises(Refused, match="this line is wrong"):
        numbers(line, first)


def test_repeated_derivatives_by_a_name() -> None:
    thrice = Derivative(Derivative(g**3, g), g)
    for gate in (proof, numbers):
        gate(thrice - 6 * g, 0 * x)
        with pytest.raises(Refused):
            gate(thrice, 0 * x)


def test_the_slope_of_a_constant() -> None:
    for gate in (domain, proof, numbers):
        gate(form(0), Derivative(Name("c", form(3)), x))
    with pytest.raises(Refused):
        numbers(form(1), Derivative(Name("c", form(3)), x))


def test_nan_is_no_agreement(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refused):
        numbers(x + 0 * ln(x - x), x)


@pytest.mark.parametrize(
    ("low", "high"),
    [(-math.inf, math.inf), (0, math.inf), (-math.inf, 0), (10, math.inf), (-3, 3), (100, 101), (0, 1e-7), (-80, 70)],
)
def test_points_lie_in_the_interval(low: float, high: float) -> None:
    symbol = Symbol("x", low, high)
    coordinates = [at[symbol] for at in points([symbol])]
    assert len(coordinates) == 12
    assert all(low < coordinate < high for coordinate in coordinates)
    assert len(set(coordinates)) > 8


w, y, z = Symbol("w"), Symbol("y", low=3), Symbol("z")
P_OF_Z = Name("p", 1 / (1 + exp(-(w * x + z))))
T = exp(-(w * x))
# What is right, and looks wrong to whoever computes with 150 digits: at w = x = 50, e^(-wx) is 10^-1086.
FEW_DIGITS: list[tuple[Form, Form]] = [
    ((P_OF_Z - y) * x, Derivative(-(y * ln(P_OF_Z) + (1 - y) * ln(1 - P_OF_Z)), w)),
    (1 + 0 * T, (1 + T - 1) / T),
    (1 - tanh_of(w * x) ** 2, 4 / (exp(w * x) + exp(-(w * x))) ** 2),
    (2 * x / (1 + T**2) + 4 * w * (x * T / (1 + T**2)) ** 2, Derivative((1 - tanh_of(w * x)) * w * x / T**2, w)),
]


@pytest.mark.parametrize(("right", "first"), FEW_DIGITS)
def test_nothing_is_called_wrong_for_lack_of_digits(right: Form, first: Form) -> None:
    numbers(right, first)
    with pytest.raises(Refused, match="this line is wrong"):
        numbers(right + T, first)


BEYOND = x + x**3 / 10  # 12550 at x = 50, so that tanh of it differs from 1 by 10^-10900
STEADY: list[tuple[Form, Form]] = [
    ((1 - tanh_of(BEYOND) ** 2) * (1 + 3 * x**2 / 10), Derivative(tanh_of(BEYOND), x)),
    (2 * tanh_of(BEYOND) + x, tanh_of(BEYOND) + tanh_of(BEYOND) + x),
]
UNSTEADY: list[Form] = [
    (1 - tanh_of(BEYOND)) * exp(2 * BEYOND),
    (1 + exp(-(10 * BEYOND)) - 1) / exp(-(10 * BEYOND)),
    Derivative((1 - tanh_of(BEYOND)) * exp(2 * BEYOND) * x, x),
]


@pytest.mark.parametrize(("right", "first"), STEADY)
def test_what_no_digits_could_tell_apart_counts_where_nothing_depends_on_it(right: Form, first: Form) -> None:
    numbers(right, first)
    with pytest.raises(Refused, match="this line is wrong"):
        numbers(right + 1 / (1 + exp(x**2)), first)


@pytest.mark.parametrize("form", UNSTEADY)
def test_what_no_digits_could_tell_apart_does_not_count_where_something_does(form: Form) -> None:
    with pytest.raises(Uncertain, match="sizes differ too much"):
        certain(form, {x: mpmath.mpf(50)})


def test_digits_are_added_until_two_results_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where nothing on the way has shown how many it takes: of 150 none is left here, and of 225 too few."""
    monkeypatch.setattr("derive.readings.certain._span", lambda *_: 0)
    t = exp(-form(414))  # 10^-180
    numbers(form(1), (1 + t - 1) / t)


def test_numbers_that_cannot_be_had_are_no_verdict() -> None:
    tower = exp(exp(exp(exp(x))))
    with pytest.raises(Refused, match=r"could not be had.*this says nothing about whether the line is right"):
        numbers(tower, tower)


def test_a_number_that_differs_is_told_without_a_point_where_there_is_none() -> None:
    with pytest.raises(Refused) as refused:
        numbers(form(2), form(1))
    assert refused.value.point == "it should be 1.0 and is 2.0"


def test_a_claim_is_held_against_sympys_own_derivative() -> None:
    with pytest.raises(Refused, match="the claim is not SymPy's derivative, e"):
        claim(x, derivation_of(exp(x), x, claim=x))


def test_a_slope_of_zero_is_no_obstacle_to_the_numbers() -> None:
    numbers(2 * x, Derivative(x**2, x))
