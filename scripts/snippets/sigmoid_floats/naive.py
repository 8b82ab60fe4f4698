import numpy as np

np.set_printoptions(precision=4)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


x = np.array([-1000.0, -100.0, 0.0, 100.0], dtype=np.float32)
print(sigmoid(x))
