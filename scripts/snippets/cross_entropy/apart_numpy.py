import numpy as np

x = np.array([0.0, -1000.0])
t = np.array([0.0, 1.0])
p = np.exp(x - x.max()) / np.exp(x - x.max()).sum()

dp = -t / p
print("one after the other:", p * (dp - dp @ p))
print("together:           ", p - t)
