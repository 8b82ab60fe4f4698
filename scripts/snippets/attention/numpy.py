import numpy as np

Q = np.array([[1.0, 2.0], [0.0, 1.0]])
K = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
V = np.array([[1.0, 0.0], [0.0, 1.0], [2.0, -1.0]])
M = np.array([[True, True, False], [True, True, True]])
G = np.array([[1.0, 0.0], [0.0, 1.0]])  # the loss's gradient by the outputs
scale = 1 / np.sqrt(Q.shape[1])

S = np.where(M, scale * Q @ K.T, -np.inf)
E = np.exp(S - S.max(axis=1, keepdims=True))
P = E / E.sum(axis=1, keepdims=True)
out = P @ V

A = G @ V.T
D = P * (A - (G * out).sum(axis=1, keepdims=True))
dV, dQ, dK = P.T @ G, scale * D @ K, scale * D.T @ Q
print(out.round(4))
print(dQ.round(4))
print(abs((P * A).sum(axis=1) - (G * out).sum(axis=1)).max() < 1e-15)
