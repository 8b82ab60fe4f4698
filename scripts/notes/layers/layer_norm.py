"""Layer norm: the backward pass takes two means out of the gradient, that of g and that of g times the output."""

from derive.forms.families import Family
from derive.forms.form import Derivative, Name, Symbol, form
from derive.forms.functions import sqrt
from derive.forms.indexed import Delta, Index, Loss, Size, SumOver, Tensor
from derive.forms.matrices import ColumnSums, Identity, Ones, Whole
from derive.rules.calculus import chain, constant, constant_factor, quotient_rule, sum_rule, write_out
from derive.rules.fractions import cancel, one_fraction, product_of_fractions, split, take_out
from derive.rules.indices import contract, out_of_sum, split_sum
from derive.rules.naming import put_back, recognize
from derive.rules.products import multiply_out
from derive.rules.rule import then, within
from derive.rules.several import derived, entry, gradient, through
from derive.rules.sums import in_order, like_terms
from derive.written.derivation import Gradient, Step
from derive.written.exercise import Exercise
from parts.code import Code
from parts.example import Example, Shown
from parts.exercises import Exercises
from parts.frameworks import Asked, Frameworks
from parts.further import Further
from parts.matrix_forms import MatrixForms
from parts.note import Note

n, N = Size("n"), Size("N")
i, j, k = (Index(letter, n) for letter in "ijk")
a = Index("a", N)
x, g = Tensor("x", (n,)), Tensor("g", (n,))
gamma, beta, u = Tensor("gamma", (n,)), Tensor("beta", (n,)), Tensor("u", (n,))
epsilon = Symbol("epsilon", low=0)

mu = Name("mu", SumOver(x[k], k) / n)
v = Name("v", SumOver((x[k] - mu) ** 2, k) / n)
sigma = Name("sigma", sqrt(v + epsilon))
x_hat = Family("x_hat", (i,), (x[i] - mu) / sigma)
L = Loss("L", x_hat[i], g)
y = Family("y", (i,), gamma[i] * x_hat[i] + beta[i])
K = Loss("K", y[i], u)

mean = Gradient(
    of=mu,
    by=x[j],
    because=r"$\mu$ is the mean of the $n$ inputs.",
    prepare=(),
    derive=(
        Step("constant-factor", constant_factor(), "$n$ does not change with the inputs, and stays below."),
        Step("sum-rule", sum_rule(), "Each input is differentiated by itself."),
        Step(
            "entries",
            entry(),
            r"The inputs are independent: $\partial x_k/\partial x_j$ is 1 if $k = j$, and 0 if not.",
        ),
        Step("one-term", contract(k), "So one term of the sum is left, and it is 1: each input has the same share."),
    ),
    claim=1 / n,
)

deviations = SumOver(x[k] - mu, k)

variance = Gradient(
    of=v,
    by=x[j],
    because="$v$ is the mean of the squared deviations from the mean, with $n$ below and not $n - 1$.",
    prepare=(),
    derive=(
        Step("constant-factor", constant_factor(), "$n$ does not change with the inputs, and stays below."),
        Step("sum-rule", sum_rule(), "Each squared deviation is differentiated by itself."),
        Step("chain-rule", chain(), "A square gives twice what is squared, times the derivative of that."),
        Step("two-ways", sum_rule(), "An input is in its own deviation, and through the mean in every other one."),
        Step("known", then(entry(), derived(mean)), "Both derivatives are known: a delta, and the one of the mean."),
        Step("multiply-out", multiply_out(Delta(k, j) - 1 / n), "The two ways are to be told apart."),
        Step("split", split_sum(k), "They become two sums."),
        Step("one-term", contract(k), "In the first, only the input's own deviation is left."),
        Step("out", out_of_sum(k), "In the second, all deviations are added up, with the same number in front."),
        Step("added-up", within(deviations, then(split_sum(k), out_of_sum(k))), r"$\mu$ is there $n$ times."),
        Step(
            "mean",
            within(n * mu, then(put_back(mu), product_of_fractions(), cancel())),
            r"$n$ times the mean is what all inputs add up to.",
        ),
        Step("nothing-left", like_terms(), "So the way through the mean comes to nothing: deviations add up to 0."),
    ),
    claim=2 * (x[j] - mu) / n,
)

deviation = Gradient(
    of=sigma,
    by=x[j],
    because=r"$\sigma$ is the root of the variance, with a small $\epsilon$ inside that keeps it from being 0.",
    prepare=(),
    derive=(
        Step("chain-rule", chain(), "The root is differentiated, and then what is below it."),
        Step("recognize", recognize(sigma), r"The root is $\sigma$ itself."),
        Step("sum-rule", sum_rule(), "Below the root is a sum."),
        Step("constant", constant(), r"$\epsilon$ is a fixed number."),
        Step("known", derived(variance), "The derivative of the variance is known."),
        Step("multiply", product_of_fractions(), "Two fractions become one."),
        Step("cancel", cancel(), "The 2 of the root and the 2 of the square cancel."),
        Step("share", take_out(1 / n), r"What is left is a share of $1/n$ of the input, normalized."),
    ),
    claim=1 / n * ((x[j] - mu) / sigma),
)

