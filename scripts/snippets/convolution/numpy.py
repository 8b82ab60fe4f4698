import numpy as np

x = np.array([1.0, 2.0, 0.0, -1.0, 3.0])
w = np.array([2.0, -1.0, 1.0])
g = np.array([1.0, 0.0, 2.0])  # the loss's gradient by y

y = np.correlate(x, w, "valid")  # places 0, 1, 2, where all of w lies on x

dx = np.convolve(g, w)  # g_{j-k}: the other way round
dw = np.correlate(x, g, "valid")
print(y)
print(dx)
print(dw)
