"""GELU: by the product rule, with the normal distribution's density; and the form with tanh that came before it."""

from math import inf

import numpy as np
from matplotlib.figure import Figure

from derive.forms.constants import pi
from derive.forms.form import Decimal, Derivative, Name, Symbol, form
from derive.forms.functions import erf, erfc, exp, sqrt, tanh
from derive.rules.calculus import (
    chain,
    constant,
    constant_factor,
    power_rule,
    product_rule,
    sum_rule,
    variable,
    write_out,
)
from derive.rules.fractions import cancel, fraction_of_fractions, product_of_fractions
from derive.rules.naming import recognize
from derive.rules.numbers import work_out
from derive.rules.powers import power_of_each, root_of_the_product
from derive.rules.rule import then
from derive.rules.sums import in_order
from derive.written.card import Card
from derive.written.claims import Near
from derive.written.derivation import Derivation, Step
from derive.written.end_rows import Asymptotes, Limits, Range
from derive.written.equation_rows import Symmetry
from derive.written.exercise import Exercise
from derive.written.slope_rows import LipschitzConstant, SlopeLipschitzConstant, Steepest
from derive.written.turn_rows import At, Convex, Extrema, Inflections, Monotone, Zeros
from draw.picture import Curve, Picture
from parts.apart import Apart
from parts.code import Code
from parts.exercises import Exercises
from parts.further import Further
from parts.note import Note
from parts.own_value import OwnValue

x = Symbol("x")
P = Name("Phi", (1 + erf(x / sqrt(2))) / 2)  # the normal distribution's share below x
a = Name("a", x * P)  # GELU itself

derivation = Derivation(
    of=a,
    by=x,
    because="A number that is drawn from the standard normal distribution is below $x$ with the probability $\\Phi$, "
    "and that is the share of $x$ that is let through.",
    prepare=(),
    derive=(
        Step(
            "product-rule",
            product_rule(),
            "Both factors change with $x$, so there is one term for each: its derivative times the other factor.",
        ),
        Step("variable", variable(), "The variable changes as fast as itself, so its derivative is 1."),
        Step(
            "write-out", write_out(), "What is left is the derivative of $\\Phi$, and we write out what it stands for."
        ),
        Step(
            "constants",
            then(constant_factor(), sum_rule(), constant()),
            "The half stays where it is, and the 1 has the derivative 0.",
        ),
        Step(
            "chain-rule",
            chain(),
            "The derivative of the error function of $u$ is $2e^{-u^2}/\\sqrt{\\pi}$, times how fast $u$ changes.",
        ),
        Step(
            "inner-derivative",
            then(constant_factor(), variable()),
            "Inside stands $x$ over a constant, so it changes at the rate 1 over that constant.",
        ),
        Step(
            "square",
            then(power_of_each(), work_out()),
            "A fraction is squared above and below, and the square of $\\sqrt{2}$ is 2.",
        ),
        Step(
            "one-fraction",
            then(product_of_fractions(), product_of_fractions()),
            "All factors go into one fraction.",
        ),
        Step(
            "one-root",
            then(root_of_the_product(), in_order(2, pi)),
            "The product of two roots is the root of the product.",
        ),
        Step(
            "halves",
            then(fraction_of_fractions(), cancel(2)),
            "The 2 above and the 2 below cancel. What stands beside $x$ now is the density of the normal distribution.",
        ),
    ),
    claim=P + x * exp(-(x**2 / 2)) / sqrt(2 * pi),
)

u = Name("u", sqrt(2 / pi) * (x + Decimal("0.044715") * x**3))
t = Name("t", tanh(u))
b = Name("b", x * (1 + t) / 2)  # GELU as tanh approximates it

