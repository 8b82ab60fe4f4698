"""Hardshrink, also called hard thresholding: nothing near 0, and x itself beyond, with a jump on both sides."""

from math import inf

import numpy as np
from matplotlib.figure import Figure

from derive.forms.cases import cases
from derive.forms.form import Name, Symbol, form
from derive.proof.regions import regions
from derive.rules.calculus import constant, variable
from derive.written.card import Card
from derive.written.derivation import Derivation, Step
from derive.written.end_rows import Asymptotes, Limits
from derive.written.exercise import Exercise
from derive.written.regions import QUOTIENT_BY, Kink, Regions, Unbounded
from draw.picture import Curve, Picture
from parts.code import Code
from parts.exercises import Exercises
from parts.note import Note
from parts.own_value import OwnValue
from parts.parameters import Parameter, Parameters

x, lamda, h = Symbol("x"), Symbol("lambda", low=0), QUOTIENT_BY
a = Name("a", cases(x, (x, "<", -lamda), (0, "<=", lamda), otherwise=x))
below, between, above = regions(a, x, -lamda, lamda)
JUMP = Unbounded((lamda + h) / h)

derivation = Regions(
    of=a,
    by=x,
    columns={
        "below": Derivation(
            of=below.of,
            by=below.by,
            because="Below $-\\lambda$ it is the first case, $x$ itself.",
            prepare=(),
            derive=(Step("variable", variable(), "The variable changes as fast as itself, so its derivative is 1."),),
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
            because="Above $\\lambda$ it is $x$ again.",
            prepare=(),
            derive=(
                Step(
                    "variable", variable(), "Its derivative is 1 again: a jump leaves no trace in the slope of a piece."
                ),
            ),
            claim=form(1),
        ),
    },
    kinks={
        "lower-jump": Kink(at=-lamda, value=form(0), left=JUMP, right=form(0)),
        "upper-jump": Kink(at=lamda, value=form(0), left=form(0), right=JUMP),
    },
)


def draw(hardshrink: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    for lamda, shown, width in ((0.5, "½", 3.0), (2, "2", 1.5)):
        axes.plot(x, hardshrink(x, lambda_=lamda), "-", color="C0", linewidth=width, label=f"hardshrink, λ = {shown}")
        axes.plot(x, derivative(x, lambda_=lamda), "--", color="C1", linewidth=width, label=f"its slope, λ = {shown}")
    axes.spines.left.set_position("center")
    axes.spines.bottom.set_position("zero")
    axes.set_xlim(-6.3, 6.3)
    axes.set_ylim(-5.4, 4.4)
    axes.set_xticks([-6, -4, -2, 2, 4, 6])
    axes.set_yticks([-4, -2, 1, 2, 4], labels=["−4", "−2", "1", "2", "4"], va="bottom")
    axes.legend(loc="lower right")
    return figure


exercises = Exercises(
    Exercise(
        "Write the difference quotient at a jump as the slope of the piece and what comes to it.",
        (lamda + h) / h,
        (
            (lamda / h + 1, "Each term gets a fraction of its own, and $h/h$ is 1."),
            (
                1 + lamda / h,
                "The slope of the piece, and the jump over the distance, which grows without bound as $h$ goes to 0.",
            ),
        ),
    ),
    Exercise(
        "What is left when [softshrink](softshrink.md) is taken from hardshrink, right of $\\lambda$?",
        above.of - (above.by - lamda),
        ((lamda, "What softshrink takes off, hardshrink keeps: so it must jump by as much."),),
    ),
    Exercise(
        "To drop $x$ costs $x^2/2$, and to keep it $\\lambda^2/2$. By how much is it dearer to drop it?",
        x**2 / 2 - lamda**2 / 2,
        (
            (
                (x - lamda) * (x + lamda) / 2,
                "A difference of squares, positive outside of $-\\lambda$ and $\\lambda$: there hardshrink keeps $x$.",
            ),
        ),
    ),
)

a_1 = Name("a_1", cases(x, (x, "<", -1), (0, "<=", 1), otherwise=x))  # with lambda = 1

card = Card(
    a_1,
    x,
    Limits(-inf, inf),
    Asymptotes(left=x, right=x),
    kinks=(form(-1), form(1)),
)

note = Note(
    "Hardshrink",
    derivation,
    Parameters(Parameter(lamda, shown=0.5, low=0.1, high=3, also=(2,))),
    Picture(
        title="Hardshrink and its derivative",
        description="Hardshrink, a solid line, is x itself outside of minus lambda and lambda and lies on the axis in "
        "between, with a jump at each end. Its derivative, a dashed line, is 1 outside and 0 in between. The thick "
        "lines are for lambda = 1/2, the thin ones for lambda = 2.",
        draw=draw,
        places=(("Kept", -4), ("Nothing", 0), ("Kept as well", 4)),
    ),
    card,
    exercises,
    OwnValue(),
    Code(pytorch="F.hardshrink(x, lambda_)"),
)
