"""Hardtanh: x between -1 and 1 and constant beyond, with two kinks that the frameworks answer differently."""

import numpy as np
from matplotlib.figure import Figure

from derive.forms.cases import clip
from derive.forms.form import Name, Symbol, form
from derive.forms.functions import relu, size
from derive.proof.regions import regions
from derive.rules.calculus import constant, variable
from derive.written.card import Card
from derive.written.derivation import Derivation, Step
from derive.written.end_rows import Asymptotes, Limits, Range
from derive.written.equation_rows import Symmetry
from derive.written.exercise import Exercise
from derive.written.regions import Kink, Regions
from derive.written.slope_rows import LipschitzConstant
from derive.written.smoothness_row import Smoothness
from derive.written.turn_rows import Monotone, Zeros
from draw.picture import Curve, Picture
from parts.code import Code
from parts.exercises import Exercises
from parts.note import Note
from parts.own_value import OwnValue

x = Symbol("x")
a = Name("a", clip(x, -1, 1))
below, between, above = regions(a, x, -1, 1)

derivation = Regions(
    of=a,
    by=x,
    columns={
        "below": Derivation(
            of=below.of,
            by=below.by,
            because="Below $-1$ the larger one of $x$ and $-1$ is $-1$, and that is less than 1.",
            prepare=(),
            derive=(Step("constant", constant(), "A constant does not change with $x$, so its derivative is 0."),),
            claim=form(0),
        ),
        "between": Derivation(
            of=between.of,
            by=between.by,
            because="Between the two ends nothing is cut off: it is $x$ itself.",
            prepare=(),
            derive=(Step("variable", variable(), "The variable changes as fast as itself, so its derivative is 1."),),
            claim=form(1),
        ),
        "above": Derivation(
            of=above.of,
            by=above.by,
            because="Above 1 the smaller one of $x$ and 1 is 1.",
            prepare=(),
            derive=(Step("constant", constant(), "Again a constant, with the derivative 0."),),
            claim=form(0),
        ),
    },
    kinks={
        "lower-kink": Kink(at=form(-1), value=form(-1), left=form(0), right=form(1)),
        "upper-kink": Kink(at=form(1), value=form(1), left=form(1), right=form(0)),
    },
)


def draw(hardtanh: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    axes.plot(x, hardtanh(x), label="hardtanh, a")
    axes.plot(x, derivative(x), label="its slope")
    axes.spines.left.set_position("center")
    axes.spines.bottom.set_position("zero")
    axes.set_xlim(-6.3, 6.3)
    axes.set_ylim(-1.2, 1.3)
    axes.set_xticks([-6, -4, -2, 2, 4, 6])
    axes.set_yticks([-1, 1], labels=["−1", "1"], va="bottom")
    axes.legend(loc="upper left")
    return figure


exercises = Exercises(
    Exercise(
        "Write hardtanh with two [ReLUs](relu.md), and neither a maximum nor a minimum.",
        a,
        (
            (
                relu(x + 1) - relu(x - 1) - 1,
                "Below $-1$ both are 0, and $-1$ is left. Between, the first is $x + 1$. Above 1, the two differ by 2.",
            ),
        ),
    ),
    Exercise(
        "Write it with two sizes.",
        a,
        (
            (
                (x + 1 + size(x + 1)) / 2 - (x - 1 + size(x - 1)) / 2 - 1,
                "Each ReLU as in [its first exercise](relu.md#exercises).",
            ),
            ((size(x + 1) - size(x - 1)) / 2, "Outside of the sizes all cancels."),
        ),
    ),
    Exercise(
        "What does hardtanh cut off?",
        x - a,
        (
            (
                relu(x - 1) - relu(-x - 1),
                "Above 1, what $x$ has more than 1; below $-1$, what it has less. It is [softshrink](softshrink.md), "
                "with $\\lambda = 1$.",
            ),
        ),
    ),
)

card = Card(
    a,
    x,
    Range(form(-1), form(1)),
    Limits(form(-1), form(1)),
    Asymptotes(left=form(-1), right=form(1)),
    Zeros(form(0)),
    Symmetry(-a),
    Monotone("is constant", form(-1), "rises", form(1), "is constant"),
    Smoothness(form(-1), "continuous", left=form(0), right=form(1)),
    Smoothness(form(1), "continuous", left=form(1), right=form(0)),
    LipschitzConstant(form(1)),
    kinks=(form(-1), form(1)),
)

note = Note(
    "Hardtanh",
    derivation,
    Picture(
        title="Hardtanh and its derivative",
        description="Hardtanh, a solid line, is -1 on the left, rises straight from -1 to 1 in the middle and "
        "is 1 on the right, with a sharp bend at each end of the middle part. Its derivative, a dashed line, is 1 in "
        "the middle and 0 on both sides; at the bends it has gaps.",
        draw=draw,
        places=(("Cut off", -3), ("Let through", 0), ("The upper kink", 1)),
    ),
    card,
    exercises,
    OwnValue(),
    Code(pytorch="F.hardtanh(x)", jax="jax.nn.hard_tanh(x)"),
)
