import numpy as np

x = np.array([2.0, 5.0, 3.0, 0.0, 1.0, 4.0])
g = np.array([1.0, -2.0, 3.0, 1.0])  # the loss's gradient by the four windows of three

windows = np.lib.stride_tricks.sliding_window_view(x, 3)
v = np.arange(4) + windows.argmax(axis=1)  # where each window has its maximum, counted from 0
y = x[v]

dx = np.zeros_like(x)
np.add.at(dx, v, g)
print(v, y)
print(dx)

average = windows.mean(axis=1)

dx = np.zeros_like(x)
np.add.at(dx, np.arange(4)[:, None] + np.arange(3), g[:, None] / 3)
print(average)
print(dx)
