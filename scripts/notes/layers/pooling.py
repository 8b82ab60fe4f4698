"""Pooling: the largest of a window, whose place alone gets the gradient, and the average, which shares it out."""

from derive.forms.families import Family
from derive.forms.form import Derivative, Symbol
from derive.forms.functions import exp, ln
from derive.forms.indexed import Delta, Index, Lookup, Loss, Size, SumOver, Tensor, sum_over
from derive.forms.matrices import Ones, Whole
from derive.rules.calculus import constant_factor, sum_rule, write_out
from derive.rules.fractions import product_of_fractions
from derive.rules.indices import contract
from derive.rules.several import entry, gradient, through
from derive.rules.sums import in_order
from derive.written.derivation import Gradient, Step
from derive.written.exercise import Exercise
from parts.code import Code
from parts.example import Example, Shown
from parts.exercises import Exercises
from parts.frameworks import Asked, Frameworks
from parts.further import Further
from parts.matrix_forms import MatrixForms
from parts.note import Note

n, m, h = Size("n"), Size("m"), Size("h")
j, l = Index("j", n), Index("l", n)  # noqa: E741  # as in print
r, s = Index("r", m), Index("s", m)
k, q = Index("k", h), Index("q", h)
v_r = Lookup("v", r, n)

x, g = Tensor("x", (n,)), Tensor("g", (m,))
y = Family("y", (r,), x[v_r])
L = Loss("L", y[r], g)

X = Tensor("X", (m, h))
A = Family("A", (r,), SumOver(X[r, k], k) / h)
K = Loss("K", A[r], g)

of_max = Gradient(
    of=L,
    by=x[j],
    because=(
        r"The largest number of window $r$ stands at place $v_r$ of the input, and $g_r$ is the derivative of some "
        r"loss $L$ by $y_r$, which comes from the layers behind."
    ),
    prepare=(),
    derive=(
        Step("through", through(y[r]), "The loss depends on what comes out of all windows, and each counts."),
        Step("gradient", gradient(), r"The derivative $\partial L/\partial y_r$ is called $g_r$."),
        Step("write-out", write_out(), "Near this point, the place $v_r$ does not change: it counts as fixed."),
        Step("entries", entry(), "An input changes with itself alone: it must be the one at the place $v_r$."),
        Step("order", in_order(Delta(v_r, j), g[r]), "The windows are left whose largest number is $x_j$."),
    ),
    claim=SumOver(Delta(v_r, j) * g[r], r),
)

of_average = Gradient(
    of=K,
    by=X[s, q],
    because=(
        r"The $h$ numbers of window $r$ stand in row $r$ of $X$, and $g_r$ is now the derivative of a loss $K$ by "
        r"their average $A_r$."
    ),
    prepare=(),
    derive=(
        Step("through", through(A[r]), "The loss depends on the averages of all windows, and each counts."),
        Step("gradient", gradient(), r"The derivative $\partial K/\partial A_r$ is called $g_r$."),
        Step("write-out", write_out(), "The average is written out."),
        Step("constant-factor", constant_factor(), "The size of a window is fixed."),
        Step("sum-rule", sum_rule(), "The sum is differentiated term by term."),
        Step("entries", entry(), "An input changes with itself alone: window and place must be the same."),
        Step("one-place", contract(k), "Of the sum over $k$, the term $k = q$ is left."),
        Step("one-window", contract(r), "Of the sum over $r$, the term $r = s$ is left: windows do not overlap."),
        Step("product", product_of_fractions(), "Each number of the window gets an equal share."),
    ),
    claim=g[s] / h,
)

M = Tensor("M", (m, n), mask=True)
B = Family("B", (r,), SumOver(M[r, l] * x[l], l) / h)
of_overlapping = Loss("C", B[r], g)

tau = Symbol("tau", low=0)
S = Family("S", (r,), tau * ln(SumOver(exp(X[r, k] / tau), k)))

exercises = Exercises(
    Exercise(
        "Add up the gradient of max pooling over all inputs. What has become of $g$?",
        SumOver(Derivative(L, x[j]), j),
        (
            (sum_over(Delta(v_r, j) * g[r], j, r), "This is the result, under the sum."),
            (SumOver(g[r], r), "Each window has one place $v_r$, and its $g_r$ goes there whole."),
        ),
    ),
    Exercise(
        "Windows of an average may overlap, as those of max pooling may: let $M_{rl}$ be 1 where input $l$ is one of "
        r"the $h$ in window $r$, and 0 elsewhere, and $B_r = \frac{1}{h} \sum_l M_{rl} x_l$. With the gradient $g$ of "
        "a loss $C$ by $B$, what is the gradient by the input?",
        Derivative(of_overlapping, x[j]),
        ((SumOver(M[r, j] * g[r], r) / h, "Each window that an input is in gives it its share, and these add up."),),
    ),
    Exercise(
        r"A smooth stand-in for the maximum of a window is $S_r = \tau \ln \sum_k e^{X_{rk}/\tau}$, with a small "
        r"$\tau$. What is its derivative by one number of the window?",
        Derivative(S[r], X[r, q]),
        (
            (
                exp(X[r, q] / tau) / SumOver(exp(X[r, k] / tau), k),
                r"It is the [softmax](softmax.md) of the window: everyone gets a share, the largest number the largest "
                r"one, and equal numbers equal ones. The smaller $\tau$, the nearer to max pooling.",
            ),
        ),
    ),
)

note = Note(
    "Pooling",
    of_max,
    Further({"average": of_average}),
    MatrixForms({"average": Whole(g) @ Ones(h).T / h}),
    Frameworks({"": Asked("x[v]", "x[v]"), "average": Asked("F.avg_pool1d(X, h)[:, 0]", "X.mean(axis=1)")}),
    Example(
        {x: (2, 5, 3, 0, 1, 4, -1, 2), "v": (2, 6), X: ((2, 5, 3, 0), (1, 4, -1, 2)), g: (1, -2)},
        Shown("y", y[r], (r,)),
        Shown(r"\frac{\partial L}{\partial x}", of_max.claim, (j,)),
        Shown("A", A[r], (r,)),
        Shown(r"\frac{\partial K}{\partial X}", of_average.claim, (s, q)),
    ),
    exercises,
    Code(),
)
