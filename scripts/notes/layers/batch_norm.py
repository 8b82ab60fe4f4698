"""Batch norm: each feature is normalized over the batch, and the backward pass takes two means over the batch out."""

from derive.forms.families import Family
from derive.forms.form import Derivative, Symbol, form
from derive.forms.functions import sqrt
from derive.forms.indexed import Delta, Index, Loss, Size, SumOver, Tensor
from derive.forms.matrices import ColumnSums, Over, Whole
from derive.rules.calculus import chain, constant, constant_factor, quotient_rule, sum_rule, write_out
from derive.rules.fractions import cancel, one_fraction, product_of_fractions, split, take_out
from derive.rules.indices import contract, out_of_sum, split_sum
from derive.rules.naming import put_back, recognize
from derive.rules.products import multiply_out
from derive.rules.rule import then, within
from derive.rules.several import derived, entry, gradient, through
from derive.rules.sums import factor_out, in_order, like_terms
from derive.written.derivation import Gradient, Step
from derive.written.exercise import Exercise
from parts.code import Code
from parts.example import Example, Shown
from parts.exercises import Exercises
from parts.frameworks import Asked, Frameworks
from parts.further import Further
from parts.matrix_forms import MatrixForms
from parts.note import Note

N, n = Size("N"), Size("n")
a, c, k = (Index(letter, N) for letter in "ack")
i, j, l = (Index(letter, n) for letter in "ijl")  # noqa: E741  # as in print
X, G = Tensor("X", (N, n)), Tensor("G", (N, n))
gamma, beta = Tensor("gamma", (n,)), Tensor("beta", (n,))
epsilon = Symbol("epsilon", low=0)

mu = Family("mu", (i,), SumOver(X[k, i], k) / N)
v = Family("v", (i,), SumOver((X[k, i] - mu[i]) ** 2, k) / N)
sigma = Family("sigma", (i,), sqrt(v[i] + epsilon))
X_hat = Family("X_hat", (a, i), (X[a, i] - mu[i]) / sigma[i])
Y = Family("Y", (a, i), gamma[i] * X_hat[a, i] + beta[i])
L = Loss("L", Y[a, i], G)

mean = Gradient(
    of=mu[i],
    by=X[c, j],
    because=r"$\mu_i$ is the mean of feature $i$ over the batch.",
    prepare=(),
    derive=(
        Step("constant-factor", constant_factor(), "$N$ does not change with the inputs, and stays below."),
        Step("sum-rule", sum_rule(), "Each example's number is differentiated by itself."),
        Step("entries", entry(), "A number changes with itself alone: both of its indices must be the same."),
        Step("one-term", contract(k), "Of the sum, the term $k = c$ is left: each example has the same share."),
    ),
    claim=Delta(i, j) / N,
)

deviations = SumOver(X[k, i] - mu[i], k)

variance = Gradient(
    of=v[i],
    by=X[c, j],
    because="$v_i$ is the mean of the squared deviations of feature $i$, with $N$ below and not $N - 1$.",
    prepare=(),
    derive=(
        Step("constant-factor", constant_factor(), "$N$ does not change with the inputs, and stays below."),
        Step(
            "squares",
            then(sum_rule(), chain(), sum_rule()),
            "Each square is differentiated, and then the deviation in it: a number is in its own one, and through the "
            "mean in all of its feature.",
        ),
        Step("known", then(entry(), derived(mean)), "Both derivatives are known."),
        Step("feature", factor_out(Delta(i, j)), "Both are 0 for another feature."),
        Step("feature-out", out_of_sum(k), "That does not depend on the example."),
        Step("multiply-out", multiply_out(Delta(k, c) - 1 / N), "The two ways are to be told apart."),
        Step("split", split_sum(k), "They become two sums."),
        Step("one-term", contract(k), "In the first, only the number's own deviation is left."),
        Step("out", out_of_sum(k), "In the second, all deviations are added up, with the same number in front."),
        Step("added-up", within(deviations, then(split_sum(k), out_of_sum(k))), r"$\mu_i$ is there $N$ times."),
        Step(
            "mean",
            within(N * mu[i], then(put_back(mu[i]), product_of_fractions(), cancel())),
            "$N$ times the mean is what all numbers add up to.",
        ),
        Step("nothing-left", like_terms(), "So the way through the mean comes to nothing: deviations add up to 0."),
    ),
    claim=2 * Delta(i, j) * (X[c, i] - mu[i]) / N,
)

