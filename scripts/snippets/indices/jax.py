import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)
x = jnp.array([1.0, 2.0])
A = jnp.array([[1.0, 2.0], [4.0, 3.0]])

dx = jax.grad(lambda x: x @ A @ x)(x)

by_hand = (A + A.T) @ x
print(dx)
print(abs(dx - by_hand).max())
