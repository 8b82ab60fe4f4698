"""Letters: what may be one, how it is printed and read, and that it means one thing on each kind of page."""

from __future__ import annotations

import math
import string
from dataclasses import replace

import mpmath
import pytest
import sympy

from derive.errors import DerivationError
from derive.forms.alphabet import GREEK, TAKEN, check_letter, letter_plain, letter_tex
from derive.forms.constants import CONSTANTS
from derive.forms.form import Derivative, Form, Name, Placeholder, Symbol, form
from derive.forms.functions import exp, sigmoid, tanh
from derive.proof.letters import refuse_other_meanings
from derive.readings.number import number
from derive.readings.tex import tex
from derive.readings.value import value
from network.written import Back, Network
from notes.floats import sigmoid_floats
from notes.networks import network
from parts.float_survey import FloatSurvey
from parts.network import network_files
from parts.note import forms_of, refuse_odd, taken_by
from reader import agrees, read

x = Symbol("x")
GREEK_LETTERS = [letter for letter in GREEK if letter not in TAKEN]
LETTERS = [*(each for each in string.ascii_letters if each not in "de"), *GREEK_LETTERS, "w_11", "x_max", "x_pi"]
NO_LETTERS = [
    "xy", "loss", "x__2", "_g", "x_", "_", "", "0.5", "2", "x1", "hat", r"\hat{y}", r"\alpha", "α", "x y", "x'",
    "x_1_2", "x_{1}", "x^2", "Alpha", "omicron", "gradient", "x\n", "x_é", "x_²", "lambda_", "alphabeta", None, 5, x,
]  # fmt: skip
READ_AS_SOMETHING_ELSE = {
    "d": "the d of d/dx", "e": "the number e", "pi": "the number pi", "e_1": "the number e", "d_x": "the d of d/dx",
    "pi_2": "the number pi",
}  # fmt: skip


@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_is_printed_as_one(letter: str) -> None:
    """The reader finds one letter, and no two letters are printed alike."""
    symbol, y = Symbol(letter), Symbol("y" if letter != "y" else "z")
    at = {symbol: mpmath.mpf("0.7"), y: mpmath.mpf("1.3")}
    forms: list[Form] = [symbol * (1 - y), 2 * symbol**2 * y, exp(symbol) * y, Derivative(symbol**2 * y, symbol)]
    for each in forms:
        assert agrees(tex(each), each, at), tex(each)
    if letter not in ("I", "gamma", "Gamma"):  # the reader takes them for numbers
        assert isinstance(read(letter_tex(letter)), sympy.Symbol)
    assert [letter_tex(each) for each in LETTERS].count(letter_tex(letter)) == 1
    assert [letter_plain(each) for each in LETTERS].count(letter_plain(letter)) == 1


@pytest.mark.parametrize("name", NO_LETTERS, ids=map(repr, NO_LETTERS))
def test_what_is_no_letter_is_refused(name: str) -> None:
    for make in (Symbol, lambda wrong: Name(wrong, x)):
        with pytest.raises(ValueError, match="cannot be printed as one letter; take a Latin letter or"):
            make(name)


@pytest.mark.parametrize("name", READ_AS_SOMETHING_ELSE)
def test_a_letter_that_reads_as_something_else_is_refused(name: str) -> None:
    for make in (Symbol, lambda wrong: Name(wrong, x)):
        with pytest.raises(ValueError, match=f"would be read as {READ_AS_SOMETHING_ELSE[name]}; take another letter"):
            make(name)


@pytest.mark.parametrize("constant", CONSTANTS)
def test_the_letter_of_a_constant_is_taken(constant: str) -> None:
    with pytest.raises(ValueError, match=f"would be read as the number {constant}"):
        check_letter(constant)


EMPTY = [(2, 1), (5, -5), (1, 1), (0, 0), (math.inf, -math.inf), (math.inf, math.inf), (-math.inf, -math.inf)]
NO_NUMBERS = [(math.nan, 1), (0, math.nan), ("0", 1), (0, None), (form(0), None), (False, True), (sympy.Integer(0), 1)]


@pytest.mark.parametrize(("low", "high"), EMPTY)
def test_an_empty_interval_is_refused(low: float, high: float) -> None:
    with pytest.raises(ValueError, match=r"the interval of x, from .* is empty"):
        Symbol("x", low, high)


@pytest.mark.parametrize(("low", "high"), NO_NUMBERS)
def test_an_interval_has_numbers_at_its_ends(low: float, high: float) -> None:
    with pytest.raises(ValueError, match="the interval of x "):
        Symbol("x", low, high)


