"""RMSNorm: division by the root mean square, whose backward pass takes one mean out of the gradient."""

from derive.forms.families import Family
from derive.forms.form import Derivative, Name, Symbol
from derive.forms.functions import sqrt
from derive.forms.indexed import Delta, Index, Loss, Size, SumOver, Tensor
from derive.forms.matrices import Identity, Whole
from derive.rules.calculus import chain, constant, constant_factor, quotient_rule, sum_rule, write_out
from derive.rules.fractions import cancel, one_fraction, product_of_fractions, split, take_out
from derive.rules.indices import contract, out_of_sum, split_sum
from derive.rules.naming import recognize
from derive.rules.products import multiply_out
from derive.rules.rule import then
from derive.rules.several import derived, entry, gradient, through
from derive.rules.sums import in_order
from derive.written.derivation import Gradient, Step
from derive.written.exercise import Exercise
from parts.code import Code
from parts.example import Example, Shown
from parts.exercises import Exercises
from parts.frameworks import Asked, Frameworks
from parts.further import Further
from parts.matrix_forms import MatrixForms
from parts.note import Note

n = Size("n")
i, j, k = (Index(letter, n) for letter in "ijk")
x, g, gamma = Tensor("x", (n,)), Tensor("g", (n,)), Tensor("gamma", (n,))
epsilon = Symbol("epsilon", low=0)

r = Name("r", sqrt(SumOver(x[k] ** 2, k) / n + epsilon))
x_hat = Family("x_hat", (i,), x[i] / r)
y = Family("y", (i,), gamma[i] * x_hat[i])
L = Loss("L", y[i], g)

root = Gradient(
    of=r,
    by=x[j],
    because="$r$ is the root of the mean of the squares, with a small $\\epsilon$ inside that keeps it from being 0.",
    prepare=(),
    derive=(
        Step("chain-rule", chain(), "The root is differentiated, and then what is below it."),
        Step("recognize", recognize(r), "The root is $r$ itself."),
        Step(
            "sum-rule",
            then(sum_rule(), constant(), constant_factor(), sum_rule()),
            r"$\epsilon$ and $n$ are fixed numbers, and each square is differentiated by itself.",
        ),
        Step("squares", chain(), "A square gives twice what is squared, times the derivative of that."),
        Step("entries", entry(), "An input changes with itself alone."),
        Step("one-term", contract(k), "Of the sum over $k$, the term $k = j$ is left."),
        Step("multiply", product_of_fractions(), "Two fractions become one."),
        Step("cancel", cancel(), "The 2 of the root and the 2 of the square cancel."),
        Step("share", take_out(1 / n), "What is left is a share of $1/n$ of the input, normalized."),
    ),
    claim=1 / n * (x[j] / r),
)

jacobian = Gradient(
    of=x_hat[i],
    by=x[j],
    because="Each number is divided by the root mean square of all of them.",
    prepare=(),
    derive=(
        Step("quotient-rule", quotient_rule(), "$x_j$ is below in any case, and above if $i = j$."),
        Step("entries", entry(), "The numerator is an input, and changes with itself alone."),
        Step("known", derived(root), "The derivative of the root mean square is known."),
        Step("recognize-j", recognize(x_hat[j]), r"It has the normalized $\hat{x}_j$ in it."),
        Step("split", split(), "The numerator's terms get fractions of their own."),
        Step("cancel", cancel(), "In the first one, an $r$ cancels."),
        Step("take-out", take_out(x[i] / r), "In the second one, one $r$ belongs to the input."),
        Step("recognize-i", recognize(x_hat[i]), r"Together they are the normalized $\hat{x}_i$."),
        Step("multiply", product_of_fractions(), "Now both fractions are over $r$."),
        Step("one-fraction", one_fraction(), "So they are one fraction."),
        Step(
            "order",
            in_order(1 / n, x_hat[i]),
            "Now $i$ and $j$ can be seen to change places freely: the matrix is symmetric.",
        ),
    ),
    claim=(Delta(i, j) - 1 / n * x_hat[i] * x_hat[j]) / r,
)

BECAUSE = "Each normalized number gets a scale of its own; $g_i$ is the derivative of some loss $L$ by $y_i$."
THROUGH = Step("through", through(y[i]), "The loss depends on all outputs, and each counts.")
NAMED = Step("gradient", gradient(), r"$\partial L/\partial y_i$ is called $g_i$.")
WRITTEN = Step("write-out", write_out(), "What the layer computes is written out.")

