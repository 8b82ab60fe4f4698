import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)
keys = jax.random.split(jax.random.key(0), 6)
x, s = jax.random.normal(keys[0], 3), jax.random.normal(keys[1], 4)
W, U = jax.random.normal(keys[2], (4, 3)), jax.random.normal(keys[3], (4, 4))
b, g = jax.random.normal(keys[4], 4), jax.random.normal(keys[5], 4)

h, backward = jax.vjp(lambda x, s, W, U, b: jnp.tanh(W @ x + U @ s + b), x, s, W, U, b)
dx, ds, dW, dU, db = backward(g)

dz = g * (1 - h**2)
print(abs(ds - U.T @ dz).max())
print(abs(dx - W.T @ dz).max())
print(abs(dU - jnp.outer(dz, s)).max())
print(abs(dW - jnp.outer(dz, x)).max())
print(abs(db - dz).max())
