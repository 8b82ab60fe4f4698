"""Gradients of losses and layers in closed form, each with wrong ones that look like it.

A wrong one is refused for every size, and at some sizes for a reason that a person can check: a sign, a delta that was
dropped, an index swapped, a factor n that is missing, a transpose, a mean for a sum, biased for unbiased.
"""

from __future__ import annotations

from typing import NamedTuple

from derive.forms.families import Family
from derive.forms.form import Derivative, Form, Name, Symbol, form
from derive.forms.functions import exp, ln, sqrt, tanh
from derive.forms.indexed import WHOLE, Delta, Index, Lookup, Loss, Shift, Size, SumOver, Tensor


class Closed(NamedTuple):
    """A gradient, what it is, and what it is not."""

    gradient: Form
    right: Form
    wrong: tuple[Form, ...]


n, m, N, d = (Size(letter) for letter in "nmNh")  # h, the size of a head, since d is the one of d/dx
i, j, k, l = (Index(letter, n) for letter in "ijkl")  # noqa: E741  # as in print
o, r = Index("o", m), Index("r", m)
a, b, c = (Index(letter, N) for letter in "abc")
u, w = Index("u", d), Index("w", d)
x, y, g = (Tensor(letter, (n,)) for letter in "xyg")
t = Tensor("t", (n,), adds_up=True)
eps = Symbol("epsilon", low=0)


def total(of: Form, *over: Index) -> Form:
    for each in reversed(over):
        of = SumOver(of, each)
    return of


def sigmoid(of: Form) -> Form:
    return 1 / (1 + exp(-of))


p = Family("p", (i,), exp(x[i]) / total(exp(x[k]), k))
lse = Name("s", ln(total(exp(x[k]), k)))
log_p = Family("q", (i,), x[i] - lse)
of_p, of_log_p = Loss("L", p[i], g), Loss("L", log_p[i], g)

SOFTMAX = {
    "delta picks": Closed(total(Delta(k, j) * x[k], k), x[j], (n * x[j], total(x[k], k), -x[j])),
    "log-sum-exp": Closed(Derivative(lse, x[j]), p[j], (-p[j], exp(x[j]), p[j] / n, 1 / p[j])),
    "softmax": Closed(
        Derivative(p[i], x[j]),
        p[i] * (Delta(i, j) - p[j]),
        (
            p[i] * (Delta(i, j) + p[j]),
            p[i] * (1 - p[j]),
            p[i] * (Delta(i, j) - p[i]),
            p[i] * Delta(i, j) * (1 - p[i]),  # the diagonal only, as in libnd4j #440
            p[j] * (Delta(i, j) - p[j]),
        ),
    ),
    "softmax, backward": Closed(
        Derivative(of_p, x[j]),
        p[j] * (g[j] - total(g[i] * p[i], i)),
        (p[j] * g[j], p[j] * (1 - p[j]) * g[j], p[j] * (g[j] - total(g[i], i)), p[j] * (g[j] + total(g[i] * p[i], i))),
    ),
    "log-softmax": Closed(
        Derivative(log_p[i], x[j]), Delta(i, j) - p[j], (Delta(i, j) - p[i], 1 - p[j], p[j] - Delta(i, j), Delta(i, j))
    ),
    "log-softmax, backward": Closed(
        Derivative(of_log_p, x[j]),
        g[j] - p[j] * total(g[i], i),
        (g[j] - p[j], g[j] - p[j] * total(g[i] * p[i], i), g[j] - total(g[i], i)),
    ),
}

cross = Name("C", -total(t[k] * ln(p[k]), k))
without = Name("C", -total(y[k] * ln(p[k]), k))
of_class = Name("C", -ln(p[l]))
smooth = Symbol("alpha", low=0, high=1)
smoothed = Name("C", -(1 - smooth) * ln(p[l]) - smooth / n * total(ln(p[k]), k))
z = Tensor("z", (n,), low=0, high=1)
bce = Name("B", -total(y[k] * ln(sigmoid(x[k])) + (1 - y[k]) * ln(1 - sigmoid(x[k])), k) / n)
bce_logits = Name("B", total(ln(1 + exp(x[k])) - y[k] * x[k], k) / n)
q = Tensor("q", (n,), low=0, adds_up=True)
kl = Name("K", total(q[k] * (ln(q[k]) - ln(p[k])), k))
e = Tensor("r", (n,), low=0, adds_up=True)
reverse = Name("R", total(p[k] * (ln(p[k]) - ln(e[k])), k))

