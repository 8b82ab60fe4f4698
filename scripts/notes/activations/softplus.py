"""Softplus: from its logarithm to the sigmoid, by the chain rule."""

from math import inf

import numpy as np
from matplotlib.figure import Figure

from derive.forms.form import Derivative, Name, Symbol, form
from derive.forms.functions import exp, ln, log1p, relu, size
from derive.rules.calculus import chain_rule, differentiate
from derive.rules.fractions import product_of_fractions, times_above_and_below
from derive.rules.naming import name, put_back
from derive.rules.powers import add_exponents
from derive.rules.products import multiply_out
from derive.rules.rule import then
from derive.rules.sums import in_order
from derive.written.card import Card
from derive.written.derivation import Derivation, Step
from derive.written.end_rows import Asymptotes, Limits, Range
from derive.written.equation_rows import DifferentialEquation, FirstDerivative, Inverse, SecondDerivative, Symmetry
from derive.written.exercise import Exercise
from derive.written.slope_rows import LipschitzConstant, SlopeLipschitzConstant
from derive.written.turn_rows import Convex, Extrema, Monotone, SlopeInflections
from draw.picture import Curve, Picture
from notes.activations.sigmoid import derivation as of_sigmoid
from parts.code import Code
from parts.exercises import Exercises
from parts.float_survey import FloatSurvey
from parts.note import Note
from parts.own_value import OwnValue

x = Symbol("x")
u = 1 + exp(x)  # what the logarithm is of
g = Name("g", u)
a = Name("a", ln(u))  # softplus itself

derivation = Derivation(
    of=a,
    by=x,
    because="For $x$ far below zero $e^x$ is close to 0, and so is $a$; for large $x$ the 1 hardly counts, and $a$ is "
    "close to $\\ln(e^x)$, which is $x$.",
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
            "How fast $a$ changes with $x$ is how fast the logarithm changes with $g$, times how fast $g$ changes with "
            "$x$.",
        ),
        Step(
            "both-derivatives",
            differentiate(),
            "The derivative of the logarithm is one over what it is of; in $g$, the 1 has the derivative 0, and $e^x$ "
            "is its own.",
        ),
        Step(
            "put-back",
            put_back(g),
            "The letter $g$ has done its work, so we write out again what it stands for.",
        ),
        Step(
            "one-fraction",
            product_of_fractions(),
            "The factor $e^x$ goes into the numerator. We could stop here; but $e^x$ stands twice, and overflows for "
            "large $x$.",
        ),
        Step(
            "times-above-and-below",
            times_above_and_below(exp(-x)),
            "A factor above and below changes nothing, and this one will leave a 1 above.",
        ),
        Step(
            "multiply-out",
            then(multiply_out(), add_exponents()),
            "Below, 1 times $e^{-x}$ is $e^{-x}$; and wherever $e^x$ meets $e^{-x}$, above and below, their product is "
            "$e^0$, which is 1.",
        ),
        Step(
            "sigmoid",
            in_order(1, exp(-x)),
            "With the terms in this order it is an old acquaintance, the [sigmoid](sigmoid.md).",
        ),
    ),
    claim=1 / (1 + exp(-x)),
)


def draw(softplus: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    axes.plot(x, softplus(x), label="softplus, a")
    axes.plot(x, derivative(x), label="its slope")
    axes.spines.left.set_position("center")
    axes.set_xlim(-6.3, 6.3)
    axes.set_ylim(0, 6.4)
    axes.set_yticks([1, 2, 4, 6], labels=["1", "2", "4", "6"], va="bottom")
    axes.legend(loc="upper left")
    return figure


s = Name("s", of_sigmoid.of.definition)

exercises = Exercises(
    Exercise(
        "Write the derivative in terms of $a$ alone.",
        Derivative(a, x),
        (
            (exp(x) / u, "This is line 6."),
            ((u - 1) / u, "The numerator is the denominator less 1."),
            (1 - 1 / u, "Each of the two gets a fraction of its own, and the first is 1."),
            (1 - exp(-ln(u)), "One over $1 + e^x$ is $e$ to the power of minus its logarithm."),
            (1 - exp(-a), "That logarithm is $a$."),
        ),
    ),
    Exercise(
        "What is left when softplus of $-x$ is taken from softplus of $x$?",
        a - ln(1 + exp(-x)),
        (
            (ln(u) - ln(1 + exp(-x)), "The definition."),
            (ln(u / (1 + exp(-x))), "A difference of logarithms is the logarithm of a quotient."),
            (ln(exp(x)), "Above, $1 + e^x$ is $e^x$ times what stands below."),
            (x, "The logarithm undoes the exponential: the two differ by just $x$."),
        ),
    ),
    Exercise(
        "Show that the logarithm of the sigmoid is $x - a$. A loss that needs it can take softplus, and never sees a "
        "logarithm of 0.",
        ln(s),
        (
            (-ln(1 + exp(-x)), "One over something has minus its logarithm."),
            (-(a - x), "By exercise 2, softplus of $-x$ is $a - x$."),
            (x - a, "The minus turns the difference around."),
        ),
    ),
    Exercise(
        "Derive the second derivative.",
        Derivative(Derivative(a, x), x),
        (
            (Derivative(s, x), "The first derivative is the sigmoid."),
            (s * (1 - s), "Its derivative is known from [its own note](sigmoid.md)."),
        ),
    ),
)

card = Card(
    a,
    x,
    Range(form(0), inf),
    Limits(form(0), inf),
    Asymptotes(left=form(0), right=x),
    Monotone("rises"),
    Convex("convex"),
    Symmetry(a - x),
    Inverse(ln(exp(a) - 1)),
    FirstDerivative(1 - exp(-a)),
    SecondDerivative(exp(-a) * (1 - exp(-a))),
    DifferentialEquation(start=ln(form(2))),
    Extrema(),
    SlopeInflections(form(0)),
    LipschitzConstant(form(1)),
    SlopeLipschitzConstant(form(1) / 4),
)

t = exp(-size(x))  # the exponential that cannot overflow
stable = relu(x) + log1p(t)

survey = FloatSurvey(
    of=a,
    by=x,
    functions={"naive": ln(u), "shifted": relu(x) + ln(1 + t), "log1p": stable},
    shown={"with log1p": stable, "with ln(1 + t)": relu(x) + ln(1 + t), "ln(1 + eˣ)": ln(u)},
)

note = Note(
    "Softplus",
    derivation,
    Picture(
        title="Softplus and its derivative",
        description="Softplus, a solid line, lies close to 0 on the left, passes ln 2 at x = 0 and rises to the right "
        "like x itself. Its derivative, a dashed line, is the sigmoid: it climbs from 0 through one half at x = 0 "
        "toward 1.",
        draw=draw,
        places=(("Almost 0", -5), ("In the bend", 0), ("Almost x", 5)),
    ),
    OwnValue(),
    card,
    exercises,
    survey,
    Code(pytorch="F.softplus(x)", jax="jax.nn.softplus(x)"),
)
