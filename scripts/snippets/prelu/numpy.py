import numpy as np


def backward(gradient, x, w):
    """The gradients with respect to x and to the weight that all x share, from that with respect to the output."""
    by_x = np.where(x > 0, gradient, w * gradient)
    by_w = (gradient * np.minimum(0, x)).sum()
    return by_x, by_w


x, w = np.array([-5.0, -1.0, 0.0, 5.0]), 0.25
print(np.where(x > 0, x, w * x))
by_x, by_w = backward(np.ones(4), x, w)
print(by_x)
print(by_w)