LOSSES = {
    "MSE": Closed(
        Derivative(Name("M", total((x[k] - y[k]) ** 2, k) / n), x[j]),
        2 * (x[j] - y[j]) / n,
        (2 * (y[j] - x[j]) / n, 2 * (x[j] - y[j]), (x[j] - y[j]) / n, 2 * total(x[k] - y[k], k) / n),
    ),
    "cross-entropy with a class": Closed(
        Derivative(of_class, x[j]), p[j] - Delta(j, l), (p[j] - 1, Delta(j, l) - p[j], p[j], p[l] - Delta(j, l))
    ),
    "cross-entropy with targets": Closed(
        Derivative(cross, x[j]), p[j] - t[j], (t[j] - p[j], p[j] - 1, -(t[j] / p[j]), (p[j] - t[j]) / n)
    ),
    "cross-entropy where targets add up to anything": Closed(
        Derivative(without, x[j]), p[j] * total(y[k], k) - y[j], (p[j] - y[j], p[j] * total(y[k], k) / n - y[j])
    ),
    "cross-entropy with label smoothing": Closed(
        Derivative(smoothed, x[j]),
        p[j] - (1 - smooth) * Delta(j, l) - smooth / n,
        (
            p[j] - (1 - smooth) * Delta(j, l),
            p[j] - Delta(j, l) - smooth / n,
            p[j] - (1 - smooth) * Delta(j, l) - smooth,
        ),
    ),
    "BCE with logits": Closed(
        Derivative(bce_logits, x[j]), (sigmoid(x[j]) - y[j]) / n, (sigmoid(x[j]) - y[j], (y[j] - sigmoid(x[j])) / n)
    ),
    "BCE of the sigmoid": Closed(Derivative(bce, x[j]), (sigmoid(x[j]) - y[j]) / n, (sigmoid(x[j]) - y[j],)),
    "KL divergence": Closed(Derivative(kl, x[j]), p[j] - q[j], (q[j] - p[j], (p[j] - q[j]) / n, ln(p[j]) - ln(q[j]))),
    "KL divergence the other way": Closed(
        Derivative(reverse, x[j]),
        p[j] * (ln(p[j]) - ln(e[j]) - reverse),
        (p[j] * (ln(p[j]) - ln(e[j])), p[j] - e[j], p[j] * (ln(p[j]) - ln(e[j]) + reverse)),
    ),
}

v = Tensor("v", (n,), low=0)  # with entries other than 0, so that its norm is not 0
norm = Name("R", sqrt(total(x[k] ** 2, k) + eps))
unit = Family("U", (i,), x[i] / norm)
of_unit = Loss("L", unit[i], g)
mu = Name("mu", total(x[k], k) / n)
variance = Name("V", total((x[k] - mu) ** 2, k) / n)
sigma = Name("sigma", sqrt(variance + eps))
x_hat = Family("x_hat", (i,), (x[i] - mu) / sigma)
of_x_hat = Loss("L", x_hat[i], g)
more = Size("n", least=2)
i2, j2, k2 = (Index(letter, more) for letter in "ijk")
x2 = Tensor("x", (more,))
mu2 = Name("mu", total(x2[k2], k2) / more)
unbiased = Name("V", total((x2[k2] - mu2) ** 2, k2) / (more - 1))
gamma = Tensor("gamma", (n,))
rms = Name("R", sqrt(total(x[k] ** 2, k) / n + eps))
scaled = Family("Y", (i,), gamma[i] * (x[i] / rms))
of_scaled = Loss("L", scaled[i], g)
other = Tensor("h", (n,))
size_h = Name("H", sqrt(total(other[k] ** 2, k) + eps))
cosine = Name("C", total(x[k] * other[k], k) / (norm * size_h))

