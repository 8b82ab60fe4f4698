import numpy as np


def softplus(x):
    """ln(1 + e^x), with an exponential that cannot overflow."""
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def backward(gradient, a):
    """The gradient with respect to x, from that with respect to the output a."""
    return gradient * -np.expm1(-a)


x = np.array([-50.0, 0.0, 50.0, 1000.0])
a = softplus(x)
print(a)
print(backward(np.ones(4), a))
