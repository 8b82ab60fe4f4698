"""ReLU: two regions with nothing to derive, and the kink between them."""

from math import inf

import numpy as np
from matplotlib.figure import Figure

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
a = Name("a", relu(x))
below, above = regions(a, x, 0)

derivation = Regions(
    of=a,
    by=x,
    columns={
        "below": Derivation(
            of=below.of,
            by=below.by,
            because="Below 0 the larger one of $x$ and 0 is 0.",
            prepare=(),
            derive=(Step("constant", constant(), "A constant does not change with $x$, so its derivative is 0."),),
            claim=form(0),
        ),
        "above": Derivation(
            of=above.of,
            by=above.by,
            because="Above 0 the larger one of $x$ and 0 is $x$ itself.",
            prepare=(),
            derive=(Step("variable", variable(), "The variable changes as fast as itself, so its derivative is 1."),),
            claim=form(1),
        ),
    },
    kinks={"kink": Kink(at=form(0), value=form(0), left=form(0), right=form(1))},
)


def draw(relu: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    axes.plot(x, relu(x), label="ReLU, a")
    axes.plot(x, derivative(x), label="its slope")
    axes.spines.left.set_position("center")
    axes.spines.bottom.set_position("zero")
    axes.set_xlim(-6.3, 6.3)
    axes.set_ylim(-0.6, 5.4)
    axes.set_xticks([-6, -4, -2, 2, 4, 6])
    axes.set_yticks([1, 2, 4], labels=["1", "2", "4"], va="bottom")
    axes.legend(loc="upper left")
    return figure


exercises = Exercises(
    Exercise(
        "Write ReLU with the size of $x$, and no maximum.",
        a,
        (((x + size(x)) / 2, "For positive $x$ this is $2x/2$, for negative $x$ the two cancel; at 0 both are 0."),),
    ),
    Exercise(
        "Write the square of ReLU, which has no kink, with one size of $x$.",
        a**2,
        (
            (((x + size(x)) / 2) ** 2, "By the first exercise."),
            (x * (x + size(x)) / 2, "The square of the size of $x$ is $x^2$."),
        ),
    ),
    Exercise(
        "What is left when the ReLU of $-x$ is taken from the ReLU of $x$?",
        a - relu(-x),
        (
            ((x + size(x)) / 2 - (-x + size(x)) / 2, "The size of $-x$ is the size of $x$."),
            (
                x,
                "The sizes cancel, and two halves of $x$ are left, as for [softplus](softplus.md) and [SiLU](silu.md).",
            ),
        ),
    ),
)

card = Card(
    a,
    x,
    Range(form(0), inf),
    Limits(form(0), inf),
    Asymptotes(left=form(0), right=x),
    Monotone("is constant", form(0), "rises"),
    Smoothness(form(0), "continuous", left=form(0), right=form(1)),
    LipschitzConstant(form(1)),
    kinks=(form(0),),
)

note = Note(
    "ReLU",
    derivation,
    Picture(
        title="ReLU and its derivative",
        description="ReLU, a solid line, lies on the axis left of 0 and rises to the right of it like x itself, with a "
        "sharp bend at 0. Its derivative, a dashed line, is 0 on the left and 1 on the right; at 0 it has a gap.",
        draw=draw,
        places=(("Off", -3), ("The kink", 0), ("On", 3)),
    ),
    OwnValue(),
    card,
    exercises,
    Code(pytorch="F.relu(x)", jax="jax.nn.relu(x)"),
)
