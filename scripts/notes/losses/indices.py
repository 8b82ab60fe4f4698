"""Indices, delta and sums: what the notes of several variables are written in, worked out on x^T A x."""

from derive.forms.families import Family
from derive.forms.form import Derivative, Name
from derive.forms.indexed import Delta, Index, Loss, Size, SumOver, Tensor, sum_over
from derive.forms.matrices import Identity, Ones, Whole
from derive.rules.calculus import constant_factor, product_rule, sum_rule, write_out
from derive.rules.indices import contract, join_sums, out_of_sum, rename, split_sum
from derive.rules.products import multiply_out
from derive.rules.rule import then
from derive.rules.several import entry, gradient, through
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

n, m = Size("n"), Size("m")
i, j, k, l = (Index(letter, n) for letter in "ijkl")  # noqa: E741  # as in print
r = Index("r", m)

x, A = Tensor("x", (n,)), Tensor("A", (n, n))
W, g = Tensor("W", (m, n)), Tensor("g", (m,))

q = Name("q", sum_over(x[i] * A[i, k] * x[k], i, k))
z = Family("z", (i,), SumOver((Delta(i, k) - 1 / n) * x[k], k))
y = Family("y", (r,), SumOver(W[r, k] * x[k], k))
L = Loss("L", y[r], g)

quadratic = Gradient(
    of=q,
    by=x[j],
    because="Each entry of $A$ is multiplied by the two entries of $x$ that its row and its column belong to.",
    prepare=(Step("out", out_of_sum(k), "As $x_i$ does not change with $k$, it stands in front of the inner sum."),),
    derive=(
        Step("sum-rule", sum_rule(), "The outer sum is differentiated term by term."),
        Step("product-rule", product_rule(), "Each term is a product, and $x_j$ may be in both factors."),
        Step("inner", then(sum_rule(), constant_factor()), "The inner sum is one, too, and $A_{ik}$ does not change."),
        Step("entries", entry(), "All that is left to differentiate are entries of $x$, and each leaves a delta."),
        Step("inner-term", contract(k), "Of the inner sum with a delta in it, only the term $k = j$ is left."),
        Step("split", split_sum(i), "The sum becomes two."),
        Step("outer-term", contract(i), "Of the first, only the term $i = j$ is left."),
        Step("rename", rename(i, k), "The letter of a sum is free: here it is to be the same in both."),
        Step("join", join_sums(k), "Both sums run over the same numbers."),
        Step(
            "factor",
            then(factor_out(x[k]), in_order(A[j, k] + A[k, j], x[k])),
            "Both terms have the factor $x_k$, and what belongs to the matrix is written before it.",
        ),
    ),
    claim=SumOver((A[j, k] + A[k, j]) * x[k], k),
)

centered = Gradient(
    of=z[i],
    by=x[j],
    because=r"The letter $i$ is free: this says what $z_1$ is, and $z_2$, up to $z_n$. And $k$ is bound.",
    prepare=(
        Step("multiply-out", multiply_out(), "Under the sum, everything is as with plain numbers."),
        Step("split", split_sum(k), "A sum of differences is the difference of two sums."),
        Step(
            "one-term",
            contract(k),
            r"In the first sum, $\delta_{ik}$ is 0 but in the term with $k = i$, where it is 1: $x_i$ is left.",
        ),
        Step(
            "out",
            out_of_sum(k),
            "The factor $1/n$ is the same in all terms, and stands in front. Now one can see that $z_i$ is $x_i$ minus "
            "the mean of all entries.",
        ),
    ),
    derive=(
        Step("sum-rule", sum_rule(), "By the rule for sums, each term is differentiated alone."),
        Step("inner", then(constant_factor(), sum_rule()), "A sum over $k$ is a sum, too, and $n$ does not change."),
        Step(
            "entries",
            entry(),
            r"An entry changes with itself and with no other one: $\partial x_i/\partial x_j$ is 1 if $i = j$, and 0 "
            r"if not. That is $\delta_{ij}$.",
        ),
        Step("last-term", contract(k), "Of the sum, only the term $k = j$ is left, and that is 1."),
    ),
    claim=Delta(i, j) - 1 / n,
)

