"""LogSigmoid: the logarithm of the sigmoid, by the chain rule; and once more as minus the softplus of minus x."""

from math import inf

import numpy as np
from matplotlib.figure import Figure

from derive.forms.form import Derivative, Name, Symbol, form
from derive.forms.functions import exp, expm1, ln, log1p, relu, size
from derive.rules.calculus import chain_rule, constant_factor, table, variable
from derive.rules.fractions import cancel, product_of_fractions
from derive.rules.known import known
from derive.rules.rule import then
from derive.rules.signs import cancel_signs
from derive.written.card import Card
from derive.written.derivation import Derivation, Step
from derive.written.end_rows import Asymptotes, Limits, Range
from derive.written.equation_rows import DifferentialEquation, FirstDerivative, Inverse, SecondDerivative, Symmetry
from derive.written.exercise import Exercise
from derive.written.slope_rows import LipschitzConstant, SlopeLipschitzConstant
from derive.written.turn_rows import Convex, Extrema, Monotone, SlopeInflections, Zeros
from draw.picture import Curve, Picture
from notes.activations.sigmoid import derivation as of_sigmoid
from notes.activations.softplus import derivation as of_softplus
from parts.code import Code
from parts.exercises import Exercises
from parts.float_survey import FloatSurvey
from parts.further import Further
from parts.note import Note
from parts.own_value import OwnValue

x = Symbol("x")
s = Name("s", 1 / (1 + exp(-x)))  # the sigmoid
a = Name("a", ln(s))  # LogSigmoid itself

derivation = Derivation(
    of=a,
    by=x,
    because="The sigmoid $s$ lies between 0 and 1, so its logarithm is negative. For large $x$ it is close to 0; for "
    "$x$ far below zero $s$ is nearly $e^x$, and $a$ nearly $x$.",
    prepare=(),
    derive=(
        Step(
            "chain-rule",
            chain_rule(s),
            "How fast $a$ changes with $x$ is how fast the logarithm changes with $s$, times how fast $s$ changes with "
            "$x$.",
        ),
        Step("logarithm", table(), "The derivative of the logarithm is one over what it is of."),
        Step(
            "sigmoids-derivative",
            known(of_sigmoid, "Sigmoid", "sigmoid"),
            "That the sigmoid's derivative is $s(1 - s)$ has [a note of its own](sigmoid.md).",
        ),
        Step(
            "cancel",
            then(product_of_fractions(), cancel(s)),
            "The factor $s$ stands above and below, and cancels.",
        ),
    ),
    claim=1 - s,
)

g = Name("g", ln(1 + exp(-x)))  # the softplus of -x
b = Name("b", -g)

by_softplus = Derivation(
    of=b,
    by=x,
    because="One over something has minus its logarithm, so this is the same function. The letter $g$ is the softplus "
    "of $-x$.",
    prepare=(),
    derive=(
        Step("minus-in-front", constant_factor(), "A minus sign stays in front."),
        Step(
            "softplus-derivative",
            known(of_softplus, "Softplus", "softplus"),
            "The derivative of [softplus](softplus.md) is the sigmoid; what stands inside it is $-x$ now, and so its "
            "derivative is one more factor.",
        ),
        Step(
            "inner-derivative",
            then(constant_factor(), variable()),
            "The derivative of $-x$ is $-1$, and cancels the minus in front.",
        ),
        Step("signs", cancel_signs(), "In the exponent, too, minus times minus is plus."),
    ),
    claim=1 / (1 + exp(x)),
)


