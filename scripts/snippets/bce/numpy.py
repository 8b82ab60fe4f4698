import numpy as np

x = np.array([2.0, -1.0, 0.0])  # logits
y = np.array([1.0, 1.0, 0.0])

t = np.exp(-np.abs(x))
loss = np.mean(np.maximum(x, 0) - x * y + np.log1p(t))

p = np.where(x >= 0, 1, t) / (1 + t)
dx = (p - y) / x.size
print(loss)
print(dx)
