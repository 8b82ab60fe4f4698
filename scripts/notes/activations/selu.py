"""SELU: an ELU with two fixed constants, which keep the mean 0 and the variance 1; and so with a kink at 0."""

from math import inf

import numpy as np
from matplotlib.figure import Figure

from derive.forms.cases import cases
from derive.forms.constants import pi
from derive.forms.form import Derivative, Name, Symbol, form
from derive.forms.functions import erfc, exp, sqrt
from derive.proof.regions import regions
from derive.rules.calculus import constant, constant_factor, exponential, sum_rule, variable
from derive.rules.rule import then
from derive.written.card import Card
from derive.written.derivation import Derivation, Step
from derive.written.end_rows import Asymptotes, Limits, Range
from derive.written.exercise import Exercise
from derive.written.regions import Kink, Regions
from derive.written.slope_rows import LipschitzConstant
from derive.written.smoothness_row import Smoothness
from derive.written.turn_rows import Monotone, Zeros
from draw.picture import Curve, Picture
from parts.code import Code
from parts.exercises import Exercises
from parts.note import Note

x = Symbol("x")
half = form(1) / 2
c = Name("c", exp(half) * erfc(1 / sqrt(2)))  # twice the mean of e^x below 0, for x from the standard normal
q = Name("q", exp(form(2)) * erfc(sqrt(2)))  # twice that of e^(2x)
alpha = Name("alpha", sqrt(2 / pi) / (1 - c))
scale = Name("lambda", 1 / sqrt((1 + alpha**2 * (1 - 2 * c + q)) / 2))
a = Name("a", cases(x, (scale * alpha * (exp(x) - 1), "<=", 0), otherwise=scale * x))
below, above = regions(a, x, 0)

derivation = Regions(
    of=a,
    by=x,
    columns={
        "below": Derivation(
            of=below.of,
            by=below.by,
            because="Below 0 it is the first case. Far below, $e^x$ is close to 0, and so $a$ is close to "
            "$-\\lambda\\alpha$.",
            prepare=(),
            derive=(
                Step(
                    "constant-factor",
                    constant_factor(),
                    "The letters $\\lambda$ and $\\alpha$ are constants, so they stay in front.",
                ),
                Step(
                    "sum-rule",
                    then(sum_rule(), constant()),
                    "The difference is differentiated term by term, and the 1 has the derivative 0.",
                ),
                Step("exponential", exponential(), "The exponential is its own derivative."),
            ),
            claim=scale * alpha * exp(below.by),
        ),
        "above": Derivation(
            of=above.of,
            by=above.by,
            because="Above 0 it is the second case, $x$ times a constant.",
            prepare=(),
            derive=(
                Step(
                    "constant-factor",
                    then(constant_factor(), variable()),
                    "The constant stays in front, and the derivative of $x$ is 1.",
                ),
            ),
            claim=scale,
        ),
    },
    kinks={"kink": Kink(at=form(0), value=form(0), left=scale * alpha, right=scale)},
)


def draw(selu: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    axes.plot(x, selu(x), label="SELU, a")
    axes.plot(x, derivative(x), label="its slope")
    axes.spines.left.set_position("center")
    axes.spines.bottom.set_position("zero")
    axes.set_xlim(-6.3, 6.3)
    axes.set_ylim(-2.3, 5.4)
    axes.set_xticks([-6, -4, -2, 2, 4, 6])
    axes.set_yticks([-2, -1, 1, 2, 4], labels=["−2", "−1", "1", "2", "4"], va="bottom")
    axes.legend(loc="upper left")
    return figure


exercises = Exercises(
    Exercise(
        "Write the derivative below 0 with $a$ in it, so that the backward pass needs no second exponential.",
        Derivative(below.of, below.by),
        (
            (scale * alpha * exp(below.by), "This is line 4."),
            (scale * alpha * (exp(below.by) - 1) + scale * alpha, "What is taken away is added again."),
            (below.of + scale * alpha, "The first term is $a$."),
        ),
    ),
    Exercise(
        "Let $x$ be drawn from the standard normal distribution. What is above 0 contributes $\\lambda/\\sqrt{2\\pi}$ "
        "to the mean of $a$. Below 0 lies one half of all $x$, and $e^x$ contributes $c/2$ there. Show that the mean "
        "is 0.",
        scale / sqrt(2 * pi) + scale * alpha * (c / 2 - half),
        (
            (scale * (1 / sqrt(2 * pi) - alpha * (1 - c) / 2), "Both have the factor $\\lambda$."),
            (
                scale * (1 / sqrt(2 * pi) - sqrt(2 / pi) / 2),
                "By its definition, $\\alpha$ times $1 - c$ is $\\sqrt{2/\\pi}$: that is how it was chosen.",
            ),
            (form(0), "The two are the same number."),
        ),
    ),
    Exercise(
        "What is above 0 contributes $\\lambda^2/2$ to the mean of $a^2$, half of the variance of $x$. Below 0, the "
        "square of $e^x - 1$ is $e^{2x} - 2e^x + 1$, and $e^{2x}$ contributes $q/2$. Show that the variance is 1.",
        scale**2 * (half + alpha**2 * (q / 2 - c + half)),
        (
            (scale**2 * (1 + alpha**2 * (1 - 2 * c + q)) / 2, "The halves go in front."),
            (form(1), "By its definition, $\\lambda^2$ is one over the rest: that is how it was chosen."),
        ),
    ),
)

b = Name("b", cases(x, (alpha * (exp(x) - 1), "<=", 0), otherwise=x))  # without the scale

card = Card(
    b,
    x,
    Range(-alpha, inf),
    Limits(-alpha, inf),
    Asymptotes(left=-alpha, right=x),
    Zeros(form(0)),
    Monotone("rises"),
    Smoothness(form(0), "continuous", left=alpha, right=form(1)),
    LipschitzConstant(alpha),
    kinks=(form(0),),
)

note = Note(
    "SELU",
    derivation,
    Picture(
        title="SELU and its derivative",
        description="SELU, a solid line, comes from between -1 and -2 on the left and bends upward to 0; from there on "
        "it is a straight line, slightly steeper than x. Its derivative, a dashed line, rises on the left of 0 from 0 "
        "to nearly 2, and on the right it is constant, slightly above 1.",
        draw=draw,
        places=(("Saturated", -5), ("The kink", 0), ("Linear", 3)),
    ),
    card,
    exercises,
    Code(pytorch="F.selu(x)", jax="jax.nn.selu(x)"),
)
