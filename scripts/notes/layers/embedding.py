"""The embedding layer: each position takes a row of a table, and a row's gradient adds up over who took it."""

from derive.forms.families import Family
from derive.forms.form import Derivative
from derive.forms.indexed import Delta, Index, Lookup, Loss, Size, SumOver, Tensor, sum_over
from derive.forms.matrices import Whole
from derive.rules.calculus import write_out
from derive.rules.indices import contract
from derive.rules.several import entry, gradient, through
from derive.rules.sums import in_order
from derive.written.derivation import Gradient, Step
from derive.written.exercise import Exercise
from parts.code import Code
from parts.example import Example, Shown
from parts.exercises import Exercises
from parts.frameworks import Asked, Frameworks
from parts.matrix_forms import MatrixForms
from parts.note import Note

N, n, h = Size("N"), Size("n"), Size("h")
t, i, k = Index("t", N), Index("i", n), Index("k", n)
u, w = Index("u", h), Index("w", h)
v_t = Lookup("v", t, n)

E, G = Tensor("E", (n, h)), Tensor("G", (N, h))
Y = Family("Y", (t, u), E[v_t, u])
L = Loss("L", Y[t, u], G)

by_table = Gradient(
    of=L,
    by=E[i, w],
    because=(
        r"Position $t$ of a text holds word $v_t$ of the vocabulary, and gets row $v_t$ of the table $E$. $G_{tu}$ is "
        r"the derivative of some loss $L$ by $Y_{tu}$, and comes from the layers behind."
    ),
    prepare=(),
    derive=(
        Step("through", through(Y[t, u]), "The loss depends on all numbers of all positions, and each counts."),
        Step("gradient", gradient(), r"The derivative $\partial L/\partial Y_{tu}$ is called $G_{tu}$."),
        Step("write-out", write_out(), "What the layer gives is an entry of the table."),
        Step("entries", entry(), "An entry changes with itself alone: it must be of the same row and column."),
        Step("one-column", contract(u), "Of the sum over $u$, the term $u = w$ is left: columns do not mix."),
        Step("order", in_order(Delta(v_t, i), G[t, w]), "Of $G$, those rows are added up whose word is $i$."),
    ),
    claim=SumOver(Delta(v_t, i) * G[t, w], t),
)

V = Family("V", (t, i), Delta(v_t, i))
A = Family("A", (u,), SumOver(E[v_t, u], t) / N)
g = Tensor("g", (h,))
of_mean = Loss("K", A[u], g)

exercises = Exercises(
    Exercise(
        r"Let row $t$ of a matrix $V$ have a 1 at the word $v_t$, and zeros elsewhere: $V_{ti} = \delta_{v_t,i}$. Show "
        "that the embedding is the product $VE$, a [linear layer](linear.md) without a bias whose input is $V$.",
        SumOver(V[t, k] * E[k, u], k),
        (
            (SumOver(Delta(v_t, k) * E[k, u], k), "This is the definition of $V$."),
            (Y[t, u], "Of the sum, the term $k = v_t$ is left."),
        ),
    ),
    Exercise(
        "Add up the gradient over all rows of the table. What has become of $G$?",
        SumOver(Derivative(L, E[i, w]), i),
        (
            (sum_over(Delta(v_t, i) * G[t, w], i, t), "This is the result, under the sum."),
            (SumOver(G[t, w], t), "Each position has one word, and each row of $G$ is in it once: nothing is lost."),
        ),
    ),
    Exercise(
        r"A bag of words is the mean of all rows that are looked up, $A_u = \frac{1}{N} \sum_t E_{v_t,u}$. With the "
        "gradient $g$ of a loss $K$ by $A$, what is the gradient by the table?",
        Derivative(of_mean, E[i, w]),
        (
            (SumOver(Delta(v_t, i) * g[w], t) / N, "Every position now gets the same $g/N$."),
            (g[w] / N * SumOver(Delta(v_t, i), t), "What is left under the sum counts how often word $i$ is there."),
        ),
    ),
)

note = Note(
    "Embedding",
    by_table,
    MatrixForms({"": Whole(V).T @ Whole(G)}),
    Frameworks({"": Asked("F.embedding(v, E)", "E[v]")}),
    Example(
        {E: ((1, 2), (0, -1), (3, 1), (-2, 4)), "v": (3, 1, 3), G: ((1, 0), (0, 2), (-2, 5))},
        Shown("Y", Y[t, u], (t, u)),
        Shown(r"\frac{\partial L}{\partial E}", by_table.claim, (i, w)),
    ),
    exercises,
    Code(),
)
