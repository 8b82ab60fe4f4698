"""ELU: an exponential below 0, x above it, and a kink that is smooth for one value of its parameter."""

from math import inf

import numpy as np
from matplotlib.figure import Figure

from derive.forms.cases import cases
from derive.forms.form import Derivative, Name, Symbol, form
from derive.forms.functions import exp, expm1, ln
from derive.proof.regions import regions
from derive.rules.calculus import constant, constant_factor, exponential, sum_rule, variable
from derive.rules.rule import then
from derive.written.card import Card
from derive.written.derivation import Derivation, Step
from derive.written.end_rows import Asymptotes, Limits, Range
from derive.written.exercise import Exercise
from derive.written.regions import Kink, Regions
from derive.written.slope_rows import LipschitzConstant, SlopeLipschitzConstant
from derive.written.smoothness_row import Smoothness
from derive.written.turn_rows import Convex, Monotone, Zeros
from draw.picture import Curve, Picture
from parts.code import Code
from parts.exercises import Exercises
from parts.note import Note
from parts.own_value import OwnValue
from parts.parameters import Parameter, Parameters

x, alpha = Symbol("x"), Symbol("alpha", low=0)
a = Name("a", cases(x, (alpha * (exp(x) - 1), "<=", 0), otherwise=x))
below, above = regions(a, x, 0)

derivation = Regions(
    of=a,
    by=x,
    columns={
        "below": Derivation(
            of=below.of,
            by=below.by,
            because="Below 0 it is the first case. Far below, $e^x$ is close to 0, and so $a$ is close to $-\\alpha$.",
            prepare=(),
            derive=(
                Step(
                    "constant-factor",
                    constant_factor(),
                    "The parameter $\\alpha$ does not change with $x$, so it stays in front.",
                ),
                Step(
                    "sum-rule",
                    then(sum_rule(), constant()),
                    "The difference is differentiated term by term, and the 1 has the derivative 0.",
                ),
                Step("exponential", exponential(), "The exponential is its own derivative."),
            ),
            claim=alpha * exp(below.by),
        ),
        "above": Derivation(
            of=above.of,
            by=above.by,
            because="Above 0 it is the second case, $x$ itself.",
            prepare=(),
            derive=(Step("variable", variable(), "The variable changes as fast as itself, so its derivative is 1."),),
            claim=form(1),
        ),
    },
    kinks={"kink": Kink(at=form(0), value=form(0), left=alpha, right=form(1), only_for=(alpha, form(1)))},
)


def draw(elu: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    for alpha, width in ((1, 3.0), (2, 1.5)):
        axes.plot(x, elu(x, alpha=alpha), "-", color="C0", linewidth=width, label=f"ELU, α = {alpha}")
        axes.plot(x, derivative(x, alpha=alpha), "--", color="C1", linewidth=width, label=f"its slope, α = {alpha}")
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
        "Write the derivative below 0 with $a$ in it, so that the backward pass needs no second exponential.",
        Derivative(below.of, below.by),
        (
            (alpha * exp(below.by), "This is line 4."),
            (alpha * (exp(below.by) - 1) + alpha, "Taking $\\alpha$ away and adding it again changes nothing."),
            (below.of + alpha, "The first term is $a$."),
        ),
    ),
    Exercise(
        "Which $x$ below 0 has the value $a$?",
        below.by,
        ((ln(1 + below.of / alpha), "Divided by $\\alpha$ and with 1 added, $a$ is $e^x$; the logarithm is $x$."),),
    ),
    Exercise(
        "Write the case below 0 with `expm1`, which keeps its digits where $x$ is close to 0.",
        below.of,
        ((alpha * expm1(below.by), "`expm1(x)` is $e^x - 1$, computed without rounding $e^x$ first."),),
    ),
)

a_1 = Name("a_1", cases(x, (exp(x) - 1, "<=", 0), otherwise=x))  # with alpha = 1

card = Card(
    a_1,
    x,
    Range(form(-1), inf),
    Limits(form(-1), inf),
    Asymptotes(left=form(-1), right=x),
    Zeros(form(0)),
    Monotone("rises"),
    Convex("convex", form(0), "straight"),
    Smoothness(form(0), "differentiable", left=form(1), right=form(0)),
    LipschitzConstant(form(1)),
    SlopeLipschitzConstant(form(1)),
    kinks=(form(0),),
)

note = Note(
    "ELU",
    derivation,
    Parameters(Parameter(alpha, shown=1, low=0.1, high=3, also=(2,))),
    Picture(
        title="ELU and its derivative",
        description="ELU, a solid line, comes from minus alpha on the left, bends upward and is x itself from 0 on. "
        "Its derivative, a dashed line, rises from 0 to alpha on the left of 0 and is 1 on the right. For alpha = 1, "
        "the thick lines, the two meet; for alpha = 2, the thin ones, the derivative falls from 2 to 1 at 0.",
        draw=draw,
        places=(("Saturated", -5), ("The kink", 0), ("Linear", 3)),
    ),
    OwnValue(),
    card,
    exercises,
    Code(pytorch="F.elu(x, alpha)", jax="jax.nn.elu(x, alpha)"),
)
