"""Softshrink, also called soft thresholding: nothing near 0, and a line moved toward 0 on both sides of that."""

from math import inf

import numpy as np
from matplotlib.figure import Figure

from derive.forms.cases import cases, clip
from derive.forms.form import Derivative, Name, Symbol, form
from derive.forms.functions import relu, size
from derive.proof.regions import regions
from derive.rules.calculus import constant, sum_rule, variable
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
from parts.parameters import Parameter, Parameters

x, lamda = Symbol("x"), Symbol("lambda", low=0)
a = Name("a", cases(x, (x + lamda, "<=", -lamda), (0, "<=", lamda), otherwise=x - lamda))
below, between, above = regions(a, x, -lamda, lamda)

derivation = Regions(
    of=a,
    by=x,
    columns={
        "below": Derivation(
            of=below.of,
            by=below.by,
            because="Below $-\\lambda$ it is the first case.",
            prepare=(),
            derive=(
                Step(
                    "sum-rule",
                    then(sum_rule(), constant()),
                    "The sum is differentiated term by term, and $\\lambda$, which does not change with $x$, has the "
                    "derivative 0.",
                ),
                Step("variable", variable(), "The variable changes as fast as itself, so its derivative is 1."),
            ),
            claim=form(1),
        ),
        "between": Derivation(
            of=between.of,
            by=between.by,
            because="Between $-\\lambda$ and $\\lambda$ it is the second case.",
            prepare=(),
            derive=(Step("constant", constant(), "A constant does not change with $x$, so its derivative is 0."),),
            claim=form(0),
        ),
        "above": Derivation(
            of=above.of,
            by=above.by,
            because="Above $\\lambda$ it is the last case.",
            prepare=(),
            derive=(
                Step("sum-rule", then(sum_rule(), constant()), "As on the left, with $\\lambda$ taken away."),
                Step("variable", variable(), "Again what is left is $x$, with the derivative 1."),
            ),
            claim=form(1),
        ),
    },
    kinks={
        "lower-kink": Kink(at=-lamda, value=form(0), left=form(1), right=form(0)),
        "upper-kink": Kink(at=lamda, value=form(0), left=form(0), right=form(1)),
    },
)


def draw(softshrink: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    for lamda, shown, width in ((0.5, "½", 3.0), (2, "2", 1.5)):
        axes.plot(x, softshrink(x, lambda_=lamda), "-", color="C0", linewidth=width, label=f"softshrink, λ = {shown}")
        axes.plot(x, derivative(x, lambda_=lamda), "--", color="C1", linewidth=width, label=f"its slope, λ = {shown}")
    axes.spines.left.set_position("center")
    axes.spines.bottom.set_position("zero")
    axes.set_xlim(-6.3, 6.3)
    axes.set_ylim(-5.4, 4.4)
    axes.set_xticks([-6, -4, -2, 2, 4, 6])
    axes.set_yticks([-4, -2, 1, 2, 4], labels=["−4", "−2", "1", "2", "4"], va="bottom")
    axes.legend(loc="lower right")
    return figure


u = Symbol("u", low=0)

exercises = Exercises(
    Exercise(
        "Where is $\\frac{1}{2}(u - x)^2 + \\lambda\\left|u\\right|$ least? Differentiate it by $u$, for $u$ above 0.",
        Derivative((u - x) ** 2 / 2 + lamda * u, u),
        (
            (
                u - (x - lamda),
                "Above 0 the size of $u$ is $u$. The slope is 0 at $u = x - \\lambda$, if that is above 0; left of it "
                "the slope is negative, and right of it positive. So above $\\lambda$ softshrink makes it least.",
            ),
        ),
    ),
    Exercise(
        "Differentiate softshrink by $\\lambda$ instead, right of $\\lambda$, as a network does that learns it.",
        Derivative(above.of, lamda),
        ((form(-1), "A larger $\\lambda$ moves the line down. On the left it is 1, and in between 0."),),
    ),
    Exercise(
        "Write the softshrink of $x$ with two [ReLUs](relu.md), for $\\lambda = 1$, and then with two sizes.",
        x - clip(x, -1, 1),
        (
            (
                relu(x - 1) - relu(-x - 1),
                "What is asked for is $x$ less [hardtanh](hardtanh.md), and this is that note's exercise 3.",
            ),
            (
                x + (size(x - 1) - size(x + 1)) / 2,
                "Each ReLU is half of what stands in it and of its size, by [ReLU's exercise 1](relu.md#exercises).",
            ),
        ),
    ),
)

a_1 = Name("a_1", x - clip(x, -1, 1))  # with lambda = 1

card = Card(
    a_1,
    x,
    Range(-inf, inf),
    Limits(-inf, inf),
    Asymptotes(left=x + 1, right=x - 1),
    Symmetry(-a_1),
    Monotone("rises", form(-1), "is constant", form(1), "rises"),
    Smoothness(form(-1), "continuous", left=form(1), right=form(0)),
    Smoothness(form(1), "continuous", left=form(0), right=form(1)),
    LipschitzConstant(form(1)),
    kinks=(form(-1), form(1)),
)

note = Note(
    "Softshrink",
    derivation,
    Parameters(Parameter(lamda, shown=0.5, low=0.1, high=3, also=(2,))),
    Picture(
        title="Softshrink and its derivative",
        description="Softshrink, a solid line, lies on the axis between minus lambda and lambda; on both sides it goes "
        "on as a straight line with the slope 1. Its derivative, a dashed line, is 1 outside and 0 in between, "
        "with a gap at each of the two bends. The thick lines are for lambda = 1/2, the thin ones for lambda = 2.",
        draw=draw,
        places=(("Moved up", -4), ("Nothing", 0), ("Moved down", 4)),
    ),
    card,
    exercises,
    OwnValue(),
    Code(pytorch="F.softshrink(x, lambda_)"),
)
