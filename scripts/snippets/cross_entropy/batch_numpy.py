import numpy as np

X = np.array([[1.0, 2.0, 3.0], [0.0, 0.0, 0.0], [2.0, 1.0, 0.0]])
classes = np.array([1, -100, 0])  # the second example is ignored

counts = classes >= 0
P = np.exp(X - X.max(axis=1, keepdims=True))
P /= P.sum(axis=1, keepdims=True)

dX = np.zeros_like(X)
dX[counts] = (P[counts] - np.eye(3)[classes[counts]]) / counts.sum()
print(dX)
