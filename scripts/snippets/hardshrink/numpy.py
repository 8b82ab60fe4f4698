import numpy as np


def hardshrink(x, lamda=0.5):
    """x where its size is larger than lamda, and else 0."""
    return np.where(np.abs(x) > lamda, x, 0)


def backward(gradient, a):
    """The gradient with respect to x, from that with respect to the output; 0 at both jumps."""
    return np.where(a != 0, gradient, 0)


x = np.array([-2.0, -0.5, 0.25, 0.5, 2.0])
a = hardshrink(x)
print(a)
print(backward(np.ones(5), a))
