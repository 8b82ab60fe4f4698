"""The hyperbolic tangent: from its exponentials to 1 - a^2, by the quotient rule."""

import numpy as np
from matplotlib.figure import Figure

from derive.forms.form import Derivative, Name, Symbol, form
from derive.forms.functions import exp, ln, sqrt
from derive.rules.calculus import differentiate, quotient_rule
from derive.rules.fractions import cancel, split_after
from derive.rules.naming import name, put_back, recognize
from derive.rules.powers import power_of_the_fraction
from derive.rules.products import as_square
from derive.rules.rule import then
from derive.written.card import Card
from derive.written.derivation import Derivation, Step
from derive.written.end_rows import Limits, Range
from derive.written.equation_rows import (
    Antiderivative,
    DifferentialEquation,
    FirstDerivative,
    Inverse,
    SecondDerivative,
    Symmetry,
)
from derive.written.exercise import Exercise
from derive.written.slope_rows import LipschitzConstant, SlopeLipschitzConstant, Steepest
from derive.written.turn_rows import Extrema, Inflections, SlopeInflections
from draw.picture import Curve, Picture
from parts.box import Box
from parts.code import Code
from parts.exercises import Exercises
from parts.note import Note
from parts.own_value import OwnValue
from parts.reuse import Reuse

x = Symbol("x")
p = Name("p", exp(x) - exp(-x))  # the numerator
q = Name("q", exp(x) + exp(-x))  # the denominator
a = Name("a", p.definition / q.definition)  # the hyperbolic tangent itself

derivation = Derivation(
    of=a,
    by=x,
    because="For large $x$ both the numerator and the denominator are nearly $e^x$, so $a$ comes close to 1; for "
    "$x$ far below zero they are nearly $-e^{-x}$ and $e^{-x}$, so $a$ comes close to $-1$.",
    prepare=(
        Step(
            "two-parts",
            then(name(p), name(q)),
            "Both parts of the fraction depend on $x$, so each gets a letter.",
        ),
    ),
    derive=(
        Step(
            "quotient-rule",
            quotient_rule(),
            "The derivative of the top times the bottom, minus the top times the derivative of the bottom, all over "
            "the bottom squared.",
        ),
        Step(
            "both-derivatives",
            differentiate(),
            "The exponential $e^x$ is its own derivative, and the derivative of $e^{-x}$ is $-e^{-x}$, so the minus "
            "between the two becomes a plus, and the plus a minus.",
        ),
        Step(
            "recognize-p-and-q",
            then(recognize(p), recognize(q)),
            "The parentheses hold just what line 2 calls $q$ and $p$: each is the derivative of the other.",
        ),
        Step(
            "squares",
            as_square(),
            "Each product is a letter times itself.",
        ),
        Step(
            "split",
            split_after(q**2),
            "Each term of the numerator gets a fraction of its own over the same denominator.",
        ),
        Step(
            "cancel",
            then(cancel(), power_of_the_fraction()),
            "The first fraction is 1; the second, a square over a square, is the square of the fraction.",
        ),
        Step(
            "put-back",
            then(put_back(p), put_back(q)),
            "Writing out the letters shows a fraction that we have seen before.",
        ),
        Step(
            "recognize-a",
            recognize(a),
            "It is the one in line 1, and the derivative is written in terms of the function.",
        ),
    ),
    claim=1 - a**2,
)


def draw(tanh: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    axes.plot(x, tanh(x), label="tanh, a")
    axes.plot(x, derivative(x), label="its slope, 1 − a²")
    axes.spines.left.set_position("center")
    axes.spines.bottom.set_position("zero")
    axes.set_xlim(-6.3, 6.3)
    axes.set_ylim(-1.1, 1.9)
    axes.set_xticks([-6, -4, -2, 2, 4, 6])
    axes.set_yticks([-1, 1], labels=["−1", "1"], va="bottom")
    axes.legend()
    return figure


card = Card(
    a,
    x,
    Range(form(-1), form(1)),
    Limits(form(-1), form(1)),
    Symmetry(-a),
    Inverse(ln((1 + a) / (1 - a)) / 2),
    FirstDerivative(1 - a**2),
    SecondDerivative(-(2 * a * (1 - a**2))),
    DifferentialEquation(start=form(0)),
    Antiderivative(ln(exp(x) + exp(-x))),
    Extrema(),
    Steepest(form(0), slope=form(1)),
    Inflections(form(0)),
    SlopeInflections(-(ln(2 + sqrt(3)) / 2), ln(2 + sqrt(3)) / 2),
    LipschitzConstant(form(1)),
    SlopeLipschitzConstant(4 * sqrt(3) / 9),
)

s = Name("s", 1 / (1 + exp(-(2 * x))))  # the sigmoid of 2x

exercises = Exercises(
    Exercise(
        "Derive the second derivative, in terms of $a$.",
        Derivative(Derivative(a, x), x),
        (
            (Derivative(1 - a**2, x), "The first derivative is known."),
            (
                Derivative(1 - a**2, a) * Derivative(a, x),
                "Chain rule: the difference depends on $x$ through $a$ alone.",
            ),
            (-(2 * a) * Derivative(a, x), "The power rule; the constant 1 has the derivative 0."),
            (-(2 * a * (1 - a**2)), "The first derivative once more."),
        ),
    ),
    Exercise(
        "Show that $a$ is a sigmoid in disguise: with $s$ for the sigmoid of $2x$, $a = 2s - 1$.",
        2 * s - 1,
        (
            (2 / (1 + exp(-(2 * x))) - 1, "The definition of $s$."),
            ((2 - (1 + exp(-(2 * x)))) / (1 + exp(-(2 * x))), "One fraction."),
            ((1 - exp(-(2 * x))) / (1 + exp(-(2 * x))), "2 less 1 is 1."),
            (p.definition / q.definition, "Numerator and denominator times $e^x$."),
        ),
    ),
    Exercise(
        "Use that, and the [sigmoid's derivative](sigmoid.md), to get the derivative of $a$ without the quotient rule.",
        Derivative(2 * s - 1, x),
        (
            (2 * Derivative(s, x), "The constant factor 2 stays, and the constant 1 has the derivative 0."),
            (4 * s * (1 - s), "The sigmoid's derivative, times 2 because $2x$ changes twice as fast as $x$."),
            ((1 + a) * (1 - a), "Since $2s$ is $1 + a$, and $2 - 2s$ is $1 - a$."),
            (1 - a**2, "The difference of two squares."),
        ),
    ),
)

note = Note(
    "Tanh",
    derivation,
    Picture(
        title="The hyperbolic tangent and its derivative",
        description="The hyperbolic tangent, a solid line, climbs from -1 on the left through 0 at x = 0 toward 1 on "
        "the right. Its derivative, a dashed line, is a bell: close to 0 far out on both sides, and at its highest, "
        "1, at x = 0.",
        draw=draw,
        places=(("Flat left", -5), ("Steep middle", 0), ("Flat right", 5)),
    ),
    OwnValue(),
    card,
    exercises,
    Box(),
    Reuse(),
    Code(pytorch="torch.tanh(x)", jax="jnp.tanh(x)"),
)
