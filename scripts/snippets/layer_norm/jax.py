import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)
X = jnp.array([[0.0, 2.0, 3.0, 4.0, 6.0], [1.0, 0.0, -1.0, 0.0, 2.0]])
gamma = jnp.array([1.0, 2.0, 1.0, 0.5, 1.0])
beta = jnp.zeros(5)
U = jnp.array([[1.0, 0.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, -1.0, 0.0]])


def layer_norm(X, gamma, beta):
    return gamma * jax.nn.standardize(X, axis=1, epsilon=1e-5) + beta


Y, backward = jax.vjp(layer_norm, X, gamma, beta)
dX, dgamma, dbeta = backward(U)

sigma = jnp.sqrt(X.var(axis=1, keepdims=True) + 1e-5)
X_hat = (X - X.mean(axis=1, keepdims=True)) / sigma
G = gamma * U
by_hand = G - G.mean(axis=1, keepdims=True) - X_hat * (G * X_hat).mean(axis=1, keepdims=True)
print(abs(dX - by_hand / sigma).max())
print(abs(dgamma - (U * X_hat).sum(axis=0)).max())
print(abs(dbeta - U.sum(axis=0)).max())
