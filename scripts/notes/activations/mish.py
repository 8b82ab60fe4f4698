"""Mish: by the product rule, with the derivatives of tanh and of softplus known."""

from math import inf

import numpy as np
from matplotlib.figure import Figure

from derive.forms.form import Derivative, Name, Symbol, form
from derive.forms.functions import exp, ln
from derive.rules.calculus import product_rule, variable
from derive.rules.fractions import product_of_fractions
from derive.rules.known import known
from derive.rules.rule import then
from derive.written.card import Card
from derive.written.claims import Near
from derive.written.derivation import Derivation, Step
from derive.written.end_rows import Asymptotes, Limits, Range
from derive.written.exercise import Exercise
from derive.written.slope_rows import LipschitzConstant, Steepest
from derive.written.turn_rows import At, Convex, Extrema, Inflections, Monotone, Zeros
from draw.picture import Curve, Picture
from notes.activations.softplus import derivation as of_softplus
from notes.activations.tanh import derivation as of_tanh
from parts.code import Code
from parts.exercises import Exercises
from parts.note import Note
from parts.own_value import OwnValue

x = Symbol("x")
g = Name("g", ln(1 + exp(x)))  # softplus
t = Name("t", (exp(g) - exp(-g)) / (exp(g) + exp(-g)))  # its hyperbolic tangent
a = Name("a", x * t)  # Mish itself

derivation = Derivation(
    of=a,
    by=x,
    because="Softplus $g$ is always positive, so its tanh $t$ lies between 0 and 1, and says how much of $x$ is let "
    "through: nearly all of it for large $x$, nearly nothing for $x$ far below zero.",
    prepare=(),
    derive=(
        Step(
            "product-rule",
            then(product_rule(), variable()),
            "One term for each factor of $xt$: its derivative times the other factor; $x$ has the derivative 1.",
        ),
        Step(
            "tanhs-derivative",
            known(of_tanh, "Tanh", "tanh"),
            "The derivative of [tanh](tanh.md) is 1 less its square; inside it stands $g$, and so the derivative of "
            "$g$ is one more factor.",
        ),
        Step(
            "softplus-derivative",
            known(of_softplus, "Softplus", "softplus"),
            "The derivative of [softplus](softplus.md) is the sigmoid.",
        ),
        Step("one-fraction", product_of_fractions(), "All factors go into one fraction."),
    ),
    claim=t + x * (1 - t**2) / (1 + exp(-x)),
)


def draw(mish: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    axes.plot(x, mish(x), label="Mish, a")
    axes.plot(x, derivative(x), label="its slope")
    axes.spines.left.set_position("center")
    axes.spines.bottom.set_position("zero")
    axes.set_xlim(-6.3, 6.3)
    axes.set_ylim(-0.6, 5.4)
    axes.set_xticks([-6, -4, -2, 2, 4, 6])
    axes.set_yticks([0.5, 1, 2, 4], labels=["½", "1", "2", "4"], va="bottom")
    axes.legend(loc="upper left")
    return figure


n = Name("n", exp(x) * (exp(x) + 2))

exercises = Exercises(
    Exercise(
        "Write $t$ with one exponential, and with neither a logarithm nor a tanh.",
        t,
        (
            (
                (1 + exp(x) - 1 / (1 + exp(x))) / (1 + exp(x) + 1 / (1 + exp(x))),
                "The exponential of $g$ undoes its logarithm.",
            ),
            (
                ((1 + exp(x)) ** 2 - 1) / ((1 + exp(x)) ** 2 + 1),
                "Numerator and denominator times $1 + e^x$.",
            ),
            (n / (n + 2), "With $n$ for $e^x(e^x + 2)$, the square is $n + 1$."),
        ),
    ),
    Exercise(
        "By how much is $t$ larger than the sigmoid, which is the share that [SiLU](silu.md) lets through?",
        t - 1 / (1 + exp(-x)),
        (
            (n / (n + 2) - exp(x) / (1 + exp(x)), "By exercise 1; and the sigmoid times $e^x$ above and below."),
            (
                (n * (1 + exp(x)) - exp(x) * (n + 2)) / ((n + 2) * (1 + exp(x))),
                "One fraction.",
            ),
            (
                exp(2 * x) / ((n + 2) * (1 + exp(x))),
                "Above, $n$ less $2e^x$ is left, which is $e^{2x}$. So it is larger everywhere.",
            ),
        ),
    ),
    Exercise(
        "The paper prints the derivative as one fraction, $e^x\\omega/\\delta^2$. Get there.",
        Derivative(a, x),
        (
            (Derivative(x * n / (n + 2), x), "By exercise 1."),
            (
                n / (n + 2) + x * 2 * Derivative(n, x) / (n + 2) ** 2,
                "The product rule; and $n/(n + 2)$ is $1 - 2/(n + 2)$.",
            ),
            (
                (n * (n + 2) + 4 * x * exp(x) * (exp(x) + 1)) / (n + 2) ** 2,
                "One fraction; the derivative of $n$ is $2e^x(e^x + 1)$.",
            ),
            (
                exp(x)
                * (4 * (x + 1) + 4 * exp(2 * x) + exp(3 * x) + exp(x) * (4 * x + 6))
                / (2 * exp(x) + exp(2 * x) + 2) ** 2,
                "Both terms have the factor $e^x$; multiplied out, the rest is what the paper calls $\\omega$, and "
                "$n + 2$ is its $\\delta$.",
            ),
        ),
    ),
)

card = Card(
    a,
    x,
    Range(Near(-0.3088), inf),
    Limits(form(0), inf),
    Asymptotes(left=form(0), right=x),
    Zeros(form(0)),
    Monotone("falls", Near(-1.1924), "rises"),
    Extrema(lowest=At(Near(-1.1924), Near(-0.3088))),
    Convex("concave", Near(-2.2564), "convex", Near(1.4906), "concave"),
    Inflections(Near(-2.2564), Near(1.4906)),
    Steepest(Near(1.4906), slope=Near(1.0884)),
    LipschitzConstant(Near(1.0884)),
)

note = Note(
    "Mish",
    derivation,
    Picture(
        title="Mish and its derivative",
        description="Mish, a solid line, comes from just below 0 on the left, has a shallow dip between -2 and -1, "
        "passes through 0 at x = 0 and rises to the right like x itself. Its derivative, a dashed line, is a little "
        "below 0 left of the dip, rises slightly above 1 between 1 and 2 and comes back toward 1.",
        draw=draw,
        places=(("The dip", -1.19), ("The origin", 0), ("Steeper than 1", 1.49)),
    ),
    OwnValue(),
    card,
    exercises,
    Code(pytorch="F.mish(x)", jax="jax.nn.mish(x)"),
)
