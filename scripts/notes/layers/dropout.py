"""Dropout: a mask, drawn once in the forward pass, multiplies the gradient as it multiplied the input."""

from derive.forms.families import Family
from derive.forms.form import Symbol, form
from derive.forms.indexed import Index, Loss, Size, Tensor
from derive.forms.matrices import Scaled, Whole
from derive.rules.calculus import constant_factor, write_out
from derive.rules.fractions import product_of_fractions
from derive.rules.indices import contract
from derive.rules.rule import then
from derive.rules.several import entry, gradient, through
from derive.rules.sums import in_order
from derive.written.derivation import Gradient, Step
from derive.written.exercise import Exercise
from parts.code import Code
from parts.example import Example, Shown
from parts.exercises import Exercises
from parts.frameworks import Asked, Frameworks
from parts.matrix_forms import MatrixForms
from parts.note import Note

n = Size("n")
i, j = Index("i", n), Index("j", n)
x, m, g = (Tensor(letter, (n,)) for letter in "xmg")
rho = Symbol("rho", low=0, high=1)
y = Family("y", (i,), m[i] * x[i] / (1 - rho))
L = Loss("L", y[i], g)

backward = Gradient(
    of=L,
    by=x[j],
    because="Where the mask $m_i$ is 0 the input is dropped; where it is 1, it is kept, and made larger.",
    prepare=(),
    derive=(
        Step("through", through(y[i]), "The loss depends on all outputs, and each counts."),
        Step("gradient", gradient(), "The first factor comes back from the layers behind, and is called $g_i$."),
        Step("write-out", write_out(), "What $y_i$ stands for is written out."),
        Step("constant-factor", constant_factor(), r"The number $1 - \rho$ does not change with the input."),
        Step("mask", constant_factor(), "The mask was drawn without a look at the input, and does not, either."),
        Step("entries", entry(), "An input changes with itself alone."),
        Step("one-term", contract(i), "Of the sum, only the term $i = j$ is left."),
        Step(
            "one-fraction",
            then(product_of_fractions(), in_order(m[j], g[j])),
            "The gradient goes the way of the input: dropped where that was, and made larger where it was kept.",
        ),
    ),
    claim=m[j] * g[j] / (1 - rho),
)

exercises = Exercises(
    Exercise(
        r"Why divide by $1 - \rho$? The mask is 1 with that probability, else 0. What is the mean of "
        r"$y_i$ over all masks?",
        (1 - rho) * (x[i] / (1 - rho)) + rho * (form(0) / (1 - rho)),
        (
            (x[i] + form(0), r"In the first term $1 - \rho$ cancels, and the second one is 0."),
            (
                x[i],
                "The mean is the input itself. So in evaluation, where nothing is dropped, nothing needs to be scaled: "
                "the next layer sees numbers of the size that it has learned with.",
            ),
        ),
    ),
    Exercise(
        "How much noise is that? The variance of $y_i$ is the mean of its square, minus the square of its mean.",
        (1 - rho) * (x[i] / (1 - rho)) ** 2 - x[i] ** 2,
        (
            (x[i] ** 2 / (1 - rho) - x[i] ** 2, r"One $1 - \rho$ cancels."),
            (
                rho * x[i] ** 2 / (1 - rho),
                r"With $\rho = 1/2$ this is $x_i^2$: the noise is as large as the input. Near 1 it is much larger.",
            ),
        ),
    ),
)

note = Note(
    "Dropout",
    backward,
    MatrixForms({"": Scaled(Whole(m) * Whole(g), below=1 - rho)}),
    Frameworks({"": Asked("m * x / (1 - rho)", "m * x / (1 - rho)")}),
    Example(
        {x: (1, 2, -3), m: (1, 0, 1), g: (3, 1, -2), rho: "0.5"},
        Shown("y", y[i], (i,)),
        Shown(r"\frac{\partial L}{\partial x}", backward.claim, (j,)),
    ),
    exercises,
    Code(),
)
