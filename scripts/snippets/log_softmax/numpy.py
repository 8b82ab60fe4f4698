import numpy as np

x = np.array([1.0, 2.0, 3.0])
g = np.array([1.0, 0.0, 1.0])  # the loss's gradient by q

shifted = x - x.max()
q = shifted - np.log(np.exp(shifted).sum())

dx = g - np.exp(q) * g.sum()
jacobian = np.eye(3) - np.exp(q)
print(q)
print(dx)
print(abs(g @ jacobian - dx).max())
