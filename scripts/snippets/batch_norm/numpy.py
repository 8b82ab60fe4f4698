import numpy as np

X = np.array([[0.0, 1.0], [2.0, 1.0], [3.0, 2.0], [4.0, 3.0], [6.0, 3.0]])  # one example a row
gamma = np.array([1.0, 2.0])
beta = np.zeros(2)
G = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0], [0.0, -1.0], [0.0, 0.0]])  # the loss's gradient by Y
epsilon = 1e-5

mu = X.mean(axis=0)
sigma = np.sqrt(((X - mu) ** 2).mean(axis=0) + epsilon)
X_hat = (X - mu) / sigma
Y = gamma * X_hat + beta

dX = gamma / sigma * (G - G.mean(axis=0) - X_hat * (G * X_hat).mean(axis=0))
dgamma = (G * X_hat).sum(axis=0)
dbeta = G.sum(axis=0)
print(dX.round(4))
print(dgamma.round(4))
print(dbeta)
