import numpy as np

x = np.array([1000.0, 1001.0, 1002.0])

e = np.exp(x)
print(e / e.sum())

e = np.exp(x - x.max())
print(e / e.sum())
