import numpy as np


def backward(gradient, x, r):
    """The gradient with respect to x, from that with respect to the output; r is what the forward pass used."""
    return np.where(x > 0, gradient, r * gradient)


x = np.array([-5.0, 0.0, 5.0])
r = (1 / 8 + 1 / 3) / 2  # in training: np.random.default_rng().uniform(1 / 8, 1 / 3, x.shape)
print(np.where(x > 0, x, r * x))
print(backward(np.ones(3), x, r))
