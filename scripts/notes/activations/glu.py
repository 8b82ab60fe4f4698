"""GLU: a product of two inputs, one of them through the sigmoid, with a derivative by each."""

import numpy as np
from matplotlib.figure import Figure

from derive.forms.form import Derivative, Name, Symbol, form
from derive.forms.functions import exp, ln, sqrt, tanh
from derive.rules.calculus import constant_factor, variable
from derive.rules.known import known
from derive.rules.naming import recognize
from derive.written.card import Card
from derive.written.derivation import Derivation, Step
from derive.written.end_rows import Limits, Range
from derive.written.equation_rows import FirstDerivative, Symmetry
from derive.written.exercise import Exercise
from derive.written.slope_rows import LipschitzConstant, SlopeLipschitzConstant, Steepest
from derive.written.turn_rows import Convex, Inflections, Monotone, SlopeInflections
from draw.picture import Curve, Picture
from notes.activations.sigmoid import derivation as of_sigmoid
from parts.code import Code
from parts.exercises import Exercises
from parts.further import Further
from parts.note import Note
from parts.parameters import Parameter, Parameters

x, g = Symbol("x"), Symbol("g")
s = Name("s", 1 / (1 + exp(-g)))  # the sigmoid of the gate
a = Name("a", x * s)  # GLU itself

derivation = Derivation(
    of=a,
    by=g,
    because="The sigmoid of the gate $g$ says how much of $x$ is let through: nearly all of it for large $g$, nearly "
    "nothing for $g$ far below zero.",
    prepare=(),
    derive=(
        Step("constant-factor", constant_factor(), "The factor $x$ does not change with $g$ and stays in front."),
        Step(
            "sigmoids-derivative",
            known(of_sigmoid, "Sigmoid", "sigmoid"),
            "That the sigmoid's derivative is $s(1 - s)$ has [a note of its own](sigmoid.md).",
        ),
        Step("recognize-a", recognize(a), "The product of $x$ and $s$ is $a$, the output."),
    ),
    claim=a * (1 - s),
)
by_x = Derivation(
    of=a,
    by=x,
    because="The same function; but now the gate stays as it is, and $x$ changes.",
    prepare=(),
    derive=(
        Step("constant-factor", constant_factor(), "The factor $s$ does not change with $x$."),
        Step("variable", variable(), "The variable changes as fast as itself, so its derivative is 1."),
    ),
    claim=s,
)


def draw(glu: Curve, derivative: Curve) -> Figure:
    g = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    for x, shown, width in ((2, "2", 3.0), (-1, "−1", 1.5)):
        axes.plot(g, glu(g, x=x), "-", color="C0", linewidth=width, label=f"GLU, x = {shown}")
        axes.plot(g, derivative(g, x=x), "--", color="C1", linewidth=width, label=f"its slope, x = {shown}")
    axes.spines.left.set_position("center")
    axes.spines.bottom.set_position("zero")
    axes.set_xlim(-6.3, 6.3)
    axes.set_ylim(-1.2, 3)
    axes.set_xticks([-6, -4, -2, 2, 4, 6])
    axes.set_yticks([-1, 0.5, 1, 2], labels=["−1", "½", "1", "2"], va="bottom")
    axes.legend(loc="upper left")
    return figure


p = Name("p", 1 / (1 + exp(-x)))  # the sigmoid of x

exercises = Exercises(
    Exercise(
        "Write the derivative by the gate with $a$ and $x$ alone, for $x$ other than 0.",
        x * Derivative(a, g),
        (
            (x * a * (1 - s), "This is line 4, times $x$ on both sides."),
            (a * (x - x * s), "Multiplied out."),
            (a * (x - a), "The product of $x$ and $s$ is $a$; so the slope is $a(x - a)/x$."),
        ),
    ),
    Exercise(
        "[SiLU](silu.md) is GLU with one number for both inputs, $g = x$. Get its derivative from the two of GLU.",
        Derivative(x * p, x),
        (
            (
                p + x * p * (1 - p),
                "Both inputs change as fast as $x$, and so the two derivatives are added, with $p$ for the sigmoid of "
                "$x$.",
            ),
            (p * (1 + x * (1 - p)), "Both terms have the factor $p$."),
        ),
    ),
    Exercise(
        "LSTMs gate with a [tanh](tanh.md) around the other input: $\\tanh(x)$ times $s$. What is the derivative of "
        "that by $x$?",
        Derivative(tanh(x) * s, x),
        (
            (Derivative(tanh(x), x) * s, "The factor $s$ does not change with $x$."),
            (
                (1 - tanh(x) ** 2) * s,
                "There is a second factor now, 1 at most, and a gradient that passes many layers shrinks by it in "
                "each. In GLU, an open gate lets it pass whole.",
            ),
        ),
    ),
)

a_2 = Name("a_2", 2 / (1 + exp(-g)))  # with x = 2

card = Card(
    a_2,
    g,
    Range(form(0), form(2)),
    Limits(form(0), form(2)),
    Symmetry(2 - a_2),
    FirstDerivative(a_2 * (1 - a_2 / 2)),
    Monotone("rises"),
    Convex("convex", form(0), "concave"),
    Inflections(form(0)),
    Steepest(form(0), slope=form(1) / 2),
    SlopeInflections(-ln(2 + sqrt(3)), ln(2 + sqrt(3))),
    LipschitzConstant(form(1) / 2),
    SlopeLipschitzConstant(sqrt(3) / 9),
)

note = Note(
    "GLU",
    derivation,
    Further({"by-x": by_x}),
    Parameters(Parameter(x, shown=2, low=-3, high=3, also=(-1,))),
    Picture(
        title="GLU and its derivative by the gate",
        description="Over the gate g, GLU, a solid line, is a sigmoid from 0 on the left to x on the right. Its "
        "derivative, a dashed line, is a bell, at its highest at g = 0. For x = 2, the thick lines, the curve rises "
        "from 0 to 2; for x = -1, the thin ones, it falls from 0 to -1, and the bell is upside down.",
        draw=draw,
        places=(("Shut", -5), ("Half open", 0), ("Open", 5)),
    ),
    card,
    exercises,
    Code(
        pytorch="F.glu(torch.stack([torch.full_like(g, x), g]), 0)[0]",
        jax="jax.nn.glu(jnp.stack([jnp.full_like(g, x), g]), 0)[0]",
    ),
)