deviation = Gradient(
    of=sigma[i],
    by=X[c, j],
    because=r"$\sigma_i$ is the root of the variance, with a small $\epsilon$ inside that keeps it from being 0.",
    prepare=(),
    derive=(
        Step("chain-rule", chain(), "The root is differentiated, and then what is below it."),
        Step("recognize", recognize(sigma[i]), r"The root is $\sigma_i$ itself."),
        Step("sum-rule", then(sum_rule(), constant()), r"$\epsilon$ is a fixed number."),
        Step("known", derived(variance), "The derivative of the variance is known."),
        Step("multiply", product_of_fractions(), "Two fractions become one."),
        Step("cancel", cancel(), "The 2 of the root and the 2 of the square cancel."),
        Step("share", take_out(1 / N), "What is left is a share of $1/N$ of the number, normalized."),
        Step("feature", take_out(Delta(i, j)), "And nothing for another feature."),
    ),
    claim=1 / N * Delta(i, j) * ((X[c, i] - mu[i]) / sigma[i]),
)

jacobian = Gradient(
    of=X_hat[a, i],
    by=X[c, j],
    because="Each number, less its feature's mean, over its feature's standard deviation.",
    prepare=(),
    derive=(
        Step("quotient-rule", quotient_rule(), r"$X_{cj}$ may be above, in the number or in the mean, and below."),
        Step("sum-rule", sum_rule(), "The deviation is a difference."),
        Step("known-above", then(entry(), derived(mean)), "Its two derivatives are known."),
        Step("known-below", derived(deviation), r"That of $\sigma_i$ is known, too."),
        Step("recognize-c", recognize(X_hat[c, i]), r"It has the normalized $\hat{X}_{ci}$ in it."),
        Step("split", split(), "The numerator's terms get fractions of their own."),
        Step("cancel", cancel(), r"In the first one, a $\sigma_i$ cancels."),
        Step(
            "take-out",
            take_out((X[a, i] - mu[i]) / sigma[i]),
            r"In the second one, one $\sigma_i$ belongs to the deviation.",
        ),
        Step("recognize-a", recognize(X_hat[a, i]), r"Together they are the normalized $\hat{X}_{ai}$."),
        Step(
            "one-fraction",
            then(product_of_fractions(), one_fraction()),
            r"Now both fractions are over $\sigma_i$, and so they are one.",
        ),
        Step("feature", factor_out(Delta(i, j)), "Features do not mix: for another one, all of it is 0."),
        Step("order", in_order(1 / N, X_hat[a, i]), "Both shares of $1/N$ are written alike."),
    ),
    claim=Delta(i, j) * (Delta(a, c) - 1 / N - 1 / N * X_hat[a, i] * X_hat[c, i]) / sigma[i],
)

BECAUSE = "Each feature gets a scale and a shift of its own; $G_{ai}$ is the derivative of some loss $L$ by $Y_{ai}$."
THROUGH = Step("through", through(Y[a, i]), "The loss depends on all outputs of all examples, and each counts.")
NAMED = Step("gradient", gradient(), r"$\partial L/\partial Y_{ai}$ is called $G_{ai}$.")
WRITTEN = Step("write-out", write_out(), "What the layer computes is written out.")

