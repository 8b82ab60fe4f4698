"""LeakyReLU: two straight lines, and the kink between them, which stays a kink for each slope below 1."""

from math import inf

import numpy as np
from matplotlib.figure import Figure

from derive.forms.cases import maximum, minimum
from derive.forms.form import Name, Symbol, form
from derive.forms.functions import relu, size
from derive.proof.regions import regions
from derive.rules.calculus import constant_factor, variable
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
from parts.note import Note
from parts.own_value import OwnValue
from parts.parameters import Parameter, Parameters

x, alpha = Symbol("x"), Symbol("alpha", low=0, high=1)
a = Name("a", relu(x) + alpha * minimum(0, x))
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
                    "The parameter $\\alpha$ does not change with $x$ and stays in front; $x$ has the derivative 1.",
                ),
            ),
            claim=alpha,
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
    kinks={"kink": Kink(at=form(0), value=form(0), left=alpha, right=form(1))},
)


def draw(leaky: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    for alpha, width in ((0.01, 3.0), (0.2, 1.5)):
        axes.plot(x, leaky(x, alpha=alpha), "-", color="C0", linewidth=width, label=f"LeakyReLU, α = {alpha}")
        axes.plot(x, derivative(x, alpha=alpha), "--", color="C1", linewidth=width, label=f"its slope, α = {alpha}")
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
        "Write LeakyReLU as one maximum.",
        a,
        (
            (
                maximum(x, alpha * x),
                "Since $\\alpha$ is less than 1, $x$ is the larger one above 0, and $\\alpha x$ is it below.",
            ),
        ),
    ),
    Exercise(
        "Write it with the size of $x$, and neither a maximum nor a minimum.",
        a,
        (
            (
                (x + size(x)) / 2 + alpha * ((x - size(x)) / 2),
                "As in [ReLU's exercise](relu.md#exercises).",
            ),
            (((1 + alpha) * x + (1 - alpha) * size(x)) / 2, "Sorted by $x$ and its size."),
        ),
    ),
    Exercise(
        "Which $x$ below 0 has the value $a$?",
        below.by,
        ((below.of / alpha, "Below 0 it is $\\alpha x$. So no two inputs have one value, unlike with ReLU."),),
    ),
)

b = Name("b", relu(x) + minimum(0, x) / 100)  # with alpha = 1/100

card = Card(
    b,
    x,
    Range(-inf, inf),
    Limits(-inf, inf),
    Asymptotes(left=x / 100, right=x),
    Zeros(form(0)),
    Monotone("rises"),
    Smoothness(form(0), "continuous", left=form(1) / 100, right=form(1)),
    LipschitzConstant(form(1)),
    kinks=(form(0),),
)

note = Note(
    "LeakyReLU",
    derivation,
    Parameters(Parameter(alpha, shown=0.01, low=0.01, high=0.99, also=(0.2,))),
    Picture(
        title="LeakyReLU and its derivative",
        description="LeakyReLU, a solid line, rises slowly up to 0 on the left and like x itself on the right, with a "
        "bend at 0. Its derivative, a dashed line, is alpha on the left and 1 on the right, with a gap at 0. For "
        "alpha = 0.01, the thick lines, the left side can hardly be told from 0; for 0.2, the thin ones, it can.",
        draw=draw,
        places=(("Leaking", -3), ("The kink", 0), ("Linear", 3)),
    ),
    OwnValue(),
    card,
    exercises,
    Code(pytorch="F.leaky_relu(x, alpha)", jax="jax.nn.leaky_relu(x, alpha)"),
)
