"""Cross-entropy of softmax: its gradient by the logits is p - t, and what becomes of it with a class, or smoothed."""

from derive.forms.families import Family
from derive.forms.form import Derivative, Name, Symbol
from derive.forms.functions import exp, ln
from derive.forms.indexed import Delta, Index, Size, SumOver, Tensor
from derive.forms.matrices import Whole
from derive.rules.calculus import chain, constant_factor, sum_rule
from derive.rules.fractions import cancel, product_of_fractions
from derive.rules.indices import adds_up, contract, out_of_sum, split_sum
from derive.rules.products import multiply_out
from derive.rules.rule import then
from derive.rules.several import derived
from derive.rules.signs import turn_difference
from derive.rules.sums import factor_out, like_terms
from derive.written.derivation import Gradient, Step
from derive.written.exercise import Exercise
from notes.losses.softmax import i, j, jacobian, k, n, p, x
from parts.code import Code
from parts.example import Example, Shown
from parts.exercises import Exercises
from parts.frameworks import Asked, Frameworks
from parts.further import Further
from parts.matrix_forms import MatrixForms
from parts.note import Note

t = Tensor("t", (n,), adds_up=True)
L = Name("L", -SumOver(t[k] * ln(p[k]), k))

by_logits = Gradient(
    of=L,
    by=x[j],
    because="Each logarithm is of the probability that softmax gives to a class, and its target is its weight.",
    prepare=(),
    derive=(
        Step(
            "sum-rule",
            then(constant_factor(), sum_rule(), constant_factor()),
            "Every $p_k$ changes with $x_j$, and no target does.",
        ),
        Step("logarithm", chain(), r"The logarithm of $p_k$ changes $1/p_k$ times as fast as $p_k$."),
        Step("jacobian", derived(jacobian, "Softmax", "softmax"), "How softmax changes was derived there."),
        Step(
            "cancel",
            then(product_of_fractions(), cancel()),
            "This is why the two belong together: what the logarithm divides by, softmax has as a factor.",
        ),
        Step("multiply-out", multiply_out(), "Each target meets both terms."),
        Step("split", split_sum(k), "The terms with the delta are added up apart from the others."),
        Step("one-term", contract(k), "Only where $k = j$ is the delta not 0."),
        Step("out", out_of_sum(k), "In the other sum, $p_j$ is the same in every term."),
        Step("adds-up", adds_up(), "Here, and nowhere else, it is used that the targets add up to 1."),
        Step("turn", turn_difference(), "What is too much is positive, so that descent takes it away."),
    ),
    claim=p[j] - t[j],
)

c = Index("c", n)
C = Family("C", (c,), -ln(p[c]))

by_class = Gradient(
    of=C[c],
    by=x[j],
    because="All of the target is on one class $c$, so one logarithm is left of the sum.",
    prepare=(),
    derive=(
        Step(
            "logarithm",
            then(constant_factor(), chain()),
            "The minus stays, and the logarithm of $p_c$ changes $1/p_c$ times as fast as $p_c$.",
        ),
        Step("jacobian", derived(jacobian, "Softmax", "softmax"), "Of that Jacobian, the row $c$ alone is needed."),
        Step("cancel", then(product_of_fractions(), cancel()), "Here, too, the probability cancels."),
        Step("turn", turn_difference(), "The minus turns it around."),
    ),
    claim=p[j] - Delta(c, j),
)

alpha = Symbol("alpha", low=0, high=1)
S = Name("S", (1 - alpha) * C[c] + alpha / n * SumOver(C[k], k))