def draw(logsigmoid: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    axes.plot(x, logsigmoid(x), label="LogSigmoid, a")
    axes.plot(x, derivative(x), label="its slope")
    axes.spines.left.set_position("center")
    axes.spines.bottom.set_position("zero")
    axes.set_xlim(-6.3, 6.3)
    axes.set_ylim(-6.4, 1.6)
    axes.set_xticks([-6, -4, -2, 2, 4, 6])
    axes.set_yticks([-6, -4, -2, 1], labels=["−6", "−4", "−2", "1"], va="bottom")
    axes.legend(loc="lower right")
    return figure


exercises = Exercises(
    Exercise(
        "Write the derivative in terms of $a$ alone.",
        Derivative(a, x),
        (
            (1 - s, "This is the last line of the derivation."),
            (1 - exp(ln(s)), "The exponential undoes the logarithm."),
            (1 - exp(a), "That logarithm is $a$."),
        ),
    ),
    Exercise(
        "A loss needs the logarithm of $1 - s$ as well. Write it with $a$, so that nothing is taken away from 1.",
        ln(1 - s),
        (
            (ln(exp(-x) / (1 + exp(-x))), "One fraction: $1 + e^{-x}$ less 1 is $e^{-x}$."),
            (ln(exp(-x)) + ln(s), "A product has the sum of the logarithms."),
            (a - x, "The first logarithm is $-x$, the second is $a$."),
        ),
    ),
    Exercise(
        "Take that for the *cross-entropy* with a target $y$, which is $-y \\ln s - (1 - y) \\ln(1 - s)$, and "
        "differentiate it.",
        Derivative(-(Symbol("y") * ln(s)) - (1 - Symbol("y")) * ln(1 - s), x),
        (
            (
                Derivative(-(Symbol("y") * a) - (1 - Symbol("y")) * (a - x), x),
                "The first logarithm is $a$, the second is that of exercise 2.",
            ),
            (Derivative((1 - Symbol("y")) * x - a, x), "The terms with $ya$ cancel."),
            (1 - Symbol("y") - (1 - s), "The target $y$ stays as it is, and the slope of $a$ is $1 - s$."),
            (s - Symbol("y"), "What is left is how far the sigmoid is from its target."),
        ),
    ),
    Exercise(
        "What is left when LogSigmoid of $-x$ is taken from LogSigmoid of $x$?",
        a - ln(1 / (1 + exp(x))),
        (
            (a - ln(1 - s), "The sigmoid of $-x$ is $1 - s$: see [its exercise 3](sigmoid.md#exercises)."),
            (a - (a - x), "By exercise 2."),
            (x, "The difference of the two logarithms is $x$, which is why $x$ is called the *log-odds*."),
        ),
    ),
)

card = Card(
    a,
    x,
    Range(-inf, form(0)),
    Limits(-inf, form(0)),
    Asymptotes(left=x, right=form(0)),
    Zeros(),
    Monotone("rises"),
    Convex("concave"),
    Symmetry(a - x),
    Inverse(a - ln(1 - exp(a))),
    FirstDerivative(1 - exp(a)),
    SecondDerivative(-(exp(a) * (1 - exp(a)))),
    DifferentialEquation(start=-ln(form(2))),
    Extrema(),
    SlopeInflections(form(0)),
    LipschitzConstant(form(1)),
    SlopeLipschitzConstant(form(1) / 4),
)

t = exp(-size(x))  # the exponential that cannot overflow
stable = -(relu(-x) + log1p(t))
typed = ln(1 / (1 + exp(-x)))
plain = -ln(1 + exp(-x))

survey = FloatSurvey(
    of=a,
    by=x,
    functions={"naive": typed, "plain": plain, "log1p": stable},
    slopes={"by-output": 1 - exp(stable), "mirrored": 1 / (1 + exp(x)), "by-expm1": -expm1(stable)},
    shown={"with log1p": stable, "−ln(1 + e⁻ˣ)": plain, "ln σ(x)": typed},
)

note = Note(
    "LogSigmoid",
    derivation,
    Further({"by-softplus": by_softplus}),
    Picture(
        title="LogSigmoid and its derivative",
        description="LogSigmoid, a solid line, rises from the lower left like x itself, passes minus ln 2 at x = 0 and "
        "comes close to 0 from below on the right. Its derivative, a dashed line, is nearly 1 on the left, one half at "
        "x = 0 and falls toward 0.",
        draw=draw,
        places=(("Almost x", -5), ("In the bend", 0), ("Almost 0", 5)),
    ),
    OwnValue(),
    card,
    exercises,
    survey,
    Code(pytorch="F.logsigmoid(x)", jax="jax.nn.log_sigmoid(x)"),
)
