import numpy as np

x = np.array([1.0, 2.0, 4.0])
y = np.array([1.5, 1.0, 0.0])
beta = 2.0

r = x - y
print(2 * r / r.size)
print(np.sign(r) / r.size)
print(np.clip(r, -beta, beta) / r.size)
