"""Softsign: the quotient rule on each side of 0, where the two sides meet without a kink."""

import numpy as np
from matplotlib.figure import Figure

from derive.forms.form import Derivative, Name, Symbol, form
from derive.forms.functions import size
from derive.proof.regions import regions
from derive.rules.calculus import differentiate, quotient_rule
from derive.rules.rule import then
from derive.rules.signs import cancel_signs
from derive.rules.sums import like_terms
from derive.written.card import Card
from derive.written.derivation import Derivation, Step
from derive.written.end_rows import Limits, Range
from derive.written.equation_rows import FirstDerivative, Inverse, Symmetry
from derive.written.exercise import Exercise
from derive.written.regions import Kink, Regions
from derive.written.slope_rows import LipschitzConstant, SlopeLipschitzConstant, Steepest
from derive.written.smoothness_row import Smoothness
from derive.written.turn_rows import Convex, Inflections, Monotone, Zeros
from draw.picture import Curve, Picture
from parts.code import Code
from parts.exercises import Exercises
from parts.note import Note
from parts.own_value import OwnValue

x = Symbol("x")
a = Name("a", x / (1 + size(x)))
below, above = regions(a, x, 0)

derivation = Regions(
    of=a,
    by=x,
    columns={
        "below": Derivation(
            of=below.of,
            by=below.by,
            because="Below 0 the size of $x$ is $-x$.",
            prepare=(),
            derive=(
                Step(
                    "quotient-rule",
                    quotient_rule(),
                    "Numerator and denominator both change with $x$: the derivative of the top times the bottom, less "
                    "the top times the derivative of the bottom, over the bottom squared.",
                ),
                Step(
                    "both-derivatives",
                    differentiate(),
                    "The derivative of the top is 1, and that of the bottom is $-1$.",
                ),
                Step("signs", then(cancel_signs(), like_terms()), "Minus times minus is plus, and then $x$ cancels."),
            ),
            claim=1 / (1 - below.by) ** 2,
        ),
        "above": Derivation(
            of=above.of,
            by=above.by,
            because="Above 0 the size of $x$ is $x$ itself.",
            prepare=(),
            derive=(
                Step("quotient-rule", quotient_rule(), "The quotient rule again, with another sign in the bottom."),
                Step("both-derivatives", differentiate(), "Now both derivatives are 1."),
                Step("like-terms", like_terms(), "What is added and taken away cancels."),
            ),
            claim=1 / (1 + above.by) ** 2,
        ),
    },
    kinks={"at-zero": Kink(at=form(0), value=form(0), left=form(1), right=form(1))},
    claim=1 / (1 + size(x)) ** 2,
)


def draw(softsign: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    axes.plot(x, softsign(x), label="softsign, a")
    axes.plot(x, derivative(x), label="its slope")
    axes.spines.left.set_position("center")
    axes.spines.bottom.set_position("zero")
    axes.set_xlim(-6.3, 6.3)
    axes.set_ylim(-1.1, 1.2)
    axes.set_xticks([-6, -4, -2, 2, 4, 6])
    axes.set_yticks([-1, -0.5, 0.5, 1], labels=["−1", "−½", "½", "1"], va="bottom")
    axes.legend(loc="upper left")
    return figure


exercises = Exercises(
    Exercise(
        "Write the derivative right of 0 in terms of $a$ alone.",
        Derivative(above.of, above.by),
        (
            ((1 / (1 + above.by)) ** 2, "This is line 4, as the square of a fraction."),
            (((1 + above.by - above.by) / (1 + above.by)) ** 2, "Adding $x$ and taking it away changes nothing."),
            ((1 - above.of) ** 2, "Each of the two terms gets a fraction of its own: 1, and $a$."),
        ),
    ),
    Exercise(
        "And left of 0?",
        Derivative(below.of, below.by),
        (
            ((1 / (1 - below.by)) ** 2, "This is line 4."),
            (((1 - below.by + below.by) / (1 - below.by)) ** 2, "Taking $x$ away and adding it changes nothing."),
            ((1 + below.of) ** 2, "The fractions are 1, and $a$. Both sides together: the square of $1 - |a|$."),
        ),
    ),
    Exercise(
        "Which $x$ above 0 has the value $a$?",
        above.by,
        ((above.of / (1 - above.of), "From $a(1 + x) = x$ follows $a = x(1 - a)$."),),
    ),
)

card = Card(
    a,
    x,
    Range(form(-1), form(1)),
    Limits(form(-1), form(1)),
    Zeros(form(0)),
    Symmetry(-a),
    Inverse(a / (1 - size(a))),
    FirstDerivative((1 - size(a)) ** 2),
    Monotone("rises"),
    Convex("convex", form(0), "concave"),
    Inflections(form(0)),
    Smoothness(form(0), "differentiable", left=form(2), right=form(-2)),
    Steepest(form(0), slope=form(1)),
    LipschitzConstant(form(1)),
    SlopeLipschitzConstant(form(2)),
    kinks=(form(0),),
)

note = Note(
    "Softsign",
    derivation,
    Picture(
        title="Softsign and its derivative",
        description="Softsign, a solid line, rises from near -1 on the left through 0 to near 1 on the right, steeply "
        "in the middle and ever more slowly outward. Its derivative, a dashed line, has a sharp peak with the value 1 "
        "at 0 and falls off on both sides, more slowly than that of tanh.",
        draw=draw,
        places=(("Left", -4), ("The peak", 0), ("Right", 4)),
    ),
    OwnValue(),
    card,
    exercises,
    Code(pytorch="F.softsign(x)", jax="jax.nn.soft_sign(x)"),
)
