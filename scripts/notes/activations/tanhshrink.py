"""Tanhshrink: what tanh takes away from x, by the sum rule, with tanh's derivative known."""

from math import inf

import numpy as np
from matplotlib.figure import Figure

from derive.forms.form import Derivative, Name, Symbol, form
from derive.forms.functions import exp, ln, sqrt
from derive.rules.calculus import sum_rule, variable
from derive.rules.known import known
from derive.rules.products import multiply_out
from derive.rules.rule import then
from derive.rules.sums import like_terms
from derive.written.card import Card
from derive.written.derivation import Derivation, Step
from derive.written.end_rows import Asymptotes, Limits, Range
from derive.written.equation_rows import Antiderivative, FirstDerivative, SecondDerivative, Symmetry
from derive.written.exercise import Exercise
from derive.written.slope_rows import LipschitzConstant, SlopeLipschitzConstant
from derive.written.turn_rows import Convex, Extrema, Inflections, Monotone, SlopeInflections, Zeros
from draw.picture import Curve, Picture
from notes.activations.tanh import derivation as of_tanh
from parts.code import Code
from parts.exercises import Exercises
from parts.note import Note
from parts.own_value import OwnValue

x = Symbol("x")
t = Name("t", (exp(x) - exp(-x)) / (exp(x) + exp(-x)))  # the hyperbolic tangent
a = Name("a", x - t)  # Tanhshrink itself

derivation = Derivation(
    of=a,
    by=x,
    because="The letter $t$ is tanh of $x$. Around 0 it is nearly $x$, and hardly anything is left of the difference; "
    "far out it is nearly 1 or $-1$, and $x$ comes 1 closer to 0.",
    prepare=(),
    derive=(
        Step(
            "sum-rule",
            then(sum_rule(), variable()),
            "The difference is differentiated term by term, and $x$ has the derivative 1.",
        ),
        Step(
            "tanhs-derivative",
            known(of_tanh, "Tanh", "tanh"),
            "That the derivative of tanh is 1 less its square has [a note of its own](tanh.md).",
        ),
        Step(
            "like-terms",
            then(multiply_out(), like_terms()),
            "The minus turns the signs in the parentheses; then 1 less 1 is nothing, and the square is left.",
        ),
    ),
    claim=t**2,
)


def draw(tanhshrink: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    axes.plot(x, tanhshrink(x), label="Tanhshrink, a")
    axes.plot(x, derivative(x), label="its slope, (x − a)²")
    axes.spines.left.set_position("center")
    axes.spines.bottom.set_position("zero")
    axes.set_xlim(-6.3, 6.3)
    axes.set_ylim(-5.4, 5.4)
    axes.set_xticks([-6, -4, -2, 2, 4, 6])
    axes.set_yticks([-4, -2, 1, 2, 4], labels=["−4", "−2", "1", "2", "4"], va="bottom")
    axes.legend(loc="upper left")
    return figure


exercises = Exercises(
    Exercise(
        "Write the derivative with the input and the output, so that the backward pass needs no tanh.",
        Derivative(a, x),
        (
            (t**2, "This is the last line of the derivation."),
            ((x - (x - t)) ** 2, "Taking $x - t$ away from $x$ leaves $t$."),
            ((x - a) ** 2, "The difference is $a$."),
        ),
    ),
    Exercise(
        "Derive the second derivative.",
        Derivative(Derivative(a, x), x),
        (
            (Derivative(t**2, x), "The first derivative is known."),
            (2 * t * Derivative(t, x), "Chain rule: the square depends on $x$ through $t$ alone."),
            (
                2 * t * (1 - t**2),
                "The derivative of [tanh](tanh.md) once more. It has the sign of $t$, which is that of $x$.",
            ),
        ),
    ),
    Exercise(
        "How much is $a$ still above the line $x - 1$?",
        a - (x - 1),
        (
            (1 - t, "The definition; $x$ cancels."),
            (2 * exp(-x) / (exp(x) + exp(-x)), "One fraction: $e^x$ cancels, and there are two $e^{-x}$."),
            (
                2 / (1 + exp(2 * x)),
                "Numerator and denominator times $e^x$. It is twice the [sigmoid](sigmoid.md) of $-2x$, and goes to "
                "0 as fast as $e^{-2x}$.",
            ),
        ),
    ),
)

card = Card(
    a,
    x,
    Range(-inf, inf),
    Limits(-inf, inf),
    Asymptotes(left=x + 1, right=x - 1),
    Zeros(form(0)),
    Symmetry(-a),
    FirstDerivative((x - a) ** 2, letters=(x,)),
    SecondDerivative(2 * (x - a) * (1 - (x - a) ** 2), letters=(x,)),
    Antiderivative(x**2 / 2 - ln(exp(x) + exp(-x))),
    Monotone("rises"),
    Extrema(),
    Convex("concave", form(0), "convex"),
    Inflections(form(0)),
    SlopeInflections(-(ln(2 + sqrt(3)) / 2), ln(2 + sqrt(3)) / 2),
    LipschitzConstant(form(1)),
    SlopeLipschitzConstant(4 * sqrt(3) / 9),
)

note = Note(
    "Tanhshrink",
    derivation,
    Picture(
        title="Tanhshrink and its derivative",
        description="Tanhshrink, a solid line, is nearly flat around 0, where it passes through 0, and bends on both "
        "sides into lines that run 1 above x on the left and 1 below x on the right. Its derivative, a dashed line, is "
        "0 at x = 0 and rises toward 1 on both sides.",
        draw=draw,
        places=(("Shifted left", -4), ("Flat", 0), ("Shifted right", 4)),
    ),
    OwnValue(),
    card,
    exercises,
    Code(pytorch="F.tanhshrink(x)", jax="x - jnp.tanh(x)"),
)