jacobian = Gradient(
    of=x_hat[i],
    by=x[j],
    because=r"Each output is its input, less the mean, over the standard deviation.",
    prepare=(),
    derive=(
        Step("quotient-rule", quotient_rule(), r"$x_j$ is above, in the mean at least, and below, in $\sigma$."),
        Step("sum-rule", sum_rule(), "The deviation is a difference."),
        Step("known-above", then(entry(), derived(mean)), "Its two derivatives are a delta and that of the mean."),
        Step("known-below", derived(deviation), r"That of $\sigma$ is known, too."),
        Step("recognize-j", recognize(x_hat[j]), r"It has the normalized $\hat{x}_j$ in it."),
        Step("split", split(), "The numerator's terms get fractions of their own."),
        Step("cancel", cancel(), r"In the first one, a $\sigma$ cancels."),
        Step("take-out", take_out((x[i] - mu) / sigma), r"In the second one, one $\sigma$ belongs to the deviation."),
        Step("recognize-i", recognize(x_hat[i]), r"Together they are the normalized $\hat{x}_i$."),
        Step("multiply", product_of_fractions(), r"Now both fractions are over $\sigma$."),
        Step("one-fraction", one_fraction(), "So they are one fraction."),
        Step(
            "order",
            in_order(1 / n, x_hat[i]),
            r"Both shares of $1/n$ are written alike: $i$ and $j$ can change places.",
        ),
    ),
    claim=(Delta(i, j) - 1 / n - 1 / n * x_hat[i] * x_hat[j]) / sigma,
)

JACOBIAN = Step("jacobian", derived(jacobian), "The other factor is the Jacobian.")
TOGETHER = Step("multiply", product_of_fractions(), r"It is a fraction over $\sigma$.")
OUT_OF_SUM = Step("sigma-out", out_of_sum(i), r"$\sigma$ is the same for every $i$, and stays below.")
SPLIT = Step("split", split_sum(i), "The sum becomes three.")
ONE_TERM = Step("one-term", contract(i), "In the first, only the term $i = j$ is not 0.")
OUT = Step("out", out_of_sum(i), "In the others, what does not change with $i$ goes in front of the sum.")
ORDER = Step("order", in_order(x_hat[j], 1 / n), r"With $1/n$ beside each sum, the two means can be seen.")

backward = Gradient(
    of=L,
    by=x[j],
    because=r"Some loss $L$ depends on all outputs; $g_i$ is its derivative by $\hat{x}_i$.",
    prepare=(),
    derive=(
        Step(
            "through", through(x_hat[i]), "A change of $x_j$ changes every output, and each of them changes the loss."
        ),
        Step("gradient", gradient(), r"$\partial L/\partial \hat{x}_i$ is called $g_i$."),
        JACOBIAN,
        TOGETHER,
        OUT_OF_SUM,
        Step("multiply-out", multiply_out(), "$g_i$ is multiplied with each of the three terms."),
        SPLIT,
        ONE_TERM,
        OUT,
        ORDER,
    ),
    claim=(g[j] - 1 / n * SumOver(g[i], i) - x_hat[j] * (1 / n) * SumOver(g[i] * x_hat[i], i)) / sigma,
)

BECAUSE = (
    r"Each normalized number gets a scale and a shift of its own; $u_i$ is the derivative of some loss $K$ by $y_i$."
)
THROUGH = Step("through", through(y[i]), "The loss depends on all outputs, and each counts.")
NAMED = Step("gradient", gradient(), r"$\partial K/\partial y_i$ is called $u_i$.")
WRITTEN = Step("write-out", write_out(), "What the layer computes is written out.")

with_scale = Gradient(
    of=K,
    by=x[j],
    because=BECAUSE,
    prepare=(),
    derive=(
        THROUGH,
        NAMED,
        WRITTEN,
        Step(
            "sum-rule",
            then(sum_rule(), constant(), constant_factor(), in_order(gamma[i], u[i])),
            "Scale and shift do not change with the inputs. "
            r"From here on, all is as above, with $\gamma_i u_i$ for $g_i$.",
        ),
        JACOBIAN,
        TOGETHER,
        OUT_OF_SUM,
        Step("multiply-out", multiply_out(), r"$\gamma_i u_i$ is multiplied with each of the three terms."),
        SPLIT,
        ONE_TERM,
        OUT,
        Step("means", in_order(x_hat[j], 1 / n), r"With $1/n$ beside each sum, the two means can be seen."),
    ),
    claim=(
        gamma[j] * u[j]
        - 1 / n * SumOver(gamma[i] * u[i], i)
        - x_hat[j] * (1 / n) * SumOver(gamma[i] * u[i] * x_hat[i], i)
    )
    / sigma,
)

