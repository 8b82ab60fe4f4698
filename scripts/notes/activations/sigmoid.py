"""The sigmoid: from its definition to a(1 - a)."""

import numpy as np
from matplotlib.figure import Figure

from derive.forms.form import Derivative, Name, Symbol, form
from derive.forms.functions import exp, ln, sqrt
from derive.rules.calculus import chain_rule, differentiate
from derive.rules.fractions import cancel, split_after
from derive.rules.naming import name, put_back, recognize
from derive.rules.powers import negative_power_below, power_of_the_fraction, reciprocal_as_power
from derive.rules.rule import then
from derive.rules.signs import cancel_signs
from derive.rules.sums import add_and_subtract, factor_out
from derive.written.card import Card
from derive.written.derivation import Derivation, Step
from derive.written.end_rows import Limits, Range
from derive.written.equation_rows import (
    Antiderivative,
    DifferentialEquation,
    FirstDerivative,
    Formal,
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
u = 1 + exp(-x)  # the denominator
g = Name("g", u)
a = Name("a", 1 / u)  # the sigmoid itself

derivation = Derivation(
    of=a,
    by=x,
    because="The larger $x$ is, the smaller $e^{-x}$ is, and the closer $a$ comes to 1.",
    prepare=(
        Step(
            "as-a-power",
            reciprocal_as_power(),
            "One over something is that something to the power $-1$, and for a power the chain rule, with the power "
            "rule inside, is all that we need: no quotient rule.",
        ),
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
            "How fast $a$ changes with $x$ is how fast it changes with $g$, times how fast $g$ changes with $x$; the "
            "first factor is the derivative of $a$ by $g$, with $a$ written as $g^{-1}$.",
        ),
        Step(
            "both-derivatives",
            differentiate(),
            "On the left, by the power rule, the exponent $-1$ comes down in front and the new exponent is one less, "
            "$-2$; on the right, the derivative of 1 is 0, and $e^{-x}$, by the chain rule again, gives itself times "
            "the derivative of $-x$, which is $-1$.",
        ),
        Step(
            "put-back",
            put_back(g),
            "The letter $g$ has done its work, so we write out again what it stands for.",
        ),
        Step(
            "one-fraction",
            then(cancel_signs(), negative_power_below()),
            "Line 6 has a minus in front of each of its two factors, and minus times minus is plus; the power $-2$ "
            "puts the square into the denominator.",
        ),
        Step(
            "plus-one-minus-one",
            add_and_subtract(1),
            "Adding 1 and subtracting it again changes nothing, but now the numerator begins with $1 + e^{-x}$, "
            "which can cancel one of the two factors below.",
        ),
        Step(
            "split",
            split_after(u),
            "Each part of the numerator, $1 + e^{-x}$ and the $-1$ that is left over, gets a fraction of its own "
            "over the same denominator.",
        ),
        Step(
            "cancel",
            then(cancel(), power_of_the_fraction()),
            "On the left, the $1 + e^{-x}$ above cancels one of the two below; on the right, 1 is $1^2$, so the "
            "whole fraction is a square.",
        ),
        Step(
            "recognize-a",
            recognize(a),
            "Both terms are made of the fraction in line 1, and that fraction is $a$.",
        ),
        Step(
            "factor-out",
            factor_out(a),
            "Since $a$ is $a \\cdot 1$ and $a^2$ is $a \\cdot a$, the common factor $a$ goes in front and $1 - a$ is "
            "left.",
        ),
    ),
    claim=a * (1 - a),
)


