import numpy as np
from scipy.special import logsumexp

x = np.array([1.0, 2.0, 3.0])

largest = x.max()
s = largest + np.log(np.exp(x - largest).sum())
dx = np.exp(x - s)

print(s)
print(dx)
print(abs(s - logsumexp(x)))
