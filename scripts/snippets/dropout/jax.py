import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)
x = jnp.array([1.0, 2.0, 3.0, 4.0])
g = jnp.array([3.0, 1.0, 2.0, -1.0])
rho = 0.5


def dropout(x, key):
    m = jax.random.bernoulli(key, 1 - rho, x.shape)
    return jnp.where(m, x / (1 - rho), 0)


y, backward = jax.vjp(lambda x: dropout(x, jax.random.key(0)), x)
(dx,) = backward(g)

m = y != 0
print(m)
print(abs(dx - m * g / (1 - rho)).max())
