import numpy as np


def backward(gradient, x, a):
    """The gradient with respect to x, from that with respect to the output a."""
    return gradient * (x - a) ** 2


x = np.array([-5.0, -0.5, 0.0, 5.0])
a = x - np.tanh(x)
print(a)
print(backward(np.ones(4), x, a))
