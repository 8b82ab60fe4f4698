import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)
E = jnp.array([[1.0, 2.0], [0.0, -1.0], [3.0, 1.0], [-2.0, 4.0]])
v = jnp.array([2, 0, 2])
G = jnp.array([[1.0, 0.0], [0.0, 2.0], [-2.0, 5.0]])

Y, backward = jax.vjp(lambda E: E[v], E)
(dE,) = backward(G)

by_hand = jnp.zeros((4, 2)).at[v].add(G)
print(dE)
print(abs(dE - by_hand).max())
