import numpy as np


def sigmoid(x):
    t = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, t) / (1 + t)


def backward(gradient, a):
    """The gradient with respect to x, from that with respect to the output a."""
    return gradient * a * (1 - a)


x = np.array([-5.0, 0.0, 5.0])
a = sigmoid(x)
print(a)
print(backward(np.ones(3), a))
