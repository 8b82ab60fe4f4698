"""The absolute value: two lines, and the kink between them at which frameworks choose differently."""

from math import inf

import numpy as np
from matplotlib.figure import Figure

from derive.forms.form import Derivative, Name, Symbol, form
from derive.forms.functions import relu, size, sqrt
from derive.proof.regions import regions
from derive.rules.calculus import constant_factor, variable
from derive.rules.rule import then
from derive.written.card import Card
from derive.written.derivation import Derivation, Step
from derive.written.end_rows import Asymptotes, Limits, Range
from derive.written.equation_rows import Antiderivative, Symmetry
from derive.written.exercise import Exercise
from derive.written.regions import Kink, Regions
from derive.written.slope_rows import LipschitzConstant
from derive.written.smoothness_row import Smoothness
from derive.written.turn_rows import At, Extrema, Monotone, Zeros
from draw.picture import Curve, Picture
from parts.code import Code
from parts.exercises import Exercises
from parts.note import Note
from parts.own_value import OwnValue

x = Symbol("x")
a = Name("a", size(x))
below, above = regions(a, x, 0)

derivation = Regions(
    of=a,
    by=x,
    columns={
        "below": Derivation(
            of=below.of,
            by=below.by,
            because="Below 0 the size of $x$ is $-x$, which is positive.",
            prepare=(),
            derive=(
                Step(
                    "variable",
                    then(constant_factor(), variable()),
                    "The minus stays, and the derivative of the variable is 1.",
                ),
            ),
            claim=form(-1),
        ),
        "above": Derivation(
            of=above.of,
            by=above.by,
            because="Above 0 the size of $x$ is $x$ itself.",
            prepare=(),
            derive=(Step("variable", variable(), "The variable changes as fast as itself, so its derivative is 1."),),
            claim=form(1),
        ),
    },
    kinks={"kink": Kink(at=form(0), value=form(0), left=form(-1), right=form(1))},
)


def draw(absolute: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    axes.plot(x, absolute(x), label="|x|, a")
    axes.plot(x, derivative(x), label="its slope")
    axes.spines.left.set_position("center")
    axes.spines.bottom.set_position("zero")
    axes.set_xlim(-6.3, 6.3)
    axes.set_ylim(-1.6, 8.8)
    axes.set_xticks([-6, -4, -2, 2, 4, 6])
    axes.set_yticks([-1, 1, 2, 4, 6], labels=["−1", "1", "2", "4", "6"], va="bottom")
    axes.legend(loc="upper left")
    return figure


epsilon = Symbol("epsilon", low=0)

exercises = Exercises(
    Exercise(
        "Write the absolute value with two [ReLUs](relu.md).",
        a,
        ((relu(x) + relu(-x), "One of the two is 0, and the other is the size of $x$."),),
    ),
    Exercise(
        "Write it as the root of a square, and differentiate that. What becomes of 0?",
        Derivative(sqrt(above.by**2), above.by),
        (
            (
                2 * above.by / (2 * sqrt(above.by**2)),
                "The root of $u$ changes at the rate 1 over $2\\sqrt{u}$, times how fast $u = x^2$ changes.",
            ),
            (above.by / sqrt(above.by**2), "The 2 cancels. At 0 this would be 0 over 0, which code makes NaN."),
            (form(1), "For positive $x$ the root is $x$. For negative $x$ it is $-x$, and the slope $-1$."),
        ),
    ),
    Exercise(
        "Round the corner off by a small positive $\\epsilon$ under that root. What is the slope, and what at 0?",
        Derivative(sqrt(x**2 + epsilon), x),
        (
            (2 * x / (2 * sqrt(x**2 + epsilon)), "The chain rule as before; $\\epsilon$ does not change with $x$."),
            (
                x / sqrt(x**2 + epsilon),
                "The root is never 0 now, and so the slope at 0 is 0. Far out it is close to $-1$ and 1.",
            ),
        ),
    ),
)

card = Card(
    a,
    x,
    Range(form(0), inf),
    Limits(inf, inf),
    Asymptotes(left=-x, right=x),
    Zeros(form(0)),
    Symmetry(a),
    Antiderivative(x * size(x) / 2),
    Monotone("falls", form(0), "rises"),
    Extrema(lowest=At(form(0), form(0))),
    Smoothness(form(0), "continuous", left=form(-1), right=form(1)),
    LipschitzConstant(form(1)),
    kinks=(form(0),),
)

note = Note(
    "Absolute value",
    derivation,
    Picture(
        title="The absolute value and its derivative",
        description="The absolute value, a solid line, falls straight to 0 at x = 0 and rises straight again, a V. Its "
        "derivative, a dashed line, is -1 on the left and 1 on the right; at 0 it has a gap.",
        draw=draw,
        places=(("Left", -3), ("The kink", 0), ("Right", 3)),
    ),
    card,
    exercises,
    OwnValue(),
    Code(pytorch="torch.abs(x)", jax="jnp.abs(x)"),
)
