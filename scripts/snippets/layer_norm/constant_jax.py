import jax
import jax.numpy as jnp

g = jnp.array([1.0, 0.0, 0.0])
x = jnp.full(3, 2.0)


def inside(x):
    return (x - x.mean()) / jnp.sqrt(x.var() + 1e-5)


def outside(x):
    return (x - x.mean()) / (jnp.sqrt(x.var()) + 1e-5)


for function in (inside, outside):
    _, backward = jax.vjp(function, x)
    print(backward(g)[0])
