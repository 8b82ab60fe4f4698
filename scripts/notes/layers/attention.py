"""Scaled dot-product attention: its gradients by scores, values, queries and keys, with a mask, for any sizes."""

from derive.forms.families import Family
from derive.forms.form import form
from derive.forms.functions import exp, sqrt
from derive.forms.indexed import Delta, Index, Loss, Size, SumOver, Tensor
from derive.forms.matrices import RowSums, Whole
from derive.rules.calculus import chain, constant_factor, quotient_rule, sum_rule, write_out
from derive.rules.fractions import cancel, product_of_fractions, split, take_out
from derive.rules.indices import contract, out_of_sum, split_sum, swap_sums
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
from parts.heat_map import HeatMap, Sliders
from parts.matrix_forms import MatrixForms
from parts.note import Note

N, n, h = Size("N"), Size("n"), Size("h")
a, b = Index("a", N), Index("b", N)
i, j, k = Index("i", n), Index("j", n), Index("k", n)
u, w = Index("u", h), Index("w", h)

Q, K, V = Tensor("Q", (N, h)), Tensor("K", (n, h)), Tensor("V", (n, h))
M, G = Tensor("M", (N, n), mask=True), Tensor("G", (N, h))

S = Family("S", (a, i), SumOver(Q[a, u] * K[i, u], u) / sqrt(h))
Z = Family("Z", (a,), SumOver(M[a, k] * exp(S[a, k]), k))
P = Family("P", (a, i), M[a, i] * exp(S[a, i]) / Z[a])
O = Family("O", (a, u), SumOver(P[a, i] * V[i, u], i))  # noqa: E741  # as in print
L = Loss("L", O[a, u], G)

# What the backward pass makes on its way.
A = Family("A", (a, i), SumOver(G[a, u] * V[i, u], u))
D = Family("D", (a, i), P[a, i] * (A[a, i] - SumOver(A[a, k] * P[a, k], k)))

BECAUSE = (
    r"$S_{ai}$ is how well query $a$ fits key $i$, softmax makes weights $P_{ai}$ of each row of $S$, and an output is "
    r"the mean of the values with these weights. The mask $M_{ai}$ is 1 where query $a$ may see key $i$, and else 0."
)
THROUGH = Step("through", through(O[a, u]), "The loss depends on all outputs of all queries, and each counts.")
NAMED = Step(
    "gradient", gradient(), r"$\partial L/\partial O_{au}$ is called $G_{au}$; it comes from the layers behind."
)
WRITTEN = Step("write-out", write_out(), "What an output is, is written out.")

by_values = Gradient(
    of=L,
    by=V[j, w],
    because=BECAUSE,
    prepare=(),
    derive=(
        THROUGH,
        NAMED,
        WRITTEN,
        Step("constants", then(sum_rule(), constant_factor()), "The weights do not change with the values."),
        Step("entries", entry(), "A value changes with itself alone: both of its indices must be the same."),
        Step("one-key", contract(i), "Of the sum over the keys, the term $i = j$ is left."),
        Step("one-column", contract(u), "Of the sum over the columns, the term $u = w$ is left: columns do not mix."),
        Step("order", in_order(P[a, j], G[a, w]), "Each query sends its gradient back, as much as it had looked here."),
    ),
    claim=SumOver(P[a, j] * G[a, w], a),
)

by_weights = Gradient(
    of=L,
    by=P[b, j],
    because=BECAUSE,
    prepare=(),
    derive=(
        THROUGH,
        NAMED,
        WRITTEN,
        Step("constants", then(sum_rule(), constant_factor()), "The values do not change with the weights."),
        Step("entries", entry(), "Taken as variables of their own, the weights are independent of each other."),
        Step("one-key", contract(i), "Of the sum over the keys, the term $i = j$ is left."),
        Step("swap", swap_sums(), "The two sums change places, so that the one over queries can be seen to."),
        Step("one-query", contract(a), "Of the sum over the queries, the term $a = b$ is left: queries do not mix."),
        Step("name", recognize(A[b, j]), "This is needed again, and so it gets a letter."),
    ),
    claim=A[b, j],
)

