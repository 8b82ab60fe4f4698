import numpy as np

np.set_printoptions(precision=4)


def sigmoid(x):
    t = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, t) / (1 + t)


x = np.array([-1000.0, -100.0, 0.0, 100.0], dtype=np.float32)
print(sigmoid(x))
