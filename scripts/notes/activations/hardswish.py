"""Hardswish: x times hardsigmoid, a parabola between two lines, and a slope that jumps at both borders."""

from math import inf

import numpy as np
from matplotlib.figure import Figure

from derive.forms.cases import clip
from derive.forms.form import Derivative, Name, Symbol, form
from derive.forms.functions import relu
from derive.proof.regions import regions
from derive.rules.calculus import constant, constant_factor, differentiate, product_rule, variable
from derive.rules.fractions import cancel
from derive.rules.numbers import leave_out
from derive.rules.sums import like_terms
from derive.written.card import Card
from derive.written.derivation import Derivation, Step
from derive.written.end_rows import Asymptotes, Limits, Range
from derive.written.equation_rows import Symmetry
from derive.written.exercise import Exercise
from derive.written.regions import Kink, Regions
from derive.written.slope_rows import LipschitzConstant
from derive.written.smoothness_row import Smoothness
from derive.written.turn_rows import Monotone
from draw.picture import Curve, Picture
from parts.code import Code
from parts.exercises import Exercises
from parts.note import Note

x = Symbol("x")
a = Name("a", x * clip(x + 3, 0, 6) / 6)
below, between, above = regions(a, x, -3, 3)
HALF = form(1) / 2

derivation = Regions(
    of=a,
    by=x,
    columns={
        "below": Derivation(
            of=below.of,
            by=below.by,
            because="Below $-3$ the sum $x + 3$ is negative, and 0 takes its place.",
            prepare=(Step("zero", leave_out(), "With a factor 0, the whole is 0."),),
            derive=(Step("constant", constant(), "A constant does not change with $x$, so its derivative is 0."),),
            claim=form(0),
        ),
        "between": Derivation(
            of=between.of,
            by=between.by,
            because="Between $-3$ and 3 the sum $x + 3$ is between 0 and 6, and nothing is cut off: it is a parabola.",
            prepare=(),
            derive=(
                Step("constant-factor", constant_factor(), "What divides it all is a constant, and stays where it is."),
                Step(
                    "product-rule",
                    product_rule(),
                    "Both factors change with $x$, so each is differentiated in a term of its own, beside the other.",
                ),
                Step("both-derivatives", differentiate(), "Each of the two factors has the derivative 1."),
                Step("like-terms", like_terms(), "There is an $x$ in both terms."),
            ),
            claim=(2 * between.by + 3) / 6,
        ),
        "above": Derivation(
            of=above.of,
            by=above.by,
            because="Above 3 the sum $x + 3$ is more than 6, and 6 takes its place.",
            prepare=(Step("sixes", cancel(), "Multiplied by 6 and divided by it, $x$ is itself."),),
            derive=(Step("variable", variable(), "The variable changes as fast as itself, so its derivative is 1."),),
            claim=form(1),
        ),
    },
    kinks={
        "lower-border": Kink(at=form(-3), value=form(0), left=form(0), right=-HALF),
        "upper-border": Kink(at=form(3), value=form(3), left=form(3) / 2, right=form(1)),
    },
)


def draw(hardswish: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    axes.plot(x, hardswish(x), label="hardswish, a")
    axes.plot(x, derivative(x), label="its slope")
    axes.spines.left.set_position("center")
    axes.spines.bottom.set_position("zero")
    axes.set_xlim(-6.3, 6.3)
    axes.set_ylim(-0.8, 5.4)
    axes.set_xticks([-6, -3, 3, 6])
    axes.set_yticks([-0.5, 0.5, 1, 1.5, 3], labels=["−½", "½", "1", "1½", "3"], va="bottom")
    axes.legend(loc="upper left")
    return figure


exercises = Exercises(
    Exercise(
        "Write the slope between the borders with the [hardsigmoid](hardsigmoid.md) in it.",
        Derivative(between.of, between.by),
        (
            ((2 * between.by + 3) / 6, "This is the last line in the middle."),
            (
                (between.by + 3) / 6 + between.by / 6,
                "The first term is hardsigmoid, the second $x$ times the slope of that. At a border hardsigmoid has no "
                "jump, but its slope has, of one sixth: so the slope here jumps by a sixth of $x$, which is one half.",
            ),
        ),
    ),
    Exercise(
        "Complete the square in the middle: where is the lowest point, and how low is it?",
        between.of,
        (
            ((between.by**2 + 3 * between.by) / 6, "Multiplied out."),
            (
                (between.by + form(3) / 2) ** 2 / 6 - form(3) / 8,
                "The square adds $9/4$, a sixth of which is taken away again. It is least where it is 0.",
            ),
        ),
    ),
    Exercise(
        "What is left when the hardswish of $-x$ is taken from the hardswish of $x$?",
        a - (-x) * clip(-x + 3, 0, 6) / 6,
        (
            (
                x * (relu(x + 3) - relu(x - 3)) / 6 + x * (relu(3 - x) - relu(-x - 3)) / 6,
                "Each clipped line as two ReLUs, as in [hardsigmoid's exercises](hardsigmoid.md#exercises); minus "
                "times minus is plus.",
            ),
            (
                x * (x + 3) / 6 - x * (x - 3) / 6,
                "The ReLU of $u$ less that of $-u$ is $u$, by [ReLU's exercise 3](relu.md#exercises).",
            ),
            (x, "The squares cancel, and one half of $x$ is left twice: as for ReLU and for [SiLU](silu.md)."),
        ),
    ),
)

card = Card(
    a,
    x,
    Range(-(form(3) / 8), inf),
    Limits(form(0), inf),
    Asymptotes(left=form(0), right=x),
    Symmetry(a - x),
    Monotone("is constant", form(-3), "falls", -(form(3) / 2), "rises"),
    Smoothness(form(-3), "continuous", left=form(0), right=-HALF),
    Smoothness(form(3), "continuous", left=form(3) / 2, right=form(1)),
    LipschitzConstant(form(3) / 2),
    kinks=(form(-3), form(3)),
)

note = Note(
    "Hardswish",
    derivation,
    Picture(
        title="Hardswish and its derivative",
        description="Hardswish, a solid line, is 0 up to -3, dips a little below 0, passes through 0 at x = 0 and is x "
        "itself from 3 on. Its derivative, a dashed line, is 0 on the left, jumps down to -1/2 at -3, rises "
        "in a straight line to 3/2 at 3 and jumps down to 1 there.",
        draw=draw,
        places=(("The lower border", -3), ("The dip", -1.5), ("The upper border", 3)),
    ),
    card,
    exercises,
    Code(pytorch="F.hardswish(x)", jax="jax.nn.hard_swish(x)"),
)
