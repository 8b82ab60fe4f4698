import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)
x = jnp.array([1.0, 2.0, 3.0])
g = jnp.array([1.0, 0.0, 1.0])

q, backward = jax.vjp(jax.nn.log_softmax, x)
(dx,) = backward(g)

by_hand = g - jnp.exp(q) * g.sum()
print(dx)
print(abs(dx - by_hand).max())
