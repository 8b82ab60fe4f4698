"""MSE, L1 and Huber: losses of residuals, whose gradients are the residual, its sign, and the residual clipped."""

from derive.forms.families import Family
from derive.forms.form import Cases, Derivative, Name, Symbol, form
from derive.forms.indexed import Delta, Index, Size, SumOver, Tensor, sum_over
from derive.forms.matrices import Ones, Scaled, Whole
from derive.rules.calculus import chain, constant, constant_factor, sum_rule, write_out
from derive.rules.fractions import cancel
from derive.rules.indices import contract
from derive.rules.rule import then
from derive.rules.several import derived, entry
from derive.rules.sums import factor_out
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
a, c = Index("a", N), Index("c", N)
x, y = Tensor("x", (n,)), Tensor("y", (n,))
s, m = Tensor("s", (n,)), Tensor("m", (n,))
beta = Symbol("beta", low=0)

r = Family("r", (i,), x[i] - y[i])
E = Name("E", SumOver((x[k] - y[k]) ** 2, k) / n)
A = Name("A", SumOver(s[k] * (x[k] - y[k]), k) / n)
h = Family("h", (i,), m[i] * (r[i] ** 2 / 2) + (1 - m[i]) * (beta * s[i] * r[i] - beta**2 / 2))
H = Name("H", SumOver(h[k], k) / n)

squared = Gradient(
    of=E,
    by=x[j],
    because="Each prediction $x_k$ is compared with its target $y_k$, and the squares of the differences are averaged.",
    prepare=(),
    derive=(
        Step("constant-factor", constant_factor(), "How many there are does not change with $x_j$."),
        Step("sum-rule", sum_rule(), "The sum is differentiated term by term."),
        Step("chain-rule", chain(), "The outer function is the square, the inner one the residual."),
        Step("residual", then(sum_rule(), constant()), "The target is a constant."),
        Step("entries", entry(), "Each prediction changes with itself alone."),
        Step("one-term", contract(k), "Of the sum, only the term $k = j$ is left: each residual is on its own."),
    ),
    claim=2 * (x[j] - y[j]) / n,
)
absolute = Gradient(
    of=A,
    by=x[j],
    because="Where no residual is 0, the size of each is the residual times its sign $s_k$, which is 1 or $-1$.",
    prepare=(),
    derive=(
        Step("constant-factor", constant_factor(), "How many there are does not change with $x_j$."),
        Step("sum-rule", sum_rule(), "The sum is differentiated term by term."),
        Step("sign", constant_factor(), "A small change of $x_j$ does not change any sign."),
        Step("residual", then(sum_rule(), constant()), "The target is a constant."),
        Step("entries", entry(), "Each prediction changes with itself alone."),
        Step("one-term", contract(k), "Of the sum, only the term $k = j$ is left."),
    ),
    claim=s[j] / n,
)
one = Gradient(
    of=h[i],
    by=x[j],
    because=r"Where $m_i = 1$, half of the square counts; where $m_i = 0$, its size times $\beta$, lowered so that "
    r"both agree at the border.",
    prepare=(),
    derive=(
        Step("sum-rule", sum_rule(), "The two terms are differentiated one by one."),
        Step("mask", constant_factor(), "A small change of $x_j$ moves no residual over the border."),
        Step("border", then(sum_rule(), constant()), r"Nothing moves the border $\beta$ itself."),
        Step("sign", constant_factor(), "No sign changes, either."),
        Step("chain-rule", then(chain(), cancel()), "The 2 of the square and the half cancel."),
        Step("factor", factor_out(Derivative(r[i], x[j])), "Both terms have this factor."),
        Step("write-out", then(write_out(), sum_rule(), constant()), "The target is a constant."),
        Step("entries", entry(), "A prediction changes with itself alone."),
    ),
    claim=Delta(i, j) * (m[i] * r[i] + (1 - m[i]) * beta * s[i]),
)
huber = Gradient(
    of=H,
    by=x[j],
    because="The loss is the mean of these, as with the others.",
    prepare=(),
    derive=(
        Step("constant-factor", constant_factor(), "How many there are does not change with $x_j$."),
        Step("sum-rule", sum_rule(), "The sum is differentiated term by term."),
        Step("one", derived(one), "The derivative of one of them has just been found."),
        Step("one-term", contract(k), "Of the sum, only the term $k = j$ is left."),
    ),
    claim=(m[j] * r[j] + (1 - m[j]) * beta * s[j]) / n,
)

