"""A layer with the sigmoid behind it, for any number of inputs and units: the network's, in general."""

from derive.forms.families import Family
from derive.forms.functions import exp
from derive.forms.indexed import Index, Loss, Size, SumOver, Tensor
from derive.forms.matrices import Ones, Whole
from derive.rules.calculus import constant, constant_factor, sum_rule, write_out
from derive.rules.indices import contract
from derive.rules.known import known
from derive.rules.rule import then
from derive.rules.several import entry, gradient, through
from derive.rules.sums import in_order
from derive.written.derivation import Gradient, Step
from notes.activations.sigmoid import derivation as of_sigmoid
from parts.frameworks import Asked, Frameworks
from parts.further import Further
from parts.matrix_forms import MatrixForms

n, m = Size("n"), Size("m")
j, l, i, k = Index("j", n), Index("l", n), Index("i", m), Index("k", m)  # noqa: E741  # as in print
x, W, b, g = Tensor("x", (n,)), Tensor("W", (m, n)), Tensor("b", (m,)), Tensor("g", (m,))
z = Family("z", (k,), SumOver(W[k, l] * x[l], l) + b[k])
h = Family("h", (k,), 1 / (1 + exp(-z[k])))
K = Loss("K", h[k], g)

BECAUSE = "Each unit $k$ has a row of weights $W_{k1}$ to $W_{kn}$ and a bias."
TO_THE_SUM = (
    Step("through", through(h[k]), "The loss depends on all units."),
    Step("gradient", gradient(), r"$\partial K/\partial h_k$ is called $g_k$, and comes from the right."),
    Step("sigmoid", known(of_sigmoid, "Sigmoid", "sigmoid"), "This is $a(1 - a)$, with $h_k$ for $a$."),
    Step("write-out", write_out(), "The weighted sum is written out."),
)
by_weights = Gradient(
    of=K,
    by=W[i, j],
    because=BECAUSE,
    prepare=(),
    derive=(
        *TO_THE_SUM,
        Step("sum-rule", then(sum_rule(), constant(), sum_rule()), "The bias does not change with the weights."),
        Step("constant-factor", constant_factor(), "Nor do the inputs."),
        Step("entries", entry(), "A weight changes with itself alone."),
        Step("one-input", contract(l), "One term of the sum over the inputs is left."),
        Step("one-unit", contract(k), "And one of the sum over the units: each weight belongs to one."),
    ),
    claim=g[i] * h[i] * (1 - h[i]) * x[j],
)
by_input = Gradient(
    of=K,
    by=x[j],
    because=BECAUSE,
    prepare=(),
    derive=(
        *TO_THE_SUM,
        Step("sum-rule", then(sum_rule(), constant(), sum_rule()), "The bias does not change with the inputs."),
        Step("constant-factor", constant_factor(), "Nor do the weights."),
        Step("entries", entry(), "An input changes with itself alone."),
        Step("one-input", contract(l), "One term of the sum over $l$ is left; that over the units stays."),
        Step("order", in_order(W[k, j], g[k]), "The weight in front shows that this is a product of matrices."),
    ),
    claim=SumOver(W[k, j] * h[k] * (1 - h[k]) * g[k], k),
)

G, H = Whole(g), Whole(h)
BEFORE = G * H * (Ones(m) - H)  # the gradient by z

ASKED = Asked("torch.sigmoid(W @ x + b)", "jax.nn.sigmoid(W @ x + b)")
layer = (
    Further({"by-weights": by_weights, "by-input": by_input}),
    MatrixForms({"by-weights": BEFORE @ Whole(x).T, "by-input": Whole(W).T @ BEFORE}),
    Frameworks({"by-weights": ASKED, "by-input": ASKED}),
)
