"""Squareplus: a rounded ReLU made of one root, whose slope is its value over that root."""

from math import inf

import numpy as np
from matplotlib.figure import Figure

from derive.forms.form import Derivative, Name, Symbol, form
from derive.forms.functions import ln, relu, size, sqrt
from derive.rules.calculus import chain, constant, constant_factor, power_rule, sum_rule, variable, write_out
from derive.rules.fractions import cancel, fraction_of_fractions, one_fraction, over, product_of_fractions, take_out
from derive.rules.naming import recognize
from derive.rules.rule import then
from derive.rules.sums import in_order
from derive.written.card import Card
from derive.written.derivation import Derivation, Step
from derive.written.end_rows import Asymptotes, Limits, Range
from derive.written.equation_rows import Antiderivative, FirstDerivative, Inverse, SecondDerivative, Symmetry
from derive.written.exercise import Exercise
from derive.written.slope_rows import LipschitzConstant, SlopeLipschitzConstant
from derive.written.turn_rows import Convex, Extrema, Monotone, SlopeInflections
from draw.picture import Curve, Picture
from parts.code import Code
from parts.exercises import Exercises
from parts.float_survey import FloatSurvey
from parts.note import Note
from parts.parameters import Parameter, Parameters

x, b = Symbol("x"), Symbol("b", low=0)
r = Name("r", sqrt(x**2 + b))
a = Name("a", (x + r) / 2)  # squareplus itself

derivation = Derivation(
    of=a,
    by=x,
    because="Far out the root $r$ is close to the size of $x$. So for large $x$ the two add up to nearly $2x$, and for "
    "$x$ far below zero they nearly cancel.",
    prepare=(),
    derive=(
        Step(
            "sum-rule",
            then(constant_factor(), sum_rule(), variable()),
            "The 2 stays below, each term is differentiated by itself, and the derivative of $x$ is 1.",
        ),
        Step(
            "chain-rule",
            then(write_out(), chain()),
            "The root of $u$ changes at the rate 1 over $2\\sqrt{u}$, times how fast $u$ changes.",
        ),
        Step(
            "inner-derivative",
            then(sum_rule(), constant(), power_rule()),
            "Under the root, $b$ does not change with $x$, and by the power rule $x^2$ gives $2x$.",
        ),
        Step("cancel", then(product_of_fractions(), cancel(2)), "The 2 above and the 2 below cancel."),
        Step(
            "recognize-r",
            recognize(r),
            "The root is $r$. We could stop here; but for $x$ far below zero $x/r$ is close to $-1$, and the "
            "sum cancels.",
        ),
        Step(
            "one-fraction",
            then(over(r), one_fraction(), fraction_of_fractions()),
            "The 1 is $r/r$, and all becomes one fraction.",
        ),
        Step(
            "take-out",
            then(take_out(1 / r), in_order(x, r)),
            "With $1/r$ in front, what is left is a fraction that we have seen before.",
        ),
        Step(
            "recognize-a",
            then(recognize(a), product_of_fractions()),
            "It is the one in line 1, which is $a$.",
        ),
    ),
    claim=a / r,
)


def draw(squareplus: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    for b, width in ((4, 3.0), (1, 1.5)):
        axes.plot(x, squareplus(x, b=b), "-", color="C0", linewidth=width, label=f"squareplus, b = {b}")
        axes.plot(x, derivative(x, b=b), "--", color="C1", linewidth=width, label=f"its slope, b = {b}")
    axes.spines.left.set_position("center")
    axes.set_xlim(-6.3, 6.3)
    axes.set_ylim(0, 6.6)
    axes.set_xticks([-6, -4, -2, 2, 4, 6])
    axes.set_yticks([0.5, 1, 2, 4, 6], labels=["½", "1", "2", "4", "6"], va="bottom")
    axes.legend(loc="upper left")
    return figure


exercises = Exercises(
    Exercise(
        "Write the root with $a$ and $x$, and then with $a$ and $b$.",
        r,
        (
            (2 * a - x, "Twice $a$ is $x + r$."),
            (
                a + b / (4 * a),
                "Squared, $r = 2a - x$ gives $x^2 + b = 4a^2 - 4ax + x^2$, so $x$ is $a - b/(4a)$.",
            ),
        ),
    ),
    Exercise(
        "Use that to write the derivative in terms of $a$ alone.",
        Derivative(a, x),
        (
            (a / r, "This is line 9."),
            (a / (a + b / (4 * a)), "By the first exercise."),
            (a**2 / (a**2 + b / 4), "Numerator and denominator times $a$."),
        ),
    ),
    Exercise(
        "What is left when the squareplus of $-x$ is taken from the squareplus of $x$?",
        a - (-x + sqrt((-x) ** 2 + b)) / 2,
        (
            ((x + r) / 2 - (-x + r) / 2, "The square of $-x$ is the square of $x$, and so the root is the same."),
            (x, "The roots cancel, and two halves of $x$ are left, as for [softplus](softplus.md)."),
        ),
    ),
    Exercise(
        "Write $a$ so that nothing cancels for $x$ far below 0.",
        a,
        (
            ((r + x) * (r - x) / (2 * (r - x)), "A factor above and below, which is never 0: $r$ is larger than $x$."),
            ((r**2 - x**2) / (2 * (r - x)), "The difference of two squares."),
            (b / (2 * (r - x)), "The square of $r$ is $x^2 + b$. For negative $x$, $r - x$ adds two positive numbers."),
        ),
    ),
)

at_4 = sqrt(x**2 + 4)
a_4 = Name("a_4", (x + at_4) / 2)  # with b = 4

card = Card(
    a_4,
    x,
    Range(form(0), inf),
    Limits(form(0), inf),
    Asymptotes(left=form(0), right=x),
    Monotone("rises"),
    Convex("convex"),
    Symmetry(a_4 - x),
    Inverse(a_4 - 1 / a_4),
    FirstDerivative(a_4**2 / (a_4**2 + 1)),
    SecondDerivative(2 * a_4**3 / (a_4**2 + 1) ** 3),
    Antiderivative(x * a_4 / 2 + ln(a_4)),
    Extrema(),
    SlopeInflections(form(0)),
    LipschitzConstant(form(1)),
    SlopeLipschitzConstant(form(1) / 4),
)

stable = relu(x) + 2 / (size(x) + at_4)  # a sum of positive terms

survey = FloatSurvey(
    of=a_4,
    by=x,
    functions={"naive": (x + at_4) / 2, "stable": stable},
    shown={"without cancelling": stable, "(x + √(x² + 4))/2": (x + at_4) / 2},
)

note = Note(
    "Squareplus",
    derivation,
    Parameters(Parameter(b, shown=4, low=0.1, high=9, also=(1,))),
    Picture(
        title="Squareplus and its derivative",
        description="Squareplus, a solid line, lies close to 0 on the left and rises to the right like x itself, with "
        "a rounded corner between. Its derivative, a dashed line, climbs from 0 through one half at x = 0 toward 1. "
        "For b = 4, the thick lines, the corner is rounder than for b = 1, the thin ones.",
        draw=draw,
        places=(("Almost 0", -5), ("In the bend", 0), ("Almost x", 5)),
    ),
    card,
    exercises,
    survey,
    Code(pytorch="(x + torch.sqrt(x**2 + b)) / 2", jax="jax.nn.squareplus(x, b)"),
)
