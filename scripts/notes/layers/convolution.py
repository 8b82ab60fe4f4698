"""Convolution in one dimension: its gradient by the input is a convolution again, and by the kernel a correlation."""

from derive.forms.families import Family
from derive.forms.form import Derivative
from derive.forms.indexed import WHOLE, Index, Loss, Shift, Size, SumOver, Tensor, sum_over
from derive.rules.calculus import constant_factor, sum_rule, write_out
from derive.rules.indices import contract, into_sum, swap_sums
from derive.rules.several import entry, gradient, through
from derive.rules.sums import in_order
from derive.written.derivation import Gradient, Step
from derive.written.exercise import Exercise
from parts.code import Code
from parts.example import Example, Shown
from parts.exercises import Exercises
from parts.frameworks import Asked, Frameworks
from parts.further import Further
from parts.note import Note

i, j, k, l = (Index(letter, WHOLE) for letter in "ijkl")  # noqa: E741  # as in print
x, w, g = (Tensor(letter, (WHOLE,)) for letter in "xwg")
y = Family("y", (i,), SumOver(w[k] * x[Shift((i, k))], k))
L = Loss("L", y[i], g)

BECAUSE = (
    r"The kernel $w$ slides along the input $x$, and $y_i$ is the sum of products where it has come to place $i$. The "
    r"derivative of some loss $L$ by $y_i$ is $g_i$, which comes from the layers behind."
)
THROUGH = Step("through", through(y[i]), "The loss depends on all outputs, and each counts.")
NAMED = Step("gradient", gradient(), "This is what comes from the layers behind.")
WRITTEN = Step("write-out", write_out(), "What the layer computes is written out.")
SUM = Step("sum-rule", sum_rule(), "The sum is differentiated term by term.")

by_input = Gradient(
    of=L,
    by=x[j],
    because=BECAUSE,
    prepare=(),
    derive=(
        THROUGH,
        NAMED,
        WRITTEN,
        SUM,
        Step("constant-factor", constant_factor(), "The kernel does not change with the input."),
        Step("entries", entry(), "An input changes with itself alone, and so $i + k$ must be $j$."),
        Step("into", into_sum(k), "The factor $g_i$ is multiplied into the sum over $k$."),
        Step("swap", swap_sums(), "The two sums change places, so that the one over outputs can be seen to."),
        Step("one-output", contract(i), "Of the sum over $i$, the term $i = j - k$ is left."),
        Step("order", in_order(w[k], g[Shift((j,), (k,))]), "The kernel now goes over $g$, the other way round."),
    ),
    claim=SumOver(w[k] * g[Shift((j,), (k,))], k),
)

by_kernel = Gradient(
    of=L,
    by=w[l],
    because=BECAUSE,
    prepare=(),
    derive=(
        THROUGH,
        NAMED,
        WRITTEN,
        SUM,
        Step("constant-factor", constant_factor(), "The input does not change with the kernel."),
        Step("entries", entry(), "A weight of the kernel changes with itself alone, and so $k$ must be $l$."),
        Step("one-weight", contract(k), "Of the sum over $k$, the term $k = l$ is left."),
    ),
    claim=SumOver(g[i] * x[Shift((i, l))], i),
)

z = Family("z", (i,), SumOver(w[k] * x[Shift((i,), (k,))], k))
of_flipped = Loss("K", z[i], g)
T = Family("T", (i, j), w[Shift((j,), (i,))])

n, m = Size("n"), Size("m")
a, c = Index("a", n), Index("c", n)
b, o = Index("b", m), Index("o", m)
X, W, G = Tensor("X", (n, WHOLE)), Tensor("W", (m, n, WHOLE)), Tensor("G", (m, WHOLE))
Y = Family("Y", (o, i), sum_over(W[o, c, k] * X[c, Shift((i, k))], c, k))
of_channels = Loss("M", Y[o, i], G)

exercises = Exercises(
    Exercise(
        r"What mathematics calls the convolution of $w$ and $x$ has a minus, $z_i = \sum_k w_k x_{i-k}$. With the "
        "gradient $g$ of a loss $K$ by $z$, what is the gradient by the input?",
        Derivative(of_flipped, x[j]),
        (
            (
                SumOver(w[k] * g[Shift((j, k))], k),
                "It is what frameworks call convolution: each of the two is the other one's way back.",
            ),
        ),
    ),
    Exercise(
        r"The layer is $y = Tx$ with $T_{ij} = w_{j-i}$, a matrix with one number along each of its diagonals. Show "
        r"that the gradient by the input is $T^\top g$, as for any [linear layer](linear.md).",
        Derivative(L, x[j]),
        (
            (SumOver(w[k] * g[Shift((j,), (k,))], k), "This is the result."),
            (SumOver(T[i, j] * g[i], i), "With $i = j - k$, it has the same terms, and column $j$ of $T$ in them."),
        ),
    ),
    Exercise(
        r"With $n$ channels of input and $m$ of output, $Y_{oi} = \sum_c \sum_k W_{ock} X_{c,i+k}$. With the gradient "
        "$G$ of a loss $M$ by $Y$, what is the gradient by the kernels?",
        Derivative(of_channels, W[b, a, l]),
        (
            (
                SumOver(G[b, i] * X[a, Shift((i, l))], i),
                "Each pair of channels has a kernel of its own, which sees these two alone.",
            ),
        ),
    ),
)

CONV = Asked('F.conv1d(x[None, None], w[None, None], padding="same")[0, 0]', 'jnp.correlate(x, w, mode="same")')

note = Note(
    "Convolution",
    by_input,
    Further({"by-kernel": by_kernel}),
    Frameworks({"": CONV, "by-kernel": CONV}),
    Example(
        {x: (1, 2, 0, -1, 3), w: (2, -1, 1), g: (1, 0, 2)},
        Shown("y", y[i], (i,), like=g),
        Shown(r"\frac{\partial L}{\partial x}", by_input.claim, (j,), like=x),
        Shown(r"\frac{\partial L}{\partial w}", by_kernel.claim, (l,), like=w),
    ),
    exercises,
    Code(),
)
