import numpy as np

X = np.array([[1.0, 2.0], [0.0, 1.0], [2.0, -1.0]])
W = np.array([[1.0, 0.0], [-1.0, 2.0]])
b = np.array([0.0, 1.0])
G = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 2.0]])  # the loss's gradient by Z

Z = X @ W + b

dW = X.T @ G
dX = G @ W.T
db = G.sum(axis=0)
print(dW)
print(dX)
print(db)
