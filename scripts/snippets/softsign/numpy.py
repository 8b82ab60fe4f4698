import numpy as np


def softsign(x):
    """x/(1 + |x|)."""
    return x / (1 + np.abs(x))


def backward(gradient, x):
    """The gradient with respect to x, from that with respect to the output."""
    return gradient / (1 + np.abs(x)) ** 2


x = np.array([-5.0, 0.0, 5.0])
print(softsign(x))
print(backward(np.ones(3), x))
