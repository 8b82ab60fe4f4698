"""SiLU, also called swish: by the product rule, with the sigmoid's derivative known."""

from math import inf

import numpy as np
from matplotlib.figure import Figure

from derive.forms.form import Derivative, Name, Symbol, form
from derive.forms.functions import exp
from derive.rules.calculus import constant_factor, product_rule, variable
from derive.rules.known import known
from derive.rules.products import as_square
from derive.rules.rule import then
from derive.rules.sums import factor_out
from derive.written.card import Card
from derive.written.claims import Near
from derive.written.derivation import Derivation, Step
from derive.written.end_rows import Asymptotes, Limits, Range
from derive.written.equation_rows import SecondDerivative, Symmetry
from derive.written.exercise import Exercise
from derive.written.slope_rows import LipschitzConstant, SlopeLipschitzConstant, Steepest
from derive.written.turn_rows import At, Convex, Extrema, Inflections, Monotone, Zeros
from draw.picture import Curve, Picture
from notes.activations.sigmoid import derivation as of_sigmoid
from parts.code import Code
from parts.exercises import Exercises
from parts.further import Further
from parts.note import Note
from parts.own_value import OwnValue

x = Symbol("x")
u = 1 + exp(-x)
s = Name("s", 1 / u)  # the sigmoid
a = Name("a", x * s)  # SiLU itself

derivation = Derivation(
    of=a,
    by=x,
    because="The sigmoid $s$ says how much of $x$ is let through: nearly all of it for large $x$, nearly nothing for "
    "$x$ far below zero.",
    prepare=(),
    derive=(
        Step(
            "product-rule",
            product_rule(),
            "Both factors change with $x$, so there is one term for each: its derivative times the other factor.",
        ),
        Step(
            "derivative-of-x",
            variable(),
            "The variable changes as fast as itself, so its derivative is 1, and a factor 1 is left out.",
        ),
        Step(
            "sigmoids-derivative",
            known(of_sigmoid, "Sigmoid", "sigmoid"),
            "That the sigmoid's derivative is $s(1 - s)$ has a note of its own, [twelve lines long](sigmoid.md).",
        ),
        Step(
            "factor-out",
            factor_out(s),
            "Both terms have the factor $s$; it goes in front, and 1 is left of the first term.",
        ),
    ),
    claim=s * (1 + x * (1 - s)),
)


beta = Symbol("beta")
p = Name("p", 1 / (1 + exp(-(beta * x))))  # the sigmoid of beta x
b = Name("b", x * p)  # swish

swish_by_x = Derivation(
    of=b,
    by=x,
    because="With $\\beta = 1$ this is SiLU; the larger $\\beta$, the sharper the sigmoid goes from 0 to 1.",
    prepare=(),
    derive=(
        Step(
            "product-rule",
            then(product_rule(), variable()),
            "One term for each factor, as for SiLU; $x$ has the derivative 1.",
        ),
        Step(
            "sigmoids-derivative",
            known(of_sigmoid, "Sigmoid", "sigmoid"),
            "The [sigmoid's](sigmoid.md) derivative is known; what stands inside it is $\\beta x$ now, and so its "
            "derivative is one more factor.",
        ),
        Step(
            "inner-derivative",
            then(constant_factor(), variable()),
            "By $x$, the derivative of $\\beta x$ is $\\beta$.",
        ),
        Step("factor-out", factor_out(p), "Both terms have the factor $p$."),
    ),
    claim=p * (1 + x * (1 - p) * beta),
)
swish_by_beta = Derivation(
    of=b,
    by=beta,
    because="The same function; but now $x$ stays as it is, and $\\beta$ changes.",
    prepare=(),
    derive=(
        Step("constant-factor", constant_factor(), "The factor $x$ does not change with $\\beta$ and stays in front."),
        Step(
            "sigmoids-derivative",
            known(of_sigmoid, "Sigmoid", "sigmoid"),
            "The sigmoid's derivative again, times that of $\\beta x$.",
        ),
        Step(
            "inner-derivative",
            then(constant_factor(), variable()),
            "By $\\beta$, the derivative of $\\beta x$ is $x$.",
        ),
        Step("square", as_square(), "There are two factors $x$."),
    ),
    claim=x**2 * p * (1 - p),
)


