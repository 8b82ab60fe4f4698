import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)
X = jnp.array([[0.0, 1.0], [2.0, 1.0], [3.0, 2.0], [4.0, 3.0], [6.0, 3.0]])
gamma = jnp.array([1.0, 2.0])
beta = jnp.zeros(2)
G = jnp.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0], [0.0, -1.0], [0.0, 0.0]])


def batch_norm(X, gamma, beta):
    return gamma * jax.nn.standardize(X, axis=0, epsilon=1e-5) + beta


Y, backward = jax.vjp(batch_norm, X, gamma, beta)
dX, dgamma, dbeta = backward(G)

sigma = jnp.sqrt(X.var(axis=0) + 1e-5)
X_hat = (X - X.mean(axis=0)) / sigma
by_hand = gamma / sigma * (G - G.mean(axis=0) - X_hat * (G * X_hat).mean(axis=0))
print(abs(dX - by_hand).max())
print(abs(dgamma - (G * X_hat).sum(axis=0)).max())
print(abs(dbeta - G.sum(axis=0)).max())