smoothed = Gradient(
    of=S,
    by=x[j],
    because=r"A share $1 - \alpha$ of the loss is that of the right class $c$; the rest is the mean over all classes.",
    prepare=(),
    derive=(
        Step(
            "sum-rule",
            then(sum_rule(), constant_factor(), sum_rule()),
            "The losses of single classes are mixed with fixed weights.",
        ),
        Step("class", derived(by_class), "Each of them has the gradient that was just derived, $c$ or $k$ alike."),
        Step("split", split_sum(k), "The sum becomes two, to be added up one by one."),
        Step("out", out_of_sum(k), "The first has the same term $n$ times."),
        Step("one-term", contract(k), "In the second, the delta is 1 once."),
        Step("multiply-out", multiply_out(n * p[j] - 1), "The factor goes to both."),
        Step("cancel", then(product_of_fractions(), cancel()), "The number of classes cancels."),
        Step("multiply-out-again", multiply_out(p[j] - Delta(c, j)), "So that all terms with $p_j$ can meet."),
        Step("factor", factor_out(p[j]), r"Of $p_j$ there is a part $1 - \alpha$, and a part $\alpha$."),
        Step("like-terms", like_terms(), "Together they are 1."),
    ),
    claim=p[j] - (1 - alpha) * Delta(c, j) - alpha / n,
)

y = Tensor("y", (n,))
tau = Symbol("tau", low=0)
u = Family("u", (i,), exp(x[i] / tau) / SumOver(exp(x[k] / tau), k))

N = Size("N")
a, b = Index("a", N), Index("b", N)
X, T = Tensor("X", (N, n)), Tensor("T", (N, n), adds_up=True)
m = Tensor("m", (N,), mask=True)
P = Family("P", (a, i), exp(X[a, i]) / SumOver(exp(X[a, k]), k))
mean = -SumOver(m[a] * SumOver(T[a, k] * ln(P[a, k]), k), a) / SumOver(m[a], a)

exercises = Exercises(
    Exercise(
        "With numbers $y_k$ that add up to something else than 1, as weights or counts do, what is the gradient?",
        Derivative(-SumOver(y[k] * ln(p[k]), k), x[j]),
        (
            (-(y[j] - p[j] * SumOver(y[k], k)), "All steps are the same, up to the one where the sum became 1."),
            (
                p[j] * SumOver(y[k], k) - y[j],
                "So $p_j - y_j$ would be wrong. The entries still add up to 0, as they must: adding one number to all "
                "logits changes nothing.",
            ),
        ),
    ),
    Exercise(
        r"With a temperature $\tau$, $u_i$ is softmax of all $x_k/\tau$. What is the gradient of its cross-entropy?",
        Derivative(-SumOver(t[k] * ln(u[k]), k), x[j]),
        (
            (
                (1 / tau) * (u[j] - t[j]),
                r"By $x_j/\tau$ it is $u_j - t_j$, and that changes $1/\tau$ times as fast as $x_j$. If another model "
                r"made the targets, at the same high $\tau$, then $u_j - t_j$ shrinks like $1/\tau$, too, and "
                r"multiplying the loss by $\tau^2$ makes up for both.",
            ),
        ),
    ),
    Exercise(
        "Of a batch, the mean is taken of the examples $a$ whose $m_a$ is 1; where it is 0, example $a$ is ignored. "
        "$P$ and $T$ have a row for each example. What is the gradient by the logits of example $b$?",
        Derivative(mean, X[b, j]),
        (
            (
                m[b] * (P[b, j] - T[b, j]) / SumOver(m[a], a),
                "The logits of $b$ are in one term of the sum over $a$, and its gradient is the one above. Ignored "
                "examples get 0, and make the others count more. If none is ignored, the sum below is $N$.",
            ),
        ),
    ),
)

note = Note(
    "Cross-entropy",
    by_logits,
    Further({"class": by_class, "smoothed": smoothed}),
    MatrixForms({"": Whole(p) - Whole(t)}),
    Frameworks(
        {
            "": Asked("F.cross_entropy(x, t)", "-(t * jax.nn.log_softmax(x)).sum()"),
            "class": Asked(
                "torch.stack([F.cross_entropy(x, torch.tensor(c)) for c in range(n)])", "-jax.nn.log_softmax(x)"
            ),
            "smoothed": Asked(
                "F.cross_entropy(x, torch.tensor(c), label_smoothing=alpha)",
                "-((1 - alpha) * jax.nn.one_hot(c, n) + alpha / n) @ jax.nn.log_softmax(x)",
            ),
        }
    ),
    Example(
        {x: (1, 2, 3), t: (0, 1, 0)},
        Shown("p", p[i], (i,)),
        Shown("L", L),
        Shown(r"\frac{\partial L}{\partial x}", by_logits.claim, (j,)),
    ),
    exercises,
    Code(),
)
