import numpy as np


def sigmoid(x):
    """1/(1 + e^-x), with an exponential that cannot overflow."""
    t = np.exp(-np.abs(x))
    return np.where(x < 0, t, 1) / (1 + t)


def backward(gradient, a, s):
    """The gradients with respect to x and to the gate, from that with respect to the output a."""
    return gradient * s, gradient * a * (1 - s)


x = np.array([2.0, 2.0, -1.0])
gate = np.array([-5.0, 0.0, 5.0])
s = sigmoid(gate)
a = x * s
print(a)
for each in backward(np.ones(3), a, s):
    print(each)
