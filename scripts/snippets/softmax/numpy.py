import numpy as np

x = np.array([1.0, 2.0, 3.0])
g = np.array([1.0, 0.0, -1.0])  # the loss's gradient by p

e = np.exp(x - x.max())
p = e / e.sum()

dx = p * (g - g @ p)
jacobian = np.diag(p) - np.outer(p, p)
print(p)
print(dx)
print(abs(jacobian @ g - dx).max())
