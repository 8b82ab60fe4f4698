"""The Gaussian: an exponential of a square, by the chain rule."""

import numpy as np
from matplotlib.figure import Figure

from derive.forms.constants import pi
from derive.forms.form import Derivative, Name, Symbol, form
from derive.forms.functions import erf, exp, sqrt
from derive.rules.calculus import chain_rule, constant_factor, exponential, power_rule
from derive.rules.naming import name, put_back, recognize
from derive.rules.rule import then
from derive.rules.sums import in_order
from derive.written.card import Card
from derive.written.derivation import Derivation, Step
from derive.written.end_rows import Limits, Range
from derive.written.equation_rows import Antiderivative, SecondDerivative, Symmetry
from derive.written.exercise import Exercise
from derive.written.slope_rows import LipschitzConstant, SlopeLipschitzConstant
from derive.written.turn_rows import At, Convex, Extrema, Inflections, Monotone, SlopeInflections, Zeros
from draw.picture import Curve, Picture
from parts.code import Code
from parts.exercises import Exercises
from parts.note import Note
from parts.own_value import OwnValue

x = Symbol("x")
g = Name("g", -(x**2))
a = Name("a", exp(-(x**2)))  # the Gaussian itself

derivation = Derivation(
    of=a,
    by=x,
    because="At 0 this is $e^0$, which is 1. On both sides the square grows, and $a$ quickly comes close to 0.",
    prepare=(
        Step(
            "inner-function",
            name(g),
            "This is a function of a function: from $x$ we get $g$, and from $g$ we get $a$.",
        ),
    ),
    derive=(
        Step(
            "chain-rule",
            chain_rule(g),
            "How fast $a$ changes with $x$ is how fast the exponential changes with $g$, times how fast $g$ changes "
            "with $x$.",
        ),
        Step("exponential", exponential(), "The exponential is its own derivative."),
        Step("put-back", put_back(g), "The letter $g$ has done its work, so we write out again what it stands for."),
        Step(
            "power-rule",
            then(constant_factor(), power_rule()),
            "The minus stays, and the derivative of $x^2$ is $2x$.",
        ),
        Step("recognize-a", recognize(a), "The exponential is the one in line 1, which is $a$."),
        Step("in-order", in_order(2, x, a), "The number comes first, as usual."),
    ),
    claim=-(2 * x * a),
)


def draw(gaussian: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    axes.plot(x, gaussian(x), label="the Gaussian, a")
    axes.plot(x, derivative(x), label="its slope, −2xa")
    axes.spines.left.set_position("center")
    axes.spines.bottom.set_position("zero")
    axes.set_xlim(-6.3, 6.3)
    axes.set_ylim(-1.1, 1.3)
    axes.set_xticks([-6, -4, -2, 2, 4, 6])
    axes.set_yticks([-1, -0.5, 0.5, 1], labels=["−1", "−½", "½", "1"], va="bottom")
    axes.legend(loc="upper left")
    return figure


c, gamma = Symbol("c"), Symbol("gamma", low=0)
h = Name("h", exp(-(gamma * (x - c) ** 2)))  # a radial basis function, with a center and a width

exercises = Exercises(
    Exercise(
        "Derive the second derivative, and find the two places at which the slope is steepest.",
        Derivative(Derivative(a, x), x),
        (
            (Derivative(-(2 * x * a), x), "The first derivative is known."),
            (-(2 * a) - 2 * x * Derivative(a, x), "Product rule: one term for each of $x$ and $a$."),
            (-(2 * a) + 4 * x**2 * a, "The first derivative once more, and minus times minus is plus."),
            (2 * a * (2 * x**2 - 1), "It is 0 where $2x^2$ is 1: at $1/\\sqrt{2}$ and at $-1/\\sqrt{2}$."),
        ),
    ),
    Exercise(
        "A radial basis function has a center $c$ and a width, $h = e^{-\\gamma(x - c)^2}$. How does it change with "
        "its center?",
        Derivative(h, c),
        (
            (h * Derivative(-(gamma * (x - c) ** 2), c), "Chain rule: the exponential is its own derivative."),
            (
                h * 2 * gamma * (x - c),
                "The square gives $2(x - c)$; what is inside changes with $c$ at the rate $-1$, and the two minus "
                "signs cancel. So the center is drawn to $x$ where $h$ should be larger.",
            ),
        ),
    ),
    Exercise(
        "And with $\\gamma$, which is the larger the narrower the bell is?",
        Derivative(h, gamma),
        (
            (h * Derivative(-(gamma * (x - c) ** 2), gamma), "Chain rule again."),
            (-(h * (x - c) ** 2), "The exponent is a constant times $\\gamma$. At the center itself nothing changes."),
        ),
    ),
)

card = Card(
    a,
    x,
    Range(form(0), form(1)),
    Limits(form(0), form(0)),
    Zeros(),
    Symmetry(a),
    SecondDerivative(2 * a * (2 * x**2 - 1), letters=(x,)),
    Antiderivative(sqrt(pi) * erf(x) / 2),
    Monotone("rises", form(0), "falls"),
    Extrema(highest=At(form(0), form(1))),
    Convex("convex", -(1 / sqrt(2)), "concave", 1 / sqrt(2), "convex"),
    Inflections(-(1 / sqrt(2)), 1 / sqrt(2)),
    SlopeInflections(-sqrt(form(3) / 2), form(0), sqrt(form(3) / 2)),
    LipschitzConstant(sqrt(2) * exp(-(form(1) / 2))),
    SlopeLipschitzConstant(form(2)),
)

note = Note(
    "Gaussian",
    derivation,
    Picture(
        title="The Gaussian and its derivative",
        description="The Gaussian, a solid line, is a bell: 1 at x = 0, and close to 0 beyond -2 and 2. Its "
        "derivative, a dashed line, is positive on the left with a hill before 0, passes through 0 at x = 0, and is "
        "the same upside down on the right.",
        draw=draw,
        places=(("Uphill", -0.71), ("The top", 0), ("Downhill", 0.71)),
    ),
    card,
    exercises,
    OwnValue(),
    Code(pytorch="torch.exp(-(x**2))", jax="jnp.exp(-(x**2))"),
)