mean_g = total(g[i], i) / n
mean_gx = total(g[i] * x_hat[i], i) / n

NORMS = {
    "norm": Closed(Derivative(norm, x[j]), x[j] / norm, (x[j] / norm**2, 2 * x[j] / norm, -x[j] / norm)),
    "norm of positive entries": Closed(
        Derivative(Name("R", sqrt(total(v[k] ** 2, k))), v[j]), v[j] / sqrt(total(v[k] ** 2, k)), (form(1), v[j])
    ),
    "normalized": Closed(
        Derivative(of_unit, x[j]),
        (g[j] - unit[j] * total(g[k] * unit[k], k)) / norm,
        (g[j] / norm, g[j] - unit[j] * total(g[k] * unit[k], k), (g[j] - unit[j] * total(g[k], k)) / norm),
    ),
    "cosine similarity": Closed(
        Derivative(cosine, x[j]),
        (other[j] / size_h - cosine * unit[j]) / norm,
        (
            other[j] / (norm * size_h),
            (other[j] / size_h - unit[j]) / norm,
            (other[j] / size_h + cosine * unit[j]) / norm,
        ),
    ),
    "mean": Closed(Derivative(mu, x[j]), 1 / n, (form(1), x[j] / n)),
    "variance": Closed(
        Derivative(variance, x[j]),
        2 * (x[j] - mu) / n,
        (2 * (x[j] - mu), 2 * x[j] / n, 2 * (x[j] - mu) * (1 - 1 / n) / n),
    ),
    "unbiased variance": Closed(
        Derivative(unbiased, x2[j2]),
        2 * (x2[j2] - mu2) / (more - 1),
        (2 * (x2[j2] - mu2) / more, 2 * x2[j2] / (more - 1)),
    ),
    "standard deviation": Closed(Derivative(sigma, x[j]), x_hat[j] / n, (x_hat[j], (x[j] - mu) / n, 2 * x_hat[j] / n)),
    "normalized to mean and variance": Closed(
        Derivative(x_hat[i], x[j]),
        (Delta(i, j) - 1 / n - x_hat[i] * x_hat[j] / n) / sigma,
        (
            (Delta(i, j) - 1 / n) / sigma,
            (Delta(i, j) - x_hat[i] * x_hat[j] / n) / sigma,
            (1 - 1 / n - x_hat[i] * x_hat[j] / n) / sigma,
            (Delta(i, j) - 1 / n - x_hat[i] * x_hat[j]) / sigma,
        ),
    ),
    "layer norm": Closed(
        Derivative(of_x_hat, x[j]),
        (g[j] - mean_g - x_hat[j] * mean_gx) / sigma,
        (
            g[j] / sigma,
            (g[j] - x_hat[j] * mean_gx) / sigma,
            (g[j] - mean_g) / sigma,
            (g[j] - n * mean_g - x_hat[j] * mean_gx) / sigma,
            (g[j] - mean_g + x_hat[j] * mean_gx) / sigma,
            (g[j] - mean_g - x_hat[j] * mean_gx) / (sigma + eps),
        ),
    ),
    "RMSNorm": Closed(
        Derivative(of_scaled, x[j]),
        (gamma[j] * g[j] - x[j] / rms * (total(gamma[i] * g[i] * (x[i] / rms), i) / n)) / rms,
        (
            gamma[j] * g[j] / rms,
            (gamma[j] * g[j] - x[j] / rms * total(gamma[i] * g[i] * (x[i] / rms), i)) / rms,
            (g[j] - x[j] / rms * (total(g[i] * (x[i] / rms), i) / n)) / rms,
        ),
    ),
    "RMSNorm, by its scale": Closed(Derivative(of_scaled, gamma[j]), g[j] * (x[j] / rms), (g[j], g[j] * x[j])),
}

