import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)
x = jnp.array([3.0, 4.0])
y = jnp.array([0.0, 2.0])
g = jnp.array([1.0, 0.0])


def normalized(x):
    return x / jnp.linalg.norm(x)


def cosine(x):
    return normalized(x) @ normalized(y)


R, u, v, C = jnp.linalg.norm(x), normalized(x), normalized(y), cosine(x)

for of, coming, by_hand in (
    (jnp.linalg.norm, 1.0, x / R),
    (normalized, g, (g - (g @ u) * u) / R),
    (cosine, 1.0, (v - C * u) / R),
):
    (dx,) = jax.vjp(of, x)[1](coming)
    print(dx, abs(dx - by_hand).max())
