"""Threshold: x itself above a threshold and another value up to it, with a jump between the two."""

import numpy as np
from matplotlib.figure import Figure

from derive.forms.cases import cases
from derive.forms.form import Name, Symbol, form
from derive.forms.functions import relu, size
from derive.proof.regions import regions
from derive.rules.calculus import constant, variable
from derive.written.derivation import Derivation, Step
from derive.written.exercise import Exercise
from derive.written.regions import QUOTIENT_BY, Kink, Regions, Unbounded
from draw.picture import Curve, Picture
from parts.code import Code
from parts.exercises import Exercises
from parts.note import Note
from parts.own_value import OwnValue
from parts.parameters import Parameter, Parameters

x, theta = Symbol("x"), Symbol("theta")
v = Symbol("v", high=theta)
h = QUOTIENT_BY
a = Name("a", cases(x, (v, "<=", theta), otherwise=x))
below, above = regions(a, x, theta)

derivation = Regions(
    of=a,
    by=x,
    columns={
        "below": Derivation(
            of=below.of,
            by=below.by,
            because="Up to the threshold it is the first case, the value $v$.",
            prepare=(),
            derive=(Step("constant", constant(), "The value does not change with $x$, so its derivative is 0."),),
            claim=form(0),
        ),
        "above": Derivation(
            of=above.of,
            by=above.by,
            because="Above the threshold it is the second case, $x$ itself.",
            prepare=(),
            derive=(Step("variable", variable(), "The variable changes as fast as itself, so its derivative is 1."),),
            claim=form(1),
        ),
    },
    kinks={"jump": Kink(at=theta, value=v, left=form(0), right=Unbounded((theta + h - v) / h))},
)


def draw(threshold: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    axes.plot(x, threshold(x, theta=1, v=-1), label="threshold, θ = 1, v = −1")
    axes.plot(x, derivative(x, theta=1, v=-1), label="its slope")
    axes.spines.left.set_position("center")
    axes.spines.bottom.set_position("zero")
    axes.set_xlim(-6.3, 6.3)
    axes.set_ylim(-1.6, 5.4)
    axes.set_xticks([-6, -4, -2, 2, 4, 6])
    axes.set_yticks([-1, 1, 2, 4], labels=["−1", "1", "2", "4"], va="bottom")
    axes.legend(loc="upper left")
    return figure


exercises = Exercises(
    Exercise(
        "Write the threshold with $v = \\theta$ as a [ReLU](relu.md).",
        cases(x, (theta, "<=", theta), otherwise=x),
        (
            (
                theta + relu(x - theta),
                "It is $\\theta$ up to $\\theta$, and above it what $x$ has more is added: no jump is left, and the "
                "kink is ReLU's, moved.",
            ),
        ),
    ),
    Exercise(
        "Write the same with the size of $x - \\theta$, and no maximum.",
        cases(x, (theta, "<=", theta), otherwise=x),
        (
            (
                ((x + theta + size(x - theta)) / 2),
                "It is the larger one of the two: their middle, and half their distance.",
            ),
        ),
    ),
    Exercise(
        "Write the threshold with $\\theta = 0$ and $v = 0$ with the size of $x$.",
        cases(x, (0, "<=", 0), otherwise=x),
        (((x + size(x)) / 2, "It is ReLU: see [its first exercise](relu.md#exercises)."),),
    ),
)

note = Note(
    "Threshold",
    derivation,
    Parameters(Parameter(theta, shown=1, low=0, high=3), Parameter(v, shown=-1, low=-3, high=-0.1)),
    Picture(
        title="A threshold and its derivative",
        description="The threshold, a solid line, is -1 up to x = 1, jumps to 1 there and is x itself from there on. "
        "Its derivative, a dashed line, is 0 on the left and 1 on the right, with a gap at the jump.",
        draw=draw,
        places=(("Replaced", -3), ("The jump", 1), ("Let through", 3)),
    ),
    exercises,
    OwnValue(),
    Code(pytorch="F.threshold(x, theta, v)", jax="jnp.where(x > theta, x, v)"),
)
