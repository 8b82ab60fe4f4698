import numpy as np


def backward(gradient, x, alpha=0.01):
    """The gradient with respect to x, from that with respect to the output; alpha at the kink."""
    return np.where(x > 0, gradient, alpha * gradient)


x = np.array([-5.0, 0.0, 5.0])
print(np.where(x > 0, x, 0.01 * x))
print(backward(np.ones(3), x))
