"""The norm, normalization and cosine similarity: x_j/R, and what is left of a gradient across the direction of x."""

from derive.forms.families import Family
from derive.forms.form import Derivative, Name, Symbol
from derive.forms.functions import sqrt
from derive.forms.indexed import Delta, Index, Loss, Size, SumOver, Tensor
from derive.forms.matrices import Identity, Scaled, Whole
from derive.rules.calculus import chain, constant, constant_factor, quotient_rule, sum_rule
from derive.rules.fractions import cancel, product_of_fractions, split, take_out
from derive.rules.indices import contract, out_of_sum, split_sum
from derive.rules.naming import recognize
from derive.rules.products import multiply_out
from derive.rules.rule import then
from derive.rules.several import derived, entry, gradient, through
from derive.rules.sums import factor_out, in_order
from derive.written.derivation import Gradient, Step
from derive.written.exercise import Exercise
from parts.code import Code
from parts.example import Example, Shown
from parts.exercises import Exercises
from parts.frameworks import Asked, Frameworks
from parts.further import Further
from parts.matrix_forms import MatrixForms
from parts.note import Note

n = Size("n")
i, j, k = (Index(letter, n) for letter in "ijk")
x, y, g = (Tensor(letter, (n,)) for letter in "xyg")
epsilon = Symbol("epsilon", low=0)

R = Name("R", sqrt(SumOver(x[k] ** 2, k) + epsilon))
Q = Name("Q", sqrt(SumOver(y[k] ** 2, k) + epsilon))
u = Family("u", (i,), x[i] / R)
v = Family("v", (i,), y[i] / Q)
C = Name("C", SumOver(u[k] * v[k], k))
L = Loss("L", u[i], g)

of_norm = Gradient(
    of=R,
    by=x[j],
    because=r"The root of the sum of squares is the length of $x$. The number $\epsilon$ is small and positive, and "
    "keeps the root away from 0.",
    prepare=(),
    derive=(
        Step("root", chain(), "The derivative of a root is one over twice the root, times that of what is below it."),
        Step("sum-rule", then(sum_rule(), constant(), sum_rule()), r"The number $\epsilon$ does not change."),
        Step("square", chain(), "The derivative of a square is twice what is squared."),
        Step("entries", entry(), r"An entry changes with itself alone: $\delta_{kj}$ is 1 if $k = j$, and 0 if not."),
        Step("one-term", contract(k), "Of the sum, the term $k = j$ is left."),
        Step("cancel", then(product_of_fractions(), cancel()), "The 2 of the square is that of the root."),
        Step("recognize", recognize(R), "The root is the norm again."),
    ),
    claim=x[j] / R,
)

jacobian = Gradient(
    of=u[i],
    by=x[j],
    because="Divided by its norm, $x$ keeps its direction and has the length 1, or hardly less.",
    prepare=(),
    derive=(
        Step("quotient-rule", quotient_rule(), "The bottom changes with every entry, and the top with one."),
        Step("entries", entry(), "An entry changes with itself alone."),
        Step("norm", derived(of_norm), "How the norm changes is the result above."),
        Step("output", recognize(u[j]), "That is an output."),
        Step("split", split(), "The two terms get fractions of their own."),
        Step("cancel", cancel(), "In the first, a norm cancels."),
        Step("take-out", take_out(x[i] / R), "The second has an output in it, too."),
        Step("other-output", recognize(u[i]), "This one is at $i$."),
        Step("factor", factor_out(1 / R), "Both terms are divided by the norm."),
    ),
    claim=(1 / R) * (Delta(i, j) - u[i] * u[j]),
)

backward = Gradient(
    of=L,
    by=x[j],
    because="Some loss $L$ depends on all outputs; $g_i$ is its derivative by $u_i$, and comes from the layers behind.",
    prepare=(),
    derive=(
        Step("through", through(u[i]), "A change of $x_j$ changes the norm, and so every output."),
        Step("gradient", gradient(), r"The derivative $\partial L/\partial u_i$ is called $g_i$."),
        Step("jacobian", derived(jacobian), "The other factor is the result above."),
        Step("norm-in-front", out_of_sum(i), "The norm is the same for all outputs."),
        Step("multiply-out", multiply_out(Delta(i, j) - u[i] * u[j]), "The product is multiplied out."),
        Step("split", split_sum(i), "The sum becomes two."),
        Step("one-term", contract(i), "In the first, only the term $i = j$ is not 0."),
        Step("out", out_of_sum(i), "In the second, $u_j$ is the same in every term."),
    ),
    claim=(1 / R) * (g[j] - u[j] * SumOver(g[i] * u[i], i)),
)

