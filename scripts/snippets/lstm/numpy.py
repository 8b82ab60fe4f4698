import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


s = np.array([1.0, -1.0])
i, f = sigmoid(np.array([0.0, 1.0])), sigmoid(np.array([2.0, -2.0]))
g, o = np.tanh(np.array([1.0, 0.0])), sigmoid(np.array([0.0, 2.0]))
q = np.array([1.0, 2.0])  # the loss's gradient by h
later = np.array([1.0, 1.0])  # its gradient by c, from the next step

c = f * s + i * g
t = np.tanh(c)
h = o * t

r = later + q * o * (1 - t**2)  # in all
ds = r * f
di, df, dg = r * g * i * (1 - i), r * s * f * (1 - f), r * i * (1 - g**2)
do = q * t * o * (1 - o)
print(c, h)
print(ds)
print(np.stack([di, df, dg, do]))
