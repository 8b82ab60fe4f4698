import numpy as np

x = np.array([1.0, 2.0, 3.0, 4.0])
g = np.array([3.0, 1.0, 2.0, -1.0])  # the loss's gradient by y
rho = 0.5

m = np.random.default_rng(1).random(x.shape) >= rho  # drawn once, and kept
y = m * x / (1 - rho)
dx = m * g / (1 - rho)
print(m)
print(y)
print(dx)