by_input = Gradient(
    of=L,
    by=X[c, j],
    because=BECAUSE,
    prepare=(),
    derive=(
        THROUGH,
        NAMED,
        WRITTEN,
        Step(
            "sum-rule",
            then(sum_rule(), constant(), constant_factor()),
            "Scale and shift do not change with the inputs.",
        ),
        Step("jacobian", derived(jacobian), "The other factor is the Jacobian."),
        Step("one-feature", contract(i), "Of the sum over features, the term $i = j$ is left."),
        Step("multiply", product_of_fractions(), r"What is summed is a fraction over $\sigma_j$."),
        Step("out", out_of_sum(a), r"$\gamma_j$ and $\sigma_j$ are the same for all examples."),
        Step("multiply-out", multiply_out(), "$G_{aj}$ is multiplied with each of the three terms."),
        Step("split", split_sum(a), "The sum becomes three."),
        Step("one-example", contract(a), "In the first, only the term $a = c$ is not 0."),
        Step("means-out", out_of_sum(a), "In the others, what does not change with $a$ goes in front of the sum."),
        Step("means", in_order(X_hat[c, j], 1 / N), "With $1/N$ beside each sum, the two means can be seen."),
        Step("scale", take_out(gamma[j] / sigma[j]), "Scale and standard deviation go in front."),
    ),
    claim=gamma[j]
    / sigma[j]
    * (G[c, j] - 1 / N * SumOver(G[a, j], a) - X_hat[c, j] * (1 / N) * SumOver(G[a, j] * X_hat[a, j], a)),
)

by_gamma = Gradient(
    of=L,
    by=gamma[j],
    because=BECAUSE,
    prepare=(),
    derive=(
        THROUGH,
        NAMED,
        WRITTEN,
        Step(
            "sum-rule",
            then(sum_rule(), constant(), constant_factor()),
            "Neither input nor shift change with the scale.",
        ),
        Step("entries", entry(), "A scale changes with itself alone."),
        Step("one-feature", contract(i), "Of the sum over features, the term $i = j$ is left."),
    ),
    claim=SumOver(G[a, j] * X_hat[a, j], a),
)

by_beta = Gradient(
    of=L,
    by=beta[j],
    because=BECAUSE,
    prepare=(),
    derive=(
        THROUGH,
        NAMED,
        WRITTEN,
        Step("sum-rule", then(sum_rule(), constant()), "Neither input nor scale change with the shift."),
        Step("entries", entry(), "A shift changes with itself alone."),
        Step("one-feature", contract(i), "Of the sum over features, the term $i = j$ is left."),
    ),
    claim=SumOver(G[a, j], a),
)

m, w = Tensor("m", (n,)), Tensor("w", (n,), low=0)
Z = Family("Z", (a, i), gamma[i] * ((X[a, i] - m[i]) / sqrt(w[i] + epsilon)) + beta[i])
K = Loss("K", Z[a, i], G)

evaluation = Gradient(
    of=K,
    by=X[c, j],
    because="In evaluation, a running mean $m_i$ and a running variance $w_i$ stand in the place of the batch's own; "
    "$G$ is the gradient of a loss $K$ by $Z$.",
    prepare=(),
    derive=(
        Step("through", through(Z[a, i]), "The loss depends on all outputs of all examples."),
        Step("gradient", gradient(), r"$\partial K/\partial Z_{ai}$ is called $G_{ai}$."),
        WRITTEN,
        Step(
            "sum-rule",
            then(sum_rule(), constant(), constant_factor(), constant_factor(), sum_rule(), constant()),
            "All but the input are fixed numbers.",
        ),
        Step("entries", entry(), "An input changes with itself alone."),
        Step("one-feature", contract(i), "Of the sum over features, the term $i = j$ is left."),
        Step("one-example", contract(a), "Of the sum over examples, the term $a = c$ is left: now they do not mix."),
        Step("order", then(in_order(gamma[j], G[c, j]), product_of_fractions()), "One fraction is left."),
    ),
    claim=gamma[j] * G[c, j] / sqrt(w[j] + epsilon),
)

W, b = Tensor("W", (n, n)), Tensor("b", (n,))
root = sqrt(w[j] + epsilon)

