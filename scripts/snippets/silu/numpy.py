import numpy as np


def sigmoid(x):
    """1/(1 + e^-x), with an exponential that cannot overflow."""
    t = np.exp(-np.abs(x))
    return np.where(x < 0, t, 1) / (1 + t)


def backward(gradient, x, s):
    """The gradient with respect to x, from that with respect to the output; s is the sigmoid of x."""
    return gradient * s * (1 + x * (1 - s))


x = np.array([-5.0, 0.0, 5.0])
s = sigmoid(x)
print(x * s)
print(backward(np.ones(3), x, s))
