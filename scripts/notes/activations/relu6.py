"""ReLU6: ReLU that stops at 6, and the two kinks where it begins and where it ends."""

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
a = Name("a", clip(x, 0, 6))
below, between, above = regions(a, x, 0, 6)

derivation = Regions(
    of=a,
    by=x,
    columns={
        "below": Derivation(
            of=below.of,
            by=below.by,
            because="Below 0 the larger one of $x$ and 0 is 0, and that is less than 6.",
            prepare=(),
            derive=(Step("constant", constant(), "A constant does not change with $x$, so its derivative is 0."),),
            claim=form(0),
        ),
        "between": Derivation(
            of=between.of,
            by=between.by,
            because="Between 0 and 6 nothing is cut off: it is $x$ itself.",
            prepare=(),
            derive=(Step("variable", variable(), "The variable changes as fast as itself, so its derivative is 1."),),
            claim=form(1),
        ),
        "above": Derivation(
            of=above.of,
            by=above.by,
            because="Above 6 the smaller one of $x$ and 6 is 6.",
            prepare=(),
            derive=(Step("constant", constant(), "Again a constant, with the derivative 0."),),
            claim=form(0),
        ),
    },
    kinks={
        "lower-kink": Kink(at=form(0), value=form(0), left=form(0), right=form(1)),
        "upper-kink": Kink(at=form(6), value=form(6), left=form(1), right=form(0)),
    },
)


def draw(relu6: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    axes.plot(x, relu6(x), label="ReLU6, a")
    axes.plot(x, derivative(x), label="its slope")
    axes.spines.left.set_position("center")
    axes.spines.bottom.set_position("zero")
    axes.set_xlim(-6.3, 6.3)
    axes.set_ylim(-0.6, 6.6)
    axes.set_xticks([-6, -4, -2, 2, 4, 6])
    axes.set_yticks([1, 2, 4, 6], labels=["1", "2", "4", "6"], va="bottom")
    axes.legend(loc="upper left")
    return figure


exercises = Exercises(
    Exercise(
        "Write ReLU6 with two [ReLUs](relu.md), and no minimum.",
        a,
        (
            (
                relu(x) - relu(x - 6),
                "Up to 6 the second is 0. Above 6 it is $x - 6$, and takes away what the first has more than 6.",
            ),
        ),
    ),
    Exercise(
        "Write it with two sizes.",
        a,
        (
            (
                (x + size(x)) / 2 - (x - 6 + size(x - 6)) / 2,
                "Each ReLU as in [its first exercise](relu.md#exercises).",
            ),
            (3 + (size(x) - size(x - 6)) / 2, "The two halves of $x$ cancel, and half of 6 is left."),
        ),
    ),
    Exercise(
        "What is the ReLU6 of $6 - x$?",
        clip(6 - x, 0, 6),
        ((6 - a, "What is cut off at 0 for one is cut off at 6 for the other: the curve is mirrored at $x = 3$."),),
    ),
)

card = Card(
    a,
    x,
    Range(form(0), form(6)),
    Limits(form(0), form(6)),
    Asymptotes(left=form(0), right=form(6)),
    Monotone("is constant", form(0), "rises", form(6), "is constant"),
    Smoothness(form(0), "continuous", left=form(0), right=form(1)),
    Smoothness(form(6), "continuous", left=form(1), right=form(0)),
    LipschitzConstant(form(1)),
    kinks=(form(0), form(6)),
)

note = Note(
    "ReLU6",
    derivation,
    Picture(
        title="ReLU6 and its derivative",
        description="ReLU6, a solid line, lies on the axis left of 0, and rises like x itself from 0 to 6, where the "
        "figure ends, with a sharp bend at 0. Its derivative, a dashed line, is 0 left of 0 and 1 between 0 and 6; at "
        "the bend it has a gap.",
        draw=draw,
        places=(("Off", -3), ("On", 3), ("The upper kink", 6)),
    ),
    card,
    exercises,
    OwnValue(),
    Code(pytorch="F.relu6(x)", jax="jax.nn.relu6(x)"),
)
