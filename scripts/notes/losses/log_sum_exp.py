"""Log-sum-exp: a smooth maximum, whose gradient is softmax."""

from derive.forms.form import Derivative, Name, Symbol
from derive.forms.functions import exp, ln
from derive.forms.indexed import Delta, Index, Size, SumOver, Tensor
from derive.forms.matrices import Applied, ColumnSums, Over, Whole
from derive.rules.calculus import chain, sum_rule
from derive.rules.fractions import product_of_fractions
from derive.rules.indices import contract
from derive.rules.several import entry
from derive.written.derivation import Gradient, Step
from derive.written.exercise import Exercise
from parts.code import Code
from parts.example import Example, Shown
from parts.exercises import Exercises
from parts.frameworks import Asked, Frameworks
from parts.matrix_forms import MatrixForms
from parts.note import Note

n = Size("n")
i, j, k = (Index(letter, n) for letter in "ijk")
x = Tensor("x", (n,))

s = Name("s", ln(SumOver(exp(x[k]), k)))

gradient = Gradient(
    of=s,
    by=x[j],
    because="The largest exponential outweighs the others, and the logarithm brings it back to the size of the inputs.",
    prepare=(),
    derive=(
        Step("logarithm", chain(), "The outer function is the logarithm, whose derivative is one over what it is of."),
        Step("sum-rule", sum_rule(), "Every term is looked at by itself, since $x_j$ may be in any of them."),
        Step("exponential", chain(), "The exponential is its own derivative, times the derivative of the exponent."),
        Step(
            "entries",
            entry(),
            r"The inputs are independent of each other: $\partial x_k/\partial x_j$ is 1 if $k = j$, and 0 if not. "
            r"$\delta_{kj}$ is short for that.",
        ),
        Step("one-term", contract(k), "So $x_j$ is in one term alone, the one with $k = j$."),
        Step("one-fraction", product_of_fractions(), "This is one exponential as a share of all of them."),
    ),
    claim=exp(x[j]) / SumOver(exp(x[k]), k),
)

c = Symbol("c")

exercises = Exercises(
    Exercise(
        "Subtract one number $c$ from all inputs, and add it to the result. Show that this changes nothing.",
        c + ln(SumOver(exp(x[k] - c), k)),
        (
            (c + ln(SumOver(exp(-c) * exp(x[k]), k)), "The exponential of a difference is a product."),
            (c + ln(exp(-c) * SumOver(exp(x[k]), k)), "The factor $e^{-c}$ is in every term of the sum."),
            (c + (-c + s), "The logarithm of a product is a sum."),
            (s, "And $c$ cancels."),
        ),
    ),
    Exercise(
        "Write the gradient with $s$ itself, and without a division. No exponent is above 0 then, since $s$ is not "
        "below any input.",
        Derivative(s, x[j]),
        (
            (exp(x[j]) / exp(s), "The sum below is $e^s$."),
            (exp(x[j] - s), "Dividing powers subtracts their exponents."),
        ),
    ),
    Exercise(
        "What are the second derivatives? Use the answer before this one.",
        Derivative(exp(x[j] - s), x[i]),
        (
            (exp(x[j] - s) * (Delta(j, i) - Derivative(s, x[i])), "The exponential stays, times the exponent's slope."),
            (
                exp(x[j] - s) * (Delta(j, i) - exp(x[i] - s)),
                "This is the [Jacobian of softmax](softmax.md). It is also the covariance matrix of a one-hot vector "
                "that is drawn with the shares as probabilities, and so has no negative eigenvalue: log-sum-exp is "
                "convex.",
            ),
        ),
    ),
)

E = Applied("exp", Whole(x))

note = Note(
    "Log-sum-exp",
    gradient,
    MatrixForms({"": Over(E, ColumnSums(E))}),
    Frameworks({"": Asked("torch.logsumexp(x, 0)", "jax.nn.logsumexp(x)")}),
    Example({x: (1, 2, 3)}, Shown("s", s), Shown(r"\frac{\partial s}{\partial x}", gradient.claim, (j,))),
    exercises,
    Code(),
)
