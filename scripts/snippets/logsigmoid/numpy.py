import numpy as np


def logsigmoid(x):
    """The logarithm of the sigmoid, without a logarithm of 0 and with an exponential that cannot overflow."""
    return -np.maximum(-x, 0) - np.log1p(np.exp(-np.abs(x)))


def backward(gradient, a):
    """The gradient with respect to x, from that with respect to the output a."""
    return gradient * -np.expm1(a)


x = np.array([-1000.0, -5.0, 0.0, 50.0])
a = logsigmoid(x)
print(a)
print(backward(np.ones(4), a))
