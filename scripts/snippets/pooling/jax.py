import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)
x = jnp.array([2.0, 5.0, 3.0, 0.0, 1.0, 4.0])
g = jnp.array([1.0, -2.0, 3.0, 1.0])
places = jnp.arange(4)[:, None] + jnp.arange(3)  # of the four windows of three

y, backward = jax.vjp(lambda x: jax.lax.reduce_window(x, -jnp.inf, jax.lax.max, (3,), (1,), "VALID"), x)
(dx,) = backward(g)
v = jnp.arange(4) + x[places].argmax(axis=1)
print(dx)
print(abs(dx - jnp.zeros(6).at[v].add(g)).max())

average, backward = jax.vjp(lambda x: x[places].mean(axis=1), x)
(dx,) = backward(g)
print(abs(dx - jnp.zeros(6).at[places].add(g[:, None] / 3)).max())