def draw(silu: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    axes.plot(x, silu(x), label="SiLU, a")
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
        "Write the derivative with $a$ in it, so that the backward pass can use the output.",
        Derivative(a, x),
        (
            (s + x * s * (1 - s), "This is line 4, multiplied in another order."),
            (s + a * (1 - s), "The product $xs$ is $a$."),
            (a + s * (1 - a), "Both are $a + s - as$: only the grouping has changed."),
        ),
    ),
    Exercise(
        "What is left when the SiLU of $-x$ is taken from the SiLU of $x$?",
        a - (-x) / (1 + exp(x)),
        (
            (x * s + x / (1 + exp(x)), "The definition, and minus times minus is plus."),
            (x * s + x * (1 - s), "The sigmoid of $-x$ is $1 - s$: see [its exercise 3](sigmoid.md#exercises)."),
            (x * (s + 1 - s), "Both terms have the factor $x$."),
            (x, "What is left is just $x$, as for [softplus](softplus.md)."),
        ),
    ),
    Exercise(
        "Show that the slopes at $x$ and at $-x$ add up to 1.",
        s * (1 + x * (1 - s)) + (1 - s) * (1 - x * s),
        (
            (s + x * s * (1 - s) + (1 - s) - x * s * (1 - s), "Multiplied out; the sigmoid of $-x$ is $1 - s$."),
            (s + (1 - s), "The second and the last term cancel."),
            (form(1), "At 0, where the two are the same slope, it is one half."),
        ),
    ),
    Exercise(
        "Derive it by the quotient rule instead, with no letter $s$.",
        Derivative(x / u, x),
        (
            ((1 * u - x * (-exp(-x))) / u**2, "The derivative of the top is 1, that of the bottom is $-e^{-x}$."),
            ((u + x * exp(-x)) / u**2, "Minus times minus is plus."),
            (1 / u + x * exp(-x) / u**2, "Each term of the numerator gets a fraction of its own."),
            (s + x * s * (1 - s), "The first is $s$; the second holds the sigmoid's derivative, in its line 7."),
        ),
    ),
)

card = Card(
    a,
    x,
    Range(Near(-0.2785), inf),
    Limits(form(0), inf),
    Asymptotes(left=form(0), right=x),
    Zeros(form(0)),
    Symmetry(a - x),
    SecondDerivative(s * (1 - s) * (2 + x * (1 - 2 * s)), letters=(x, s)),
    Monotone("falls", Near(-1.278), "rises"),
    Extrema(lowest=At(Near(-1.278), Near(-0.2785))),
    Convex("concave", Near(-2.399), "convex", Near(2.399), "concave"),
    Inflections(Near(-2.399), Near(2.399)),
    Steepest(Near(2.399), slope=Near(1.0998)),
    LipschitzConstant(Near(1.0998)),
    SlopeLipschitzConstant(form(1) / 2),
)

note = Note(
    "SiLU",
    derivation,
    Further({"swish-by-x": swish_by_x, "swish-by-beta": swish_by_beta}),
    Picture(
        title="SiLU and its derivative",
        description="SiLU, a solid line, comes from just below 0 on the left, has a shallow dip between -2 and -1, "
        "passes through 0 at x = 0 and rises to the right like x itself. Its derivative, a dashed line, is a little "
        "below 0 left of the dip, one half at x = 0, rises slightly above 1 between 2 and 3 and comes back toward 1.",
        draw=draw,
        places=(("The dip", -1.28), ("Half", 0), ("Steeper than 1", 2.4)),
    ),
    OwnValue(),
    card,
    exercises,
    Code(pytorch="F.silu(x)", jax="jax.nn.silu(x)"),
)