backward = Gradient(
    of=L,
    by=x[j],
    because=BECAUSE,
    prepare=(),
    derive=(
        THROUGH,
        NAMED,
        WRITTEN,
        Step(
            "constant-factor",
            then(constant_factor(), in_order(gamma[i], g[i])),
            r"The scale does not change with the inputs, and comes in with the gradient, as $\gamma_i g_i$.",
        ),
        Step("jacobian", derived(jacobian), "The other factor is the Jacobian."),
        Step("multiply", product_of_fractions(), "It is a fraction over $r$."),
        Step("r-out", out_of_sum(i), "$r$ is the same for every $i$, and stays below."),
        Step("multiply-out", multiply_out(), r"$\gamma_i g_i$ is multiplied with each of the two terms."),
        Step("split", split_sum(i), "The sum becomes two."),
        Step("one-term", contract(i), "In the first, only the term $i = j$ is not 0."),
        Step("out", out_of_sum(i), "In the second, what does not change with $i$ goes in front of the sum."),
        Step("mean", in_order(x_hat[j], 1 / n), "With $1/n$ beside the sum, the mean can be seen."),
    ),
    claim=(gamma[j] * g[j] - x_hat[j] * (1 / n) * SumOver(gamma[i] * g[i] * x_hat[i], i)) / r,
)

by_gamma = Gradient(
    of=L,
    by=gamma[j],
    because=BECAUSE,
    prepare=(),
    derive=(
        THROUGH,
        NAMED,
        WRITTEN,
        Step("constant-factor", constant_factor(), "The input does not change with the scale."),
        Step("entries", entry(), "A scale changes with itself alone."),
        Step("one-term", contract(i), "Of the sum, the term $i = j$ is left."),
    ),
    claim=g[j] * x_hat[j],
)

w = Tensor("w", (n,))
z = Family("z", (i,), (1 + w[i]) * x_hat[i])
K = Loss("K", z[i], g)

exercises = Exercises(
    Exercise(
        r"Multiply the gradient with $\hat{x}$ and add up. What does it say of a step against the gradient?",
        SumOver(x_hat[j] * Derivative(L, x[j]), j),
        (
            (
                SumOver(gamma[i] * g[i] * x_hat[i], i) * (1 - 1 / n * SumOver(x_hat[j] ** 2, j)) / r,
                r"Both terms have the sum over $i$ as a factor.",
            ),
            (
                epsilon / r**3 * SumOver(gamma[i] * g[i] * x_hat[i], i),
                r"The mean of $\hat{x}_j^2$ is $1 - \epsilon/r^2$. So without $\epsilon$ the gradient would stand at a "
                "right angle to $x$: multiplying all inputs by one number would change nothing.",
            ),
        ),
    ),
    Exercise(
        "Some models keep the scale as $1 + w_i$, so that weights that decay to 0 leave a scale of 1: "
        r"$z_i = (1 + w_i)\hat{x}_i$, with a loss $K$ and its gradient $g$ by $z$. What is the gradient by the input?",
        Derivative(K, x[j]),
        (
            (
                ((1 + w[j]) * g[j] - x_hat[j] * (1 / n) * SumOver((1 + w[i]) * g[i] * x_hat[i], i)) / r,
                r"$1 + w_i$ is in the place of $\gamma_i$, and is as constant.",
            ),
        ),
    ),
)

X_HAT, SCALED = Whole(x_hat), Whole(gamma) * Whole(g)
FULL = Asked("F.rms_norm(x, (n,), gamma, epsilon)", "gamma * x / jnp.sqrt((x**2).mean() + epsilon)")
PLAIN = Asked("F.rms_norm(x, (n,), None, epsilon)", "x / jnp.sqrt((x**2).mean() + epsilon)")

note = Note(
    "RMSNorm",
    backward,
    Further({"root": root, "jacobian": jacobian, "by-gamma": by_gamma}),
    MatrixForms(
        {
            "": (SCALED - X_HAT * ((SCALED.T @ X_HAT) / n)) / r,
            "jacobian": (Identity(n) - X_HAT @ X_HAT.T / n) / r,
            "by-gamma": Whole(g) * X_HAT,
        }
    ),
    Frameworks(
        {
            "": FULL,
            "root": Asked("torch.sqrt((x**2).mean() + epsilon)", "jnp.sqrt((x**2).mean() + epsilon)"),
            "jacobian": PLAIN,
            "by-gamma": FULL,
        }
    ),
    Example(
        {x: (1, -1, 3, 3, 0), gamma: (1, 1, 1, 2, 1), g: (1, 0, 0, 0, 0), epsilon: "0.00001"},
        Shown("r", r),
        Shown(r"\hat{x}", x_hat[i], (i,)),
        Shown("y", y[i], (i,)),
        Shown(r"\frac{\partial L}{\partial x}", backward.claim, (j,)),
        Shown(r"\frac{\partial L}{\partial \gamma}", by_gamma.claim, (j,)),
    ),
    exercises,
    Code(),
)