cosine = Gradient(
    of=C,
    by=x[j],
    because="The product of two vectors of length 1 is the cosine of the angle between them.",
    prepare=(),
    derive=(
        Step("sum-rule", then(sum_rule(), constant_factor()), "The other vector does not change with $x$."),
        Step("jacobian", derived(jacobian), "How a normalized vector changes is known."),
        Step("norm-in-front", out_of_sum(k), "The norm is the same in every term."),
        Step("multiply-out", multiply_out(Delta(k, j) - u[k] * u[j]), "The product is multiplied out."),
        Step("split", split_sum(k), "The sum becomes two."),
        Step("one-term", contract(k), "In the first, only the term $k = j$ is not 0."),
        Step("out", out_of_sum(k), "In the second, $u_j$ is the same in every term."),
        Step("recognize", then(in_order(u[k], v[k]), recognize(C)), "What is left of the sum is the cosine itself."),
    ),
    claim=(1 / R) * (v[j] - u[j] * C),
)

z = Tensor("z", (n,), low=0)
positive = Name("S", sqrt(SumOver(z[k] ** 2, k)))
half_square = Name("H", SumOver(x[k] ** 2, k) / 2)
w = Symbol("w")
scaled = Family("Y", (i,), w * u[i])
of_scaled = Loss("K", scaled[i], g)

exercises = Exercises(
    Exercise(
        r"With positive entries $z_k$, the norm needs no $\epsilon$. What is its derivative?",
        Derivative(positive, z[j]),
        (
            (
                z[j] / positive,
                "The same, line by line. A sign of an entry goes away in its square; so this holds wherever no entry "
                "is 0, if the sign is kept above.",
            ),
        ),
    ),
    Exercise(
        "What is the derivative of half the squared norm, as in weight decay?",
        Derivative(half_square, x[j]),
        ((x[j], "Without the root there is nothing to divide by, and at 0 there is a derivative, too."),),
    ),
    Exercise(
        r"Multiply the gradient of the backward pass by $x$ and add up. What comes out, and what without $\epsilon$?",
        SumOver(x[j] * backward.claim, j),
        (
            (
                SumOver(g[i] * u[i], i) * (1 - SumOver(u[k] ** 2, k)),
                r"Each $x_j/R$ is $u_j$, and the sum over $i$ goes in front.",
            ),
            (
                SumOver(g[i] * u[i], i) * (epsilon / R**2),
                r"The squares of the outputs add up to $1 - \epsilon/R^2$. Without $\epsilon$ it is 0: the gradient is "
                "perpendicular to $x$, since moving along $x$ does not change its direction.",
            ),
        ),
    ),
    Exercise(
        "Weight normalization has $Y_i = w u_i$, so that the length of a vector of weights is a parameter of its own. "
        "With $g$ the gradient of a loss $K$ by $Y$, what is the gradient by $w$?",
        Derivative(of_scaled, w),
        ((SumOver(g[i] * u[i], i), "The part of $g$ along $x$: what the direction does not get, the length gets."),),
    ),
)

X, U, V, G = Whole(x), Whole(u), Whole(v), Whole(g)
SIZE = "{0}.sqrt({0}.sum({1}**2) + epsilon)"


def normalized(library: str, letter: str) -> str:
    """A vector over its norm, in Python."""
    return f"{letter} / {SIZE.format(library, letter)}"


def cosine_in(library: str) -> str:
    """The cosine of the two vectors, in Python."""
    return f"{library}.sum({normalized(library, 'x')} * ({normalized(library, 'y')}))"


note = Note(
    "Norm and cosine similarity",
    of_norm,
    Further({"jacobian": jacobian, "backward": backward, "cosine": cosine}),
    MatrixForms(
        {
            "": X / R,
            "jacobian": (Identity(n) - U @ U.T) / R,
            "backward": (G - (G.T @ U) * U) / R,
            "cosine": (V - Scaled(U, factor=C)) / R,
        }
    ),
    Frameworks(
        {
            "": Asked(SIZE.format("torch", "x"), SIZE.format("jnp", "x")),
            "jacobian": Asked(normalized("torch", "x"), normalized("jnp", "x")),
            "backward": Asked(normalized("torch", "x"), normalized("jnp", "x")),
            "cosine": Asked(cosine_in("torch"), cosine_in("jnp")),
        }
    ),
    Example(
        {x: (3, 4), y: (0, 2), g: (1, 0), epsilon: 0},
        Shown("R", R),
        Shown("u", u[i], (i,)),
        Shown(r"\frac{\partial u}{\partial x}", jacobian.claim, (i, j)),
        Shown(r"\frac{\partial L}{\partial x}", backward.claim, (j,)),
        Shown("C", C),
        Shown(r"\frac{\partial C}{\partial x}", cosine.claim, (j,)),
    ),
    exercises,
    Code(),
)
