import numpy as np


def hardsigmoid(x):
    """The line x/6 + 1/2, cut off at 0 and at 1."""
    return np.clip(x + 3, 0, 6) / 6


def backward(gradient, a):
    """The gradient with respect to x, from that with respect to the output; 0 at both kinks."""
    return np.where((a > 0) & (a < 1), gradient / 6, 0)


x = np.array([-5.0, -3.0, 1.5, 3.0, 5.0])
a = hardsigmoid(x)
print(a)
print(backward(np.ones(5), a))
