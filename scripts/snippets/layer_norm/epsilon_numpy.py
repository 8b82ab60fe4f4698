import numpy as np

for step in (1.0, 0.01, 0.0001):
    x = np.array([0, step, 2 * step])
    mu, v = x.mean(), x.var()
    inside = (x - mu) / np.sqrt(v + 1e-5)
    outside = (x - mu) / (np.sqrt(v) + 1e-5)
    print(step, inside.round(4), outside.round(4))
