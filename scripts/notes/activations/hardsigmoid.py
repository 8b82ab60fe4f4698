"""Hardsigmoid: a straight line from 0 to 1, constant beyond, and a kink at each end."""

import numpy as np
from matplotlib.figure import Figure

from derive.forms.cases import clip
from derive.forms.form import Name, Symbol, form
from derive.forms.functions import relu
from derive.proof.regions import regions
from derive.rules.calculus import constant, constant_factor, sum_rule, variable
from derive.rules.rule import then
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
from parts.own_value import OwnValue

x = Symbol("x")
a = Name("a", clip(x / 6 + form(1) / 2, 0, 1))
below, between, above = regions(a, x, -3, 3)
SLOPE = form(1) / 6

derivation = Regions(
    of=a,
    by=x,
    columns={
        "below": Derivation(
            of=below.of,
            by=below.by,
            because="Below $-3$ the line is below 0, and is cut off there.",
            prepare=(),
            derive=(Step("constant", constant(), "A constant does not change with $x$, so its derivative is 0."),),
            claim=form(0),
        ),
        "between": Derivation(
            of=between.of,
            by=between.by,
            because="Between $-3$ and 3 the line is between 0 and 1, and nothing is cut off.",
            prepare=(),
            derive=(
                Step(
                    "sum-rule",
                    then(sum_rule(), constant()),
                    "The sum is differentiated term by term, and the one half has the derivative 0.",
                ),
                Step(
                    "slope-of-a-line",
                    then(constant_factor(), variable()),
                    "What divides $x$ stays where it is, and $x$ has the derivative 1.",
                ),
            ),
            claim=SLOPE,
        ),
        "above": Derivation(
            of=above.of,
            by=above.by,
            because="Above 3 the line is above 1, and is cut off there.",
            prepare=(),
            derive=(Step("constant", constant(), "Again a constant, with the derivative 0."),),
            claim=form(0),
        ),
    },
    kinks={
        "lower-kink": Kink(at=form(-3), value=form(0), left=form(0), right=SLOPE),
        "upper-kink": Kink(at=form(3), value=form(1), left=SLOPE, right=form(0)),
    },
)


def draw(hardsigmoid: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    axes.plot(x, hardsigmoid(x), label="hardsigmoid, a")
    axes.plot(x, derivative(x), label="its slope")
    axes.spines.left.set_position("center")
    axes.spines.bottom.set_position("zero")
    axes.set_xlim(-6.3, 6.3)
    axes.set_ylim(-0.1, 1.15)
    axes.set_xticks([-6, -3, 3, 6])
    axes.set_yticks([1 / 6, 0.5, 1], labels=["⅙", "½", "1"], va="bottom")
    axes.legend(loc="upper left")
    return figure


exercises = Exercises(
    Exercise(
        "Write hardsigmoid with two [ReLUs](relu.md).",
        a,
        (
            (
                (relu(x + 3) - relu(x - 3)) / 6,
                "Below $-3$ both are 0. Between, the first is $x + 3$, and a sixth of that is the line. Above 3, the "
                "two differ by 6.",
            ),
        ),
    ),
    Exercise(
        "Write it with [hardtanh](hardtanh.md), as the [sigmoid](sigmoid.md) can be written with [tanh](tanh.md).",
        a,
        (
            (
                (1 + clip(x / 3, -1, 1)) / 2,
                "Hardtanh of $x/3$ goes from $-1$ to 1 where $x$ goes from $-3$ to 3; half of it and one half more go "
                "from 0 to 1.",
            ),
        ),
    ),
    Exercise(
        "What is the hardsigmoid of $-x$, in terms of that of $x$?",
        clip((-x) / 6 + form(1) / 2, 0, 1),
        (
            ((relu(3 - x) - relu(-x - 3)) / 6, "The first exercise, with $-x$ for $x$."),
            (
                (relu(x - 3) - (x - 3) - relu(x + 3) + (x + 3)) / 6,
                "The ReLU of $-u$ is that of $u$ less $u$, by [ReLU's exercise 3](relu.md#exercises): so it is for "
                "$u = x - 3$ and for $u = x + 3$.",
            ),
            (
                1 - (relu(x + 3) - relu(x - 3)) / 6,
                "Of the two lines, 6 is left. By the first exercise this is $1 - a$, as it is for the sigmoid.",
            ),
        ),
    ),
)

card = Card(
    a,
    x,
    Range(form(0), form(1)),
    Limits(form(0), form(1)),
    Asymptotes(left=form(0), right=form(1)),
    Symmetry(1 - a),
    Monotone("is constant", form(-3), "rises", form(3), "is constant"),
    Smoothness(form(-3), "continuous", left=form(0), right=SLOPE),
    Smoothness(form(3), "continuous", left=SLOPE, right=form(0)),
    LipschitzConstant(SLOPE),
    kinks=(form(-3), form(3)),
)

note = Note(
    "Hardsigmoid",
    derivation,
    Picture(
        title="Hardsigmoid and its derivative",
        description="Hardsigmoid, a solid line, is 0 up to -3, rises straight through one half at 0 to 1 at 3, and "
        "is 1 from there on. Its derivative, a dashed line, is one sixth between -3 and 3 and 0 on both sides; at "
        "the bends it has gaps.",
        draw=draw,
        places=(("Off", -5), ("Half", 0), ("The upper kink", 3)),
    ),
    card,
    exercises,
    OwnValue(),
    Code(pytorch="F.hardsigmoid(x)", jax="jax.nn.hard_sigmoid(x)"),
)
