import numpy as np


def elu(x, alpha=1.0):
    """x above 0, alpha (e^x - 1) below; expm1 keeps the digits near 0, and the minimum its exponential small."""
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))


def backward(gradient, a, alpha=1.0):
    """The gradient with respect to x, from that with respect to the output a."""
    return gradient * np.where(a > 0, 1, a + alpha)


x = np.array([-5.0, -1.0, 0.0, 5.0])
a = elu(x)
print(a)
print(backward(np.ones(4), a))
