import numpy as np


def backward(gradient, a):
    """The gradient with respect to x, from that with respect to the output; 0 at both kinks."""
    return np.where((a > 0) & (a < 6), gradient, 0)


x = np.array([-5.0, 0.0, 3.0, 6.0, 9.0])
a = np.clip(x, 0, 6)
print(a)
print(backward(np.ones(5), a))
