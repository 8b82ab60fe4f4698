"""Log-softmax: the logarithm of softmax, which is x_i minus log-sum-exp, and its Jacobian delta_ij - p_j."""

from derive.forms.families import Family
from derive.forms.form import Derivative, Name
from derive.forms.functions import exp, ln
from derive.forms.indexed import Delta, Loss, SumOver
from derive.forms.matrices import ColumnSums, Identity, Ones, Whole
from derive.rules.calculus import sum_rule
from derive.rules.indices import contract, out_of_sum, split_sum
from derive.rules.logarithms import logarithm_of_fraction, undo
from derive.rules.naming import put_back, recognize
from derive.rules.products import multiply_out
from derive.rules.several import derived, entry, gradient, through
from derive.written.derivation import Gradient, Step
from derive.written.exercise import Exercise
from notes.losses.log_sum_exp import gradient as of_log_sum_exp
from notes.losses.log_sum_exp import s
from notes.losses.softmax import g, i, j, k, n, p, x
from parts.code import Code
from parts.example import Example, Shown
from parts.exercises import Exercises
from parts.frameworks import Asked, Frameworks
from parts.further import Further
from parts.matrix_forms import MatrixForms
from parts.note import Note

q = Family("q", (i,), ln(p[i]))
L = Loss("L", q[i], g)

jacobian = Gradient(
    of=q[i],
    by=x[j],
    because="Softmax makes probabilities $p_i$ of the inputs, and these are their logarithms.",
    prepare=(
        Step("write-out", put_back(p[i]), "What $p_i$ is shows how much of its logarithm need not be computed."),
        Step("two-logarithms", logarithm_of_fraction(), "So the top and the bottom can be seen to one by one."),
        Step("undo", undo(), "The first logarithm undoes the exponential, so that none of $x_i$ is lost."),
        Step("log-sum-exp", recognize(s), "The other one is [log-sum-exp](log_sum_exp.md), the same for all outputs."),
    ),
    derive=(
        Step("sum-rule", sum_rule(), "What is left is a difference of two terms."),
        Step("entries", entry(), r"The input $x_i$ changes with itself alone: with $x_j$ only if $i = j$."),
        Step(
            "known",
            derived(of_log_sum_exp, "Log-sum-exp", "log_sum_exp"),
            "Log-sum-exp changes with every input, as was derived there.",
        ),
        Step("recognize", recognize(p[j]), "That is the output of softmax at $j$."),
    ),
    claim=Delta(i, j) - p[j],
)

backward = Gradient(
    of=L,
    by=x[j],
    because="Some loss $L$ depends on all outputs; $g_i$ is its derivative by $q_i$, and comes from the layers behind.",
    prepare=(),
    derive=(
        Step("through", through(q[i]), "A change of $x_j$ changes every $q_i$, and each of them changes the loss."),
        Step("gradient", gradient(), "The derivative of the loss by $q_i$ is called $g_i$."),
        Step("jacobian", derived(jacobian), "The other factor is the result above."),
        Step("multiply-out", multiply_out(), "Each $g_i$ meets both terms."),
        Step("split", split_sum(i), "The terms with the delta are added up apart from the others."),
        Step("one-term", contract(i), "Only where $i = j$ is the delta not 0."),
        Step("out", out_of_sum(i), "In the second, $p_j$ is the same in every term."),
    ),
    claim=g[j] - p[j] * SumOver(g[i], i),
)

H = Name("H", -SumOver(p[k] * q[k], k))

exercises = Exercises(
    Exercise(
        "By how much do two outputs differ?",
        q[i] - q[j],
        (
            ((x[i] - s) - (x[j] - s), "Each output is its input minus log-sum-exp."),
            (
                x[i] - x[j],
                "By as much as their inputs: the difference of two logits is the logarithm of the ratio of their "
                "probabilities.",
            ),
        ),
    ),
    Exercise(
        "What does log-softmax make of its own outputs, if they come in as inputs again?",
        q[i] - ln(SumOver(exp(q[k]), k)),
        (
            (q[i] - ln(SumOver(p[k], k)), "The exponential undoes the logarithm."),
            (
                q[i],
                "The probabilities add up to 1, and the logarithm of 1 is 0: nothing changes. So log-probabilities may "
                "be given to what expects logits; probabilities may not.",
            ),
        ),
    ),
    Exercise(
        "The entropy $H$ of the outputs says how undecided they are. What is its gradient?",
        Derivative(H, x[j]),
        (
            (
                -SumOver(p[k] * (Delta(k, j) - p[j]) * q[k] + p[k] * (Delta(k, j) - p[j]), k),
                "By the product rule, with the [Jacobian of softmax](softmax.md) in the first term, and the one of "
                "log-softmax in the second.",
            ),
            (
                -SumOver(p[k] * (Delta(k, j) - p[j]) * q[k], k),
                "The second terms add up to $p_j - p_j$.",
            ),
            (
                -p[j] * (q[j] + H),
                "The sum of all $p_kq_k$ is $-H$ again. It is the mean of the $q_k$, and raising an input raises the "
                "entropy where $q_j$ lies below it.",
            ),
        ),
    ),
)

P, G = Whole(p), Whole(g)

note = Note(
    "Log-softmax",
    jacobian,
    Further({"backward": backward}),
    MatrixForms({"": Identity(n) - Ones(n) @ P.T, "backward": G - P * ColumnSums(G)}),
    Frameworks(
        {
            "": Asked("F.log_softmax(x, 0)", "jax.nn.log_softmax(x)"),
            "backward": Asked("F.log_softmax(x, 0)", "jax.nn.log_softmax(x)"),
        }
    ),
    Example(
        {x: (1, 2, 3), g: (1, 0, 1)},
        Shown("q", q[i], (i,)),
        Shown(r"\frac{\partial q}{\partial x}", jacobian.claim, (i, j)),
        Shown(r"\frac{\partial L}{\partial x}", backward.claim, (j,)),
    ),
    exercises,
    Code(),
)
