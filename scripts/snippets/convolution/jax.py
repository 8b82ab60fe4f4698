import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)
x = jnp.array([1.0, 2.0, 0.0, -1.0, 3.0])
w = jnp.array([2.0, -1.0, 1.0])
g = jnp.array([1.0, 0.0, 2.0])

y, backward = jax.vjp(lambda x, w: jnp.correlate(x, w, "valid"), x, w)
dx, dw = backward(g)

dx_by_hand = sum(w[k] * jnp.pad(g, (k, 2 - k)) for k in range(3))  # g, k places to the right
dw_by_hand = jnp.array([(g * x[k : k + 3]).sum() for k in range(3)])
print(y)
print(abs(dx - dx_by_hand).max())
print(abs(dw - dw_by_hand).max())