softmax_of_rows = Gradient(
    of=P[a, i],
    by=S[b, j],
    because=r"This is [softmax](softmax.md) of each row, of those keys alone that the mask lets through.",
    prepare=(),
    derive=(
        Step("quotient-rule", quotient_rule(), "The sum $Z_a$ changes with each score of the row that is not masked."),
        Step(
            "constants",
            then(write_out(), sum_rule(), constant_factor()),
            "$Z_a$ is written out and differentiated term by term, and the mask does not change.",
        ),
        Step("chain-rule", chain(), "The exponential is its own derivative, times the derivative of the exponent."),
        Step("entries", entry(), "Taken as variables of their own, the scores are independent of each other."),
        Step("one-key", contract(k), "Of the sum over $k$, the term $k = j$ is left."),
        Step(
            "split", then(split(), cancel()), "Each term gets a fraction of its own, and in the first, $Z_a$ cancels."
        ),
        Step("weights", take_out(M[a, i] * exp(S[a, i]) / Z[a]), "Each fraction has a weight in it."),
        Step("recognize", recognize(P[a, i]), "It is $P_{ai}$."),
        Step("factor", factor_out(P[a, i] * Delta(a, b)), "Both terms have these factors."),
        Step("recognize-other", recognize(P[a, j]), "What is left of the second is the weight of key $j$."),
    ),
    claim=P[a, i] * Delta(a, b) * (Delta(i, j) - P[a, j]),
)

by_scores = Gradient(
    of=L,
    by=S[b, j],
    because=BECAUSE,
    prepare=(),
    derive=(
        Step("through", through(P[a, k]), "A score changes all weights of its row, and each of them changes the loss."),
        Step("by-weights", derived(by_weights), "The first factor is the gradient by the weights."),
        Step("softmax", derived(softmax_of_rows), "The second one is the Jacobian of softmax, row by row."),
        Step("one-query", contract(a), "Of the sum over the queries, the term $a = b$ is left: queries do not mix."),
        Step("multiply-out", multiply_out(), "The product is multiplied out."),
        Step("split", split_sum(k), "The sum becomes two."),
        Step("one-key", contract(k), "In the first, only the term $k = j$ is not 0."),
        Step("out", out_of_sum(k), "In the second, $P_{bj}$ is the same in every term."),
        Step("factor", factor_out(P[b, j]), "Both terms have the factor $P_{bj}$."),
    ),
    claim=P[b, j] * (A[b, j] - SumOver(A[b, k] * P[b, k], k)),
)

SCORES = Step("through", through(S[a, i]), "It changes the loss through the scores alone.")
KNOWN = Step(
    "by-scores", then(derived(by_scores), recognize(D[a, i])), "The first factor is known, and called $D_{ai}$."
)
SCORE = Step("write-out", write_out(), "What a score is, is written out.")
FRACTION = Step("out", then(product_of_fractions(), out_of_sum(i)), "The scale is the same everywhere.")

by_queries = Gradient(
    of=L,
    by=Q[b, w],
    because=BECAUSE,
    prepare=(),
    derive=(
        SCORES,
        KNOWN,
        SCORE,
        Step("constants", then(constant_factor(), sum_rule(), constant_factor()), "The keys do not change with it."),
        Step("entries", entry(), "A query changes with itself alone: both of its indices must be the same."),
        Step("one-column", contract(u), "Of the sum over the columns, the term $u = w$ is left."),
        Step("one-query", contract(a), "Of the sum over the queries, the term $a = b$ is left."),
        FRACTION,
    ),
    claim=SumOver(D[b, i] * K[i, w], i) / sqrt(h),
)

by_keys = Gradient(
    of=L,
    by=K[j, w],
    because=BECAUSE,
    prepare=(),
    derive=(
        SCORES,
        KNOWN,
        SCORE,
        Step("constants", then(constant_factor(), sum_rule(), constant_factor()), "The queries do not change with it."),
        Step("entries", entry(), "A key changes with itself alone: both of its indices must be the same."),
        Step("one-column", contract(u), "Of the sum over the columns, the term $u = w$ is left."),
        Step("one-key", contract(i), "Of the sum over the keys, the term $i = j$ is left."),
        Step("out", then(product_of_fractions(), out_of_sum(a)), "The scale is the same everywhere."),
    ),
    claim=SumOver(D[a, j] * Q[a, w], a) / sqrt(h),
)