chained = Gradient(
    of=L,
    by=x[j],
    because=r"The loss $L$ is any number that is computed from $y$. Its derivative by $y_r$ is called $g_r$.",
    prepare=(),
    derive=(
        Step(
            "through",
            through(y[r]),
            "A change of $x_j$ changes each of $y_1$ to $y_m$, and each of them changes $L$. All these ways add up.",
        ),
        Step("gradient", gradient(), r"The first factor is what is called $g_r$."),
        Step("write-out", write_out(), "What $y_r$ stands for is written out."),
        Step("inner", then(sum_rule(), constant_factor()), "The weights do not change with $x_j$."),
        Step("entries", entry(), "An entry changes with itself alone."),
        Step("one-term", contract(k), "Of the sum over $k$, only the term $k = j$ is left; the sum over $r$ stays."),
    ),
    claim=SumOver(g[r] * W[r, j], r),
)

v = Tensor("v", (n,))

exercises = Exercises(
    Exercise(
        r"$v^\top A x$ can be computed as $v^\top (Ax)$ or as $(A^\top v)^\top x$. Show that the two are equal.",
        SumOver(v[i] * SumOver(A[i, k] * x[k], k), i),
        (
            (sum_over(v[i] * A[i, k] * x[k], i, k), "$v_i$ does not change with $k$, and may go into the inner sum."),
            (sum_over(v[i] * A[i, k] * x[k], k, i), "The order of two finite sums is free."),
            (
                SumOver(x[k] * SumOver(A[i, k] * v[i], i), k),
                "$x_k$ does not change with $i$, and goes out of the inner sum. That sum is over the *first* index of "
                r"$A$, which makes it an entry of $A^\top v$.",
            ),
        ),
    ),
    Exercise(
        r"The square of $\sum_k x_k$ is not $\sum_k x_k x_k$. Why, and what is it?",
        SumOver(x[k], k) ** 2,
        (
            (
                SumOver(x[k], k) * SumOver(x[i], i),
                "A square is two factors, and each of them has a sum of its own. So each needs a letter of its own; "
                "with one letter for both, all products of two different entries would be lost.",
            ),
            (
                sum_over(x[k] * x[i], k, i),
                "Neither sum changes with the letter of the other one, and may go into it.",
            ),
        ),
    ),
    Exercise(
        "Call that square $s$. What is its derivative by $x_j$?",
        Derivative(Name("s", SumOver(x[k], k) ** 2), x[j]),
        (
            (2 * SumOver(x[k], k) * SumOver(Delta(k, j), k), "The chain rule, and one delta for each entry."),
            (2 * SumOver(x[k], k), "Exactly one of the deltas is 1."),
        ),
    ),
    Exercise(
        "What is the derivative of $q$ by an entry of the matrix?",
        Derivative(q, A[j, l]),
        (
            (
                sum_over(x[i] * Delta(i, j) * Delta(k, l) * x[k], i, k),
                "An entry of a matrix changes with itself alone, and that is where both of its indices are the same.",
            ),
            (x[j] * x[l], r"Each delta leaves one term. As a matrix this is $x x^\top$."),
        ),
    ),
)

x_all, a_all, w_all, g_all, ones = Whole(x), Whole(A), Whole(W), Whole(g), Ones(n)

note = Note(
    "Indices, deltas and sums",
    quadratic,
    Further({"centered": centered, "chained": chained}),
    MatrixForms(
        {"": (a_all + a_all.T) @ x_all, "centered": Identity(n) - ones @ ones.T / n, "chained": w_all.T @ g_all}
    ),
    Frameworks(
        {
            "": Asked("x @ A @ x", "x @ A @ x"),
            "centered": Asked("x - x.mean()", "x - x.mean()"),
            "chained": Asked("W @ x", "W @ x"),
        }
    ),
    Example(
        {x: (1, 2), A: ((1, 2), (4, 3))},
        Shown("q", q),
        Shown(r"\frac{\partial q}{\partial x}", quadratic.claim, (j,)),
        Shown(r"\frac{\partial q}{\partial A}", x[j] * x[l], (j, l)),
    ),
    exercises,
    Code(),
)
