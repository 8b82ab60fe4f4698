import numpy as np


def softshrink(x, lamda=0.5):
    """x, moved toward 0 by lamda, but not beyond."""
    return x - np.clip(x, -lamda, lamda)


def backward(gradient, a):
    """The gradient with respect to x, from that with respect to the output; 0 at both kinks."""
    return np.where(a != 0, gradient, 0)


x = np.array([-2.0, -0.5, 0.25, 0.5, 2.0])
a = softshrink(x)
print(a)
print(backward(np.ones(5), a))