X, W, bias, G = Tensor("X", (N, n)), Tensor("W", (n, m)), Tensor("b", (m,)), Tensor("G", (N, m))
Z = Family("Z", (a, o), total(X[a, k] * W[k, o], k) + bias[o])
loss_z = Loss("L", Z[a, o], G)
mean_b = Family("mu", (i,), total(X[a, i], a) / N)
sigma_b = Family("sigma", (i,), sqrt(total((X[a, i] - mean_b[i]) ** 2, a) / N + eps))
X_hat = Family("X_hat", (a, i), (X[a, i] - mean_b[i]) / sigma_b[i])
D = Tensor("D", (N, n))
beta = Tensor("beta", (n,))
Y = Family("Y", (a, i), gamma[i] * X_hat[a, i] + beta[i])
loss_y = Loss("L", Y[a, i], D)
kept = Tensor("M", (n,))
rate = Symbol("rho", low=0, high=1)
dropped = Family("Y", (i,), kept[i] * x[i] / (1 - rate))
of_dropped = Loss("L", dropped[i], g)
table = Tensor("E", (n, d))
picked = Family("Y", (a, u), table[Lookup("v", a, n), u])
H = Tensor("H", (N, d))
of_picked = Loss("L", picked[a, u], H)
pooled = Family("Y", (r,), x[Lookup("v", r, n)])
of_pooled = Loss("L", pooled[r], bias)

LAYERS = {
    "linear layer, by its input": Closed(
        Derivative(loss_z, X[c, i]),
        total(G[c, o] * W[i, o], o),
        (total(G[a, o] * W[i, o], a, o), -total(G[c, o] * W[i, o], o), total(G[c, o] * W[i, o], o) / N),
    ),
    "linear layer, by its weights": Closed(
        Derivative(loss_z, W[i, r]),
        total(X[a, i] * G[a, r], a),
        (total(X[a, i] * G[a, r], a) / N, N * total(X[a, i] * G[a, r], a), total(X[a, i], a) * total(G[a, r], a)),
    ),
    "linear layer, by its bias": Closed(
        Derivative(loss_z, bias[r]),
        total(G[a, r], a),
        (total(G[a, r], a) / N, total(G[a, o], a, o), N * total(G[a, r], a)),
    ),
    "batch norm, by its input": Closed(
        Derivative(loss_y, X[c, j]),
        gamma[j] / sigma_b[j] * (D[c, j] - total(D[a, j], a) / N - X_hat[c, j] * (total(D[a, j] * X_hat[a, j], a) / N)),
        (
            gamma[j] / sigma_b[j] * D[c, j],
            gamma[j] / sigma_b[j] * (D[c, j] - total(D[a, j], a) / N),
            gamma[j] * (D[c, j] - total(D[a, j], a) / N - X_hat[c, j] * (total(D[a, j] * X_hat[a, j], a) / N)),
            gamma[j]
            / sigma_b[j]
            * (D[c, j] - total(D[a, j], a) / n - X_hat[c, j] * (total(D[a, j] * X_hat[a, j], a) / n)),
        ),
    ),
    "batch norm, by its scale": Closed(
        Derivative(loss_y, gamma[j]), total(D[a, j] * X_hat[a, j], a), (total(D[a, j], a), total(D[a, j] * X[a, j], a))
    ),
    "batch norm, by its shift": Closed(Derivative(loss_y, beta[j]), total(D[a, j], a), (total(D[a, j], a) / N,)),
    "dropout": Closed(
        Derivative(of_dropped, x[j]),
        kept[j] * g[j] / (1 - rate),
        (kept[j] * g[j], g[j] / (1 - rate), kept[j] * g[j] / rate),
    ),
    "embedding": Closed(
        Derivative(of_picked, table[i, w]),
        total(Delta(Lookup("v", a, n), i) * H[a, w], a),
        (total(H[a, w], a), total(Delta(Lookup("v", a, n), i) * H[a, w], a) / N),
    ),
    "max pooling": Closed(
        Derivative(of_pooled, x[j]),
        total(Delta(Lookup("v", r, n), j) * bias[r], r),
        (total(bias[r], r), total(Delta(Lookup("v", r, n), j) * bias[r], r) / m),
    ),
    "average pooling": Closed(Derivative(Name("A", total(x[k], k) / n), x[j]), 1 / n, (form(1), Delta(j, j) / n * 2)),
}

