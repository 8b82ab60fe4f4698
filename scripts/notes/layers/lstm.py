"""The LSTM cell: its gradients by the cell state before and by what arrives at each of its four gates."""

from derive.forms.families import Family
from derive.forms.form import Derivative
from derive.forms.functions import sigmoid, tanh
from derive.forms.indexed import Delta, Index, Loss, Size, SumOver, Tensor
from derive.forms.matrices import Applied, Matrix, Ones, Whole
from derive.rules.calculus import chain, constant, constant_factor, sum_rule, write_out
from derive.rules.indices import contract
from derive.rules.naming import recognize
from derive.rules.rule import then
from derive.rules.several import entry, gradient, through
from derive.written.derivation import Gradient, Step
from derive.written.exercise import Exercise
from parts.code import Code
from parts.example import Example, Shown
from parts.exercises import Exercises
from parts.frameworks import Asked, Frameworks
from parts.further import Further
from parts.matrix_forms import MatrixForms
from parts.note import Note

m = Size("m")
j, k = Index("j", m), Index("k", m)

s = Tensor("s", (m,))
i_bar, f_bar, g_bar, o_bar = (Tensor(f"{gate}_bar", (m,)) for gate in "ifgo")
i = Family("i", (k,), sigmoid(i_bar[k]))
f = Family("f", (k,), sigmoid(f_bar[k]))
g = Family("g", (k,), tanh(g_bar[k]))
o = Family("o", (k,), sigmoid(o_bar[k]))
c = Family("c", (k,), f[k] * s[k] + i[k] * g[k])
h = Family("h", (k,), o[k] * tanh(c[k]))

q, r = Tensor("q", (m,)), Tensor("r", (m,))
L = Loss("L", h[k], q)
J = Loss("J", c[k], r)

OF_CELL = (
    "The forget gate $f$ says how much of the cell state before stays, and the input gate $i$ how much of $g$ is new."
)
OF_OUTPUT = "The output gate $o$ says how much of the cell state is shown."
ONE_UNIT = Step("one-unit", contract(k), "Of the sum over $k$, the term $k = j$ is left: units do not mix here.")
SIGMOID = "The derivative of the [sigmoid](sigmoid.md) $\\sigma$ is it, times 1 minus it."
TANH = "The derivative of [tanh](tanh.md) is 1 minus its square."


def begin(loss: Loss, coming: str, what_else: str) -> tuple[Step, ...]:
    """From a loss to the derivatives of what it is a loss of, without what is constant."""
    through_all = through(loss.through)
    letter = loss.through.name
    summed = (sum_rule(), constant()) if loss == J else ()
    return (
        Step("through", through_all, f"The loss depends on all of ${letter}$, and each number counts."),
        Step("gradient", gradient(), rf"$\partial {loss.name}/\partial {letter}_k$ is called ${coming}_k$."),
        Step("constants", then(write_out(), *summed, constant_factor()), what_else),
    )


def through_gate(gate: Family, why: str) -> tuple[Step, ...]:
    """From the derivative of a gate to that of what arrives at it, in terms of the gate's value."""
    return (
        Step("gate", then(write_out(), chain()), why),
        Step("recognize", recognize(gate[k]), f"That is ${gate.name}_k$ itself, which is there already."),
        Step("entries", entry(), "What arrives at one unit is independent of what arrives at others."),
        ONE_UNIT,
    )


by_cell_before = Gradient(
    of=J,
    by=s[j],
    because=OF_CELL,
    prepare=(),
    derive=(
        *begin(J, "r", "What is new does not change with the cell state before, nor does the forget gate."),
        Step("entries", entry(), "A number of the cell state changes with itself alone."),
        ONE_UNIT,
    ),
    claim=r[j] * f[j],
)

by_forget = Gradient(
    of=J,
    by=f_bar[j],
    because=OF_CELL,
    prepare=(),
    derive=(*begin(J, "r", "It changes the forget gate alone."), *through_gate(f, SIGMOID)),
    claim=r[j] * s[j] * f[j] * (1 - f[j]),
)

by_input = Gradient(
    of=J,
    by=i_bar[j],
    because=OF_CELL,
    prepare=(),
    derive=(*begin(J, "r", "It changes the input gate alone."), *through_gate(i, SIGMOID)),
    claim=r[j] * g[j] * i[j] * (1 - i[j]),
)

by_new = Gradient(
    of=J,
    by=g_bar[j],
    because=OF_CELL,
    prepare=(),
    derive=(*begin(J, "r", "It changes what is new alone."), *through_gate(g, TANH)),
    claim=r[j] * i[j] * (1 - g[j] ** 2),
)

