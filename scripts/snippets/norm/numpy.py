import numpy as np

x = np.array([3.0, 4.0])
y = np.array([0.0, 2.0])
g = np.array([1.0, 0.0])  # the loss's gradient by u

R = np.sqrt(x @ x)
u = x / R
v = y / np.sqrt(y @ y)
C = u @ v

print(x / R)
print((g - (g @ u) * u) / R)
print((v - C * u) / R)