s, s2, s3 = (Index(letter, WHOLE) for letter in "stq")
signal, kernel, coming = Tensor("x", (WHOLE,)), Tensor("w", (WHOLE,)), Tensor("g", (WHOLE,))
convolved = Family("y", (s,), SumOver(kernel[s2] * signal[Shift((s, s2))], s2))
of_convolved = Loss("L", convolved[s], coming)

CONVOLUTION = {
    "convolution, by its input": Closed(
        Derivative(of_convolved, signal[s3]),
        SumOver(kernel[s2] * coming[Shift((s3,), (s2,))], s2),
        (SumOver(kernel[s2] * coming[Shift((s3, s2))], s2), -SumOver(kernel[s2] * coming[Shift((s3,), (s2,))], s2)),
    ),
    "convolution, by its kernel": Closed(
        Derivative(of_convolved, kernel[s3]),
        SumOver(coming[s] * signal[Shift((s, s3))], s),
        (SumOver(coming[s] * signal[Shift((s,), (s3,))], s), SumOver(coming[s] * signal[s], s)),
    ),
}

K, V = Tensor("K", (n, d)), Tensor("V", (n, d))
Q, O = Tensor("Q", (N, d)), Tensor("G", (N, d))  # noqa: E741
S = Tensor("S", (N, n))
mask = Tensor("M", (N, n), mask=True)
coming_p, coming_s = Tensor("A", (N, n)), Tensor("D", (N, n))
P = Family("P", (a, i), exp(S[a, i]) / total(exp(S[a, k]), k))
masked = Family("P", (a, i), mask[a, i] * exp(S[a, i]) / total(mask[a, k] * exp(S[a, k]), k))
loss_p, of_masked = Loss("L", P[a, i], coming_p), Loss("L", masked[a, i], coming_p)
scores = Family("S", (a, i), total(Q[a, u] * K[i, u], u) / sqrt(d))
of_scores = Loss("L", scores[a, i], coming_s)
weights = Family("P", (a, i), exp(scores[a, i]) / total(exp(scores[a, k]), k))
output = Family("O", (a, u), total(weights[a, i] * V[i, u], i))
of_output = Loss("L", output[a, u], O)

ATTENTION = {
    "attention, by its values": Closed(
        Derivative(of_output, V[j, w]),
        total(weights[a, j] * O[a, w], a),
        (total(weights[a, j] * O[a, w], a) / N, total(O[a, w], a), -total(weights[a, j] * O[a, w], a)),
    ),
    "attention, by its scores": Closed(
        Derivative(loss_p, S[b, j]),
        P[b, j] * (coming_p[b, j] - total(P[b, k] * coming_p[b, k], k)),
        (
            P[b, j] * coming_p[b, j],
            P[b, j] * (coming_p[b, j] - total(coming_p[b, k], k)),
            P[b, j] * (coming_p[b, j] - total(P[a, j] * coming_p[a, j], a)),
            P[b, j] * (coming_p[b, j] - total(P[b, k] * coming_p[b, k], k) / n),
        ),
    ),
    "attention, by its scores, masked": Closed(
        Derivative(of_masked, S[b, j]),
        masked[b, j] * (coming_p[b, j] - total(masked[b, k] * coming_p[b, k], k)),
        (mask[b, j] * masked[b, j] * coming_p[b, j], masked[b, j] * (coming_p[b, j] - total(coming_p[b, k], k))),
    ),
    "attention, by its queries": Closed(
        Derivative(of_scores, Q[b, w]),
        total(coming_s[b, i] * K[i, w], i) / sqrt(d),
        (
            total(coming_s[b, i] * K[i, w], i),
            total(coming_s[b, i] * K[i, w], i) / d,
            total(coming_s[a, i] * K[i, w], a, i) / sqrt(d),
        ),
    ),
    "attention, by its keys": Closed(
        Derivative(of_scores, K[j, w]),
        total(coming_s[a, j] * Q[a, w], a) / sqrt(d),
        (
            total(coming_s[a, j] * Q[a, w], a),
            total(coming_s[a, j] * Q[a, w], a) / d,
            -total(coming_s[a, j] * Q[a, w], a) / sqrt(d),
        ),
    ),
}