by_output = Gradient(
    of=L,
    by=o_bar[j],
    because=OF_OUTPUT,
    prepare=(),
    derive=(*begin(L, "q", "It changes the output gate alone."), *through_gate(o, SIGMOID)),
    claim=q[j] * tanh(c[j]) * o[j] * (1 - o[j]),
)

by_cell = Gradient(
    of=L,
    by=c[j],
    because=OF_OUTPUT,
    prepare=(),
    derive=(
        *begin(L, "q", "The output gate does not change with the cell state."),
        Step("chain-rule", chain(), TANH),
        Step("entries", entry(), "Taken as variables of their own, the numbers of the cell state are independent."),
        ONE_UNIT,
    ),
    claim=q[j] * o[j] * (1 - tanh(c[j]) ** 2),
)

coupled = Family("v", (k,), f[k] * s[k] + (1 - f[k]) * g[k])

exercises = Exercises(
    Exercise(
        "Only the output $h$ goes on, as in the last step of a sequence. What is the gradient of the loss $L$ by the "
        "cell state before?",
        Derivative(L, s[j]),
        (
            (
                SumOver(Derivative(L, c[k]) * Derivative(c[k], s[j]), k),
                "It changes the loss through the new cell state alone.",
            ),
            (
                SumOver(q[k] * o[k] * (1 - tanh(c[k]) ** 2) * (f[k] * Delta(k, j)), k),
                "The first factor is the gradient by $c_k$, which takes the place of $r_k$.",
            ),
            (q[j] * o[j] * (1 - tanh(c[j]) ** 2) * f[j], "One term of the sum is left."),
        ),
    ),
    Exercise(
        "In a cell with coupled gates, the input gate is what the forget gate leaves: $v_k = f_ks_k + (1 - f_k)g_k$. "
        r"How does that change with $\bar f_j$?",
        Derivative(coupled[k], f_bar[j]),
        (
            (Derivative(f[k], f_bar[j]) * (s[k] - g[k]), "$f_k$ stands in both terms, once with a minus."),
            (
                f[k] * (1 - f[k]) * Delta(k, j) * (s[k] - g[k]),
                "The slope of the gate, times what is won by keeping the old and not taking the new.",
            ),
        ),
    ),
)


def rest(of: Family) -> Matrix:
    """1 minus a gate."""
    return Ones(m) - Whole(of)


squashed = Applied("tanh", Whole(c))
CELL = Asked(
    "torch.sigmoid(f_bar) * s + torch.sigmoid(i_bar) * torch.tanh(g_bar)",
    "jax.nn.sigmoid(f_bar) * s + jax.nn.sigmoid(i_bar) * jnp.tanh(g_bar)",
)

note = Note(
    "LSTM cell",
    by_cell_before,
    Further(
        {"by-forget": by_forget, "by-input": by_input, "by-new": by_new, "by-cell": by_cell, "by-output": by_output}
    ),
    MatrixForms(
        {
            "": Whole(r) * Whole(f),
            "by-forget": Whole(r) * Whole(s) * Whole(f) * rest(f),
            "by-input": Whole(r) * Whole(g) * Whole(i) * rest(i),
            "by-new": Whole(r) * Whole(i) * (Ones(m) - Applied("square", Whole(g))),
            "by-cell": Whole(q) * Whole(o) * (Ones(m) - Applied("square", squashed)),
            "by-output": Whole(q) * squashed * Whole(o) * rest(o),
        }
    ),
    Frameworks(
        {
            "": CELL,
            "by-forget": CELL,
            "by-input": CELL,
            "by-new": CELL,
            "by-cell": Asked("torch.sigmoid(o_bar) * torch.tanh(c)", "jax.nn.sigmoid(o_bar) * jnp.tanh(c)"),
            "by-output": Asked(
                f"torch.sigmoid(o_bar) * torch.tanh({CELL.pytorch})", f"jax.nn.sigmoid(o_bar) * jnp.tanh({CELL.jax})"
            ),
        }
    ),
    Example(
        {s: (1, -1), i_bar: (0, 1), f_bar: (2, -2), g_bar: (1, 0), o_bar: (0, 2), r: (1, 1), q: (1, 2)},
        Shown("c", c[k], (k,)),
        Shown("h", h[k], (k,)),
        Shown(r"\frac{\partial J}{\partial s}", by_cell_before.claim, (j,)),
        Shown(r"\frac{\partial J}{\partial \bar f}", by_forget.claim, (j,)),
        Shown(r"\frac{\partial L}{\partial c}", by_cell.claim, (j,)),
        Shown(r"\frac{\partial L}{\partial \bar o}", by_output.claim, (j,)),
    ),
    exercises,
    Code(),
)
