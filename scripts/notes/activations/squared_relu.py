"""Squared ReLU: the square takes ReLU's kink away, and hands it on to the slope."""

from math import inf

import numpy as np
from matplotlib.figure import Figure

from derive.forms.form import Derivative, Name, Symbol, form
from derive.forms.functions import relu, size, sqrt
from derive.proof.regions import regions
from derive.rules.calculus import constant, power_rule
from derive.written.card import Card
from derive.written.derivation import Derivation, Step
from derive.written.end_rows import Limits, Range
from derive.written.equation_rows import FirstDerivative
from derive.written.exercise import Exercise
from derive.written.regions import Kink, Regions
from derive.written.slope_rows import SlopeLipschitzConstant
from derive.written.smoothness_row import Smoothness
from derive.written.turn_rows import Convex, Monotone
from draw.picture import Curve, Picture
from parts.code import Code
from parts.exercises import Exercises
from parts.note import Note
from parts.own_value import OwnValue

x = Symbol("x")
a = Name("a", relu(x) ** 2)
below, above = regions(a, x, 0)

derivation = Regions(
    of=a,
    by=x,
    columns={
        "below": Derivation(
            of=below.of,
            by=below.by,
            because="Below 0 the larger one of $x$ and 0 is 0, and its square is 0 as well.",
            prepare=(),
            derive=(Step("constant", constant(), "A constant does not change with $x$, so its derivative is 0."),),
            claim=form(0),
        ),
        "above": Derivation(
            of=above.of,
            by=above.by,
            because="Above 0 the larger one of $x$ and 0 is $x$ itself.",
            prepare=(),
            derive=(
                Step("power-rule", power_rule(), "The exponent comes down in front, and the new one is 1, left out."),
            ),
            claim=2 * above.by,
        ),
    },
    kinks={"at-zero": Kink(at=form(0), value=form(0), left=form(0), right=form(0))},
    claim=2 * relu(x),
)


def draw(squared: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    axes.plot(x, squared(x), label="squared ReLU, a")
    axes.plot(x, derivative(x), label="its slope")
    axes.spines.left.set_position("center")
    axes.spines.bottom.set_position("zero")
    axes.set_xlim(-6.3, 6.3)
    axes.set_ylim(-1, 12.5)
    axes.set_xticks([-6, -4, -2, 2, 4, 6])
    axes.set_yticks([1, 4, 8, 12], labels=["1", "4", "8", "12"], va="bottom")
    axes.legend(loc="upper left")
    return figure


r = Name("r", above.by)  # ReLU above 0

exercises = Exercises(
    Exercise(
        "Write the derivative above 0 with a root of $a$ and no $x$.",
        Derivative(above.of, above.by),
        (
            (2 * above.by, "This is line 2."),
            (2 * sqrt(above.of), "For positive $x$ the root of $a = x^2$ is $x$. Below 0 it is right too: 0."),
        ),
    ),
    Exercise(
        "Get the derivative from [ReLU's](relu.md) by the chain rule, above 0, with $r$ for ReLU.",
        Derivative(r**2, above.by),
        (
            (2 * r * Derivative(r, above.by), "The square changes with $r$ at the rate $2r$."),
            (2 * r, "ReLU's derivative is 1. At 0, where it has none, the factor $r$ is 0 and nothing is lost."),
        ),
    ),
    Exercise(
        "Write it with one size of $x$ and no maximum.",
        a,
        (
            (((x + size(x)) / 2) ** 2, "ReLU is half of $x + |x|$: see [its first exercise](relu.md#exercises)."),
            (x * (x + size(x)) / 2, "The square of the size of $x$ is $x^2$."),
        ),
    ),
    Exercise(
        "What is left when the squared ReLU of $-x$ is added to that of $x$?",
        a + relu(-x) ** 2,
        ((x**2, "One of the two is 0, and the other is $x^2$."),),
    ),
)

card = Card(
    a,
    x,
    Range(form(0), inf),
    Limits(form(0), inf),
    FirstDerivative(2 * sqrt(a)),
    Monotone("is constant", form(0), "rises"),
    Convex("straight", form(0), "convex"),
    Smoothness(form(0), "differentiable", left=form(0), right=form(2)),
    SlopeLipschitzConstant(form(2)),
    kinks=(form(0),),
)

note = Note(
    "Squared ReLU",
    derivation,
    Picture(
        title="Squared ReLU and its derivative",
        description="Squared ReLU, a solid line, lies on the axis left of 0 and bends up to the right of it like half "
        "of a parabola, without a corner. Its derivative, a dashed line, is 0 on the left and a straight line with "
        "slope 2 on the right, with a corner at 0.",
        draw=draw,
        places=(("Off", -3), ("No kink", 0), ("On", 2)),
    ),
    card,
    exercises,
    OwnValue(),
    Code(pytorch="F.relu(x)**2", jax="jax.nn.relu(x)**2"),
)