by_tanh = Derivation(
    of=b,
    by=x,
    because="A cubic polynomial inside tanh comes close to the error function.",
    prepare=(),
    derive=(
        Step("constant-factor", constant_factor(), "The constant denominator stays below."),
        Step(
            "product-rule",
            then(product_rule(), variable(), sum_rule(), constant()),
            "One term for each factor of $x(1 + t)$; the derivative of $x$ is 1, and that of the constant is 0.",
        ),
        Step(
            "chain-rule",
            then(write_out(), chain(), recognize(t)),
            "The derivative of tanh is 1 less its square, which its [own note](tanh.md) shows, times how fast $u$ "
            "changes.",
        ),
        Step(
            "inner-derivative",
            then(write_out(), constant_factor(), sum_rule(), constant_factor(), variable()),
            "In $u$ the constant factors stay in front, and the variable has the derivative 1.",
        ),
        Step("power-rule", power_rule(), "The derivative of $x^3$ is $3x^2$."),
    ),
    claim=(1 + t + x * (1 - t**2) * sqrt(2 / pi) * (1 + Decimal("0.044715") * 3 * x**2)) / 2,
)


def draw(gelu: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    axes.plot(x, gelu(x), label="GELU, a")
    axes.plot(x, derivative(x), label="its slope")
    axes.spines.left.set_position("center")
    axes.spines.bottom.set_position("zero")
    axes.set_xlim(-6.3, 6.3)
    axes.set_ylim(-0.6, 5.4)
    axes.set_xticks([-6, -4, -2, 2, 4, 6])
    axes.set_yticks([0.5, 1, 2, 4], labels=["½", "1", "2", "4"], va="bottom")
    axes.legend(loc="upper left")
    return figure


phi = Name("phi", exp(-(x**2 / 2)) / sqrt(2 * pi))  # the normal distribution's density

exercises = Exercises(
    Exercise(
        "Write the derivative with the density $\\phi$ of the normal distribution, and then with $a$ in it, for $x$ "
        "other than 0.",
        x * Derivative(a, x),
        (
            (x * (P + x * phi), "This is line 11, times $x$ on both sides."),
            (x * P + x**2 * phi, "Multiplied out."),
            (a + x**2 * phi, "The first term is $a$; so the slope is $a/x + x\\phi$."),
        ),
    ),
    Exercise(
        "What is left when the GELU of $-x$ is taken from the GELU of $x$?",
        a - (-x) * (1 + erf(-x / sqrt(2))) / 2,
        (
            (x * (1 + erf(x / sqrt(2))) / 2 + x * (1 - erf(x / sqrt(2))) / 2, "The error function is odd."),
            (x, "The error functions cancel, and two halves of $x$ are left, as for [SiLU](silu.md)."),
        ),
    ),
    Exercise(
        "Write $a$ so that no digits are lost for $x$ far below 0, where $1 + \\operatorname{erf}$ cancels.",
        a,
        ((x * erfc(-x / sqrt(2)) / 2, "`erfc(u)` is 1 less the error function, computed without that subtraction."),),
    ),
)

card = Card(
    a,
    x,
    Range(Near(-0.17), inf),
    Limits(form(0), inf),
    Asymptotes(left=form(0), right=x),
    Zeros(form(0)),
    Symmetry(a - x),
    Monotone("falls", Near(-0.7518), "rises"),
    Extrema(lowest=At(Near(-0.7518), Near(-0.17))),
    Convex("concave", -sqrt(2), "convex", sqrt(2), "concave"),
    Inflections(-sqrt(2), sqrt(2)),
    Steepest(sqrt(2), slope=Near(1.1289)),
    LipschitzConstant(Near(1.1289)),
    SlopeLipschitzConstant(sqrt(2 / pi)),
)

note = Note(
    "GELU",
    derivation,
    Further({"tanh-form": by_tanh}),
    Apart(a, b, x),
    Picture(
        title="GELU and its derivative",
        description="GELU, a solid line, comes from just below 0 on the left, has a shallow dip between -1 and 0, "
        "passes through 0 at x = 0 and rises to the right like x itself. Its derivative, a dashed line, is a little "
        "below 0 left of the dip, one half at x = 0, rises above 1 between 1 and 2 and comes back to 1.",
        draw=draw,
        places=(("The dip", -0.75), ("Half", 0), ("Steeper than 1", 1.41)),
    ),
    OwnValue(further=("tanh-form",)),
    card,
    exercises,
    Code(pytorch="F.gelu(x)", jax="jax.nn.gelu(x, approximate=False)"),
)
