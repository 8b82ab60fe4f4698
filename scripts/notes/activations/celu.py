"""CELU: an ELU whose exponential is stretched by its parameter, so that the two sides meet without a kink."""

from math import inf

import numpy as np
from matplotlib.figure import Figure

from derive.forms.cases import cases
from derive.forms.form import Derivative, Name, Symbol, form
from derive.forms.functions import exp
from derive.proof.regions import regions
from derive.rules.calculus import chain, constant, constant_factor, sum_rule, variable
from derive.rules.fractions import cancel, product_of_fractions
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
a = Name("a", cases(x, (alpha * (exp(x / alpha) - 1), "<=", 0), otherwise=x))
below, above = regions(a, x, 0)

derivation = Regions(
    of=a,
    by=x,
    columns={
        "below": Derivation(
            of=below.of,
            by=below.by,
            because="Below 0 it is the first case. Far below, the exponential is close to 0, and so $a$ is close to "
            "$-\\alpha$.",
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
                Step(
                    "chain-rule",
                    chain(),
                    "The exponential is its own derivative, times how fast its exponent changes.",
                ),
                Step(
                    "inner-derivative",
                    then(constant_factor(), variable()),
                    "The exponent is $x$ over a constant, so it changes at the rate 1 over that constant.",
                ),
                Step(
                    "cancel",
                    then(product_of_fractions(), cancel(alpha)),
                    "The factor $\\alpha$ in front and the one below cancel: that is what the $\\alpha$ in the "
                    "exponent is for.",
                ),
            ),
            claim=exp(below.by / alpha),
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
    kinks={"at-zero": Kink(at=form(0), value=form(0), left=form(1), right=form(1))},
)


def draw(celu: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    for alpha, width in ((1, 3.0), (2, 1.5)):
        axes.plot(x, celu(x, alpha=alpha), "-", color="C0", linewidth=width, label=f"CELU, α = {alpha}")
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
            (exp(below.by / alpha), "This is line 6."),
            (
                (alpha * (exp(below.by / alpha) - 1) + alpha) / alpha,
                "Times $\\alpha$ and over $\\alpha$; and taking $\\alpha$ away and adding it again changes nothing.",
            ),
            ((below.of + alpha) / alpha, "The first term is $a$."),
        ),
    ),
    Exercise(
        "How does the function below 0 change with its parameter? Write the answer with $a$ in it.",
        Derivative(below.of, alpha),
        (
            (
                exp(below.by / alpha) - 1 + alpha * exp(below.by / alpha) * Derivative(below.by / alpha, alpha),
                "The product rule, and the chain rule for the exponential.",
            ),
            (
                exp(below.by / alpha) - 1 - below.by / alpha * exp(below.by / alpha),
                "The derivative of $x/\\alpha$ by $\\alpha$ is $-x/\\alpha^2$, and one $\\alpha$ cancels.",
            ),
            (
                (below.of - below.by * exp(below.by / alpha)) / alpha,
                "The difference is $a/\\alpha$.",
            ),
        ),
    ),
    Exercise(
        "Derive the second derivative below 0. What does it come to at 0?",
        Derivative(Derivative(below.of, below.by), below.by),
        (
            (Derivative(exp(below.by / alpha), below.by), "The first derivative is known."),
            (
                exp(below.by / alpha) / alpha,
                "The chain rule, as in line 4. At 0 this is $1/\\alpha$; on the right the second derivative is 0, and "
                "so at 0 there is none.",
            ),
        ),
    ),
)

a_2 = Name("a_2", cases(x, (2 * (exp(x / 2) - 1), "<=", 0), otherwise=x))  # with alpha = 2

card = Card(
    a_2,
    x,
    Range(form(-2), inf),
    Limits(form(-2), inf),
    Asymptotes(left=form(-2), right=x),
    Zeros(form(0)),
    Monotone("rises"),
    Convex("convex", form(0), "straight"),
    Smoothness(form(0), "differentiable", left=form(1) / 2, right=form(0)),
    LipschitzConstant(form(1)),
    SlopeLipschitzConstant(form(1) / 2),
    kinks=(form(0),),
)

note = Note(
    "CELU",
    derivation,
    Parameters(Parameter(alpha, shown=1, low=0.1, high=3, also=(2,))),
    Picture(
        title="CELU and its derivative",
        description="CELU, a solid line, comes from minus alpha on the left, bends upward and is x itself from 0 on. "
        "Its derivative, a dashed line, rises from 0 to 1 on the left of 0 and is 1 on the right. For alpha = 1 the "
        "lines are thick; for alpha = 2, the thin ones, the function bends later and the derivative rises more slowly.",
        draw=draw,
        places=(("Saturated", -5), ("The seam", 0), ("Linear", 3)),
    ),
    OwnValue(),
    card,
    exercises,
    Code(pytorch="F.celu(x, alpha)", jax="jax.nn.celu(x, alpha)"),
)
