"""The linear layer: Z = XW + b for a batch, and its three gradients G W^T, X^T G and the column sums of G."""

from derive.forms.families import Family
from derive.forms.form import Derivative
from derive.forms.functions import tanh
from derive.forms.indexed import Index, Loss, Size, SumOver, Tensor, sum_over
from derive.forms.matrices import ColumnSums, Whole
from derive.rules.calculus import constant, constant_factor, sum_rule, write_out
from derive.rules.indices import contract, swap_sums
from derive.rules.rule import then
from derive.rules.several import entry, gradient, through
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

N, n, m = Size("N"), Size("n"), Size("m")
a, c = Index("a", N), Index("c", N)
i, k = Index("i", n), Index("k", n)
j, l = Index("j", m), Index("l", m)  # noqa: E741  # as in print

X, W, b = Tensor("X", (N, n)), Tensor("W", (n, m)), Tensor("b", (m,))
G = Tensor("G", (N, m))
Z = Family("Z", (a, l), SumOver(X[a, k] * W[k, l], k) + b[l])
L = Loss("L", Z[a, l], G)

BECAUSE = (
    r"Each row $a$ of $X$ is one example with $n$ numbers, and each column $l$ of $W$ makes one of its $m$ outputs. "
    r"$G_{al}$ is the derivative of some loss $L$ by $Z_{al}$, and comes from the layers behind."
)
THROUGH = Step("through", through(Z[a, l]), "The loss depends on all outputs of all examples, and each counts.")
NAMED = Step("gradient", gradient(), r"$\partial L/\partial Z_{al}$ is called $G_{al}$.")
WRITTEN = Step("write-out", write_out(), "What the layer computes is written out.")

by_weights = Gradient(
    of=L,
    by=W[i, j],
    because=BECAUSE,
    prepare=(),
    derive=(
        THROUGH,
        NAMED,
        WRITTEN,
        Step("sum-rule", then(sum_rule(), constant(), sum_rule()), "The bias does not change with the weights."),
        Step("constant-factor", constant_factor(), "The inputs do not, either."),
        Step("entries", entry(), "A weight changes with itself alone: both of its indices must be the same."),
        Step("one-row", contract(k), "Of the sum over $k$, the term $k = i$ is left."),
        Step("one-column", contract(l), "Of the sum over $l$, the term $l = j$ is left: each weight feeds one output."),
        Step("order", in_order(X[a, i], G[a, j]), "The sum over the examples remains, and cannot be avoided."),
    ),
    claim=SumOver(X[a, i] * G[a, j], a),
)

by_input = Gradient(
    of=L,
    by=X[c, i],
    because=BECAUSE,
    prepare=(),
    derive=(
        THROUGH,
        NAMED,
        WRITTEN,
        Step("sum-rule", then(sum_rule(), constant(), sum_rule()), "The bias does not change with the inputs."),
        Step("constant-factor", constant_factor(), "The weights do not, either."),
        Step("entries", entry(), "An input changes with itself alone."),
        Step("one-number", contract(k), "Of the sum over $k$, the term $k = i$ is left."),
        Step("swap", swap_sums(), "The two sums change places, so that the one over examples can be seen to."),
        Step("one-example", contract(a), "Of the sum over $a$, the term $a = c$ is left: examples do not mix."),
    ),
    claim=SumOver(G[c, l] * W[i, l], l),
)

by_bias = Gradient(
    of=L,
    by=b[j],
    because=BECAUSE,
    prepare=(),
    derive=(
        THROUGH,
        NAMED,
        WRITTEN,
        Step("sum-rule", then(sum_rule(), constant()), "Neither inputs nor weights change with the bias."),
        Step("entries", entry(), "A bias changes with itself alone."),
        Step("one-column", contract(l), "Of the sum over $l$, the term $l = j$ is left."),
    ),
    claim=SumOver(G[a, j], a),
)

H = Family("H", (a, l), tanh(Z[a, l]))
loss_of_h = Loss("K", H[a, l], G)

exercises = Exercises(
    Exercise(
        "A frozen layer gets the same gradient for its inputs. What changes there if the bias is left out?",
        Derivative(L, X[c, i]),
        ((SumOver(G[c, l] * W[i, l], l), "Nothing: $b$ is not in it."),),
    ),
    Exercise(
        r"A [tanh](tanh.md) follows the layer, $H_{al} = \tanh(Z_{al})$, and $G$ is now the gradient of a loss $K$ by "
        r"$H$. What is the gradient by the weights?",
        Derivative(loss_of_h, W[i, j]),
        (
            (
                sum_over(X[a, i] * G[a, j] * (1 - H[a, j] ** 2), a),
                r"Each $G_{aj}$ is multiplied by the slope of tanh, $1 - H_{aj}^2$, and then all is as above.",
            ),
        ),
    ),
)

x_all, w_all, g_all = Whole(X), Whole(W), Whole(G)

note = Note(
    "Linear layer",
    by_weights,
    Further({"by-input": by_input, "by-bias": by_bias}),
    MatrixForms({"": x_all.T @ g_all, "by-input": g_all @ w_all.T, "by-bias": ColumnSums(g_all)}),
    Frameworks(
        {
            "": Asked("F.linear(X, W.T, b)", "X @ W + b"),
            "by-input": Asked("F.linear(X, W.T, b)", "X @ W + b"),
            "by-bias": Asked("F.linear(X, W.T, b)", "X @ W + b"),
        }
    ),
    Example(
        {X: ((1, 2), (0, 1), (2, -1)), W: ((1, 0), (-1, 2)), b: (0, 1), G: ((1, 0), (0, 1), (-1, 2))},
        Shown("Z", Z[a, l], (a, l)),
        Shown(r"\frac{\partial L}{\partial W}", by_weights.claim, (i, j)),
        Shown(r"\frac{\partial L}{\partial X}", by_input.claim, (c, i)),
        Shown(r"\frac{\partial L}{\partial b}", by_bias.claim, (j,)),
    ),
    exercises,
    Code(),
)
