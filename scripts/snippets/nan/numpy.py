import numpy as np


def backward(gradient, x, eps):
    """The gradient with respect to x of the square root of x² + eps: 0 at 0."""
    return gradient * x / np.sqrt(x * x + eps)


x = np.array([-5.0, 0.0, 5.0])
print(np.sqrt(x * x + 1e-12))
print(backward(np.ones(3), x, 1e-12))
