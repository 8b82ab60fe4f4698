"""The RNN cell h = tanh(Wx + Us + b): its gradients by the state before, its weights, its input and its bias."""

from derive.forms.families import Family
from derive.forms.form import Derivative
from derive.forms.functions import tanh
from derive.forms.indexed import Index, Loss, Size, SumOver, Tensor
from derive.forms.matrices import Applied, Diagonal, Ones, Whole
from derive.rules.calculus import chain, constant, constant_factor, sum_rule, write_out
from derive.rules.indices import contract
from derive.rules.naming import recognize
from derive.rules.rule import then
from derive.rules.several import derived, entry, gradient, through
from derive.written.derivation import Gradient, Step
from derive.written.exercise import Exercise
from parts.code import Code
from parts.example import Example, Shown
from parts.exercises import Exercises
from parts.frameworks import Asked, Frameworks
from parts.further import Further
from parts.matrix_forms import MatrixForms
from parts.note import Note

n, m = Size("n"), Size("m")
i, j, k, q = (Index(letter, m) for letter in "ijkq")
l, r = Index("l", n), Index("r", n)  # noqa: E741  # as in print

x, s, b = Tensor("x", (n,)), Tensor("s", (m,)), Tensor("b", (m,))
W, U = Tensor("W", (m, n)), Tensor("U", (m, m))
g = Tensor("g", (m,))
z = Family("z", (i,), SumOver(W[i, l] * x[l], l) + SumOver(U[i, k] * s[k], k) + b[i])
h = Family("h", (i,), tanh(z[i]))
L = Loss("L", h[i], g)

BECAUSE = (
    r"$z_i$ is what arrives at unit $i$, from the input and from the state before; [tanh](tanh.md) of it is the "
    r"new state."
)

by_sums = Gradient(
    of=L,
    by=z[j],
    because=BECAUSE,
    prepare=(),
    derive=(
        Step("through", through(h[i]), "The loss depends on the whole new state, and each of its numbers counts."),
        Step("gradient", gradient(), r"$\partial L/\partial h_i$ is called $g_i$."),
        Step("write-out", write_out(), "The new state is written out."),
        Step("chain-rule", chain(), "The derivative of tanh is 1 minus its square."),
        Step("recognize", recognize(h[i]), "That tanh is the new state itself, which is there already."),
        Step("entries", entry(), "Taken as variables of their own, the $z_i$ are independent of each other."),
        Step("one-unit", contract(i), "Of the sum over $i$, the term $i = j$ is left: tanh does not mix units."),
    ),
    claim=g[j] * (1 - h[j] ** 2),
)

THROUGH = Step("through", through(z[i]), "It changes the loss through the $z_i$ alone.")
KNOWN = Step("by-z", derived(by_sums), "The first factor is the gradient by $z$.")
CONSTANTS = then(write_out(), sum_rule(), constant(), sum_rule(), constant_factor())
ONE_UNIT = Step("one-unit", contract(i), "Of the sum over $i$, the term $i = j$ is left: it feeds that unit alone.")

by_state = Gradient(
    of=L,
    by=s[j],
    because=BECAUSE,
    prepare=(),
    derive=(
        THROUGH,
        KNOWN,
        Step("constants", CONSTANTS, "Neither input nor weights nor bias change with the state before."),
        Step("entries", entry(), "A number of the state changes with itself alone."),
        Step("one-number", contract(k), "Of the sum over $k$, the term $k = j$ is left."),
    ),
    claim=SumOver(g[i] * (1 - h[i] ** 2) * U[i, j], i),
)

by_input = Gradient(
    of=L,
    by=x[r],
    because=BECAUSE,
    prepare=(),
    derive=(
        THROUGH,
        KNOWN,
        Step("constants", CONSTANTS, "Neither state nor weights nor bias change with the input."),
        Step("entries", entry(), "A number of the input changes with itself alone."),
        Step("one-number", contract(l), "Of the sum over $l$, the term $l = r$ is left."),
    ),
    claim=SumOver(g[i] * (1 - h[i] ** 2) * W[i, r], i),
)

by_recurrent = Gradient(
    of=L,
    by=U[j, q],
    because=BECAUSE,
    prepare=(),
    derive=(
        THROUGH,
        KNOWN,
        Step("constants", CONSTANTS, "The state before does not change with these weights, nor does all else."),
        Step("entries", entry(), "A weight changes with itself alone: both of its indices must be the same."),
        Step("one-number", contract(k), "Of the sum over $k$, the term $k = q$ is left."),
        ONE_UNIT,
    ),
    claim=g[j] * (1 - h[j] ** 2) * s[q],
)

