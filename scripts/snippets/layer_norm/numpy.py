import numpy as np

X = np.array([[0.0, 2.0, 3.0, 4.0, 6.0], [1.0, 0.0, -1.0, 0.0, 2.0]])  # one example a row
gamma = np.array([1.0, 2.0, 1.0, 0.5, 1.0])
beta = np.zeros(5)
U = np.array([[1.0, 0.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, -1.0, 0.0]])  # the loss's gradient by Y
epsilon = 1e-5

mu = X.mean(axis=1, keepdims=True)
v = ((X - mu) ** 2).mean(axis=1, keepdims=True)
sigma = np.sqrt(v + epsilon)
X_hat = (X - mu) / sigma
Y = gamma * X_hat + beta

G = gamma * U
mean_G = G.mean(axis=1, keepdims=True)
mean_GX = (G * X_hat).mean(axis=1, keepdims=True)
dX = (G - mean_G - X_hat * mean_GX) / sigma
dgamma = (U * X_hat).sum(axis=0)
dbeta = U.sum(axis=0)
print(dX.round(4))
print(dgamma.round(4))
print(dbeta)
