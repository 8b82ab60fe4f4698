import numpy as np


def backward(gradient, a):
    """The gradient with respect to x, from that with respect to the output; 0 at the kink."""
    return np.where(a > 0, gradient, 0)


x = np.array([-5.0, 0.0, 5.0])
a = np.maximum(x, 0)
print(a)
print(backward(np.ones(3), a))
