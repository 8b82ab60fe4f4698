"""BCE with logits: the sigmoid's slope cancels, and the gradient is (p_j - y_j)/n."""

from derive.forms.families import Family
from derive.forms.form import Derivative, Name, Symbol
from derive.forms.functions import exp, ln, relu, size
from derive.forms.indexed import Delta, Index, Size, SumOver, Tensor
from derive.forms.matrices import Whole
from derive.rules.calculus import chain, constant, constant_factor, sum_rule
from derive.rules.fractions import cancel, product_of_fractions
from derive.rules.indices import contract
from derive.rules.known import known
from derive.rules.products import multiply_out
from derive.rules.rule import then, within
from derive.rules.several import entry
from derive.rules.sums import factor_out, in_order, like_terms
from derive.written.derivation import Gradient, Step
from derive.written.exercise import Exercise
from notes.activations.sigmoid import derivation as of_sigmoid
from notes.activations.softplus import derivation as of_softplus
from parts.code import Code
from parts.example import Example, Shown
from parts.exercises import Exercises
from parts.frameworks import Asked, Frameworks
from parts.further import Further
from parts.matrix_forms import MatrixForms
from parts.note import Note

n = Size("n")
i, j, k = (Index(letter, n) for letter in "ijk")
x, y = Tensor("x", (n,)), Tensor("y", (n,))
q = Tensor("q", (n,), low=0, high=1)
w = Symbol("w", low=0)

p = Family("p", (i,), 1 / (1 + exp(-x[i])))
B = Name("B", (1 / n) * SumOver(-(y[k] * ln(p[k])) - (1 - y[k]) * ln(1 - p[k]), k))
stable = Name("S", (1 / n) * SumOver(ln(1 + exp(x[k])) - x[k] * y[k], k))
of_probabilities = Name("C", (1 / n) * SumOver(-(y[k] * ln(q[k])) - (1 - y[k]) * ln(1 - q[k]), k))
weighted = Name("W", (1 / n) * SumOver(-(w * y[k] * ln(p[k])) - (1 - y[k]) * ln(1 - p[k]), k))

for_yes, for_no = y[j] * (1 / p[j]), (1 - y[j]) * (1 / (1 - p[j]))

by_chain = Gradient(
    of=B,
    by=x[j],
    because=r"Here $p_k$ is the probability of a yes, and $1 - p_k$ that of a no. Of the two terms, a label of 1 or 0 "
    "leaves  one: minus the logarithm of the probability that was given to what is true.",
    prepare=(),
    derive=(
        Step("constant-factor", constant_factor(), "The mean's factor $1/n$ does not change."),
        Step("sum-rule", then(sum_rule(), sum_rule()), "The loss is a sum of one loss for each of the labels."),
        Step("labels", constant_factor(), "The labels are given, and do not change with the logits."),
        Step("chain-rule", chain(), "The derivative of the logarithm is one over what it is of."),
        Step("one-minus", then(sum_rule(), constant()), "What $p_k$ gains, $1 - p_k$ loses."),
        Step(
            "sigmoid", known(of_sigmoid, "Sigmoid", "sigmoid"), "The slope of [the sigmoid](sigmoid.md) is $p(1 - p)$."
        ),
        Step("entries", entry(), r"A logit changes with itself alone: $\delta_{kj}$ is 1 if $k = j$, and 0 if not."),
        Step("factor", factor_out(Delta(k, j)), "Both terms have this factor."),
        Step(
            "one-term", contract(k), "Of the sum, the term $k = j$ is left: a logit is in the loss of one label only."
        ),
        Step(
            "cancel",
            within(-(for_yes * p[j] * (1 - p[j])) + for_no * p[j] * (1 - p[j]), then(product_of_fractions(), cancel())),
            "The denominators of the logarithms cancel with the sigmoid's slope, one in each term.",
        ),
        Step(
            "like-terms",
            within(-(y[j] * (1 - p[j])) + (1 - y[j]) * p[j], then(multiply_out(), like_terms(), in_order(p[j], -y[j]))),
            "Multiplied out, the product $y_j p_j$ is there with either sign.",
        ),
    ),
    claim=(1 / n) * (p[j] - y[j]),
)

