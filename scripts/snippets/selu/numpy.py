from math import erfc, exp, pi, sqrt

import numpy as np

c = exp(1 / 2) * erfc(1 / sqrt(2))
q = exp(2) * erfc(sqrt(2))
alpha = sqrt(2 / pi) / (1 - c)
scale = 1 / sqrt((1 + alpha**2 * (1 - 2 * c + q)) / 2)
print(alpha, scale)


def selu(x):
    """An ELU times its scale; expm1 keeps the digits near 0."""
    return scale * np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))


def backward(gradient, a):
    """The gradient with respect to x, from that with respect to the output a; the slope from the left at the kink."""
    return gradient * np.where(a > 0, scale, a + scale * alpha)


x = np.array([-5.0, -1.0, 0.0, 5.0])
a = selu(x)
print(a)
print(backward(np.ones(4), a))
