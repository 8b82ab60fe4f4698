"""Softmax: each output depends on each input, and its Jacobian is p_i(delta_ij - p_j)."""

from derive.forms.families import Family
from derive.forms.form import Derivative, Symbol, form
from derive.forms.functions import exp
from derive.forms.indexed import Delta, Index, Loss, Size, SumOver, Tensor
from derive.forms.matrices import Diagonal, Whole
from derive.rules.calculus import chain, quotient_rule, sum_rule
from derive.rules.fractions import cancel, split, take_out
from derive.rules.indices import contract, out_of_sum, split_sum
from derive.rules.naming import recognize
from derive.rules.products import multiply_out
from derive.rules.rule import then
from derive.rules.several import derived, entry, gradient, through
from derive.rules.sums import factor_out
from derive.written.derivation import Gradient, Step
from derive.written.exercise import Exercise
from parts.code import Code
from parts.example import Example, Shown
from parts.exercises import Exercises
from parts.frameworks import Asked, Frameworks
from parts.further import Further
from parts.heat_map import HeatMap, Sliders
from parts.matrix_forms import MatrixForms
from parts.note import Note

n = Size("n")
i, j, k = (Index(letter, n) for letter in "ijk")
x, g = Tensor("x", (n,)), Tensor("g", (n,))

p = Family("p", (i,), exp(x[i]) / SumOver(exp(x[k]), k))
L = Loss("L", p[i], g)

jacobian = Gradient(
    of=p[i],
    by=x[j],
    because="The exponential makes every number positive, and dividing by their sum makes them add up to 1.",
    prepare=(),
    derive=(
        Step("quotient-rule", quotient_rule(), "The bottom changes with $x_j$ in any case, and the top may, too."),
        Step("sum-rule", sum_rule(), "The sum below is differentiated term by term."),
        Step("chain-rule", chain(), "The exponential is its own derivative, times the derivative of the exponent."),
        Step(
            "entries",
            entry(),
            r"The inputs are independent of each other: $\partial x_i/\partial x_j$ is 1 if $i = j$, and 0 if not. "
            r"$\delta_{ij}$ is short for that.",
        ),
        Step("one-term", contract(k), "In the sum over $k$, only the term $k = j$ is not 0."),
        Step("split", split(), "The two terms of the numerator get fractions of their own."),
        Step("cancel", cancel(), "In the first one, a sum cancels."),
        Step("two-factors", take_out(exp(x[i]) / SumOver(exp(x[k]), k)), "Each fraction has $p_i$ in it."),
        Step("recognize", then(recognize(p[i]), recognize(p[j])), "Now the outputs themselves are to be seen."),
        Step("factor", factor_out(p[i]), r"Both terms have the factor $p_i$."),
    ),
    claim=p[i] * (Delta(i, j) - p[j]),
)

backward = Gradient(
    of=L,
    by=x[j],
    because="Some loss $L$ depends on all outputs; $g_i$ is its derivative by $p_i$, and comes from the layers behind.",
    prepare=(),
    derive=(
        Step("through", through(p[i]), "A change of $x_j$ changes every $p_i$, and each of them changes the loss."),
        Step("gradient", gradient(), r"$\partial L/\partial p_i$ is called $g_i$."),
        Step("jacobian", derived(jacobian), "The other factor is the result above."),
        Step("multiply-out", multiply_out(), "The product is multiplied out."),
        Step("split", split_sum(i), "The sum becomes two."),
        Step("one-term", contract(i), "In the first, only the term $i = j$ is not 0."),
        Step("out", out_of_sum(i), "In the second, $p_j$ is the same in every term."),
        Step("factor", factor_out(p[j]), "Both terms have the factor $p_j$."),
    ),
    claim=p[j] * (g[j] - SumOver(g[i] * p[i], i)),
)

c = Symbol("c")
tau = Symbol("tau", low=0)
q = Family("q", (i,), exp(x[i] / tau) / SumOver(exp(x[k] / tau), k))
r = Family("r", (i,), exp(-x[i]) / SumOver(exp(-x[k]), k))

exercises = Exercises(
    Exercise(
        "Show that adding one number $c$ to all inputs changes nothing. That is what makes softmax safe from overflow: "
        "take $c$ as minus the largest input.",
        exp(x[i] + c) / SumOver(exp(x[k] + c), k),
        (
            (exp(c) * exp(x[i]) / SumOver(exp(c) * exp(x[k]), k), "The exponential of a sum is a product."),
            (exp(c) * exp(x[i]) / (exp(c) * SumOver(exp(x[k]), k)), "The factor $e^c$ is in every term of the sum."),
            (p[i], "It cancels."),
        ),
    ),
    Exercise(
        r"With a temperature $\tau$, the output $q_i$ is softmax of all $x_k/\tau$. What is its Jacobian?",
        Derivative(q[i], x[j]),
        (
            (
                (1 / tau) * (q[i] * (Delta(i, j) - q[j])),
                r"The exponent is $x_i/\tau$, with the derivative $1/\tau$, which the chain rule puts in front. A high "
                r"temperature makes the output flat, and the gradient small.",
            ),
        ),
    ),
    Exercise(
        "Softmin gives most to the smallest input: its output $r_i$ is softmax of all $-x_k$. What is its Jacobian?",
        Derivative(r[i], x[j]),
        (
            (-(r[i] * (Delta(i, j) - r[j])), "The inputs come in with a minus, and so does the derivative."),
            (r[i] * (r[j] - Delta(i, j)), "The minus turns the difference around."),
        ),
    ),
    Exercise(
        "Add up the Jacobian over $i$. Why must this come out?",
        SumOver(Derivative(p[i], x[j]), i),
        (
            (SumOver(p[i] * (Delta(i, j) - p[j]), i), "This is the result, under the sum."),
            (p[j] - p[j] * SumOver(p[i], i), "The delta leaves one term, and $p_j$ does not change with $i$."),
            (form(0), "The outputs add up to 1, whatever the inputs are: what one gains, others lose."),
        ),
    ),
)

P, G = Whole(p), Whole(g)

note = Note(
    "Softmax",
    jacobian,
    Further({"backward": backward}),
    MatrixForms({"": Diagonal(P) - P @ P.T, "backward": P * (G - G.T @ P)}),
    Frameworks(
        {
            "": Asked("torch.softmax(x, 0)", "jax.nn.softmax(x)"),
            "backward": Asked("torch.softmax(x, 0)", "jax.nn.softmax(x)"),
        }
    ),
    Example(
        {x: (1, 2, 3), g: (1, 0, -1)},
        Shown("p", p[i], (i,)),
        Shown(r"\frac{\partial p}{\partial x}", jacobian.claim, (i, j)),
        Shown(r"\frac{\partial L}{\partial x}", backward.claim, (j,)),
    ),
    HeatMap(
        "Softmax of three logits, and its Jacobian",
        "An output grows with its own logit at the cost of the others, so the diagonal is positive and all else is "
        "negative. Once one output is nearly 1, all slopes are nearly 0.",
        {x: (1, 2, 3)},
        Sliders(x),
        Shown("p", p[j], (j,)),
        Shown(r"\frac{\partial p_i}{\partial x_j}", jacobian.claim, (i, j)),
    ),
    exercises,
    Code(),
)
