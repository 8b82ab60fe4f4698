import numpy as np

X = np.array([[1.0, -1.0, 3.0, 3.0, 0.0], [2.0, 0.0, -1.0, 0.0, 1.0]])  # one example a row
gamma = np.array([1.0, 1.0, 1.0, 2.0, 1.0])
G = np.array([[1.0, 0.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, -1.0, 0.0]])  # the loss's gradient by Y
epsilon = 1e-5

r = np.sqrt((X**2).mean(axis=1, keepdims=True) + epsilon)
X_hat = X / r
Y = gamma * X_hat

scaled = gamma * G
dX = (scaled - X_hat * (scaled * X_hat).mean(axis=1, keepdims=True)) / r
dgamma = (G * X_hat).sum(axis=0)
print(dX.round(4))
print(dgamma.round(4))
