"""Quick GELU: GELU with the sigmoid, stretched by one number, in the place of the normal distribution."""

from math import inf

import numpy as np
from matplotlib.figure import Figure

from derive.forms.form import Decimal, Derivative, Name, Symbol, form
from derive.forms.functions import exp
from derive.rules.calculus import constant_factor, product_rule, variable
from derive.rules.known import known
from derive.rules.rule import then
from derive.rules.sums import factor_out
from derive.written.card import Card
from derive.written.claims import Near
from derive.written.derivation import Derivation, Step
from derive.written.end_rows import Asymptotes, Limits, Range
from derive.written.equation_rows import Symmetry
from derive.written.exercise import Exercise
from derive.written.slope_rows import LipschitzConstant, SlopeLipschitzConstant, Steepest
from derive.written.turn_rows import At, Convex, Extrema, Inflections, Monotone, Zeros
from draw.picture import Curve, Picture
from notes.activations.gelu import a as gelu
from notes.activations.sigmoid import derivation as of_sigmoid
from parts.apart import Apart
from parts.code import Code
from parts.exercises import Exercises
from parts.note import Note
from parts.own_value import OwnValue

x = Symbol("x")
k = Decimal("1.702")
s = Name("s", 1 / (1 + exp(-(k * x))))
a = Name("a", x * s)  # quick GELU itself

derivation = Derivation(
    of=a,
    by=x,
    because="The sigmoid of $1.702x$ comes close to the share of the normal distribution that lies below $x$.",
    prepare=(),
    derive=(
        Step(
            "product-rule",
            then(product_rule(), variable()),
            "Both factors change with $x$, so there is one term for each; the derivative of $x$ is 1.",
        ),
        Step(
            "sigmoids-derivative",
            known(of_sigmoid, "Sigmoid", "sigmoid"),
            "The [sigmoid's](sigmoid.md) derivative is known. What stands inside it is $1.702x$, and so its derivative "
            "is one more factor.",
        ),
        Step(
            "inner-derivative",
            then(constant_factor(), variable()),
            "That one is the number 1.702, which does not change with $x$.",
        ),
        Step("factor-out", factor_out(s), "Both terms have the factor $s$, and 1 is left of the first."),
    ),
    claim=s * (1 + x * (1 - s) * k),
)


def draw(quick: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    axes.plot(x, quick(x), label="quick GELU, a")
    axes.plot(x, derivative(x), label="its slope")
    axes.spines.left.set_position("center")
    axes.spines.bottom.set_position("zero")
    axes.set_xlim(-6.3, 6.3)
    axes.set_ylim(-0.6, 5.4)
    axes.set_xticks([-6, -4, -2, 2, 4, 6])
    axes.set_yticks([0.5, 1, 2, 4], labels=["½", "1", "2", "4"], va="bottom")
    axes.legend(loc="upper left")
    return figure


exercises = Exercises(
    Exercise(
        "Write it with [SiLU](silu.md), so that what is known of one is known of the other.",
        a,
        (
            (
                k * x / (1 + exp(-(k * x))) / k,
                "The number above and below changes nothing, and above it stands the SiLU of $1.702x$. So its places "
                "and values are SiLU's divided by 1.702, and its slopes are SiLU's.",
            ),
        ),
    ),
    Exercise(
        "Write the derivative with $a$ in it, so that the backward pass can use the output.",
        Derivative(a, x),
        (
            (s + k * x * s * (1 - s), "This is line 4, multiplied in another order."),
            (s + k * a * (1 - s), "The product $xs$ is $a$."),
        ),
    ),
    Exercise(
        "What is left when the quick GELU of $-x$ is taken from the quick GELU of $x$?",
        a - (-x) / (1 + exp(k * x)),
        (
            (x * s + x * (1 - s), "The sigmoid of $-1.702x$ is $1 - s$: see [its exercise 3](sigmoid.md#exercises)."),
            (x, "As for [GELU](gelu.md) and SiLU."),
        ),
    ),
)

card = Card(
    a,
    x,
    Range(Near(-0.1636), inf),
    Limits(form(0), inf),
    Asymptotes(left=form(0), right=x),
    Zeros(form(0)),
    Symmetry(a - x),
    Monotone("falls", Near(-0.7511), "rises"),
    Extrema(lowest=At(Near(-0.7511), Near(-0.1636))),
    Convex("concave", Near(-1.4097), "convex", Near(1.4097), "concave"),
    Inflections(Near(-1.4097), Near(1.4097)),
    Steepest(Near(1.4097), slope=Near(1.0998)),
    LipschitzConstant(Near(1.0998)),
    SlopeLipschitzConstant(Decimal("0.851")),
)

note = Note(
    "Quick GELU",
    derivation,
    Apart(a, Name("b", gelu.definition), x),
    Picture(
        title="Quick GELU and its derivative",
        description="Quick GELU, a solid line, comes from just below 0 on the left, has a shallow dip between -1 and "
        "0, passes through 0 at x = 0 and rises to the right like x itself. Its derivative, a dashed line, is a little "
        "below 0 left of the dip, one half at x = 0, rises slightly above 1 between 1 and 2 and comes back to 1.",
        draw=draw,
        places=(("The dip", -0.75), ("Half", 0), ("Steeper than 1", 1.41)),
    ),
    card,
    exercises,
    OwnValue(),
    Code(pytorch="x * torch.sigmoid(1.702 * x)", jax="x * jax.nn.sigmoid(1.702 * x)"),
)