exercises = Exercises(
    Exercise(
        r"FlashAttention never keeps all weights of a row at once, so it cannot add up $\sum_k A_{bk}P_{bk}$ when it "
        r"needs it. Show that this number is the sum over $u$ of $G_{bu}O_{bu}$, for which the output is enough.",
        SumOver(A[b, k] * P[b, k], k),
        (
            (SumOver(SumOver(G[b, u] * V[k, u], u) * P[b, k], k), "$A$ is written out."),
            (SumOver(SumOver(G[b, u] * V[k, u] * P[b, k], u), k), "The weight goes into the inner sum."),
            (SumOver(SumOver(G[b, u] * V[k, u] * P[b, k], k), u), "The order of two finite sums is free."),
            (SumOver(G[b, u] * SumOver(P[b, k] * V[k, u], k), u), "$G_{bu}$ is the same for all keys."),
            (SumOver(G[b, u] * O[b, u], u), "The inner sum is the output."),
        ),
    ),
    Exercise(
        "Add up each row of $D$, the gradient by the scores. Why must this come out?",
        SumOver(D[b, j], j),
        (
            (
                SumOver(P[b, j] * A[b, j], j) - SumOver(P[b, j], j) * SumOver(A[b, k] * P[b, k], k),
                "The product is multiplied out, and the inner sum is the same for every $j$.",
            ),
            (SumOver(P[b, j] * A[b, j], j) - SumOver(A[b, k] * P[b, k], k), "The weights of a query add up to 1."),
            (
                form(0),
                "Both sums are the same. One number added to all scores of a query changes none of its weights, so the "
                "loss cannot change either.",
            ),
        ),
    ),
)

q_all, k_all, v_all = Whole(Q), Whole(K), Whole(V)
g_all, p_all, d_all = Whole(G), Whole(P), Whole(D)
a_all = g_all @ v_all.T

TORCH = "F.scaled_dot_product_attention(Q, K, V, attn_mask=M.bool())"
JAX = "jax.nn.softmax(Q @ K.T / jnp.sqrt(h), axis=1, where=M == 1) @ V"
FROM_SCORES = Asked("torch.softmax(S.masked_fill(M == 0, -torch.inf), 1)", "jax.nn.softmax(S, axis=1, where=M == 1)")

note = Note(
    "Attention",
    by_scores,
    Further(
        {
            "by-values": by_values,
            "by-weights": by_weights,
            "softmax": softmax_of_rows,
            "by-queries": by_queries,
            "by-keys": by_keys,
        }
    ),
    MatrixForms(
        {
            "by-values": p_all.T @ g_all,
            "by-weights": a_all,
            "": p_all * (a_all - RowSums(p_all * a_all)),
            "by-queries": d_all @ k_all / sqrt(h),
            "by-keys": d_all.T @ q_all / sqrt(h),
        }
    ),
    Frameworks(
        {
            "": Asked(f"{FROM_SCORES.pytorch} @ V", f"{FROM_SCORES.jax} @ V"),
            "by-values": Asked(TORCH, JAX),
            "by-weights": Asked("P @ V", "P @ V"),
            "softmax": FROM_SCORES,
            "by-queries": Asked(TORCH, JAX),
            "by-keys": Asked(TORCH, JAX),
        }
    ),
    HeatMap(
        "The weights of three queries",
        "Each row is a query and adds up to 1. A query sees the first keys only: what is masked has the weight 0.",
        {
            Q: ((1, 0), (0, 1), (1, 1)),
            K: ((2, 0), (0, 2), (1, -1)),
            M: ((1, 0, 0), (1, 1, 0), (1, 1, 1)),
        },
        Sliders(Q, -4, 4),
        Shown("P", P[a, i], (a, i)),
    ),
    Example(
        {
            Q: ((1, 2), (0, 1)),
            K: ((1, 0), (0, 1), (1, 1)),
            V: ((1, 0), (0, 1), (2, -1)),
            M: ((1, 1, 0), (1, 1, 1)),
            G: ((1, 0), (0, 1)),
        },
        Shown("S", S[a, i], (a, i)),
        Shown("P", P[a, i], (a, i)),
        Shown("O", O[a, u], (a, u)),
        Shown("A", A[a, i], (a, i)),
        Shown("D", D[a, i], (a, i)),
        Shown(r"\frac{\partial L}{\partial Q}", by_queries.claim, (b, w)),
        Shown(r"\frac{\partial L}{\partial K}", by_keys.claim, (j, w)),
        Shown(r"\frac{\partial L}{\partial V}", by_values.claim, (j, w)),
    ),
    exercises,
    Code(),
)
