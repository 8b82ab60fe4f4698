import numpy as np


def backward(gradient, a):
    """The gradient with respect to x, from that with respect to the output; 0 at both kinks."""
    return np.where(np.abs(a) < 1, gradient, 0)


x = np.array([-5.0, -1.0, 0.5, 1.0, 5.0])
a = np.clip(x, -1, 1)
print(a)
print(backward(np.ones(5), a))
