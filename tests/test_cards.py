"""Cards of properties: what is right passes, and each row that is wrong is refused."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from math import inf

import pytest
import sympy

from derive.errors import DerivationError
from derive.forms.cases import cases, maximum
from derive.forms.constants import pi
from derive.forms.form import Derivative, Form, Name, Symbol, form
from derive.forms.functions import erf, exp, ln, size, sqrt
from derive.proof.balls import Certain, between
from derive.proof.gates import Refused
from derive.written import claims
from derive.written.card import Card, proved
from derive.written.claims import Near
from derive.written.end_rows import Asymptotes, Limits, Range
from derive.written.equation_rows import (
    Antiderivative,
    DifferentialEquation,
    FirstDerivative,
    Inverse,
    SecondDerivative,
    Symmetry,
)
from derive.written.slope_rows import LipschitzConstant, SlopeLipschitzConstant, Steepest
from derive.written.smoothness_row import Smoothness
from derive.written.turn_rows import At, Convex, Extrema, Inflections, Monotone, SlopeInflections, Zeros
from notes.activations.sigmoid import a, card, x


def test_the_sigmoids_card_says_what_is_known_of_it() -> None:
    """Against what the literature says, by hand."""
    rows = {row.name: row.says.replace(r"\displaystyle ", "") for row in proved(card)}
    assert rows["Range"] == "$0 < a < 1$"
    assert rows["Inverse"] == r"$x = \ln\left(\frac{a}{1 - a}\right)$"
    assert rows["Second derivative"].endswith("= a(1 - a)(1 - 2a)$")
    assert rows["Antiderivative"] == r"$\int a \, dx = \ln(1 + e^x) + C$"
    assert rows["Smallest Lipschitz constant"] == r"$\frac{1}{4}$"
    assert rows["Smallest Lipschitz constant of the slope"] == r"$\frac{\sqrt{3}}{18}$"
    assert rows["Inflections of the slope"] == r"at $x = -\ln(2 + \sqrt{3})$ and $x = \ln(2 + \sqrt{3})$"


b = Name("b", 1 / (1 + exp(x)))  # falls
A = Name("a", ln(1 + exp(x)))
TINY = 1 / form(10) ** 15
ROOT = 1 / sqrt(form(3))
FLAT = ln(2 + sqrt(3))
hill = Name("a", x**2 + 1 / (1 + 9 * x**2))  # a maximum at 0 between two minima; far out it is higher
DIPS = At(-sqrt(form(2)) / 3, form(5) / 9), At(sqrt(form(2)) / 3, form(5) / 9)
low = Symbol("x", high=0)
dip = Name("a", x / (1 + exp(-x)))
bump = Name("a", (2 * x**2 + x) / (1 + x**2))  # has a highest point, and a lowest one; comes close to 2
half = Symbol("x", low=0)
root = Name("a", half**2)
ramp = Name("a", maximum(x, 0))
elu = Name("a", cases(x, (exp(x) - 1, "<=", 0), otherwise=x))
jump = Name("a", cases(x, (form(0), "<", 0), otherwise=x + 1))
soft = Name("a", x / (1 + size(x)))
bell = Name("a", 1 / (1 + x**2))
third = 1 / form(3)
zero = form(0)

# A function with its kinks; a row that holds, and what is printed of it; and the same row with something wrong in it.
ROWS: dict[str, tuple[Name, Symbol, tuple[Form, ...], object, str, object, str]] = {
    "a lower end that is too low": (a, x, (), Range(zero, form(1)), "0 < a < 1", Range(form(-1), form(1)), "lower end"),
    "a lower end that is too high": (a, x, (), Range(zero, form(1)), "0 < a", Range(form(1) / 2, form(1)), "lower end"),
    "an upper end that is too high": (a, x, (), Range(zero, form(1)), "a < 1", Range(zero, form(2)), "upper end"),
    "an upper end, though there is none": (
        dip, x, (), Range(Near(-0.278), inf), r"$a \ge -0.278464\ldots$", Range(Near(-0.278), form(9)), "upper end",
    ),
    "digits that are others": (
        dip, x, (), Range(Near(-0.27846), inf), r"-0.278464\ldots", Range(Near(-0.2781), inf), "and not -0.2781",
    ),
    "digits of what is a fraction": (
        bell, x, (), Range(zero, form(1)), r"0 < a \le 1", Range(zero, Near(1.0)), "exactly",
    ),
    "a range of a function that jumps": (
        ramp, x, (zero,), Range(zero, inf), r"a \ge 0", Range(form(1), inf), "lower end",
    ),
    "a limit": (a, x, (), Limits(zero, form(1)), r"a \to 0$ as $x \to -\infty", Limits(form(1), zero), "the limit"),
    "a limit at the end of an interval": (
        root, half, (), Limits(zero, inf), r"a \to 0$ as $x \to 0$", Limits(form(1), inf), "the limit",
    ),
    "an asymptote": (dip, x, (), Asymptotes(right=x), "x$ as", Asymptotes(right=2 * x), "the limit"),
    "an asymptote that is no line": (dip, x, (), Asymptotes(left=zero), "0$ as", Asymptotes(right=dip), "no line"),
    "no asymptote": (dip, x, (), Asymptotes(left=zero), "0$ as", Asymptotes(), "no line is given"),
    "an asymptote at a place": (
        root, half, (), Zeros(), "none", Asymptotes(left=zero), "does not go to infinity",
    ),
    "a zero that is none": (dip, x, (), Zeros(zero), "only at $x = 0$", Zeros(form(1)), "the place is 0, and not 1"),
    "a zero that is missing": (
        Name("a", x**2 - 1), x, (), Zeros(form(-1), form(1)), "at $x = -1$ and $x = 1$", Zeros(form(1)), "0 at",
    ),
    "zeros near each other": (
        Name("a", x**2 - TINY**2), x, (), Zeros(-TINY, TINY), "at", Zeros(TINY), "1 places are claimed",
    ),
    "a zero far out": (
        Name("a", x - 10**6), x, (), Zeros(form(10**6)), "only at", Zeros(), "0 places are claimed",
    ),
    "a zero that touches": (
        Name("a", exp(x) - 1 - x), x, (), Zeros(zero), "only at $x = 0$", Zeros(), "claim the place in closed form",
    ),
    "zeros that fill an interval": (ramp, x, (zero,), Limits(zero, inf), "", Zeros(zero), "whole interval"),
    "a zero at a kink": (soft, x, (zero,), Zeros(zero), "only at", Zeros(), "0 places are claimed"),
    "a function that falls": (
        b, x, (), Monotone("falls"), "falls everywhere", Monotone("rises"), "the words are falls",
    ),
    "a turn that is missing": (
        dip, x, (), Monotone("falls", Near(-1.28), "rises"), r"falls for $x < -1.278464\ldots$",
        Monotone("rises"), "are",
    ),
    "a turn elsewhere": (
        dip, x, (), Monotone("falls", Near(-1.28), "rises"), "rises for",
        Monotone("falls", Near(-1.4), "rises"), "place",
    ),
    "words without a place": (
        ramp, x, (zero,), Monotone("is constant", zero, "rises"), "is constant for",
        Monotone("is constant", zero, "rises", zero), "between",
    ),
    "a zero of the slope without a turn": (
        Name("a", x**3), x, (), Monotone("rises"), "rises everywhere", Monotone("rises", zero, "rises"), "words",
    ),
    "a constant piece that is missing": (
        ramp, x, (zero,), Monotone("is constant", zero, "rises"), "", Monotone("rises"), "is constant",
    ),
    "a convex function": (
        Name("a", ln(1 + exp(x))), x, (), Convex("convex"), "convex everywhere", Convex("concave"),
        "the words are convex",
    ),
    "convex at a kink": (
        soft, x, (zero,), Convex("convex", zero, "concave"), "convex for", Convex("concave", zero, "convex"), "words",
    ),
    "no extrema": (
        a, x, (), Extrema(), "none: the slope is positive everywhere", Extrema(highest=At(zero, zero)), "sign",
    ),
    "no extrema of what falls": (b, x, (), Extrema(), "negative everywhere", Extrema(lowest=At(zero, zero)), "sign"),
    "no extrema where the slope is 0": (
        Name("a", x**3), x, (), Extrema(), "does not change its sign", Extrema(minima=(At(zero, zero),)), "change",
    ),
    "an extremum that is missing": (
        bell, x, (), Extrema(highest=At(zero, form(1))), "highest at $x = 0$, where $a = 1$", Extrema(), "0 extrema",
    ),
    "a value that is another one": (
        dip, x, (), Extrema(lowest=At(Near(-1.28), Near(-0.28))), "lowest at",
        Extrema(lowest=At(Near(-1.28), Near(-0.31))), "the value of",
    ),
    "a lowest point that is a highest one": (
        bell, x, (), Extrema(maxima=(At(zero, form(1)),)), "a maximum at", Extrema(lowest=At(zero, form(1))), "lowest",
    ),
    "a highest point, where the tail is higher": (
        hill, x, (), Extrema(maxima=(At(zero, form(1)),), minima=DIPS), "a maximum at",
        Extrema(highest=At(zero, form(1)), minima=DIPS), "not highest there",
    ),
    "an extremum on an interval": (
        ramp, x, (zero,), Monotone("is constant", zero, "rises"), "", Extrema(), "whole interval",
    ),
    "the steepest place": (
        a, x, (), Steepest(zero, form(1) / 4), "at $x = 0$", Steepest(form(1), form(1) / 4), "place",
    ),
    "the slope there": (a, x, (), Steepest(zero, form(1) / 4), "with slope", Steepest(zero, form(1) / 5), "the slope"),
    "steepest at no place": (
        soft, x, (zero,), Steepest(zero, form(1)), "with slope $1$", Steepest(zero, form(2)), "the slope there",
    ),
    "steepest at two places": (
        bell, x, (), Inflections(-ROOT, ROOT), "at", Steepest(ROOT, form(1)), "not at one place",
    ),
    "an inflection": (a, x, (), Inflections(zero), "at $x = 0$", Inflections(form(1)), "the place"),
    "an inflection that is none": (
        Name("a", x**4 + x**2), x, (), Inflections(), "none", Inflections(zero), "nowhere, and 1 places",
    ),
    "a zero of the second derivative without a turn": (
        Name("a", x**4), x, (), Inflections(), "none", Inflections(zero), "nowhere",
    ),
    "an inflection that is missing": (
        dip, x, (), Inflections(Near(-2.399), Near(2.399)), "and", Inflections(Near(2.399)), "1 places are claimed",
    ),
    "inflections of the slope": (
        a, x, (), SlopeInflections(-FLAT, FLAT), "at", SlopeInflections(-ln(2 + sqrt(2)), ln(2 + sqrt(2))), "place",
    ),
    "a constant that is too small": (
        a, x, (), LipschitzConstant(form(1) / 4), "4", LipschitzConstant(form(1) / 5), "the constant",
    ),
    "a constant that is too large": (
        dip, x, (), LipschitzConstant(Near(1.09984)), r"1.099839\ldots", LipschitzConstant(Near(1.1001)),
        "the constant",
    ),
    "a constant that is approached": (
        Name("a", ln(1 + exp(x))), x, (), LipschitzConstant(form(1)), "1", LipschitzConstant(form(2)), "the constant",
    ),
    "no constant at all": (root, half, (), SlopeLipschitzConstant(form(2)), "2", LipschitzConstant(form(2)), "bound"),
    "the slope's constant": (
        a, x, (), SlopeLipschitzConstant(sqrt(3) / 18, at=(-FLAT, FLAT)), "18",
        SlopeLipschitzConstant(sqrt(2) / 18), "the constant",
    ),
    "the slope's constant where that jumps": (
        ramp, x, (zero,), LipschitzConstant(form(1)), "1", SlopeLipschitzConstant(form(1)), "jumps at a kink",
    ),
    "a kink": (
        ramp, x, (zero,), Smoothness(zero, "continuous", zero, form(1)), "continuous at $x = 0$, where",
        Smoothness(zero, "continuous", form(1), form(1)), "from the left",
    ),
    "a kink of the second derivative": (
        elu, x, (zero,), Smoothness(zero, "differentiable", form(1), zero), "second derivative",
        Smoothness(zero, "twice differentiable", form(1), zero), "does not come to one value",
    ),
    "a kink that is none": (
        ramp, x, (zero,), Smoothness(zero, "continuous", zero, form(1)), "",
        Smoothness(form(1), "continuous", zero, zero),
        "no kink",
    ),
    "a kink without a jump": (
        soft, x, (zero,), Smoothness(zero, "differentiable", form(2), form(-2)), "second",
        Smoothness(zero, "continuous", form(1), form(1)), "two numbers",
    ),
    "a word of no meaning": (
        ramp, x, (zero,), Smoothness(zero, "continuous", zero, form(1)), "",
        Smoothness(zero, "smooth", zero, zero), "smooth",
    ),
    "a function that jumps": (
        jump, x, (zero,), Limits(zero, inf), "", Smoothness(zero, "continuous", zero, form(1)), "one value",
    ),
    "a range with a gap": (jump, x, (zero,), Limits(zero, inf), "", Range(zero, inf), "the function jumps"),
    "a rise with a jump": (jump, x, (zero,), Limits(zero, inf), "", Monotone("is constant", zero, "rises"), "jumps"),
    "a constant with a jump": (jump, x, (zero,), Limits(zero, inf), "", LipschitzConstant(form(1)), "jumps"),
    "convexity with a kink": (ramp, x, (zero,), Limits(zero, inf), "", Convex("straight", zero, "straight"), "jumps"),
    "symmetry": (a, x, (), Symmetry(1 - a), "= 1 - a", Symmetry(-a), "wrong"),
    "an inverse": (a, x, (), Inverse(ln(a / (1 - a))), "= ", Inverse(ln((1 - a) / a)), "wrong"),
    "an inverse in terms of x": (a, x, (), Inverse(ln(a / (1 - a))), "", Inverse(x), "not in terms of a alone"),
    "an inverse with a and x": (a, x, (), Inverse(ln(a / (1 - a))), "", Inverse(x + 0 * a), "not in terms of a alone"),
    "an inverse with x less x": (a, x, (), Inverse(ln(a / (1 - a))), "", Inverse(ln(a / (1 - a)) + x - x), "in terms"),
    "a slope": (a, x, (), FirstDerivative(a * (1 - a)), "a(1 - a)", FirstDerivative(a * (1 + a)), "wrong"),
    "a slope that is written down": (
        a, x, (), FirstDerivative(a * (1 - a)), "", FirstDerivative(Derivative(a, x) + 0 * a), "in terms of a alone",
    ),
    "a slope that is written down, where x may stand": (
        a, x, (), FirstDerivative(a * (1 - a) + 0 * x, letters=(x,)), "",
        FirstDerivative(Derivative(a, x), letters=(x,)), "in terms of a, x alone",
    ),
    "a slope with the function written out": (
        a, x, (), FirstDerivative(a * (1 - a)), "", FirstDerivative(a * (1 - a.definition)), "in terms of a alone",
    ),
    "a slope with an exponential": (
        Name("a", ln(1 + exp(x))), x, (), FirstDerivative(1 - exp(-A)), "1 - e^{-a}",
        FirstDerivative(1 - exp(A)), "wrong",
    ),
    "a second derivative": (
        a, x, (), SecondDerivative(a * (1 - a) * (1 - 2 * a)), "", SecondDerivative(a * (1 - a) * (1 - a)), "wrong",
    ),
    "a second derivative with other letters": (
        a, x, (), SecondDerivative(a * (1 - a) * (1 - 2 * a) + 0 * x, letters=(x,)), "",
        SecondDerivative(a * (1 - a) * (1 - 2 * a) + 0 * x), "in terms of a alone",
    ),
    "an antiderivative": (a, x, (), Antiderivative(ln(1 + exp(x))), "+ C", Antiderivative(ln(1 + exp(-x))), "wrong"),
    "a differential equation by itself": (
        a, x, (), Limits(zero, form(1)), "", DifferentialEquation(form(1) / 2), "needs a first derivative",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("of", "by", "kinks", "right", "says", "wrong", "why"), ROWS.values(), ids=ROWS)
def test_a_row_that_holds_is_printed_and_a_wrong_one_refused(
    of: Name, by: Symbol, kinks: tuple[Form, ...], right: object, says: str, wrong: object, why: str
) -> None:
    assert says in proved(Card(of, by, right, kinks=kinks))[-1].says
    with pytest.raises(DerivationError) as refused:
        proved(Card(of, by, wrong, kinks=kinks))
    assert why in str(refused.value)


def test_a_differential_equation_has_one_solution() -> None:
    first = FirstDerivative(a * (1 - a))
    assert proved(Card(a, x, first, DifferentialEquation(form(1) / 2)))
    with pytest.raises(DerivationError, match="wrong"):
        proved(Card(a, x, first, DifferentialEquation(form(1) / 3)))
    with pytest.raises(DerivationError, match="only one solution"):
        proved(Card(a, x, FirstDerivative(size(a) * (1 - a)), DifferentialEquation(form(1) / 2)))


def test_sympys_limit_is_a_second_witness(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sympy, "limit", lambda *_: sympy.Integer(7))
    with pytest.raises(DerivationError, match="as the limit, and not"):
        proved(Card(a, x, Limits(zero, form(1))))


def test_digits_that_are_not_certain_are_not_printed() -> None:
    """Where a ball is too wide, and where so little is there that not even the sign would be seen."""
    assert claims.digits(Certain.of(-sympy.sqrt(2) - 10)) == r"-11.414213\ldots"
    for low, high in ((Fraction(19, 10**7), Fraction(21, 10**7)), (Fraction(-1, 10**9), Fraction(1, 10**8))):
        with pytest.raises(Refused, match="the first 6 digits"):
            claims.digits(Certain(partial(between, low, high)))


def test_a_card_about_an_interval_says_so() -> None:
    assert proved(Card(root, half, Monotone("rises")))[0].says == "for $x > 0$"
    assert proved(Card(Name("a", exp(-low)), low, Range(form(1), inf)))[0].says == "for $x < 0$"


def test_letters_beside_the_variable_are_refused_where_numbers_are_needed() -> None:
    alpha = Symbol("alpha", low=0)
    scaled = Name("a", alpha * x)
    with pytest.raises(DerivationError, match="alpha stands in a beside x, and signs are found for numbers only"):
        proved(Card(scaled, x, Monotone("rises")))
    assert proved(Card(scaled, x, Symmetry(-scaled), FirstDerivative(alpha + 0 * scaled, letters=(alpha,))))
    kinked = Name("a", cases(x, (-(alpha * x), "<=", 0), otherwise=x))
    rows = proved(Card(kinked, x, Smoothness(zero, "continuous", -alpha, form(1)), kinks=(zero,)))
    assert r"slope is $-\alpha$ from the left" in rows[0].says


def test_a_row_is_one_of_the_kinds() -> None:
    with pytest.raises(DerivationError, match="no row of a card: 3"):
        Card(a, x, 3)
    with pytest.raises(DerivationError, match=r"the card's row Lipschitz constant is made of forms, not 0.25"):
        Card(a, x, LipschitzConstant(0.25))


def test_gelu_can_have_a_card() -> None:
    """With erf, whose tail is bounded: its lowest point has no closed form, and its steepest place has."""
    gelu = Name("a", x * (1 + erf(x / sqrt(form(2)))) / 2)
    r = sqrt(form(2))
    rows = proved(
        Card(
            gelu, x, Range(Near(-0.17), inf), Limits(zero, inf), Asymptotes(zero, x), Zeros(zero), Symmetry(gelu - x),
            Extrema(lowest=At(Near(-0.7518), Near(-0.17))), Inflections(-r, r), Steepest(r, Near(1.1289)),
            LipschitzConstant(Near(1.1289)), SlopeLipschitzConstant(r / sqrt(pi)),
        )
    )  # fmt: skip
    assert rows[0].says == r"$a \ge -0.169971\ldots$"
    assert rows[5].says == r"lowest at $x = -0.751791\ldots$, where $a = -0.169971\ldots$"
    assert rows[7].says == r"at $x = \sqrt{2}$, with slope $1.128904\ldots$"
