import jax
import jax.numpy as jnp

x = jnp.array([0.0, 2.0])
y = jnp.zeros(2)


def huber(x):
    r = jnp.abs(x - y)
    return jnp.sum(jnp.where(r < 2.0, r**2 / 2, 2.0 * (r - 1.0)))


print(jax.grad(lambda x: jnp.sum(jnp.abs(x - y)))(x))
print(jax.grad(huber)(x))
