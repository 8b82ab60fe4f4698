import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)
x = jnp.array([1.0, 2.0, 3.0])
q = jnp.array([0.5, 0.25, 0.25])


def divergence(x):
    return jnp.sum(q * (jnp.log(q) - jax.nn.log_softmax(x)))


def other_way(x):
    return jnp.sum(jax.nn.softmax(x) * (jax.nn.log_softmax(x) - jnp.log(q)))


p = jax.nn.softmax(x)
r = jnp.log(p) - jnp.log(q)
for loss, by_hand in ((divergence, p - q), (other_way, p * (r - other_way(x)))):
    dx = jax.grad(loss)(x)
    print(loss(x), dx, abs(dx - by_hand).max())