by_gamma = Gradient(
    of=K,
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
        Step("one-term", contract(i), "Of the sum, the term $i = j$ is left."),
    ),
    claim=u[j] * x_hat[j],
)

by_beta = Gradient(
    of=K,
    by=beta[j],
    because=BECAUSE,
    prepare=(),
    derive=(
        THROUGH,
        NAMED,
        WRITTEN,
        Step("sum-rule", then(sum_rule(), constant()), "Neither input nor scale change with the shift."),
        Step("entries", entry(), "A shift changes with itself alone."),
        Step("one-term", contract(i), "Of the sum, the term $i = j$ is left."),
    ),
    claim=u[j],
)

X, U = Tensor("X", (N, n)), Tensor("U", (N, n))
Y = Family("Y", (a, i), gamma[i] * X[a, i] + beta[i])
of_batch = Loss("M", Y[a, i], U)

exercises = Exercises(
    Exercise(
        "Add up the gradient over all inputs. Why must this come out?",
        SumOver(Derivative(L, x[j]), j),
        (
            (
                (SumOver(g[i], i) - SumOver(g[i], i) - SumOver(x_hat[j], j) * (1 / n) * SumOver(g[i] * x_hat[i], i))
                / sigma,
                "The mean is there $n$ times, and the last sum does not change with $j$.",
            ),
            (
                form(0),
                "The normalized numbers add up to 0. Adding one number to all inputs changes their mean and nothing "
                "else, so the loss cannot change.",
            ),
        ),
    ),
    Exercise(
        r"And the gradient's product with $\hat{x}$? It says what happens if all deviations grow by the same factor.",
        SumOver(x_hat[j] * Derivative(L, x[j]), j),
        (
            (
                SumOver(g[i] * x_hat[i], i) * (1 - v / (v + epsilon)) / sigma,
                r"The mean of $g$ meets a sum of 0, and the mean of $\hat{x}_j^2$ is $v/\sigma^2$.",
            ),
            (
                epsilon / sigma**3 * SumOver(g[i] * x_hat[i], i),
                r"Without $\epsilon$ it would be 0: then a common factor would cancel in $\hat{x}$.",
            ),
        ),
    ),
    Exercise(
        r"In a batch, row $a$ of $X$ is example $a$, normalized, and $Y_{ai} = \gamma_i X_{ai} + \beta_i$; $U$ is the "
        "gradient of a loss $M$ by $Y$. What is the gradient by the scale?",
        Derivative(of_batch, gamma[j]),
        ((SumOver(U[a, j] * X[a, j], a), "All examples share the scale, so what each of them asks for is added up."),),
    ),
)

X_HAT, G, ONES, SCALED = Whole(x_hat), Whole(g), Ones(n), Whole(gamma) * Whole(u)
PLAIN = Asked("F.layer_norm(x, (n,), None, None, epsilon)", "jax.nn.standardize(x, epsilon=epsilon)")
FULL = Asked("F.layer_norm(x, (n,), gamma, beta, epsilon)", "gamma * jax.nn.standardize(x, epsilon=epsilon) + beta")

note = Note(
    "Layer norm",
    backward,
    Further(
        {
            "mean": mean,
            "variance": variance,
            "deviation": deviation,
            "jacobian": jacobian,
            "with-scale": with_scale,
            "by-gamma": by_gamma,
            "by-beta": by_beta,
        }
    ),
    MatrixForms(
        {
            "": (G - ColumnSums(G) / n - X_HAT * ((G.T @ X_HAT) / n)) / sigma,
            "jacobian": (Identity(n) - ONES @ ONES.T / n - X_HAT @ X_HAT.T / n) / sigma,
            "with-scale": (SCALED - ColumnSums(SCALED) / n - X_HAT * ((SCALED.T @ X_HAT) / n)) / sigma,
            "by-gamma": Whole(u) * X_HAT,
            "by-beta": Whole(u),
        }
    ),
    Frameworks(
        {
            "": PLAIN,
            "mean": Asked("x.mean()", "x.mean()"),
            "variance": Asked("x.var(correction=0)", "x.var()"),
            "deviation": Asked("torch.sqrt(x.var(correction=0) + epsilon)", "jnp.sqrt(x.var() + epsilon)"),
            "jacobian": PLAIN,
            "with-scale": FULL,
            "by-gamma": FULL,
            "by-beta": FULL,
        }
    ),
    Example(
        {x: (0, 2, 3, 4, 6), g: (1, 0, 0, 0, 0), epsilon: "0.00001"},
        Shown(r"\mu", mu),
        Shown("v", v),
        Shown(r"\sigma", sigma),
        Shown(r"\hat{x}", x_hat[i], (i,)),
        Shown(r"\frac{\partial L}{\partial x}", backward.claim, (j,)),
    ),
    exercises,
    Code(),
)
