import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)
X = jnp.array([[1.0, -1.0, 3.0, 3.0, 0.0], [2.0, 0.0, -1.0, 0.0, 1.0]])
gamma = jnp.array([1.0, 1.0, 1.0, 2.0, 1.0])
G = jnp.array([[1.0, 0.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, -1.0, 0.0]])


def rms_norm(X, gamma):
    return gamma * X / jnp.sqrt((X**2).mean(axis=1, keepdims=True) + 1e-5)


Y, backward = jax.vjp(rms_norm, X, gamma)
dX, dgamma = backward(G)

r = jnp.sqrt((X**2).mean(axis=1, keepdims=True) + 1e-5)
X_hat = X / r
by_hand = (gamma * G - X_hat * (gamma * G * X_hat).mean(axis=1, keepdims=True)) / r
print(abs(dX - by_hand).max())
print(abs(dgamma - (G * X_hat).sum(axis=0)).max())
