import jax
import jax.numpy as jnp

x, y = jnp.zeros(2), jnp.array([0.0, 2.0])


def show(name, f):
    print(f"{name:22}", f(x).item(), jax.grad(f)(x).tolist())


def norm(x):
    square = jnp.sum(x**2)
    safe = jnp.where(square > 0, square, 1.0)
    return jnp.where(square > 0, jnp.sqrt(safe), 0.0)


show("linalg.norm(x)", jnp.linalg.norm)
show("sqrt(sum(x²) + eps)", lambda x: jnp.sqrt(jnp.sum(x**2) + 1e-6))
show("norm with two wheres", norm)
show("y · x/linalg.norm(x)", lambda x: y @ (x / jnp.linalg.norm(x)))
show("y · x/max(norm, 1e-6)", lambda x: y @ (x / jnp.maximum(norm(x), 1e-6)))