by_logits = Gradient(
    of=stable,
    by=x[j],
    because="The logarithm is softplus of the logit, and there is no probability in it.",
    prepare=(),
    derive=(
        Step("constant-factor", constant_factor(), "The mean's factor $1/n$ does not change."),
        Step("sum-rule", then(sum_rule(), sum_rule()), "The loss is a sum, of two terms for each of the labels."),
        Step(
            "softplus",
            known(of_softplus, "Softplus", "softplus"),
            "The derivative of [softplus](softplus.md) is the sigmoid.",
        ),
        Step("labels", constant_factor(), "The label is given, and does not change with the logits."),
        Step("entries", entry(), "A logit changes with itself alone."),
        Step("factor", factor_out(Delta(k, j)), "Both terms have this factor."),
        Step("one-term", contract(k), "Of the sum, the term $k = j$ is left; its fraction is $p_j$."),
    ),
    claim=(1 / n) * (1 / (1 + exp(-x[j])) - y[j]),
)

exercises = Exercises(
    Exercise(
        r"Show that the loss of one label is $\ln(1 + e^{x_j}) - x_j y_j$, and that it can be computed with no "
        "exponential above 1.",
        -(y[j] * ln(p[j])) - (1 - y[j]) * ln(1 - p[j]),
        (
            (
                y[j] * ln(1 + exp(-x[j])) + (1 - y[j]) * ln(1 + exp(x[j])),
                "$p_j$ is one over $1 + e^{-x_j}$, and $1 - p_j$ is the sigmoid of $-x_j$, one over $1 + e^{x_j}$. "
                "One over something has minus its logarithm.",
            ),
            (
                y[j] * (ln(1 + exp(x[j])) - x[j]) + (1 - y[j]) * ln(1 + exp(x[j])),
                "$1 + e^{-x_j}$ is $1 + e^{x_j}$ divided by $e^{x_j}$.",
            ),
            (ln(1 + exp(x[j])) - x[j] * y[j], "The logarithm is there $y_j$ and $1 - y_j$ times: once."),
            (
                relu(x[j]) - x[j] * y[j] + ln(1 + exp(-size(x[j]))),
                "For $x_j > 0$, $e^{x_j}$ is taken out of the logarithm, and for the others nothing is.",
            ),
        ),
    ),
    Exercise(
        "A network that ends in the sigmoid hands over probabilities $q_k$, and $C$ is the same loss of them. What is "
        "its derivative by one of them, and what is left when the chain rule multiplies it by the sigmoid's slope?",
        Derivative(of_probabilities, q[j]),
        (
            (
                (1 / n) * ((1 - y[j]) / (1 - q[j]) - y[j] / q[j]),
                "One over what the logarithm is of: the surer a wrong answer is, the larger this is.",
            ),
            (
                (1 / n) * ((q[j] - y[j]) / (q[j] * (1 - q[j]))),
                "Over one denominator, which is the slope of the sigmoid. So $(q_j - y_j)/n$ is left.",
            ),
        ),
    ),
    Exercise(
        "PyTorch's `pos_weight` multiplies the first term by a number $w$, so that a rare yes counts more. What is the "
        "gradient of that loss, $W$?",
        Derivative(weighted, x[j]),
        (
            (
                (1 / n) * ((1 - y[j]) * p[j] - w * y[j] * (1 - p[j])),
                "This is [line 11](#cancel) of the derivation, with $w$ where the first term was.",
            ),
            (
                (1 / n) * ((1 - y[j] + w * y[j]) * p[j] - w * y[j]),
                "For a no it is $p_j$ as before, and for a yes, $w(p_j - 1)$.",
            ),
        ),
    ),
)

P, Y = Whole(p), Whole(y)

note = Note(
    "BCE with logits",
    by_chain,
    Further({"by-logits": by_logits}),
    MatrixForms({"": (P - Y) / n}),
    Frameworks(
        {
            "": Asked(
                "F.binary_cross_entropy_with_logits(x, y)",
                "jnp.mean(-y * jnp.log(jax.nn.sigmoid(x)) - (1 - y) * jnp.log(1 - jax.nn.sigmoid(x)))",
            ),
            "by-logits": Asked("torch.mean(F.softplus(x) - x * y)", "jnp.mean(jax.nn.softplus(x) - x * y)"),
        }
    ),
    Example(
        {x: (2, -1, 0), y: (1, 1, 0)},
        Shown("p", p[i], (i,)),
        Shown("B", B),
        Shown(r"\frac{\partial B}{\partial x}", by_chain.claim, (j,)),
    ),
    exercises,
    Code(),
)