# What the letters s and m are, where no residual is 0 or at the border.
sign = Cases(r[i], (form(-1), form(1)), (form(0),), (form(1),))
is_small = Cases(r[i], (form(0), form(1), form(0)), (-beta, beta), (form(1), form(1)))

u, b = Symbol("u"), Symbol("b")
X, Y = Tensor("X", (N, n)), Tensor("Y", (N, n))

exercises = Exercises(
    Exercise(
        "One number $b$ is the prediction for all targets, and $Q$ is its mean squared error. Which $b$ is the best?",
        Derivative(Name("Q", SumOver((b - y[k]) ** 2, k) / n), b),
        (
            (SumOver(2 * (b - y[k]), k) / n, "All terms of the sum are left, since $b$ is in each."),
            (
                2 * (b - SumOver(y[k], k) / n),
                "It is 0 where $b$ is the mean of the targets. With L1, it is the sum of the signs that must be 0: as "
                "many targets above $b$ as below, so that $b$ is their median, which one wild target cannot move far.",
            ),
        ),
    ),
    Exercise(
        "Is there a kink where Huber's two pieces meet? Take one from the other, for a positive residual $u$.",
        u**2 / 2 - (beta * u - beta**2 / 2),
        (
            (
                (u - beta) ** 2 / 2,
                r"At $u = \beta$ this is 0, and so is its slope $u - \beta$: the pieces meet with one value and one "
                "slope. There is no kink, and to which piece the border belongs does not matter.",
            ),
        ),
    ),
    Exercise(
        r"Smooth L1 is Huber over $\beta$. What is its gradient?",
        Derivative(Name("S", H / beta), x[j]),
        (
            (
                (m[j] * r[j] / beta + (1 - m[j]) * s[j]) / n,
                r"A constant factor stays in front. Now large residuals have the gradient of L1, whatever $\beta$ "
                r"is, and small ones are divided by $\beta$.",
            ),
        ),
    ),
    Exercise(
        "A batch has $N$ examples with $n$ numbers each, and $B$ is the mean of all squares, as in PyTorch. What is "
        "its gradient?",
        Derivative(Name("B", sum_over((X[a, k] - Y[a, k]) ** 2, a, k) / (N * n)), X[c, j]),
        (
            (
                2 * (X[c, j] - Y[c, j]) / (N * n),
                "The mean is over all $Nn$ squares, and not only over the $N$ examples. Whoever adds up over $n$, and "
                "takes the mean over $N$ alone, has gradients $n$ times as large.",
            ),
        ),
    ),
)

x_all, y_all, s_all, m_all, r_all = (Whole(each) for each in (x, y, s, m, r))

note = Note(
    "MSE, L1 and Huber",
    squared,
    Further({"absolute": absolute, "one": one, "huber": huber}),
    MatrixForms(
        {
            "": Scaled(x_all - y_all, factor=2, below=n),
            "absolute": s_all / n,
            "huber": (m_all * r_all + Scaled((Ones(n) - m_all) * s_all, factor=beta)) / n,
        }
    ),
    Frameworks(
        {
            "": Asked("F.mse_loss(x, y)", "jnp.mean((x - y)**2)"),
            "absolute": Asked("F.l1_loss(x, y)", "jnp.mean(jnp.abs(x - y))", {s[i]: sign}),
            "one": Asked(
                'F.huber_loss(x, y, reduction="none", delta=beta)',
                "jnp.where(jnp.abs(x - y) < beta, (x - y)**2 / 2, beta * jnp.abs(x - y) - beta**2 / 2)",
                {s[i]: sign, m[i]: is_small},
            ),
            "huber": Asked(
                "F.huber_loss(x, y, delta=beta)",
                "jnp.mean(jnp.where(jnp.abs(x - y) < beta, (x - y)**2 / 2, beta * jnp.abs(x - y) - beta**2 / 2))",
                {s[i]: sign, m[i]: is_small},
            ),
        }
    ),
    Example(
        {x: (1, 2, 4), y: (1.5, 1, 0), s: (-1, 1, 1), m: (1, 1, 0), beta: 2},
        Shown("r", r[i], (i,)),
        Shown(r"\frac{\partial E}{\partial x}", squared.claim, (j,)),
        Shown(r"\frac{\partial A}{\partial x}", absolute.claim, (j,)),
        Shown(r"\frac{\partial H}{\partial x}", huber.claim, (j,)),
    ),
    exercises,
    Code(),
)
