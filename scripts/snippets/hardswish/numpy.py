import numpy as np


def hardswish(x):
    """x, times a line from 0 to 1 that is cut off at both."""
    return x * np.clip(x + 3, 0, 6) / 6


def backward(gradient, x):
    """The gradient with respect to x, from that with respect to the output; at the borders, that from outside."""
    return gradient * np.where(np.abs(x) < 3, (2 * x + 3) / 6, x > 0)


x = np.array([-5.0, -3.0, -1.5, 0.0, 3.0, 5.0])
print(hardswish(x))
print(backward(np.ones(6), x))
