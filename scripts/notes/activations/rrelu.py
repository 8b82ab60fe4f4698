"""RReLU: LeakyReLU with a slope that is drawn anew in training, and its middle afterward."""

import numpy as np
from matplotlib.figure import Figure

from derive.forms.cases import cases
from derive.forms.form import Name, Symbol, form
from derive.forms.functions import size
from derive.proof.regions import regions
from derive.rules.calculus import constant_factor, variable
from derive.rules.rule import then
from derive.written.derivation import Derivation, Step
from derive.written.exercise import Exercise
from derive.written.regions import Kink, Regions
from draw.picture import Curve, Picture
from parts.code import Code
from parts.exercises import Exercises
from parts.note import Note
from parts.own_value import OwnValue
from parts.parameters import Parameter, Parameters

x, r = Symbol("x"), Symbol("r", low=0, high=1)
lower, upper = Symbol("l", low=0, high=1), Symbol("u", low=0, high=1)
a = Name("a", cases(x, (r * x, "<=", 0), otherwise=x))
below, above = regions(a, x, 0)

derivation = Regions(
    of=a,
    by=x,
    columns={
        "below": Derivation(
            of=below.of,
            by=below.by,
            because="Below 0 it is the first case, $x$ times the slope that was drawn.",
            prepare=(),
            derive=(
                Step(
                    "constant-factor",
                    then(constant_factor(), variable()),
                    "Once $r$ is drawn it is a number that does not change with $x$, and stays in front.",
                ),
            ),
            claim=r,
        ),
        "above": Derivation(
            of=above.of,
            by=above.by,
            because="Above 0 it is the second case, $x$ itself, whatever was drawn.",
            prepare=(),
            derive=(Step("variable", variable(), "The variable changes as fast as itself, so its derivative is 1."),),
            claim=form(1),
        ),
    },
    kinks={"kink": Kink(at=form(0), value=form(0), left=r, right=form(1))},
)


def draw(rrelu: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    for r, shown, width in ((1 / 8, "1/8", 3.0), (1 / 4, "1/4", 1.5)):
        axes.plot(x, rrelu(x, r=r), "-", color="C0", linewidth=width, label=f"RReLU, r = {shown}")
        axes.plot(x, derivative(x, r=r), "--", color="C1", linewidth=width, label=f"its slope, r = {shown}")
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
        "Which slope does evaluation take, between 1/8 and 1/3?",
        (form(1) / 8 + form(1) / 3) / 2,
        ((form(11) / 48, "Their sum is $11/24$, and half of it is the middle."),),
    ),
    Exercise(
        "Below 0, the values for the slopes $l$ and $u$ are equally likely. What is their mean?",
        (lower * x + upper * x) / 2,
        (
            (
                (lower + upper) / 2 * x,
                "The factor $x$ goes out: the mean of the values is the value for the middle of the slopes.",
            ),
        ),
    ),
    Exercise(
        "Write it with the size of $x$, and no cases.",
        a,
        (
            (
                ((1 + r) * x + (1 - r) * size(x)) / 2,
                "Above 0 the size is $x$, and the two terms with $r$ cancel; below it is $-x$, and the two without.",
            ),
        ),
    ),
)

note = Note(
    "RReLU",
    derivation,
    Parameters(Parameter(r, shown=0.125, low=0.05, high=0.95, also=(0.25,))),
    Picture(
        title="RReLU and its derivative",
        description="RReLU, a solid line, is x itself on the right of 0 and rises more slowly on the left. Its "
        "derivative, a dashed line, is r on the left and 1 on the right, with a gap at 0. The thick lines are for "
        "r = 1/8, and the thin ones for r = 1/4.",
        draw=draw,
        places=(("Drawn", -3), ("The kink", 0), ("Linear", 3)),
    ),
    exercises,
    OwnValue(),
    Code(pytorch="F.rrelu(x, r, r, training=True)", jax="jax.nn.leaky_relu(x, r)"),
)
