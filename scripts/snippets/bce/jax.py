import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)
x = jnp.array([2.0, -1.0, 0.0])
y = jnp.array([1.0, 1.0, 0.0])


def loss(x):
    return jnp.mean(jax.nn.softplus(x) - x * y)


dx = jax.grad(loss)(x)
by_hand = (jax.nn.sigmoid(x) - y) / x.size
print(dx)
print(abs(dx - by_hand).max())
