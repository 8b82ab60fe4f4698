"""NaN in the gradient: the square root has no slope at 0, and a small number under it gives it one."""

from math import inf

import numpy as np
from matplotlib.figure import Figure

from derive.forms.form import Derivative, Name, Symbol, form
from derive.forms.functions import exp, ln, size, sqrt
from derive.proof.regions import regions
from derive.rules.calculus import chain, constant, constant_factor, power_rule, sum_rule, table, variable
from derive.rules.fractions import cancel, product_of_fractions
from derive.rules.rule import then
from derive.written.card import Card
from derive.written.derivation import Derivation, Step
from derive.written.end_rows import Asymptotes, Limits, Range
from derive.written.equation_rows import SecondDerivative, Symmetry
from derive.written.exercise import Exercise
from derive.written.regions import QUOTIENT_BY, Kink, Regions, Unbounded
from derive.written.slope_rows import LipschitzConstant, SlopeLipschitzConstant
from derive.written.turn_rows import At, Convex, Extrema, Monotone
from draw.picture import Curve, Picture
from parts.code import Code
from parts.exercises import Exercises
from parts.further import Further
from parts.note import Note

x, epsilon = Symbol("x"), Symbol("epsilon", low=0)
h = QUOTIENT_BY
a = Name("a", sqrt(size(x)))
left, right = regions(a, x, 0)

derivation = Regions(
    of=a,
    by=x,
    columns={
        "left": Derivation(
            of=left.of,
            by=left.by,
            because="Left of 0 the size of $x$ is $-x$.",
            prepare=(),
            derive=(
                Step(
                    "chain-rule",
                    chain(),
                    "The root of $u$ has the derivative $\\frac{1}{2\\sqrt{u}}$, here with $u = -x$, times $u$'s.",
                ),
                Step(
                    "inner-derivative",
                    then(constant_factor(), variable()),
                    "The derivative of $-x$ is $-1$, whose minus goes in front.",
                ),
            ),
            claim=-(1 / (2 * sqrt(-left.by))),
        ),
        "right": Derivation(
            of=right.of,
            by=right.by,
            because="Right of 0 the size of $x$ is $x$ itself.",
            prepare=(),
            derive=(
                Step(
                    "root",
                    table(),
                    "The exponent $\\frac{1}{2}$ comes down in front, and $-\\frac{1}{2}$ is left: a root below.",
                ),
            ),
            claim=1 / (2 * sqrt(right.by)),
        ),
    },
    kinks={"at-0": Kink(form(0), form(0), left=Unbounded(-(1 / sqrt(h))), right=Unbounded(1 / sqrt(h)))},
)

c = Name("c", sqrt(x**2 + epsilon))  # the cure

cure = Derivation(
    of=c,
    by=x,
    because="However small $\\epsilon$ is, what stands under the root is at least $\\epsilon$, and never 0.",
    prepare=(),
    derive=(
        Step(
            "chain-rule",
            chain(),
            "The root's derivative, taken at $x^2 + \\epsilon$, times the derivative of that.",
        ),
        Step(
            "inner-derivative",
            then(sum_rule(), constant(), power_rule()),
            "The $\\epsilon$ does not change with $x$, and the square has the derivative $2x$.",
        ),
        Step("one-fraction", product_of_fractions(), "The factor $2x$ goes above."),
        Step("cancel", cancel(), "The two factors 2 cancel."),
    ),
    claim=x / c.definition,
)


def draw(root: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    axes.plot(x, root(x), label="√|x|, a")
    axes.plot(x, derivative(x), label="its slope")
    axes.spines.left.set_position("center")
    axes.spines.bottom.set_position("zero")
    axes.set_xlim(-6.3, 6.3)
    axes.set_ylim(-4.2, 4.2)
    axes.set_xticks([-6, -4, -2, 2, 4, 6])
    axes.set_yticks([-4, -2, 2, 4], labels=["−4", "−2", "2", "4"], va="bottom")
    axes.legend(loc="upper left")
    return figure


B, q, z = Symbol("B", low=0), Symbol("q", low=0), Symbol("z")
s = Name("s", 1 / (1 + exp(-z)))

exercises = Exercises(
    Exercise(
        "Take any number $B > 0$. At the distance $h = 1/B^2$ from 0, what is the difference quotient $1/\\sqrt{h}$?",
        1 / sqrt(1 / B**2),
        (
            (1 / (1 / B), "The root of $1/B^2$ is $1/B$, since $B$ is positive."),
            (B, "So no number is above all difference quotients: that is what *no bound* means."),
        ),
    ),
    Exercise(
        "How far is $\\sqrt{x^2 + \\epsilon}$ above $\\left|x\\right|$?",
        c - size(x),
        (
            (
                (c - size(x)) * (c + size(x)) / (c + size(x)),
                "Multiplied above and below by the sum, which is positive.",
            ),
            ((c**2 - x**2) / (c + size(x)), "A difference of squares, and the square of the size is $x^2$."),
            (
                epsilon / (c + size(x)),
                "Farthest is where the denominator is smallest, at 0: there it is $\\sqrt{\\epsilon}$.",
            ),
        ),
    ),
    Exercise(
        "What is the slope of $q \\ln(q)$ for $q > 0$, and where does it go when $q$ comes to 0?",
        Derivative(q * ln(q), q),
        (
            (1 * ln(q) + q * (1 / q), "The product rule."),
            (ln(q) + 1, "This goes to $-\\infty$: there is no slope at 0, though the value comes to 0."),
        ),
    ),
    Exercise(
        "On paper, the slope of the logarithm of the [sigmoid](sigmoid.md) is never in doubt. Why?",
        Derivative(ln(s), z),
        (
            (1 / s * (s * (1 - s)), "The chain rule: the logarithm's slope times the sigmoid's."),
            (
                1 - s,
                "The factors $s$ cancel before anything is computed. In floats they do not: far to the left $s$ is "
                "rounded to 0, the first factor is infinite, and the product is NaN.",
            ),
        ),
    ),
)

c_1 = Name("c_1", sqrt(x**2 + 1))  # with epsilon = 1

card = Card(
    c_1,
    x,
    Range(form(1), inf),
    Limits(inf, inf),
    Asymptotes(left=-x, right=x),
    Symmetry(c_1),
    SecondDerivative(1 / c_1**3),
    Monotone("falls", form(0), "rises"),
    Extrema(lowest=At(form(0), form(1))),
    Convex("convex"),
    LipschitzConstant(form(1)),
    SlopeLipschitzConstant(form(1)),
)

note = Note(
    "NaN in the gradient",
    derivation,
    Further({"cure": cure}),
    Picture(
        title="The root of the size of x and its derivative",
        description="The root of the size of x, a solid line, comes down from the left, meets the axis at 0 in a point "
        "that stands upright, and rises again. Its derivative, a dashed line, falls below every bound left of 0 and "
        "comes from above every bound right of it.",
        draw=draw,
        places=(("Far left", -4), ("No slope", 0), ("Steep", 0.01)),
    ),
    card,
    exercises,
    Code(pytorch="torch.sqrt(torch.abs(x))", jax="jnp.sqrt(jnp.abs(x))"),
)