def test_no_letter_of_an_authors_is_the_inner_one() -> None:
    """What differentiates by a name needs a letter for it."""
    g = Name("g", 1 + exp(x))
    assert Placeholder("g") != Symbol("g")
    by_g = Derivative(g**2 + Symbol("g"), g)  # refused on a page, and still not confused
    assert value(by_g) == value(2 * g)
    assert number(by_g, {x: mpmath.mpf(0), Symbol("g"): mpmath.mpf(5)}) == pytest.approx(4)


h1, h2 = Name("h", tanh(x)), Name("h", tanh(Symbol("v") * Name("h", tanh(x))))
TWICE: dict[str, tuple[list[Form], str]] = {
    "two names": ([h1, h2], r"the letter h would mean two things on this page, h = \tanh(x) and h = \tanh(v \cdot h);"),
    "one inside the other": ([h2], r"h = \tanh(x) and h = \tanh(v \cdot h);"),
    "a name and a symbol": ([x, Name("x", exp(Symbol("y")))], "two things on this page, a variable and x = e^y;"),
    "two intervals": (
        [Symbol("alpha", 0, 1), Symbol("alpha", low=-1)],
        r"\alpha would mean two things on this page, a variable above 0 and below 1 and a variable above -1;",
    ),
    "a function and a symbol": (
        [sigmoid(x) * Symbol("sigma")],
        r"\sigma would mean two things on this page, a variable and the function sigmoid;",
    ),
    "a function inside of a name": (
        [Name("a", sigmoid(x)), Name("sigma", x**2)],
        r"\sigma would mean two things on this page, the function sigmoid and \sigma = x^2;",
    ),
    "in a derivative": ([Derivative(h1, x), Derivative(h1**2, Name("h", x))], "the letter h would mean two things"),
}  # fmt: skip


@pytest.mark.parametrize(("forms", "told"), TWICE.values(), ids=TWICE)
def test_both_meanings_of_a_letter_are_told(forms: list[Form], told: str) -> None:
    with pytest.raises(DerivationError) as refused:
        refuse_other_meanings(forms)
    assert told in str(refused.value)


def test_a_functions_letter_with_a_subscript_is_another_one() -> None:
    refuse_other_meanings([sigmoid(x) * Symbol("sigma_1"), sigmoid(Symbol("sigma_2"))])


def test_a_letter_of_the_page_itself_is_taken() -> None:
    with pytest.raises(DerivationError, match="two things on this page, the largest number and a variable;"):
        refuse_other_meanings([Symbol("M")], taken={"M": "the largest number"})


def on_network(**changes: object) -> Network:
    return replace(network.network, **changes)  # type: ignore[arg-type]


other = Name("h_1", tanh(network.z2))
NETWORKS: dict[str, tuple[Network, str]] = {
    "in the forward pass": (on_network(forward=(network.z1, network.h1, network.z2, other)), "h_{1} would mean two"),
    "a total": (
        on_network(backward=(Back(network.p, network.loss, (network.p - network.y) / Name("p", x)),)),
        "the letter p would mean two",
    ),
    "a parameter and a name": (
        on_network(parameters=network.network.parameters | {Symbol("u"): "1"}), "the letter u would mean two things",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("note", "told"), NETWORKS.values(), ids=NETWORKS)
def test_a_letter_of_a_network_means_one_thing(note: Network, told: str) -> None:
    with pytest.raises(DerivationError) as refused:
        network_files("network", note)
    assert told in str(refused.value)


FLOATS = sigmoid_floats.survey
STRANGER = Name("a", tanh(x))
SURVEYS = {
    "in a slope": replace(FLOATS, slopes={"wrong": STRANGER * 0, **FLOATS.slopes}),
    "in a function": replace(FLOATS, functions={"wrong": STRANGER * 0, **FLOATS.functions}),
    "in what is shown": replace(FLOATS, shown={"wrong": STRANGER * 0}),
    "a letter of the tables": replace(FLOATS, slopes={"wrong": Name("p", exp(x)) * 0, **FLOATS.slopes}),
}


def test_the_variable_of_a_page_on_floats_is_x() -> None:
    z = Symbol("z")
    with pytest.raises(DerivationError, match="call the variable x, and this one is z; rename it"):
        refuse_odd(FloatSurvey(exp(z), z, {}, functions={"only": exp(z)}), sigmoid_floats.note)


@pytest.mark.parametrize("note", SURVEYS.values(), ids=SURVEYS)
def test_a_letter_of_a_page_on_floats_means_one_thing(note: FloatSurvey) -> None:
    with pytest.raises(DerivationError, match=r"the letter [ap] would mean two things on this page"):
        refuse_other_meanings(forms_of(note), taken_by(note))
