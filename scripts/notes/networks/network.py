"""A network of two inputs, two hidden units and one output, with numbers all the way."""

from derive.forms.families import Family
from derive.forms.form import Form, Name, Symbol
from derive.forms.functions import exp, ln
from derive.forms.indexed import Index, Loss, Size, SumOver, Tensor
from derive.forms.matrices import Ones, Whole
from derive.rules.calculus import constant, constant_factor, sum_rule, write_out
from derive.rules.indices import contract
from derive.rules.known import known
from derive.rules.rule import then
from derive.rules.several import entry, gradient, through
from derive.rules.sums import in_order
from derive.written.derivation import Gradient, Step
from network.written import Back, Network
from notes.activations.sigmoid import derivation as of_sigmoid
from parts.code import Code
from parts.frameworks import Asked, Frameworks
from parts.further import Further
from parts.matrix_forms import MatrixForms
from parts.note import Note


def sigmoid(z: Form) -> Form:
    return 1 / (1 + exp(-z))


# One training example, and the parameters before the step.
x1, x2, y = Symbol("x_1"), Symbol("x_2"), Symbol("y")
w11, w12, b1 = Symbol("w_11"), Symbol("w_12"), Symbol("b_1")
w21, w22, b2 = Symbol("w_21"), Symbol("w_22"), Symbol("b_2")
v1, v2, c = Symbol("v_1"), Symbol("v_2"), Symbol("c")

# Forward: the hidden units, the output, and the loss, binary cross-entropy.
z1 = Name("z_1", w11 * x1 + w12 * x2 + b1)
z2 = Name("z_2", w21 * x1 + w22 * x2 + b2)
h1 = Name("h_1", sigmoid(z1))
h2 = Name("h_2", sigmoid(z2))
u = Name("u", v1 * h1 + v2 * h2 + c)
p = Name("p", sigmoid(u))
loss = Name("L", -(y * ln(p) + (1 - y) * ln(1 - p)))

network = Network(
    example={x1: "0.5", x2: "-1", y: "1"},
    parameters={
        w11: "0.8", w12: "-0.4", b1: "0.1",
        w21: "0.3", w22: "0.9", b2: "-0.2",
        v1: "1.2", v2: "-0.7", c: "-0.5",
    },
    rate="0.5",
    forward=(z1, h1, z2, h2, u, p, loss),
    backward=(
        Back(u, loss, p - y),
        Back(v1, u, h1), Back(v2, u, h2), Back(c, u, 1),
        Back(h1, u, v1), Back(z1, h1, h1 * (1 - h1)),
        Back(w11, z1, x1), Back(w12, z1, x2), Back(b1, z1, 1),
        Back(h2, u, v2), Back(z2, h2, h2 * (1 - h2)),
        Back(w21, z2, x1), Back(w22, z2, x2), Back(b2, z2, 1),
    ),
    layers=((x1, x2), (h1, h2), (p,)),
)  # fmt: skip

# The same layer for any number of inputs and units, and any loss behind it.
n, m = Size("n"), Size("m")
j, l, i, k = Index("j", n), Index("l", n), Index("i", m), Index("k", m)  # noqa: E741  # as in print
x, W, b, g = Tensor("x", (n,)), Tensor("W", (m, n)), Tensor("b", (m,)), Tensor("g", (m,))
z = Family("z", (k,), SumOver(W[k, l] * x[l], l) + b[k])
h = Family("h", (k,), sigmoid(z[k]))
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

note = Note(
    "A network by hand",
    network,
    Further({"by-weights": by_weights, "by-input": by_input}),
    MatrixForms({"by-weights": BEFORE @ Whole(x).T, "by-input": Whole(W).T @ BEFORE}),
    Frameworks(
        {
            "by-weights": Asked("torch.sigmoid(W @ x + b)", "jax.nn.sigmoid(W @ x + b)"),
            "by-input": Asked("torch.sigmoid(W @ x + b)", "jax.nn.sigmoid(W @ x + b)"),
        }
    ),
    Code(),
)
