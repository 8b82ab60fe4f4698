import numpy as np


def celu(x, alpha=1.0):
    """x above 0, alpha (e^(x/alpha) - 1) below; expm1 keeps the digits near 0."""
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0) / alpha))


def backward(gradient, a, alpha=1.0):
    """The gradient with respect to x, from that with respect to the output a."""
    return gradient * np.where(a > 0, 1, (a + alpha) / alpha)


x = np.array([-5.0, -1.0, 0.0, 5.0])
a = celu(x, alpha=2.0)
print(a)
print(backward(np.ones(4), a, alpha=2.0))