def draw(sigmoid: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    axes.plot(x, sigmoid(x), label="the sigmoid, a")
    axes.plot(x, derivative(x), label="its slope, a(1 − a)")
    axes.spines.left.set_position("center")
    axes.set_xlim(-6.3, 6.3)
    axes.set_ylim(0, 1.4)
    axes.set_yticks([0.25, 0.5, 1], labels=["¼", "½", "1"], va="bottom")
    axes.legend()
    return figure


card = Card(
    a,
    x,
    Range(form(0), form(1)),
    Limits(form(0), form(1)),
    Symmetry(1 - a),
    Inverse(ln(a / (1 - a))),
    FirstDerivative(a * (1 - a)),
    SecondDerivative(a * (1 - a) * (1 - 2 * a)),
    DifferentialEquation(start=form(1) / 2),
    Antiderivative(ln(1 + exp(x))),
    Extrema(),
    Steepest(form(0), slope=form(1) / 4),
    Inflections(form(0)),
    SlopeInflections(-ln(2 + sqrt(3)), ln(2 + sqrt(3))),
    LipschitzConstant(form(1) / 4),
    SlopeLipschitzConstant(sqrt(3) / 18),
    Formal(
        "Real.hasDerivAt_sigmoid",
        "https://leanprover-community.github.io/mathlib4_docs/Mathlib/Analysis/SpecialFunctions/Sigmoid.html"
        "#Real.hasDerivAt_sigmoid",
    ),
)

w, b = Symbol("w"), Symbol("b")
z = Name("z", w * x + b)
unit = Name("h", 1 / (1 + exp(-z)))

exercises = Exercises(
    Exercise(
        "Derive the second derivative, in terms of $a$.",
        Derivative(Derivative(a, x), x),
        (
            (Derivative(a * (1 - a), x), "The first derivative is known."),
            (
                Derivative(a * (1 - a), a) * Derivative(a, x),
                "Chain rule: the product depends on $x$ through $a$ alone.",
            ),
            ((1 - a - a) * Derivative(a, x), "Product rule: 1 times $1 - a$, plus $a$ times $-1$."),
            ((1 - 2 * a) * Derivative(a, x), "The two $a$ together are $2a$."),
            (a * (1 - a) * (1 - 2 * a), "The first derivative once more, and the factors in a nicer order."),
        ),
    ),
    Exercise(
        "Derive the first derivative by the quotient rule instead, as far as line 7.",
        Derivative(1 / u, x),
        (
            (
                (Derivative(form(1), x) * u - 1 * Derivative(u, x)) / u**2,
                "The derivative of the top times the bottom, minus the top times the derivative of the bottom, over "
                "the bottom squared.",
            ),
            ((0 * u - 1 * (-exp(-x))) / u**2, "A constant has the derivative 0."),
            (exp(-x) / u**2, "What is left is line 7. The power rule got here without the 0."),
        ),
    ),
    Exercise(
        r"Show that $\frac{1}{1 + e^x} = 1 - a$: the sigmoid of $-x$ is what is missing from $a$ to 1.",
        1 - a,
        (
            (1 - 1 / u, "The definition."),
            (u / u - 1 / u, "1 is anything over itself."),
            (exp(-x) / u, "One fraction: $1 + e^{-x} - 1$ is $e^{-x}$."),
            (1 / (exp(x) * u), "Numerator and denominator times $e^x$; above, $e^x \\cdot e^{-x}$ is 1."),
            (1 / (1 + exp(x)), "Below, $e^x$ times 1 is $e^x$, and $e^x$ times $e^{-x}$ is 1."),
        ),
    ),
    Exercise(
        "Use that to get from line 7 to $a(1 - a)$ without adding and subtracting 1.",
        exp(-x) / u**2,
        (
            ((1 / u) * (exp(-x) / u), "The square below is two factors; each fraction gets one."),
            (a * (exp(-x) / u), "The first is $a$."),
            (a * (1 - a), "The second is $1 - a$: it is the third line of the answer before."),
        ),
    ),
    Exercise(
        "In a layer, the sigmoid's input is $z = wx + b$, and its output is $h$. How does $h$ change with the "
        "weight $w$?",
        Derivative(unit, w),
        (
            (Derivative(unit, z) * Derivative(z, w), "Chain rule: $h$ depends on $w$ through $z$ alone."),
            (
                unit * (1 - unit) * Derivative(z, w),
                "The first factor is the sigmoid's own derivative, with $h$ for $a$.",
            ),
            (unit * (1 - unit) * x, "The derivative of $wx + b$ with respect to $w$ is $x$."),
        ),
    ),
)

note = Note(
    "Sigmoid",
    derivation,
    Picture(
        title="The sigmoid and its derivative",
        description="The sigmoid, a solid line, climbs from 0 on the left through one half at x = 0 toward 1 on "
        "the right. Its derivative, a dashed line, is a bell: close to 0 far out on both sides, and at its "
        "highest, one quarter, at x = 0.",
        draw=draw,
        places=(("Flat left", -5), ("Steep middle", 0), ("Flat right", 5)),
    ),
    OwnValue(),
    card,
    exercises,
    Box(),
    Reuse(),
    Code(pytorch="torch.sigmoid(x)", jax="jax.nn.sigmoid(x)"),
)
