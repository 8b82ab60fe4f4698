"""The KL divergence of softmax and a target: p_j - q_j one way, and p_j(r_j - R) the other way."""

from derive.forms.families import Family
from derive.forms.form import Derivative, Name, Symbol
from derive.forms.functions import exp, ln
from derive.forms.indexed import Delta, Index, Size, SumOver, Tensor
from derive.forms.matrices import Ones, Scaled, Whole
from derive.readings.tex import tex
from derive.rules.calculus import chain, constant, constant_factor, product_rule, sum_rule, write_out
from derive.rules.fractions import cancel, product_of_fractions
from derive.rules.indices import adds_up, contract, out_of_sum, split_sum
from derive.rules.naming import recognize
from derive.rules.products import multiply_out
from derive.rules.rule import then, within
from derive.rules.several import derived
from derive.rules.sums import factor_out, in_order, like_terms
from derive.written.derivation import Gradient, Step
from derive.written.exercise import Exercise
from notes.losses.softmax import jacobian
from parts.code import Code
from parts.example import Example, Shown
from parts.exercises import Exercises
from parts.frameworks import Asked, Frameworks
from parts.further import Further
from parts.matrix_forms import MatrixForms
from parts.note import Note

n = Size("n")
i, j, k = (Index(letter, n) for letter in "ijk")
x = Tensor("x", (n,))
q = Tensor("q", (n,), low=0, adds_up=True)

p = Family("p", (i,), exp(x[i]) / SumOver(exp(x[k]), k))
K = Name("K", SumOver(q[k] * (ln(q[k]) - ln(p[k])), k))
r = Family("r", (i,), ln(p[i]) - ln(q[i]))
R = Name("R", SumOver(p[k] * r[k], k))

by_second = Gradient(
    of=K,
    by=x[j],
    because="The logarithm is of how many times more probable $k$ is by the target $q$ than by the model $p$, and the "
    "sum is its mean over the target.",
    prepare=(),
    derive=(
        Step("sum-rule", then(sum_rule(), constant_factor()), "The target does not change with the logits."),
        Step("constant", then(sum_rule(), constant()), "Nor does its logarithm."),
        Step("chain-rule", chain(), "The derivative of the logarithm is one over what it is of."),
        Step(
            "softmax",
            derived(jacobian, "Softmax", "softmax"),
            r"This is the Jacobian of [softmax](softmax.md); $\delta_{kj}$ is 1 if $k = j$, and 0 if not.",
        ),
        Step("cancel", then(product_of_fractions(), cancel()), "The logarithm's denominator is softmax's factor."),
        Step("multiply-out", multiply_out(), "Minus times minus is plus."),
        Step("split", split_sum(k), "The sum becomes two."),
        Step("one-term", contract(k), "In the first, only the term $k = j$ is not 0."),
        Step("out", out_of_sum(k), "In the second, $p_j$ is the same in every term."),
        Step("adds-up", adds_up(), "The target's probabilities add up to 1."),
        Step("order", in_order(p[j], -q[j]), "What the model says, minus what the target says."),
    ),
    claim=p[j] - q[j],
)

by_first = Gradient(
    of=R,
    by=x[j],
    because="Now the mean is over the model itself, of $r_k$, the logarithm of how many times more probable $k$ is by "
    "the model than by the target.",
    prepare=(),
    derive=(
        Step("product-rule", then(sum_rule(), product_rule()), "The logits are in both factors."),
        Step(
            "chain-rule",
            then(within(Derivative(r[k], x[j]), write_out()), sum_rule(), constant(), chain()),
            "Of the logarithms in $r_k$, the target's does not change.",
        ),
        Step("cancel", then(product_of_fractions(), cancel()), "How the logarithm changes is only how $p_k$ does."),
        Step("softmax", derived(jacobian, "Softmax", "softmax"), "This is the Jacobian of [softmax](softmax.md)."),
        Step("multiply-out", multiply_out(Delta(k, j) - p[j]), "The Jacobian's two terms are multiplied out."),
        Step("split", split_sum(k), "The sum becomes four."),
        Step(
            "one-term",
            then(contract(k), out_of_sum(k)),
            "Of those with a delta the term $k = j$ is left, and $p_j$ goes in front of the others.",
        ),
        Step("adds-up", adds_up(), "The model's probabilities add up to 1, whatever the logits are."),
        Step("like-terms", like_terms(), "So what came from the slope of the logarithm is 0 altogether."),
        Step("recognize", recognize(R), "The sum that is left is the divergence itself."),
        Step("factor", factor_out(p[j]), "Both terms have the factor $p_j$."),
    ),
    claim=p[j] * (r[j] - R),
)

