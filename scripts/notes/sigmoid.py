"""The sigmoid: from its definition to a(1 - a)."""

import numpy as np
from matplotlib.figure import Figure

from derive.derivation import Derivation, Step
from derive.form import Name, Symbol, exp
from derive.rule import then
from derive.rules.algebra import (
    add_and_subtract,
    cancel_common_factor,
    cancel_signs,
    factor_out,
    negative_power_below,
    power_of_the_fraction,
    reciprocal_as_power,
    split_after,
)
from derive.rules.calculus import chain_rule, differentiate
from derive.rules.naming import name, put_back, recognize
from draw.picture import Curve, Picture
from generate.note import Note

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
            "One over something is that something to the power $-1$, and for a power the chain rule is the only "
            "rule to remember: we will not need the quotient rule.",
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
            "How fast $a$ changes with $x$ is how fast $a$ changes with $g$, times how fast $g$ changes with $x$.",
        ),
        Step(
            "both-derivatives",
            differentiate(),
            "On the left, the exponent $-1$ comes down in front and goes from $-1$ to $-2$; on the right, the "
            "constant 1 vanishes, and $e^{-x}$ gives itself times the derivative of its exponent, which is $-1$.",
        ),
        Step(
            "put-back",
            put_back(g),
            "The letter $g$ has done its work, so we write out again what it stands for.",
        ),
        Step(
            "one-fraction",
            then(cancel_signs(), negative_power_below()),
            "Where did the minus go? There were two, one from the exponent $-1$ and one from the $-x$, and minus "
            "times minus is plus.",
        ),
        Step(
            "plus-one-minus-one",
            add_and_subtract(1),
            "Adding 1 and taking it away again changes nothing, but now the numerator begins with "
            "$1 + e^{-x}$, the very thing that stands in the denominator.",
        ),
        Step(
            "split",
            split_after(u),
            "The numerator falls into two parts, $1 + e^{-x}$ and the $-1$ that is left over.",
        ),
        Step(
            "cancel",
            then(cancel_common_factor(), power_of_the_fraction()),
            "On the left, one of the two factors $1 + e^{-x}$ below cancels the one above; on the right, one over "
            "a square is the square of one over.",
        ),
        Step(
            "recognize-a",
            recognize(a),
            "Both terms are made of the fraction in line 1, and that fraction is $a$.",
        ),
        Step(
            "factor-out",
            factor_out(a),
            "Both terms contain $a$, so it goes in front, and the derivative is written in terms of the function.",
        ),
    ),
    claim=a * (1 - a),
)


def draw(sigmoid: Curve, derivative: Curve) -> Figure:
    x = np.arange(-600, 601) / 100
    figure = Figure()
    axes = figure.subplots()
    axes.plot(x, sigmoid(x), label="the sigmoid, a")
    axes.plot(x, derivative(x), label="its derivative, a(1 − a)")
    axes.spines.left.set_position("center")
    axes.set_xlim(-6.3, 6.3)
    axes.set_ylim(0, 1.3)
    axes.set_yticks([0.25, 0.5, 1], labels=["¼", "½", "1"], va="bottom")
    axes.legend()
    return figure


note = Note(
    title="Sigmoid",
    derivation=derivation,
    picture=Picture(
        title="The sigmoid and its derivative",
        description="The sigmoid, a solid line, climbs from 0 on the left through one half at x = 0 toward 1 on "
        "the right. Its derivative, a dashed line, is a bell: close to 0 far out on both sides, and at its "
        "highest, one quarter, at x = 0.",
        draw=draw,
    ),
)
