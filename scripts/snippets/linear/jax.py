import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)
X = jnp.array([[1.0, 2.0], [0.0, 1.0], [2.0, -1.0]])
W = jnp.array([[1.0, 0.0], [-1.0, 2.0]])
b = jnp.array([0.0, 1.0])
G = jnp.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 2.0]])

Z, backward = jax.vjp(lambda X, W, b: X @ W + b, X, W, b)
dX, dW, db = backward(G)

print(abs(dW - X.T @ G).max())
print(abs(dX - G @ W.T).max())
print(abs(db - G.sum(axis=0)).max())
