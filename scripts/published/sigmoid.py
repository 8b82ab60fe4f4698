"""The sigmoid and its derivative, from the input and from the output. Needs NumPy alone.

Each takes a number or an array of any shape and gives an array of that shape and, for floating point, of that type;
integers become float64. NaN gives NaN. Raises TypeError for what is not made of real numbers.
"""

import numpy as np


def sigmoid(x):
    """1 / (1 + exp(-x)), between 0 and 1. Never overflows; 0 at minus infinity, 1 at infinity."""
    x = _real(x)
    t = np.exp(-np.abs(x))  # between 0 and 1
    return np.where(x >= 0, np.ones_like(t), t) / (1 + t)


def from_input(x):
    """The derivative at the input x. Right to a few units in the last place wherever it is a normal number."""
    t = np.exp(-np.abs(_real(x)))
    return t / (1 + t) ** 2


def from_output(a):
    """The derivative where the output is a, without another exponential. Loses digits where a is close to 1.

    Raises ValueError where a is not between 0 and 1, as no output is: then it was an input.
    """
    a = _real(a)
    if np.any((a < 0) | (a > 1)):
        raise ValueError("from_output takes outputs of the sigmoid, which lie between 0 and 1; this looks like inputs")
    return a * (1 - a)


def _real(x):
    x = np.asarray(x)
    if x.dtype.kind in "iu":
        return x.astype(np.float64)
    if x.dtype.kind == "f" or (x.dtype.kind == "V" and np.can_cast(x.dtype, np.float32)):  # V: bfloat16
        return x
    raise TypeError(f"the sigmoid takes real numbers, not {x.dtype}")