tau = Symbol("tau", low=0)
s = Family("s", (i,), exp(x[i] / tau) / SumOver(exp(x[k] / tau), k))
entropy = Name("H", -SumOver(q[k] * ln(p[k]), k))
distilled = Name("T", SumOver(q[k] * (ln(q[k]) - ln(s[k])), k))
m, v = Tensor("m", (n,)), Tensor("v", (n,))
gaussians = Name("D", SumOver((m[k] ** 2 + exp(v[k]) - 1 - v[k]) / 2, k))

exercises = Exercises(
    Exercise(
        "$H$ is the [cross-entropy](cross_entropy.md). Why may it be minimized in the place of $K$?",
        Derivative(entropy, x[j]),
        (
            (
                Derivative(K, x[j]),
                r"The two differ by $\sum_k q_k \ln(q_k)$, which does not change with the logits.",
            ),
            (
                p[j] - q[j],
                "So their gradients are the same. The values are not: where $p$ is $q$, $K$ is 0.",
            ),
        ),
    ),
    Exercise(
        r"A small network learns from a large one, whose probabilities $q$ were made with a temperature $\tau$. With "
        r"$s$, softmax of all $x_k/\tau$, the loss $T$ is $K$ with $s$ in the place of $p$. What is its gradient?",
        Derivative(distilled, x[j]),
        (
            (
                (1 / tau) * (s[j] - q[j]),
                r"Each logit is divided by $\tau$, and the chain rule puts $1/\tau$ in front. The difference is small "
                r"for a large $\tau$, too, about $1/\tau$ times what it was, since both $s$ and $q$ become flat. That "
                r"is why distillation multiplies such a loss by $\tau^2$.",
            ),
        ),
    ),
    Exercise(
        "The divergence of a normal distribution with means $m_k$ and variances $e^{v_k}$ from the standard one is "
        f"$D = {tex(gaussians.definition)}$, and in the loss of a variational autoencoder. What is its gradient by the "
        "means?",
        Derivative(gaussians, m[j]),
        ((m[j], "Each mean is pulled to 0, by as much as it is away from there."),),
    ),
    Exercise(
        "And by $v_j$, the logarithm of a variance?",
        Derivative(gaussians, v[j]),
        (
            (
                (exp(v[j]) - 1) / 2,
                "The variance is pulled to 1: upward without haste, by at most a half, and downward the harder, the "
                "larger it is.",
            ),
        ),
    ),
)

P, Q = Whole(p), Whole(q)

note = Note(
    "KL divergence",
    by_second,
    Further({"by-first": by_first}),
    MatrixForms({"": P - Q, "by-first": P * (Whole(r) - Scaled(Ones(n), factor=R))}),
    Frameworks(
        {
            "": Asked(
                "F.kl_div(F.log_softmax(x, 0), q, reduction='sum')",
                "jnp.sum(q * (jnp.log(q) - jax.nn.log_softmax(x)))",
            ),
            "by-first": Asked(
                "F.kl_div(torch.log(q), torch.softmax(x, 0), reduction='sum')",
                "jnp.sum(jax.nn.softmax(x) * (jax.nn.log_softmax(x) - jnp.log(q)))",
            ),
        }
    ),
    Example(
        {x: (1, 2, 3), q: (0.5, 0.25, 0.25)},
        Shown("p", p[i], (i,)),
        Shown("K", K),
        Shown(r"\frac{\partial K}{\partial x}", by_second.claim, (j,)),
        Shown("r", r[i], (i,)),
        Shown("R", R),
        Shown(r"\frac{\partial R}{\partial x}", by_first.claim, (j,)),
    ),
    exercises,
    Code(),
)