by_weights = Gradient(
    of=L,
    by=W[j, r],
    because=BECAUSE,
    prepare=(),
    derive=(
        THROUGH,
        KNOWN,
        Step("constants", CONSTANTS, "The input does not change with these weights, nor does all else."),
        Step("entries", entry(), "A weight changes with itself alone: both of its indices must be the same."),
        Step("one-number", contract(l), "Of the sum over $l$, the term $l = r$ is left."),
        ONE_UNIT,
    ),
    claim=g[j] * (1 - h[j] ** 2) * x[r],
)

by_bias = Gradient(
    of=L,
    by=b[j],
    because=BECAUSE,
    prepare=(),
    derive=(
        THROUGH,
        KNOWN,
        Step("constants", then(write_out(), sum_rule(), constant()), "All else does not change with the biases."),
        Step("entries", entry(), "A bias changes with itself alone."),
        ONE_UNIT,
    ),
    claim=g[j] * (1 - h[j] ** 2),
)

jacobian = Gradient(
    of=h[i],
    by=s[j],
    because=BECAUSE,
    prepare=(),
    derive=(
        Step("chain-rule", chain(), "The derivative of tanh is 1 minus its square."),
        Step("recognize", recognize(h[i]), "That tanh is the new state itself."),
        Step("constants", CONSTANTS, "Neither input nor weights nor bias change with the state before."),
        Step("entries", entry(), "A number of the state changes with itself alone."),
        Step("one-number", contract(k), "Of the sum over $k$, the term $k = j$ is left."),
    ),
    claim=(1 - h[i] ** 2) * U[i, j],
)

c, t = Tensor("c", (m,)), Tensor("t", (n,))
two = Family("v", (i,), tanh(z[i] + c[i]))
later = Family("y", (i,), tanh(SumOver(W[i, l] * t[l], l) + SumOver(U[i, k] * h[k], k) + b[i]))

exercises = Exercises(
    Exercise(
        r"PyTorch's cell adds a second bias $c$ for the state: $v_i = \tanh(z_i + c_i)$. What is the gradient of a "
        "loss $J$ by it, if $g$ is now its gradient by $v$?",
        Derivative(Loss("J", two[i], g), c[j]),
        (
            (
                g[j] * (1 - two[j] ** 2),
                "It is the gradient by $b_j$, too. Only the sum of both biases counts, so one of them would do.",
            ),
        ),
    ),
    Exercise(
        "The same cell takes its next step with an input $t$, from $h$ to $y$. How does that state depend on the one "
        "before the first step?",
        Derivative(later[i], s[j]),
        (
            (
                SumOver((1 - later[i] ** 2) * U[i, k] * Derivative(h[k], s[j]), k),
                "Through every $h_k$; the first factors are the Jacobian of the second step.",
            ),
            (
                SumOver((1 - later[i] ** 2) * U[i, k] * ((1 - h[k] ** 2) * U[k, j]), k),
                "The Jacobian of the first step is put in. What is added up is a product of two matrices, and each "
                "more step brings one more.",
            ),
        ),
    ),
)

arriving = Whole(g) * (Ones(m) - Applied("square", Whole(h)))
TORCH, JAX = "torch.tanh(W @ x + U @ s + b)", "jnp.tanh(W @ x + U @ s + b)"

note = Note(
    "RNN cell",
    by_state,
    Further(
        {
            "by-sums": by_sums,
            "by-recurrent": by_recurrent,
            "by-weights": by_weights,
            "by-input": by_input,
            "by-bias": by_bias,
            "jacobian": jacobian,
        }
    ),
    MatrixForms(
        {
            "by-sums": arriving,
            "": Whole(U).T @ arriving,
            "by-recurrent": arriving @ Whole(s).T,
            "by-weights": arriving @ Whole(x).T,
            "by-input": Whole(W).T @ arriving,
            "by-bias": arriving,
            "jacobian": Diagonal(Ones(m) - Applied("square", Whole(h))) @ Whole(U),
        }
    ),
    Frameworks(
        {
            "": Asked(TORCH, JAX),
            "by-sums": Asked("torch.tanh(z)", "jnp.tanh(z)"),
            "by-recurrent": Asked(TORCH, JAX),
            "by-weights": Asked(TORCH, JAX),
            "by-input": Asked(TORCH, JAX),
            "by-bias": Asked(TORCH, JAX),
            "jacobian": Asked(TORCH, JAX),
        }
    ),
    Example(
        {x: (1, -1), s: (0.5, -0.5), W: ((1, 0), (0, 1)), U: ((1, 1), (-1, 1)), b: (0, 0.5), g: (1, 2)},
        Shown("z", z[i], (i,)),
        Shown("h", h[i], (i,)),
        Shown(r"\frac{\partial L}{\partial z}", by_sums.claim, (j,)),
        Shown(r"\frac{\partial L}{\partial s}", by_state.claim, (j,)),
        Shown(r"\frac{\partial L}{\partial U}", by_recurrent.claim, (j, q)),
    ),
    exercises,
    Code(),
)
