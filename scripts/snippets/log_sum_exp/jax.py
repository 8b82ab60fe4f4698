import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)
x = jnp.array([1.0, 2.0, 3.0])

s, dx = jax.value_and_grad(jax.nn.logsumexp)(x)

by_hand = jnp.exp(x - s)
print(s)
print(dx)
print(abs(dx - by_hand).max())
