import numpy as np

rng = np.random.default_rng(0)
x, v = rng.integers(-9, 10, (2, 3))
A, B = rng.integers(-9, 10, (2, 3, 3))
W = rng.integers(-9, 10, (2, 3))
g = rng.integers(-9, 10, 2)

both_ways = [
    (np.einsum("k,k->", v, x), v @ x),
    (np.einsum("rk,k->r", W, x), W @ x),
    (np.einsum("r,rj->j", g, W), W.T @ g),
    (np.einsum("ik,kj->ij", A, B), A @ B),
    (np.einsum("ik,jk->ij", A, B), A @ B.T),
    (np.einsum("r,j->rj", g, x), np.outer(g, x)),
    (np.einsum("i,i->i", v, x), v * x),
    (np.einsum("kk->", A), np.trace(A)),
]
print(all(np.array_equal(*each) for each in both_ways))