U = Tensor("U", (m, m))
before = Tensor("h", (m,))
x_n, W_n = Tensor("x", (n,)), Tensor("W", (m, n))
pre = Family("z", (o,), total(W_n[o, k] * x_n[k], k) + total(U[o, r] * before[r], r) + bias[o])
hidden = Family("H", (o,), tanh(pre[o]))
g_m = Tensor("g", (m,))
of_hidden = Loss("L", hidden[o], g_m)
s_m = Index("s", m)
back = total(g_m[o] * (1 - hidden[o] ** 2) * U[o, s_m], o)
gate_i, gate_f, gate_g, gate_o = (Tensor(f"z_{letter}", (m,)) for letter in "ifgo")
cell = Tensor("c", (m,))
state = Family("C", (o,), sigmoid(gate_f[o]) * cell[o] + sigmoid(gate_i[o]) * tanh(gate_g[o]))
out = Family("H", (o,), sigmoid(gate_o[o]) * tanh(state[o]))
of_out = Loss("L", out[o], g_m)
down = g_m[s_m] * sigmoid(gate_o[s_m]) * (1 - tanh(state[s_m]) ** 2)

CELLS = {
    "RNN cell, by the state before": Closed(
        Derivative(of_hidden, before[s_m]),
        back,
        (
            total(g_m[o] * U[o, s_m], o),
            total(g_m[o] * (1 - hidden[o] ** 2) * U[s_m, o], o),
            total(g_m[o] * (1 - hidden[o]) * U[o, s_m], o),
        ),
    ),
    "RNN cell, by its weights": Closed(
        Derivative(of_hidden, U[r, s_m]),
        g_m[r] * (1 - hidden[r] ** 2) * before[s_m],
        (g_m[s_m] * (1 - hidden[s_m] ** 2) * before[r], g_m[r] * hidden[r] * before[s_m]),
    ),
    "LSTM cell, by the cell before": Closed(
        Derivative(of_out, cell[s_m]), down * sigmoid(gate_f[s_m]), (down, down * sigmoid(gate_i[s_m]), -down)
    ),
    "LSTM cell, by its input gate": Closed(
        Derivative(of_out, gate_i[s_m]),
        down * tanh(gate_g[s_m]) * (sigmoid(gate_i[s_m]) * (1 - sigmoid(gate_i[s_m]))),
        (down * tanh(gate_g[s_m]), down * (sigmoid(gate_i[s_m]) * (1 - sigmoid(gate_i[s_m])))),
    ),
    "LSTM cell, by its forget gate": Closed(
        Derivative(of_out, gate_f[s_m]),
        down * cell[s_m] * (sigmoid(gate_f[s_m]) * (1 - sigmoid(gate_f[s_m]))),
        (down * cell[s_m], down * (sigmoid(gate_f[s_m]) * (1 - sigmoid(gate_f[s_m])))),
    ),
    "LSTM cell, by its candidate": Closed(
        Derivative(of_out, gate_g[s_m]),
        down * sigmoid(gate_i[s_m]) * (1 - tanh(gate_g[s_m]) ** 2),
        (down * sigmoid(gate_i[s_m]), down * (1 - tanh(gate_g[s_m]) ** 2)),
    ),
    "LSTM cell, by its output gate": Closed(
        Derivative(of_out, gate_o[s_m]),
        g_m[s_m] * tanh(state[s_m]) * (sigmoid(gate_o[s_m]) * (1 - sigmoid(gate_o[s_m]))),
        (g_m[s_m] * state[s_m] * (sigmoid(gate_o[s_m]) * (1 - sigmoid(gate_o[s_m]))), g_m[s_m] * tanh(state[s_m])),
    ),
}

CLOSED = SOFTMAX | LOSSES | NORMS | LAYERS | CONVOLUTION | ATTENTION | CELLS