exercises = Exercises(
    Exercise(
        "Add up the gradient over the batch. What follows for a bias in the layer before?",
        SumOver(Derivative(L, X[c, j]), c),
        (
            (
                gamma[j]
                / sigma[j]
                * (
                    SumOver(G[a, j], a)
                    - SumOver(G[a, j], a)
                    - SumOver(X_hat[c, j], c) * (1 / N) * SumOver(G[a, j] * X_hat[a, j], a)
                ),
                "The mean is there $N$ times, and the last sum does not change with $c$.",
            ),
            (
                form(0),
                "The normalized numbers of a feature add up to 0. A bias before batch norm has this sum for its "
                "gradient: it never learns, for the mean takes it away again. So such layers are made without one.",
            ),
        ),
    ),
    Exercise(
        "Show that, in evaluation, batch norm can be put into a linear layer before it, of weights $W$ and biases $b$.",
        gamma[j] * ((SumOver(X[a, l] * W[l, j], l) + b[j] - m[j]) / root) + beta[j],
        (
            (
                gamma[j] / root * SumOver(X[a, l] * W[l, j], l) + gamma[j] / root * (b[j] - m[j]) + beta[j],
                "The fraction is split.",
            ),
            (
                SumOver(X[a, l] * (gamma[j] / root * W[l, j]), l) + (gamma[j] / root * (b[j] - m[j]) + beta[j]),
                "The factor goes into the sum. This is a linear layer again: each column of weights is multiplied by a "
                "number, and the bias is a new one. Nothing is left to compute for batch norm.",
            ),
        ),
    ),
)

COMING, X_HAT = Whole(G), Whole(X_hat)
TRAINED = Asked(
    "F.batch_norm(X, None, None, gamma, beta, training=True, eps=epsilon)",
    "gamma * jax.nn.standardize(X, axis=0, epsilon=epsilon) + beta",
)
PLAIN = Asked(
    "F.batch_norm(X, None, None, training=True, eps=epsilon)", "jax.nn.standardize(X, axis=0, epsilon=epsilon)"
)

note = Note(
    "Batch norm",
    by_input,
    Further(
        {
            "mean": mean,
            "variance": variance,
            "deviation": deviation,
            "jacobian": jacobian,
            "by-gamma": by_gamma,
            "by-beta": by_beta,
            "evaluation": evaluation,
        }
    ),
    MatrixForms(
        {
            "": Over(
                Whole(gamma).T * (COMING - ColumnSums(COMING) / N - X_HAT * (ColumnSums(COMING * X_HAT) / N)),
                Whole(sigma).T,
            ),
            "by-gamma": ColumnSums(COMING * X_HAT),
            "by-beta": ColumnSums(COMING),
        }
    ),
    Frameworks(
        {
            "": TRAINED,
            "mean": Asked("X.mean(0)", "X.mean(axis=0)"),
            "variance": Asked("X.var(0, correction=0)", "X.var(axis=0)"),
            "deviation": Asked("torch.sqrt(X.var(0, correction=0) + epsilon)", "jnp.sqrt(X.var(axis=0) + epsilon)"),
            "jacobian": PLAIN,
            "by-gamma": TRAINED,
            "by-beta": TRAINED,
            "evaluation": Asked(
                "F.batch_norm(X, m, w, gamma, beta, eps=epsilon)",
                "gamma * (X - m) / jnp.sqrt(w + epsilon) + beta",
            ),
        }
    ),
    Example(
        {
            X: ((0, 1), (2, 1), (3, 2), (4, 3), (6, 3)),
            gamma: (1, 2),
            G: ((1, 0), (0, 1), (0, 0), (0, -1), (0, 0)),
            epsilon: "0.00001",
        },
        Shown(r"\mu", mu[i], (i,)),
        Shown(r"\sigma", sigma[i], (i,)),
        Shown(r"\hat{X}", X_hat[a, i], (a, i)),
        Shown(r"\frac{\partial L}{\partial X}", by_input.claim, (c, j)),
        Shown(r"\frac{\partial L}{\partial \gamma}", by_gamma.claim, (j,)),
        Shown(r"\frac{\partial L}{\partial \beta}", by_beta.claim, (j,)),
    ),
    exercises,
    Code(),
)
