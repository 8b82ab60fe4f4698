import numpy as np

x = np.array([1.0, 2.0, 3.0])
t = np.array([0.0, 1.0, 0.0])

shifted = x - x.max()
log_p = shifted - np.log(np.exp(shifted).sum())
p = np.exp(log_p)

dx = p - t
print(-(t @ log_p))
print(dx)

by_class = p.copy()
by_class[1] -= 1
print(abs(by_class - dx).max())
