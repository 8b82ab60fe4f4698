import numpy as np

x, s = np.array([1.0, -1.0]), np.array([0.5, -0.5])
W, U = np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([[1.0, 1.0], [-1.0, 1.0]])
b = np.array([0.0, 0.5])
g = np.array([1.0, 2.0])  # the loss's gradient by h

h = np.tanh(W @ x + U @ s + b)

dz = g * (1 - h**2)
ds, dx = U.T @ dz, W.T @ dz
dU, dW, db = np.outer(dz, s), np.outer(dz, x), dz
print(h)
print(ds)
print(dU)
