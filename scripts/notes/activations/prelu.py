"""PReLU: LeakyReLU with a slope that is learned, and so with two derivatives, by its input and by its weight."""

from math import inf

import numpy as np
from matplotlib.figure import Figure

from derive.forms.cases import minimum
from derive.forms.form import Derivative, Name, Symbol, form
from derive.forms.functions import relu, size
from derive.proof.regions import regions
from derive.rules.calculus import constant, constant_factor, sum_rule, variable
from derive.rules.numbers import leave_out
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
from parts.further import Further
from parts.note import Note
from parts.own_value import OwnValue
from parts.parameters import Parameter, Parameters

x, w = Symbol("x"), Symbol("w")
y = Symbol("y", high=0)  # another input
a = Name("a", relu(x) + w * minimum(0, x))
below, above = regions(a, x, 0)

derivation = Regions(
    of=a,
    by=x,
    columns={
        "below": Derivation(
            of=below.of,
            by=below.by,
            because="Below 0 the larger one of 0 and $x$ is 0, and the smaller one is $x$.",
            prepare=(Step("leave-out", leave_out(), "A term 0 is left out."),),
            derive=(
                Step(
                    "constant-factor",
                    then(constant_factor(), variable()),
                    "While $x$ changes, the weight does not: it stays in front, as in "
                    "[LeakyReLU](leaky_relu.md#left-of-0).",
                ),
            ),
            claim=w,
        ),
        "above": Derivation(
            of=above.of,
            by=above.by,
            because="Above 0 the larger one is $x$, and the smaller one is 0.",
            prepare=(Step("leave-out", leave_out(), "A product with 0 is 0, and is left out."),),
            derive=(Step("variable", variable(), "The variable changes as fast as itself, so its derivative is 1."),),
            claim=form(1),
        ),
    },
    kinks={"kink": Kink(at=form(0), value=form(0), left=w, right=form(1), only_for=(w, form(1)))},
)

by_weight = Derivation(
    of=a,
    by=w,
    because="The same function; but now $x$ stays as it is, and the weight changes.",
    prepare=(),
    derive=(
        Step(
            "sum-rule",
            then(sum_rule(), constant()),
            "The larger one of 0 and $x$ has no $w$ in it, so its derivative is 0.",
        ),
        Step("constant-factor", constant_factor(), "Neither has the smaller one: it is a constant factor of $w$."),
        Step("variable", variable(), "By itself, $w$ has the derivative 1."),
    ),
    claim=minimum(0, x),
)


def draw(prelu: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    for w, width in ((0.25, 3.0), (-0.5, 1.5)):
        shown = str(w).replace("-", "−")
        axes.plot(x, prelu(x, w=w), "-", color="C0", linewidth=width, label=f"PReLU, w = {shown}")
        axes.plot(x, derivative(x, w=w), "--", color="C1", linewidth=width, label=f"its slope, w = {shown}")
    axes.spines.left.set_position("center")
    axes.spines.bottom.set_position("zero")
    axes.set_xlim(-6.3, 6.3)
    axes.set_ylim(-1.8, 6.6)
    axes.set_xticks([-6, -4, -2, 2, 4, 6])
    axes.set_yticks([-1, 1, 2, 4], labels=["−1", "1", "2", "4"], va="bottom")
    axes.legend(loc="upper left")
    return figure


exercises = Exercises(
    Exercise(
        "Write PReLU with [ReLU](relu.md) alone.",
        a,
        ((relu(x) - w * relu(-x), "The smaller one of 0 and $x$ is minus the larger one of 0 and $-x$."),),
    ),
    Exercise(
        "Which function is it for $w = -1$?",
        relu(x) + -1 * minimum(0, x),
        (
            (relu(x) + relu(-x), "By the first exercise, with $w = -1$."),
            (size(x), "One of the two is the size of $x$, and the other one is 0."),
        ),
    ),
    Exercise(
        "Two inputs $x$ and $y$ below 0 share the weight. What is the derivative of the sum of their values by $w$?",
        Derivative(w * below.by + w * y, w),
        ((below.by + y, "Each term gives its own input: the gradient of a shared weight is a sum."),),
    ),
)

b = Name("b", relu(x) + minimum(0, x) / 4)  # with w = 1/4

card = Card(
    b,
    x,
    Range(-inf, inf),
    Limits(-inf, inf),
    Asymptotes(left=x / 4, right=x),
    Zeros(form(0)),
    Monotone("rises"),
    Smoothness(form(0), "continuous", left=form(1) / 4, right=form(1)),
    LipschitzConstant(form(1)),
    kinks=(form(0),),
)

note = Note(
    "PReLU",
    derivation,
    Further({"by-weight": by_weight}),
    Parameters(Parameter(w, shown=0.25, low=-1, high=2, also=(-0.5,))),
    Picture(
        title="PReLU and its derivative",
        description="PReLU, a solid line, is x itself on the right of 0 and another straight line on the left. Its "
        "derivative, a dashed line, is w on the left and 1 on the right, with a gap at 0. For w = 0.25, the thick "
        "lines, PReLU rises on the left; for w = -0.5, the thin ones, it falls there down to 0.",
        draw=draw,
        places=(("Learned", -3), ("The kink", 0), ("Linear", 3)),
    ),
    card,
    exercises,
    OwnValue(),
    Code(pytorch="F.prelu(x, torch.tensor([w], dtype=torch.float64))", jax="jax.nn.leaky_relu(x, w)"),
)
